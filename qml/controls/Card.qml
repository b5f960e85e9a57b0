// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts

/** A titled surface. Its content stands in a column below the title. */
Rectangle {
    id: root

    property string title: ""
    /** Muted words at the right of the title. */
    property string note: ""
    /** Items beside the note, for example a Chip or a button. */
    property alias noteContent: extras.data
    /** Shows that the keyboard is in here: content that scrolls and cannot wear a focus ring itself. */
    property bool ringed: false
    /** Has a head, also where something else stands in it than a title. */
    property bool headed: root.title !== ""
    /** Lets the content use the whole height. */
    property bool fill: false
    default property alias content: body.data

    implicitHeight: (header.visible ? header.height : 0) + body.implicitHeight
    radius: Theme.radiusCard
    color: Theme.surface
    border.width: Theme.stroke
    border.color: Theme.line
    Accessible.role: Accessible.Grouping
    Accessible.name: root.title

    Item {
        id: header
        visible: root.headed
        width: parent.width
        height: Theme.rowHeight - Theme.spaceXs
        TText {
            anchors.left: parent.left
            anchors.leftMargin: Theme.spaceL
            anchors.right: note.left
            anchors.rightMargin: Theme.spaceS
            anchors.verticalCenter: parent.verticalCenter
            text: root.title
            strong: true
        }
        Row {
            id: note
            anchors.right: parent.right
            anchors.rightMargin: Theme.spaceL
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.spaceS
            TText {
                anchors.verticalCenter: parent.verticalCenter
                visible: root.note !== ""
                text: root.note
                muted: true
            }
            Row {
                id: extras
                spacing: Theme.spaceS
            }
        }
        Divider {
            anchors.bottom: parent.bottom
            width: parent.width
        }
    }
    FocusRing {
        shown: root.ringed
        anchors.margins: 0
        radius: root.radius
    }
    ColumnLayout {
        id: body
        anchors.top: header.visible ? header.bottom : parent.top
        width: parent.width
        height: root.fill ? root.height - (header.visible ? header.height : 0) : implicitHeight
        spacing: 0
    }
}
