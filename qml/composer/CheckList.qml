// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tagboat.Composer
import Tagboat.Controls
import Tagboat.Composer

/** What was checked before the release, each with its mark and, if something is to be done, what. */
Column {
    id: root

    required property CheckModel checks

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

            width: root.width
            implicitHeight: line.implicitHeight + 2 * Theme.spaceS
            Accessible.role: Accessible.ListItem
            Accessible.name: row.remedy === "" ? row.title : row.title + ". " + row.remedy

            Divider {
                visible: row.index > 0
                width: parent.width
            }
            RowLayout {
                id: line
                x: Theme.spaceL
                y: Theme.spaceS
                width: parent.width - 2 * Theme.spaceL
                spacing: Theme.spaceM
                StepMark {
                    mark: row.mark
                    Layout.alignment: Qt.AlignTop
                }
                ColumnLayout {
                    spacing: 0
                    TText {
                        text: row.title
                        wrapMode: Text.Wrap
                        Layout.fillWidth: true
                        Layout.minimumHeight: Theme.markSize
                    }
                    TText {
                        visible: row.remedy !== ""
                        text: row.remedy
                        role: "caption"
                        muted: true
                        wrapMode: Text.Wrap
                        Layout.fillWidth: true
                    }
                }
            }
        }
    }
}
