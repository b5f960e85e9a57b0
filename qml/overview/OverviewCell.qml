// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Tagboat.Controls

/** A field of a row in words, and more about it on hovering. There are thousands: no more items than it needs. */
Item {
    id: root

    property string text: ""
    property string textTone: ""
    property bool mono: false
    property string detail: ""

    height: parent.height
    visible: width > 0

    CellText {
        anchors.verticalCenter: parent.verticalCenter
        width: root.width - Theme.spaceS
        role: root.mono ? "mono" : "body"
        muted: !root.mono
        tone: root.textTone
        text: root.visible ? root.text : ""
        elide: Text.ElideMiddle
    }
    HoverHandler {
        onHoveredChanged: SharedTip.follow(root, hovered, root.detail)
    }
}
