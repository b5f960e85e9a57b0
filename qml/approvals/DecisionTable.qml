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
    readonly property real unit: Math.max(Theme.navWidth * 0.46, (root.width - 2 * Theme.spaceL) / 9)
    readonly property var columns: [root.unit, 2 * root.unit, 1.4 * root.unit, root.unit * 0.9, root.unit * 0.7]
    readonly property var titles: [qsTr("Decided"), qsTr("Release"), qsTr("Environment"), qsTr("Decision"), qsTr("By"), qsTr("Comment")]

    Accessible.role: Accessible.List
    Accessible.name: qsTr("Decisions")

    RowLayout {
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.controlHeight + Theme.spaceXs
        Layout.leftMargin: Theme.spaceL
        Layout.rightMargin: Theme.spaceL
        spacing: Theme.spaceM
        Repeater {
            model: root.titles
            delegate: TText {
                id: head
                required property int index
                required property string modelData
                readonly property bool last: head.index === root.columns.length
                Layout.preferredWidth: head.last ? -1 : root.columns[head.index]
                Layout.minimumWidth: head.last ? 0 : root.columns[head.index]
                Layout.fillWidth: head.last
                role: "caption"
                muted: true
                text: head.modelData
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
