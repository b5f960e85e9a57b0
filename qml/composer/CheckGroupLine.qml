// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Tagboat.Controls

/** The line of one subject of the checks: how its checks ended. Opens and folds them. */
T.AbstractButton {
    id: root

    required property string group
    required property string mark
    required property string note
    required property bool open

    implicitHeight: Theme.markSize + 2 * Theme.spaceS
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()
    Accessible.role: Accessible.Button
    Accessible.name: root.group + ", " + root.note
    Accessible.description: root.open ? qsTr("Shown; a press folds it") : qsTr("Folded; a press shows it")
    Accessible.onPressAction: root.clicked()

    contentItem: Item {
        StepMark {
            id: mark
            x: Theme.spaceL
            anchors.verticalCenter: parent.verticalCenter
            mark: root.mark
            Accessible.ignored: true
        }
        TText {
            anchors.left: mark.right
            anchors.leftMargin: Theme.spaceM
            anchors.right: note.left
            anchors.verticalCenter: parent.verticalCenter
            text: root.group
            strong: true
            elide: Text.ElideRight
            Accessible.ignored: true
        }
        TText {
            id: note
            anchors.right: parent.right
            anchors.rightMargin: Theme.spaceL
            anchors.verticalCenter: parent.verticalCenter
            text: root.open ? qsTr("%1 ▾").arg(root.note) : qsTr("%1 ▸").arg(root.note)
            role: "caption"
            muted: true
            Accessible.ignored: true
        }
    }
    background: Rectangle {
        color: root.hovered ? Theme.surfaceAlt : Theme.none
        FocusRing {
            shown: root.visualFocus
            anchors.margins: Theme.stroke // what scrolls would cut it off
        }
    }
}
