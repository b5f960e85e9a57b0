// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
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
    required property var columns

    implicitHeight: Theme.rowHeight
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1 %2 for %3: %4 by %5, %6").arg(root.name).arg(root.version).arg(root.environment).arg(root.verdict).arg(root.by).arg(root.date)
    Accessible.description: root.comment

    Divider {
        width: parent.width
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.spaceL
        anchors.rightMargin: Theme.spaceL
        spacing: Theme.spaceM
        CellText {
            Layout.preferredWidth: root.columns[0]
            Layout.minimumWidth: root.columns[0]
            Layout.maximumWidth: root.columns[0]
            text: root.date
            muted: true
            HoverHandler {
                onHoveredChanged: SharedTip.follow(parent, hovered, root.dateExact)
            }
        }
        RowLayout {
            Layout.preferredWidth: root.columns[1]
            Layout.minimumWidth: root.columns[1]
            Layout.maximumWidth: root.columns[1]
            spacing: Theme.spaceS
            CellText {
                Layout.fillWidth: true
                Layout.maximumWidth: Math.ceil(implicitWidth)
                text: root.name
                strong: true
                elide: Text.ElideMiddle
                HoverHandler {
                    onHoveredChanged: SharedTip.follow(parent, hovered, root.repository)
                }
            }
            CellText {
                role: "mono"
                text: root.version
            }
            Item {
                Layout.fillWidth: true
            }
        }
        CellText {
            Layout.preferredWidth: root.columns[2]
            Layout.minimumWidth: root.columns[2]
            Layout.maximumWidth: root.columns[2]
            text: root.environment
        }
        Item {
            Layout.preferredWidth: root.columns[3]
            Layout.minimumWidth: root.columns[3]
            Layout.maximumWidth: root.columns[3]
            implicitHeight: chip.implicitHeight
            ChipFace {
                id: chip
                text: root.verdict
                tone: root.verdictTone
            }
        }
        CellText {
            Layout.preferredWidth: root.columns[4]
            Layout.minimumWidth: root.columns[4]
            Layout.maximumWidth: root.columns[4]
            text: root.by
        }
        CellText {
            Layout.fillWidth: true
            text: root.comment
            muted: true
            HoverHandler {
                onHoveredChanged: SharedTip.follow(parent, hovered, root.comment)
            }
        }
    }
}
