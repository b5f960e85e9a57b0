// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Tagboat.Controls
import Tagboat.Release

/** The steps of a release with their live state. It keeps the current step in sight. */
ListView {
    id: root

    required property FlightStepModel steps

    model: root.steps
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    activeFocusOnTab: true
    highlightFollowsCurrentItem: true
    highlightMoveDuration: Theme.slow
    ScrollBar.vertical: ScrollMark {}
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Steps of the release")

    delegate: Rectangle {
        id: row
        required property int index
        required property int number
        required property string title
        required property string detail
        required property string elapsed
        required property string mark
        required property bool current

        width: ListView.view.width
        implicitHeight: line.implicitHeight + 2 * Theme.spaceS
        color: row.current ? Theme.accentSoft : Theme.none
        Accessible.role: Accessible.ListItem
        Accessible.name: [row.title, state.look.word, row.detail, row.elapsed].filter(words => words !== "").join(", ")
        onCurrentChanged: if (row.current)
            root.currentIndex = row.index
        Component.onCompleted: if (row.current)
            root.currentIndex = row.index

        Divider {
            visible: row.index > 0
            width: parent.width
        }
        RowLayout {
            id: line
            x: Theme.spaceL
            y: Theme.spaceS
            width: parent.width - 2 * Theme.spaceL
            spacing: Theme.spaceL
            StepMark {
                id: state
                mark: row.mark
                number: row.number
                Layout.alignment: Qt.AlignTop
                Accessible.ignored: true
            }
            ColumnLayout {
                spacing: 0
                TText {
                    text: row.title
                    strong: true
                    wrapMode: Text.Wrap
                    maximumLineCount: 3
                    Layout.fillWidth: true
                    Accessible.ignored: true
                }
                TText {
                    visible: row.detail !== ""
                    text: row.detail
                    role: "caption"
                    muted: true
                    wrapMode: Text.Wrap
                    maximumLineCount: 3
                    Layout.fillWidth: true
                    Accessible.ignored: true
                }
            }
            TText {
                text: row.elapsed
                muted: true
                Layout.alignment: Qt.AlignTop
                Accessible.ignored: true
            }
        }
    }
}
