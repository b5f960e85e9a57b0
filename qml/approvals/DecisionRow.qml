// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Tagboat.Controls

/** One decision of the past: when, of what, how, by whom, and what was said. */
Item {
    id: root

    required property int index
    required property string date
    required property string dateExact
    required property string name
    required property string repository
    required property string version
    required property string environment
    required property string verdict
    required property string verdictTone
    required property string by
    required property string comment
    /** The widths of the cells. */
    required property var columns

    implicitHeight: Theme.rowHeight
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1 %2 for %3: %4 by %5, %6").arg(root.name).arg(root.version).arg(root.environment).arg(root.verdict).arg(root.by).arg(root.date)
    Accessible.description: root.comment

    /** A cell, with the whole of its words as a tip. */
    component Cell: CellText {
        id: cell
        property string tip: cell.truncated ? cell.text : ""
        anchors.verticalCenter: parent.verticalCenter
        HoverHandler {
            onHoveredChanged: SharedTip.follow(cell, hovered, cell.tip)
        }
    }

    Divider {
        width: parent.width
    }
    Row {
        x: Theme.spaceL
        height: parent.height
        spacing: Theme.spaceM
        Cell {
            width: root.columns[0]
            text: root.date
            muted: true
            tip: root.dateExact
        }
        Item {
            width: root.columns[1]
            height: parent.height
            Cell {
                id: name
                width: Math.min(Math.ceil(implicitWidth), parent.width - version.implicitWidth - Theme.spaceS)
                text: root.name
                strong: true
                elide: Text.ElideMiddle
                tip: root.repository
            }
            Cell {
                id: version
                anchors.left: name.right
                anchors.leftMargin: Theme.spaceS
                role: "mono"
                text: root.version
            }
        }
        Cell {
            width: root.columns[2]
            text: root.environment
        }
        Item {
            width: root.columns[3]
            height: parent.height
            ChipFace {
                anchors.verticalCenter: parent.verticalCenter
                text: root.verdict
                tone: root.verdictTone
            }
        }
        Cell {
            width: root.columns[4]
            text: root.by
        }
        Cell {
            width: root.columns[5]
            text: root.comment
            muted: true
        }
    }
}
