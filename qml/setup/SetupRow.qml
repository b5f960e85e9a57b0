// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Tagboat.Controls

/** A repository of the matrix: a word for each part of its set-up. Enter shows its findings. */
Item {
    id: root

    required property int index
    required property string path
    required property string name
    required property string repository
    required property var cells
    required property string note
    required property bool asking
    required property real nameWidth
    required property real cellWidth
    property bool current: false
    property bool narrow: false
    readonly property string words: root.cells.length === 0 ? root.note : root.cells.map(cell => qsTr("%1 %2").arg(cell.title).arg(cell.text)).join(", ")

    signal opened
    signal moved(int by)

    implicitHeight: Theme.rowHeight
    Accessible.role: Accessible.ListItem
    Accessible.name: root.name
    Accessible.description: root.words
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
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.spaceL
        anchors.rightMargin: Theme.spaceL
        spacing: 0
        CellText {
            Layout.preferredWidth: root.nameWidth
            Layout.minimumWidth: root.nameWidth
            Layout.maximumWidth: root.nameWidth
            text: root.name
            strong: true
            elide: Text.ElideMiddle
            HoverHandler {
                onHoveredChanged: SharedTip.follow(parent, hovered, root.repository)
            }
        }
        Repeater {
            model: root.cells
            delegate: Item {
                id: cell
                required property var modelData
                Layout.preferredWidth: root.cellWidth
                Layout.minimumWidth: root.cellWidth
                Layout.maximumWidth: root.cellWidth
                implicitHeight: chip.implicitHeight
                opacity: root.asking ? 0.5 : 1
                ChipFace {
                    id: chip
                    width: Math.min(implicitWidth, parent.width - Theme.spaceXs)
                    text: root.narrow ? cell.modelData.brief : cell.modelData.text
                    tone: cell.modelData.tone
                    HoverHandler {
                        onHoveredChanged: SharedTip.follow(parent, hovered && cell.modelData.tip !== "", cell.modelData.tip)
                    }
                }
            }
        }
        CellText {
            Layout.fillWidth: true
            text: root.cells.length === 0 ? root.note : ""
            muted: true
        }
    }
}
