// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Tagboat.Controls

/** A token of the table. Enter shows more of it. */
Item {
    id: root

    required property int index
    required property string name
    required property string host
    required property string login
    required property string may
    required property string serves
    required property string added
    required property string expires
    required property string stateWords
    required property string stateTone
    required property bool asking
    required property var widths
    property bool current: false
    property bool narrow: false

    signal opened
    signal moved(int by)

    implicitHeight: Theme.rowHeight + Theme.spaceS
    Accessible.role: Accessible.ListItem
    Accessible.name: root.name
    Accessible.description: qsTr("%1, of %2: %3; permissions: %4; serves %5; added %6; expires: %7").arg(root.host).arg(root.login).arg(root.stateWords).arg(root.may).arg(root.serves).arg(root.added).arg(root.expires)
    Accessible.focusable: true
    Accessible.focused: root.activeFocus
    Accessible.selected: root.current
    Accessible.onPressAction: root.opened()
    Keys.onUpPressed: root.moved(-1)
    Keys.onDownPressed: root.moved(1)
    Keys.onReturnPressed: root.opened()
    Keys.onEnterPressed: root.opened()
    Keys.onSpacePressed: root.opened()

    Rectangle {
        anchors.fill: parent
        color: root.current ? Theme.accentSoft : Theme.none
        FocusRing {
            shown: root.activeFocus
            anchors.margins: Theme.focusStroke
        }
    }
    Divider {
        width: parent.width
    }
    TapHandler {
        onTapped: root.opened()
    }
    Row {
        anchors.fill: parent
        anchors.leftMargin: Theme.spaceL
        anchors.rightMargin: Theme.spaceL
        Column {
            width: root.widths[0] - Theme.spaceS
            rightPadding: Theme.spaceS
            anchors.verticalCenter: parent.verticalCenter
            CellText {
                width: parent.width
                text: root.name
                strong: true
                elide: Text.ElideMiddle
            }
            CellText {
                width: parent.width
                role: "caption"
                muted: true
                text: root.host
                elide: Text.ElideRight
            }
        }
        Repeater {
            model: root.narrow ? [root.login, root.may, root.serves, root.expires] : [root.login, root.may, root.serves, root.added, root.expires]
            delegate: CellText {
                id: cell
                required property int index
                required property string modelData
                // A delegate that goes has no parent any more.
                anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                width: root.widths[cell.index + 1]
                rightPadding: Theme.spaceS
                text: cell.modelData
                muted: cell.index > 0
                elide: Text.ElideRight
                HoverHandler {
                    onHoveredChanged: SharedTip.follow(parent, hovered && cell.truncated, cell.modelData)
                }
            }
        }
        ChipFace {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, root.widths[root.widths.length - 1])
            text: root.stateWords
            tone: root.stateTone
        }
    }
}
