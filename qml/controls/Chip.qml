// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

/** A state as a word on its colour. */
ChipFace {
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
