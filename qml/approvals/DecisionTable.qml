// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tagboat.Approvals
import Tagboat.Controls

/** What was decided, newest first. */
Card {
    id: root

    required property DecisionsModel decisions
    /** What the cells share, without the gaps between them. */
    readonly property real room: root.width - 2 * Theme.spaceL - 5 * Theme.spaceM
    readonly property var shares: [0.12, 0.265, 0.19, 0.115, 0.085, 0.225]
    readonly property var columns: root.shares.map(share => Math.floor(share * root.room))
    readonly property var titles: [qsTr("Decided"), qsTr("Release"), qsTr("Environment"), qsTr("Decision"), qsTr("By"), qsTr("Comment")]

    Accessible.role: Accessible.List
    Accessible.name: qsTr("Decisions")

    Item {
        Layout.fillWidth: true
        implicitHeight: Theme.controlHeight + Theme.spaceXs
        Row {
            x: Theme.spaceL
            height: parent.height
            spacing: Theme.spaceM
            Repeater {
                model: root.titles
                delegate: TText {
                    id: head
                    required property int index
                    required property string modelData
                    anchors.verticalCenter: parent?.verticalCenter
                    width: root.columns[head.index]
                    role: "caption"
                    muted: true
                    text: head.modelData
                }
            }
        }
    }
    Repeater {
        model: root.decisions
        delegate: DecisionRow {
            Layout.fillWidth: true
            columns: root.columns
        }
    }
}
