// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Tagboat.Controls
import Tagboat.Release

/** The steps of a release with their live state. It keeps the current step in sight. Those that follow something on the forge
    can be pressed to see it. */
ListView {
    id: root

    required property FlightStepModel steps
    /** The row that was pressed; -1: what is current is shown. */
    property int shownRow: -1

    signal pressed(int row)

    /** Whether that row was made yet or not. */
    function showCurrent(): void {
        if (root.steps.currentRow >= 0)
            root.currentIndex = root.steps.currentRow;
    }

    model: root.steps
    Component.onCompleted: root.showCurrent()
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    activeFocusOnTab: true
    Keys.onReturnPressed: root.pressed(root.currentIndex)
    Keys.onEnterPressed: root.pressed(root.currentIndex)
    Keys.onSpacePressed: root.pressed(root.currentIndex)
    highlightFollowsCurrentItem: true
    highlightMoveDuration: Theme.slow
    ScrollBar.vertical: ScrollMark {}
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Steps of the release")

    Connections {
        target: root.steps
        function onMoved(): void {
            Qt.callLater(root.showCurrent); // after the list has taken the rows
        }
    }

    delegate: Rectangle {
        id: row
        required property int index
        required property int number
        required property string title
        required property string detail
        required property string elapsed
        required property string mark
        required property bool current
        required property bool follows
        readonly property bool shown: row.index === root.shownRow

        width: ListView.view.width
        implicitHeight: line.implicitHeight + 2 * Theme.spaceS
        color: row.current ? Theme.accentSoft : row.shown || row.follows && hover.hovered ? Theme.surfaceAlt : Theme.none
        Accessible.role: row.follows ? Accessible.Button : Accessible.ListItem
        Accessible.description: row.follows ? qsTr("Shows what it follows on the forge") : ""
        Accessible.onPressAction: if (row.follows)
            root.pressed(row.index)
        Accessible.name: [row.title, state.look.word, row.detail, row.elapsed].filter(words => words !== "").join(", ")

        Divider {
            visible: row.index > 0
            width: parent.width
        }
        Rectangle {
            visible: row.shown || row.current && root.shownRow < 0
            width: Theme.focusStroke + Theme.stroke
            height: parent.height
            color: Theme.accent
        }
        FocusRing {
            shown: root.activeFocus && row.ListView.isCurrentItem
            anchors.margins: Theme.focusStroke
        }
        HoverHandler {
            id: hover
        }
        TapHandler {
            onTapped: {
                root.currentIndex = row.index;
                root.pressed(row.index);
            }
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
