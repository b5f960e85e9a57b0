// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

/** A state as a word on its colour, for what there are hundreds of and whose words the thing around it says to a screen
    reader. */
Rectangle {
    id: root

    property string text: ""
    /** ok, warn, bad, candidate, accent or neutral. */
    property string tone: "neutral"

    implicitWidth: label.implicitWidth + 2 * Theme.spaceS
    implicitHeight: Theme.chipHeight
    radius: Theme.radiusChip
    color: Theme.soft(root.tone)
    border.width: root.tone === "neutral" || Theme.contrast ? Theme.stroke : 0
    border.color: root.tone === "neutral" ? Theme.line : Theme.ink(root.tone)

    CellText {
        id: label
        anchors.centerIn: parent
        width: Math.min(implicitWidth, parent.width - Theme.spaceS)
        role: "caption"
        font.weight: Font.Medium
        tone: root.tone
        text: root.text
    }
}
