// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Tagboat.Composer
import Tagboat.Controls

/** The steps of a plan in their order; those that cannot be undone say so. */
Item {
    id: root

    required property PlanStepModel steps

    // Rows stand below each other by their own bindings: a column that is filled while it is not seen stays folded in Qt 6.4.
    property Item last: null

    implicitHeight: root.last ? root.last.y + root.last.height : 0
    Accessible.role: Accessible.List
    Accessible.name: qsTr("The plan")

    Repeater {
        id: rows
        onItemAdded: (index, item) => root.last = item
        model: root.steps
        delegate: Item {
            id: row
            required property int number
            required property string title
            required property bool reversible

            readonly property Item before: rows.itemAt(row.number - 2)

            y: row.before ? row.before.y + row.before.height : 0
            width: root.width
            height: words.height + 2 * Theme.spaceS
            Accessible.role: Accessible.ListItem
            Accessible.name: row.reversible ? row.title : qsTr("%1, cannot be undone").arg(row.title)

            Divider {
                visible: row.number > 1
                width: parent.width
            }
            StepMark {
                id: mark
                x: Theme.spaceL
                y: Theme.spaceS
                mark: "number"
                number: row.number
                Accessible.ignored: true
            }
            TText {
                id: words
                anchors.left: mark.right
                anchors.leftMargin: Theme.spaceM
                anchors.right: parent.right
                anchors.rightMargin: Theme.spaceL + (warning.visible ? warning.width + Theme.spaceM : 0)
                y: Theme.spaceS
                height: Math.max(implicitHeight, Theme.markSize)
                verticalAlignment: Text.AlignVCenter
                text: row.title
                Accessible.ignored: true
                wrapMode: Text.Wrap
            }
            Chip {
                id: warning
                anchors.right: parent.right
                anchors.rightMargin: Theme.spaceL
                anchors.verticalCenter: parent.verticalCenter
                visible: !row.reversible
                text: qsTr("cannot be undone")
                tone: "bad"
                Accessible.ignored: true
            }
        }
    }
}
