// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

/** A field for searching, with its sign, its shortcut, and Esc to clear. */
TField {
    id: root

    property string shortcutText: ""

    leftPadding: Theme.spaceM + Theme.iconSize + Theme.spaceS
    rightPadding: Theme.spaceM + (key.visible ? key.width + Theme.spaceS : 0)
    Keys.onEscapePressed: event => {
        event.accepted = root.text !== "";
        root.text = "";
        root.edited("");
    }

    Icon {
        anchors.left: parent.left
        anchors.leftMargin: Theme.spaceM
        anchors.verticalCenter: parent.verticalCenter
        name: "search"
        tint: Theme.textMuted
    }
    Rectangle {
        id: key
        anchors.right: parent.right
        anchors.rightMargin: Theme.spaceM
        anchors.verticalCenter: parent.verticalCenter
        visible: root.shortcutText !== "" && root.text === ""
        width: keyText.implicitWidth + Theme.spaceS
        height: keyText.implicitHeight + Theme.spaceXs
        radius: Theme.radiusChip
        color: Theme.surface
        border.width: Theme.stroke
        border.color: Theme.line
        TText {
            id: keyText
            anchors.centerIn: parent
            role: "caption"
            muted: true
            text: root.shortcutText
            Accessible.ignored: true
        }
    }
}
