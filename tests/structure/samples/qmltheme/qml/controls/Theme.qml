// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
QtObject {
    readonly property color window: "#F4F6F9"
    readonly property int space: 12
}
