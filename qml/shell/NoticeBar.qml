// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Tagboat.Controls

/** What the desktop could not be asked to say, said in the window. */
Rectangle {
    id: root

    property string text: ""

    signal showRequested
    signal dismissed

    implicitHeight: Theme.rowHeight
    color: Theme.accentSoft
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.text

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.spaceXl
        anchors.rightMargin: Theme.spaceXl
        spacing: Theme.spaceM
        TText {
            Layout.fillWidth: true
            text: root.text
            strong: true
        }
        TButton {
            text: qsTr("Show")
            small: true
            hint: qsTr("Ctrl+3")
            Accessible.name: qsTr("Show: %1").arg(root.text)
            onClicked: root.showRequested()
        }
        TButton {
            text: qsTr("Dismiss")
            small: true
            Accessible.name: qsTr("Dismiss: %1").arg(root.text)
            onClicked: root.dismissed()
        }
    }
    Divider {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
