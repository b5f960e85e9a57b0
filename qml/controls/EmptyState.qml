// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts

/** What an empty page says, with the one thing to do. */
Item {
    id: root

    property string iconName: ""
    property string title: ""
    property string text: ""
    property string actionText: ""
    property string secondText: ""
    property string thirdText: ""

    signal action
    signal second
    signal third

    implicitHeight: column.implicitHeight + 2 * Theme.spaceXxl
    implicitWidth: column.implicitWidth

    ColumnLayout {
        id: column
        anchors.centerIn: parent
        width: Math.min(root.width - 2 * Theme.spaceXl, Theme.navWidth * 2.4)
        spacing: Theme.spaceM
        Rectangle {
            Layout.alignment: Qt.AlignHCenter
            visible: root.iconName !== ""
            implicitWidth: Theme.rowHeight
            implicitHeight: Theme.rowHeight
            radius: width / 2
            color: Theme.accentSoft
            border.width: Theme.contrast ? Theme.stroke : 0
            border.color: Theme.accent
            Icon {
                anchors.centerIn: parent
                size: Theme.markSize
                name: root.iconName
                tint: Theme.accent
            }
        }
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
        TButton {
            Layout.alignment: Qt.AlignHCenter
            visible: root.thirdText !== ""
            kind: "quiet"
            text: root.thirdText
            onClicked: root.third()
        }
    }
}
