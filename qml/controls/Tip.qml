// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Controls.Basic

/** A tooltip with plain text. Put it into an item and bind visible to that item's hover. */
ToolTip {
    id: root

    delay: Theme.tipDelay
    padding: Theme.spaceS
    contentItem: TText {
        role: "caption"
        text: root.text
        wrapMode: Text.Wrap
    }
    background: Rectangle {
        color: Theme.surface
        border.color: Theme.line
        border.width: Theme.stroke
        radius: Theme.radiusChip
    }
}
