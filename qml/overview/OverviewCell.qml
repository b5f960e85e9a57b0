// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Tagboat.Controls

/** A field of a row: words, a chip, or both, and more about it on hovering. */
Item {
    id: root

    property string text: ""
    property string textTone: ""
    property bool mono: false
    property string chipText: ""
    property string tone: "neutral"
    property string detail: ""

    height: parent.height
    visible: width > 0

    Row {
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.spaceXs
        TText {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, root.width - Theme.spaceS - (chip.visible ? chip.width + Theme.spaceXs : 0))
            visible: root.text !== ""
            role: root.mono ? "mono" : "body"
            muted: !root.mono
            tone: root.textTone
            text: root.text
            elide: Text.ElideMiddle
            Accessible.ignored: true
        }
        Chip {
            id: chip
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, root.width - Theme.spaceS)
            visible: root.chipText !== ""
            tone: root.tone === "" ? "neutral" : root.tone
            text: root.chipText
            Accessible.ignored: true
        }
    }
    HoverHandler {
        onHoveredChanged: SharedTip.follow(root, hovered, root.detail)
    }
}
