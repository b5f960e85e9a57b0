// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Tagboat.Composer
import Tagboat.Controls

/** What was checked before the release, by subject. A subject with something to do is open, one that passed is one line;
    a press on its line shows or folds it. */
Item {
    id: root

    required property CheckModel checks
    /** Subjects that the user opened or folded, by name. */
    property var opened: ({})

    // Rows stand below each other by their own bindings: a column that is filled while it is not seen stays folded in Qt 6.4.
    property Item last: null

    signal fixChosen(string fix)
    signal waived(string check, string reason)

    implicitHeight: root.last ? root.last.y + root.last.height : 0
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Checks before start")

    function isOpen(group: string, mark: string): bool {
        return root.opened[group] ?? mark !== "ok";
    }

    function toggle(group: string, mark: string): void {
        const opened = Object.assign({}, root.opened);
        opened[group] = !root.isOpen(group, mark);
        root.opened = opened;
    }

    Repeater {
        id: rows
        onItemAdded: (index, item) => root.last = item
        model: root.checks
        delegate: Item {
            id: row
            required property int index
            required property string checkId
            required property string title
            required property string evidence
            required property string remedy
            required property string mark
            required property string waiver
            required property string fix
            required property string fixText
            required property string group
            required property string groupMark
            required property string groupNote
            required property bool waivable
            required property bool first

            readonly property Item before: rows.itemAt(row.index - 1)
            readonly property bool open: root.isOpen(row.group, row.groupMark)

            y: row.before ? row.before.y + row.before.height : 0
            width: root.width
            height: (row.first ? head.height : 0) + (row.open ? line.implicitHeight : 0)

            CheckGroupLine {
                id: head
                visible: row.first
                width: parent.width
                height: implicitHeight
                group: row.group
                mark: row.groupMark
                note: row.groupNote
                open: row.open
                onClicked: root.toggle(row.group, row.groupMark)
            }
            Divider {
                visible: row.first && row.index > 0
                width: parent.width
            }
            CheckLine {
                id: line
                visible: row.open
                y: row.first ? head.height : 0
                width: parent.width
                title: row.title
                evidence: row.evidence
                remedy: row.remedy
                mark: row.mark
                waiver: row.waiver
                fixText: row.fixText
                waivable: row.waivable
                onFixed: root.fixChosen(row.fix)
                onWaived: reason => root.waived(row.checkId, reason)
            }
        }
    }
}
