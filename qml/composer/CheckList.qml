// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Tagboat.Composer
import Tagboat.Controls

/** What was checked before the release, each with its mark and, if something is to be done, what. */
Item {
    id: root

    required property CheckModel checks

    // Rows stand below each other by their own bindings: a column that is filled while it is not seen stays folded in Qt 6.4.
    property Item last: null

    implicitHeight: root.last ? root.last.y + root.last.height : 0
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Checks before start")

    Repeater {
        id: rows
        onItemAdded: (index, item) => root.last = item
        model: root.checks
        delegate: Item {
            id: row
            required property int index
            required property string title
            required property string remedy
            required property string mark

            readonly property Item before: rows.itemAt(row.index - 1)

            y: row.before ? row.before.y + row.before.height : 0
            width: root.width
            height: Math.max(words.implicitHeight, Theme.markSize) + 2 * Theme.spaceS
            Accessible.role: Accessible.ListItem
            Accessible.name: [mark.look.word, row.title, row.remedy].filter(words => words !== "").join(". ")

            Divider {
                visible: row.index > 0
                width: parent.width
            }
            StepMark {
                id: mark
                x: Theme.spaceL
                y: Theme.spaceS
                mark: row.mark
                Accessible.ignored: true
            }
            Column {
                id: words
                anchors.left: mark.right
                anchors.leftMargin: Theme.spaceM
                anchors.right: parent.right
                anchors.rightMargin: Theme.spaceL
                y: Theme.spaceS
                TText {
                    width: parent.width
                    height: Math.max(implicitHeight, Theme.markSize)
                    verticalAlignment: Text.AlignVCenter
                    text: row.title
                    Accessible.ignored: true
                    wrapMode: Text.Wrap
                }
                TText {
                    width: parent.width
                    visible: row.remedy !== ""
                    text: row.remedy
                    Accessible.ignored: true
                    role: "caption"
                    muted: true
                    wrapMode: Text.Wrap
                }
            }
        }
    }
}
