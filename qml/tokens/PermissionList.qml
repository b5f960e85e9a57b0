// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Tagboat.Controls

/** What a token has to be allowed, each with what it is for and whether it is. */
ColumnLayout {
    id: root

    required property var lines

    spacing: Theme.spaceXs
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Permissions")

    Repeater {
        model: root.lines
        delegate: RowLayout {
            id: line
            required property var modelData
            Layout.fillWidth: true
            spacing: Theme.spaceS
            Accessible.role: Accessible.ListItem
            Accessible.name: line.modelData.word === "" ? line.modelData.name : qsTr("%1: %2").arg(line.modelData.name).arg(line.modelData.word)
            Accessible.description: line.modelData.purpose
            StepMark {
                Layout.alignment: Qt.AlignTop
                mark: line.modelData.mark
                Accessible.ignored: true
            }
            ColumnLayout {
                spacing: 0
                RowLayout {
                    spacing: Theme.spaceS
                    TText {
                        text: line.modelData.name
                        strong: true
                        Accessible.ignored: true
                    }
                    TText {
                        Layout.fillWidth: true
                        text: line.modelData.word
                        muted: true
                        elide: Text.ElideRight
                        Accessible.ignored: true
                    }
                }
                TText {
                    Layout.fillWidth: true
                    text: line.modelData.purpose
                    muted: true
                    wrapMode: Text.Wrap
                    Accessible.ignored: true
                }
            }
        }
    }
}
