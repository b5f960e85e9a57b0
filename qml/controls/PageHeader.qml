// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts

/** The head of a page: what it is, in one line more about it, and what can be done, at the right. */
Rectangle {
    id: root

    property string title: ""
    property string subtitle: ""
    /** Shows a way back. */
    property bool back: false
    default property alias actions: row.data

    signal backRequested

    implicitHeight: Theme.headerHeight
    color: Theme.surface

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.spaceXl
        anchors.rightMargin: Theme.spaceXl
        spacing: Theme.spaceM
        TButton {
            visible: root.back
            kind: "quiet"
            text: qsTr("Back")
            iconName: "back"
            Layout.leftMargin: -Theme.spaceM
            hint: qsTr("Back (Esc)")
            onClicked: root.backRequested()
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.spaceXs / 2
            TText {
                Layout.fillWidth: true
                role: "title"
                text: root.title
                elide: Text.ElideMiddle
                Accessible.role: Accessible.Heading
            }
            TText {
                Layout.fillWidth: true
                visible: root.subtitle !== ""
                muted: true
                text: root.subtitle
                elide: Text.ElideMiddle
            }
        }
        RowLayout {
            id: row
            spacing: Theme.spaceM
        }
    }
    Divider {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
