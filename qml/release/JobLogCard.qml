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
            text: qsTr("Copy")
            hint: qsTr("Copies the whole log")
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

        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.margins: Theme.spaceM
        clip: true
        model: root.log.lines
        reuseItems: true
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        keyNavigationEnabled: false
        Keys.onUpPressed: list.contentY = Math.max(list.originY, list.contentY - Theme.rowHeight)
        Keys.onDownPressed: list.contentY = Math.max(list.originY, Math.min(list.contentY + Theme.rowHeight, list.originY + list.contentHeight - list.height))
        Keys.onPressed: event => {
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
