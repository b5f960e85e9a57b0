// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tagboat.Composer
import Tagboat.Controls
import Tagboat.Composer

/** The steps of a plan in their order; those that cannot be undone say so. */
Column {
    id: root

    required property PlanStepModel steps

    Accessible.role: Accessible.List
    Accessible.name: qsTr("The plan")

    Repeater {
        model: root.steps
        delegate: Item {
            id: row
            required property int number
            required property string title
            required property bool reversible

            width: root.width
            implicitHeight: line.implicitHeight + 2 * Theme.spaceS
            Accessible.role: Accessible.ListItem
            Accessible.name: row.reversible ? row.title : qsTr("%1, cannot be undone").arg(row.title)

            Divider {
                visible: row.number > 1
                width: parent.width
            }
            RowLayout {
                id: line
                x: Theme.spaceL
                y: Theme.spaceS
                width: parent.width - 2 * Theme.spaceL
                spacing: Theme.spaceM
                StepMark {
                    mark: "number"
                    number: row.number
                    Layout.alignment: Qt.AlignTop
                }
                TText {
                    text: row.title
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                }
                Chip {
                    visible: !row.reversible
                    text: qsTr("cannot be undone")
                    tone: "bad"
                }
            }
        }
    }
}
