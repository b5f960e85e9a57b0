// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts

/** What an empty page says, with the one thing to do. */
Item {
    id: root

    property string title: ""
    property string text: ""
    property string actionText: ""
    property string secondText: ""

    signal action
    signal second

    implicitHeight: column.implicitHeight + 2 * Theme.spaceXxl
    implicitWidth: column.implicitWidth

    ColumnLayout {
        id: column
        anchors.centerIn: parent
        width: Math.min(root.width - 2 * Theme.spaceXl, Theme.navWidth * 2.4)
        spacing: Theme.spaceM
        TText {
            Layout.fillWidth: true
            role: "title"
            text: root.title
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }
        TText {
            Layout.fillWidth: true
            muted: true
            text: root.text
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }
        RowLayout {
            Layout.alignment: Qt.AlignHCenter
            Layout.topMargin: Theme.spaceS
            spacing: Theme.spaceM
            TButton {
                visible: root.actionText !== ""
                text: root.actionText
                kind: "primary"
                onClicked: root.action()
            }
            TButton {
                visible: root.secondText !== ""
                text: root.secondText
                onClicked: root.second()
            }
        }
    }
}
