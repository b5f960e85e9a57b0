// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tagboat.Composer
import Tagboat.Controls

/** What was checked before the release, each with its mark and, if something is to be done, what. */
ColumnLayout {
    id: root

    required property CheckModel checks

    spacing: 0
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Checks before start")

    Repeater {
        model: root.checks
        delegate: Item {
            id: row
            required property int index
            required property string title
            required property string remedy
            required property string mark

            Layout.fillWidth: true
            implicitHeight: Math.max(words.implicitHeight, Theme.markSize) + 2 * Theme.spaceS
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
