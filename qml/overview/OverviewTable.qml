// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Tagboat.Controls
import Tagboat.Overview

/** The table of packages with its keys: arrows move, Space selects, Enter acts, a letter begins a search. */
Rectangle {
    id: root

    required property OverviewFilterModel rows
    required property bool loading
    property alias currentIndex: list.currentIndex

    signal rowActivated(int row)
    signal typed(string text)

    function focusList(): void {
        list.forceActiveFocus();
    }

    // Rows arrive in any order; the first one stays the current one until the user chooses.
    onLoadingChanged: if (!list.moved)
        list.currentIndex = 0
    implicitHeight: header.height + list.contentHeight + Theme.stroke + list.anchors.bottomMargin
    radius: Theme.radiusCard
    color: Theme.surface
    border.width: Theme.stroke
    border.color: Theme.line

    OverviewColumns {
        id: layout
        width: root.width - 2 * Theme.stroke
    }
    OverviewHeader {
        id: header
        x: Theme.stroke
        width: layout.width
        columns: layout
        sortKey: root.rows.sortKey
        descending: root.rows.descending
        onSortRequested: key => root.rows.sortBy(key)
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
    ListView {
        id: list

        property bool moved: false
        readonly property int pageRows: Math.max(1, Math.floor(height / Theme.rowHeight) - 1)

        function move(by: int): void {
            currentIndex = Math.max(0, Math.min(count - 1, currentIndex + by));
        }

        anchors.top: header.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.stroke
        anchors.topMargin: 0
        // Rows have corners, the table has none.
        anchors.bottomMargin: Theme.radiusChip
        clip: true
        focus: true
        activeFocusOnTab: true
        reuseItems: true
        boundsBehavior: Flickable.StopAtBounds
        highlightMoveDuration: 0
        currentIndex: 0
        model: root.rows
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Packages")
        ScrollBar.vertical: ScrollMark {}
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
            current: ListView.isCurrentItem && list.activeFocus
            last: index === list.count - 1
            onToggled: root.rows.toggleSelected(index)
            onChosen: {
                list.moved = true;
                list.currentIndex = index;
                list.forceActiveFocus();
            }
            onActivated: {
                list.currentIndex = index;
                root.rowActivated(index);
            }
        }
    }
}
