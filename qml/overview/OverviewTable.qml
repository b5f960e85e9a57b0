// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// Not bound: Qt 6.4 makes no heading of a group out of a bound component.
import QtQuick
import QtQuick.Controls.Basic
import Tagboat.Controls
import Tagboat.Overview

/** The table of packages with its keys: arrows move, Space selects, Ctrl+A selects all, Enter acts, Ctrl+E edits the changelog,
    the right arrow shows more about a package, a letter begins a search. */
Rectangle {
    id: root

    required property OverviewFilterModel rows
    required property bool loading
    property alias currentIndex: list.currentIndex

    signal rowActivated(int row)
    signal changelogRequested(int row)
    signal typed(string text)
    signal detailsRequested(int row)
    signal currentChanged(int row)

    function focusList(): void {
        list.forceActiveFocus();
    }

    /** Makes the first row; the others come a frame each. */
    function begin(): void {
        list.opened = Math.max(list.opened, 1);
        list.forceLayout();
    }

    Component.onCompleted: if (root.rows.count > 0)
        root.begin()
    // Rows arrive in any order; the first one stays the current one until the user chooses.
    onLoadingChanged: if (!list.moved)
        list.currentIndex = 0
    /** As high as its rows, where they are few: no layout may ever make room, and with it delegates, for thousands. */
    readonly property real rowsHeight: Math.min(list.contentHeight, 60 * Theme.rowHeight)
    implicitHeight: header.height + root.rowsHeight + Theme.stroke + Theme.radiusChip
    radius: Theme.radiusCard
    color: Theme.surface
    border.width: Theme.stroke
    border.color: Theme.line

    OverviewColumns {
        id: layout
        forge: root.rows.forgeKnown
        chosen: root.rows.columns
        width: root.width - 2 * Theme.stroke
    }
    OverviewHeader {
        id: header
        x: Theme.stroke
        width: layout.width
        columns: layout
        sorting: root.rows.sorting
        onSortRequested: (key, also) => root.rows.sortBy(key, also)
    }
    Rectangle {
        id: progress
        property real place: 0
        visible: root.loading
        x: Theme.stroke + place * (layout.width - width)
        anchors.bottom: header.bottom
        width: Theme.reducedMotion ? layout.width : layout.width / 5
        height: Theme.focusStroke
        color: Theme.accent
        Accessible.role: Accessible.ProgressBar
        Accessible.name: qsTr("Reading the repositories")
        SequentialAnimation {
            running: progress.visible && !Theme.reducedMotion
            onStopped: progress.place = 0
            loops: Animation.Infinite
            NumberAnimation { target: progress; property: "place"; to: 1; duration: Theme.slow * 5; easing.type: Easing.InOutSine }
            NumberAnimation { target: progress; property: "place"; to: 0; duration: Theme.slow * 5; easing.type: Easing.InOutSine }
        }
    }
    // The first row costs most, since its types are made ready with it: no frame has to wait for that. It is made at once,
    // as a frame that comes before would make the current row by itself.
    Connections {
        target: root.rows
        enabled: list.opened === 0
        function onCountsChanged(): void {
            if (root.rows.count > 0)
                root.begin();
        }
    }
    // Room is made for a row that is there, no sooner: rows that come later, many at once, would find room for them all.
    FrameAnimation {
        running: list.growing
        onTriggered: if (currentFrame > 1) // the frame that draws the row before has enough to do
            list.opened += 1
    }
    ListView {
        id: list

        property bool moved: false
        readonly property int pageRows: Math.max(1, Math.floor(height / Theme.rowHeight) - 1)
        readonly property real room: root.height - header.height - Theme.stroke - Theme.radiusChip
        /** How many rows there is room for as yet: to make all in one frame would hold up the window. */
        property int opened: 0

        readonly property bool growing: list.opened > 0 && list.opened * Theme.rowHeight < Math.min(list.room, list.contentHeight)

        /** What the current row is known by, wherever it goes. */
        property string currentKey: ""

        function move(by: int): void {
            currentIndex = Math.max(0, Math.min(count - 1, currentIndex + by));
        }

        anchors.top: header.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.stroke
        anchors.rightMargin: Theme.stroke
        // Rows have corners, the table has none: some room is left below them.
        height: Math.min(list.room, list.opened * Theme.rowHeight)
        clip: true
        focus: true
        activeFocusOnTab: true
        reuseItems: true
        // Rows that arrive in the buffer are made in the same frame, all of them: there is none while they come.
        cacheBuffer: root.loading || list.growing ? 0 : 320
        boundsBehavior: Flickable.StopAtBounds
        highlightMoveDuration: 0
        currentIndex: 0
        model: root.rows
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Packages")
        ScrollBar.vertical: ScrollMark {}
        onCurrentIndexChanged: {
            list.currentKey = root.rows.keyAt(list.currentIndex);
            root.currentChanged(list.currentIndex);
        }
        Connections {
            target: root.rows
            // The current row stays the current one when others come, go or are sorted; the user's place is not lost.
            function onRearranged(): void {
                const row = list.moved ? root.rows.rowOf(list.currentKey) : -1;
                if (row >= 0)
                    list.currentIndex = row;
                list.currentKey = root.rows.keyAt(list.currentIndex);
            }
        }
        section.property: root.rows.group === "" ? "" : "group"
        section.delegate: Rectangle {
            id: heading
            required property string section

            width: ListView.view.width
            height: Theme.controlHeight
            color: Theme.surfaceAlt
            Accessible.role: Accessible.Heading
            Accessible.name: heading.section
            TText {
                anchors.left: parent.left
                anchors.leftMargin: Theme.spaceL
                anchors.right: parent.right
                anchors.rightMargin: Theme.spaceL
                anchors.verticalCenter: parent.verticalCenter
                role: "caption"
                strong: true
                muted: true
                elide: Text.ElideMiddle
                text: qsTr("%1 · %2").arg(heading.section).arg(heading.ListView.view ? root.rows.groupCount(heading.section) : 0)
                Accessible.ignored: true
            }
            Divider {
                anchors.bottom: parent.bottom
                width: parent.width
            }
        }
        Keys.onPressed: event => {
            list.moved = true;
            event.accepted = true;
            if (event.key === Qt.Key_Home)
                list.move(-list.count);
            else if (event.key === Qt.Key_End)
                list.move(list.count);
            else if (event.key === Qt.Key_PageUp)
                list.move(-list.pageRows);
            else if (event.key === Qt.Key_PageDown)
                list.move(list.pageRows);
            else if (event.key === Qt.Key_Right)
                root.detailsRequested(list.currentIndex);
            else if (event.key === Qt.Key_A && (event.modifiers & Qt.ControlModifier))
                root.rows.toggleAll();
            else if (event.key === Qt.Key_E && (event.modifiers & Qt.ControlModifier))
                root.changelogRequested(list.currentIndex);
            else if (event.key === Qt.Key_Space)
                root.rows.toggleSelected(list.currentIndex);
            else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
                root.rowActivated(list.currentIndex);
            else if (event.text.trim() !== "" && event.text.charCodeAt(0) > 32 && event.text.charCodeAt(0) !== 127
                     && !(event.modifiers & (Qt.ControlModifier | Qt.AltModifier)))
                root.typed(event.text);
            else
                event.accepted = false;
        }
        delegate: OverviewRow {
            width: ListView.view.width
            columns: layout
            rows: root.rows
            current: ListView.isCurrentItem && list.activeFocus
            last: index === list.count - 1
            onToggled: root.rows.toggleSelected(index)
            onChosen: {
                list.moved = true;
                list.currentIndex = index;
                list.forceActiveFocus();
            }
            onChangelogRequested: root.changelogRequested(index)
            onActivated: {
                list.currentIndex = index;
                root.rowActivated(index);
            }
        }
    }
}
