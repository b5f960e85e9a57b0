// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Tagboat.Controls

/** A field of a row as a chip, and more about it on hovering. */
Item {
    id: root

    property string text: ""
    property string tone: "neutral"
    property string detail: ""

    height: parent.height
    visible: width > 0

    Chip {
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, root.width - Theme.spaceS)
        visible: root.text !== ""
        tone: root.tone === "" ? "neutral" : root.tone
        text: root.visible ? root.text : ""
        Accessible.ignored: true
    }
    HoverHandler {
        onHoveredChanged: SharedTip.follow(root, hovered, root.detail)
    }
}
