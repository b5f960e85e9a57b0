// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Tagboat.Controls
import Tagboat.Release

/** The log of a job: its lines with their times, and a search. It begins where a failing step says why. */
Card {
    id: root

    required property JobLogView log
    property bool finding: false

    function find(): void {
        root.finding = true;
        bar.begin();
    }
    function endFind(): void {
        root.finding = false;
        root.log.lines.sought = "";
        list.forceActiveFocus(Qt.TabFocusReason);
    }

    title: qsTr("Log · %1").arg(root.log.title)
    fill: true
    ringed: list.activeFocus
    noteContent: [
        StepMark {
            visible: root.log.loading
            mark: "running"
        },
        TButton {
            small: true
            kind: "quiet"
            text: qsTr("Find")
            hint: qsTr("Ctrl+F")
            onClicked: root.find()
        },
        TButton {
            small: true
            kind: "quiet"
            text: root.log.lines.selectedCount > 0 ? qsTr("Copy lines") : qsTr("Copy")
            hint: root.log.lines.selectedCount > 0 ? qsTr("Copies the selected lines (Ctrl+C)") : qsTr("Copies the whole log (Ctrl+C)")
            enabled: root.log.lines.count > 0
            onClicked: root.log.copy()
        },
        TButton {
            small: true
            kind: "quiet"
            text: qsTr("Close")
            hint: qsTr("Shows the release's own log again")
            onClicked: root.log.close()
        }
    ]

    Connections {
        target: root.log
        function onReveal(row: int): void {
            list.reveal(row);
        }
        function onJobChanged(): void {
            root.finding = false;
        }
    }
    Connections {
        target: root.log.lines
        function onSoughtChanged(): void {
            if (root.log.lines.foundRow >= 0)
                list.reveal(root.log.lines.foundRow);
        }
    }
    Shortcut {
        sequence: "Ctrl+F"
        enabled: root.visible
        onActivated: root.find()
    }
    Shortcut {
        sequence: "F3"
        enabled: root.visible
        onActivated: root.log.lines.seekNext(true)
    }
    Shortcut {
        sequence: "Shift+F3"
        enabled: root.visible
        onActivated: root.log.lines.seekNext(false)
    }

    FindBar {
        id: bar
        Layout.fillWidth: true
        Layout.margins: Theme.spaceS
        Layout.bottomMargin: 0
        visible: root.finding
        lines: root.log.lines
        onClosed: root.endFind()
    }
    Banner {
        Layout.fillWidth: true
        Layout.margins: Theme.spaceS
        Layout.bottomMargin: 0
        visible: root.log.trouble !== ""
        text: qsTr("The log could not be read")
        detail: root.log.trouble
        actionText: qsTr("Read again")
        onAction: root.log.readAgain()
    }
    TText {
        Layout.fillWidth: true
        Layout.margins: Theme.spaceM
        Layout.leftMargin: Theme.spaceL
        Layout.bottomMargin: 0
        visible: text !== "" && root.log.trouble === ""
        muted: true
        text: root.log.note
        wrapMode: Text.Wrap
    }
    ListView {
        id: list

        /** Brings a line into sight, with what stands before it; -1: the end. */
        function reveal(row: int): void {
            place.row = row;
            place.restart();
        }

        /** The line at this height of the list; before the first and behind the last, these. */
        function rowAt(y: real): int {
            const inside = Math.max(1, Math.min(y, list.height - 1));
            const row = list.indexAt(1, list.contentY + inside);
            return row < 0 ? list.count - 1 : row;
        }
        /** One line up or down: the view, or with the Shift key the end of the selection. */
        function step(by: int, selecting: bool): void {
            if (!selecting) {
                const last = Math.max(list.originY, list.originY + list.contentHeight - list.height);
                list.contentY = Math.max(list.originY, Math.min(list.contentY + by * Theme.rowHeight, last));
                return;
            }
            const lines = root.log.lines;
            lines.selectTo(lines.selectionEnd < 0 ? list.rowAt(0) : lines.selectionEnd + by);
            list.positionViewAtIndex(lines.selectionEnd, ListView.Contain);
        }

        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.margins: Theme.spaceM
        clip: true
        model: root.log.lines
        reuseItems: true
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        keyNavigationEnabled: false
        Keys.onUpPressed: event => list.step(-1, event.modifiers & Qt.ShiftModifier)
        Keys.onDownPressed: event => list.step(1, event.modifiers & Qt.ShiftModifier)
        // Escape ends the selection before it ends anything else.
        Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape && root.log.lines.selectedCount > 0
        Keys.onEscapePressed: event => {
            event.accepted = root.log.lines.selectedCount > 0;
            root.log.lines.select(-1);
        }
        Keys.onPressed: event => {
            if (event.matches(StandardKey.SelectAll)) {
                root.log.lines.selectAll();
                event.accepted = true;
                return;
            }
            if (event.matches(StandardKey.Copy)) {
                root.log.copy();
                event.accepted = true;
                return;
            }
            const page = list.height - Theme.rowHeight;
            const last = Math.max(list.originY, list.originY + list.contentHeight - list.height);
            event.accepted = true;
            if (event.key === Qt.Key_PageUp)
                list.contentY = Math.max(list.originY, list.contentY - page);
            else if (event.key === Qt.Key_PageDown)
                list.contentY = Math.min(last, list.contentY + page);
            else if (event.key === Qt.Key_Home)
                list.positionViewAtBeginning();
            else if (event.key === Qt.Key_End)
                list.positionViewAtEnd();
            else
                event.accepted = false;
        }
        ScrollBar.vertical: ScrollMark {}
        Accessible.role: Accessible.List
        Accessible.name: root.title
        delegate: LogLineRow {
            width: list.width - Theme.spaceM
            timeWidth: times.advanceWidth
        }

        MouseArea {
            parent: list
            anchors.fill: parent
            anchors.rightMargin: Theme.spaceM
            preventStealing: true
            onPressed: mouse => {
                // A finger scrolls.
                mouse.accepted = mouse.source === Qt.MouseEventNotSynthesized;
                if (!mouse.accepted)
                    return;
                list.forceActiveFocus(Qt.MouseFocusReason);
                if (mouse.modifiers & Qt.ShiftModifier)
                    root.log.lines.selectTo(list.rowAt(mouse.y));
                else
                    root.log.lines.select(list.rowAt(mouse.y));
            }
            onPositionChanged: mouse => {
                root.log.lines.selectTo(list.rowAt(mouse.y));
                drag.by = mouse.y < 0 ? -1 : mouse.y > list.height ? 1 : 0;
            }
            onReleased: drag.by = 0
            onCanceled: drag.by = 0
        }
        // The list goes on below a mouse that is held outside of it.
        Timer {
            id: drag
            property int by: 0
            interval: 30
            repeat: true
            running: drag.by !== 0
            onTriggered: list.step(drag.by, true)
        }

        // Rows arrive and are measured first.
        Timer {
            id: place
            property int row: -1
            interval: 0
            onTriggered: {
                if (place.row < 0)
                    list.positionViewAtEnd();
                else
                    list.positionViewAtIndex(place.row, ListView.Center);
            }
        }
        TextMetrics {
            id: times
            font.family: Theme.monoFamily
            font.pixelSize: Theme.captionSize
            text: "00:00:00"
        }
    }
}
