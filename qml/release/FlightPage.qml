// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tagboat.Controls
import Tagboat.Release

/** One release in flight: its steps at the left; what it is at, and its log, at the right. Esc goes back; the release runs on. */
FocusScope {
    id: root

    required property FlightController controller
    property bool aborting: false
    readonly property bool recovering: root.controller.recoverySteps.length > 0
    readonly property bool asking: root.aborting || root.recovering

    signal backRequested

    Accessible.role: Accessible.Pane
    Accessible.name: root.controller.title

    function leave(): void {
        if (root.aborting)
            root.aborting = false;
        else if (root.recovering)
            root.controller.dismissRecovery();
        else
            root.backRequested();
    }

    // A question gives the focus back to the button that asked it.
    onAbortingChanged: refocus.start()
    onRecoveringChanged: refocus.start()

    Connections {
        target: root.controller
        function onChanged(): void {
            if (!root.controller.canAbort)
                root.aborting = false;
        }
    }
    Shortcut {
        sequences: ["Esc"]
        enabled: root.visible
        onActivated: root.leave()
    }

    Timer {
        id: refocus
        property bool aborted: false
        interval: 0
        onTriggered: {
            const back = refocus.aborted;
            refocus.aborted = root.aborting;
            if (root.asking || !root.visible)
                return;
            if (back && abort.visible)
                abort.forceActiveFocus(Qt.TabFocusReason);
            else
                action.takeFocus();
        }
    }
    PageHeader {
        id: header
        anchors.left: parent.left
        anchors.right: parent.right
        title: root.controller.title
        subtitle: root.controller.subtitle
        back: true
        onBackRequested: root.backRequested()
        TButton {
            visible: root.controller.running && !root.controller.stopping
            text: qsTr("Pause")
            hint: qsTr("Stop as soon as it is safe; a command that runs is ended")
            onClicked: root.controller.pause()
        }
        TButton {
            id: abort
            visible: root.controller.canAbort
            text: qsTr("Abort…")
            kind: "danger"
            enabled: !root.asking
            onClicked: root.aborting = true
        }
    }

    RowLayout {
        id: columns
        anchors.top: header.bottom
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.spaceXl
        anchors.topMargin: Theme.spaceL
        spacing: Theme.spaceL

        Card {
            Layout.preferredWidth: Math.max(columns.width * 0.38, Theme.navWidth * 1.5)
            Layout.maximumWidth: Layout.preferredWidth
            Layout.fillHeight: true
            fill: true
            Accessible.name: qsTr("Steps")
            ringed: steps.activeFocus
            FlightSteps {
                id: steps
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.margins: Theme.stroke
                steps: root.controller.steps
            }
        }
        // Placed by hand: a layout whose items ask for a share of its own height goes round in circles.
        Item {
            id: right
            Layout.fillWidth: true
            Layout.fillHeight: true

            ScrollArea {
                id: upper
                width: parent.width
                // A question has the room that it needs, if need be that of the log too.
                height: Math.min(upper.contentHeight, root.asking ? right.height : right.height - Theme.spaceL - 3 * Theme.rowHeight)
                contentHeight: messages.implicitHeight

                ColumnLayout {
                    id: messages
                    width: upper.width
                    spacing: Theme.spaceL
                    Banner {
                        Layout.fillWidth: true
                        visible: root.controller.refusal !== ""
                        tone: "bad"
                        text: qsTr("That could not be done")
                        detail: root.controller.refusal
                        actionText: qsTr("Dismiss")
                        onAction: root.controller.dismissRefusal()
                    }
                    ConfirmPanel {
                        Layout.fillWidth: true
                        visible: root.aborting
                        danger: true
                        itemMark: "ok"
                        title: qsTr("Abort %1?").arg(root.controller.title)
                        text: root.controller.standing.length === 0 ? qsTr("Nothing has taken effect so far; nothing will.") : qsTr("No further step runs. This stands already and is not taken back:")
                        items: root.controller.standing
                        confirmText: qsTr("Abort the release")
                        cancelText: qsTr("Keep it")
                        onConfirmed: {
                            root.aborting = false;
                            root.controller.abort();
                        }
                        onCancelled: root.aborting = false
                    }
                    ConfirmPanel {
                        Layout.fillWidth: true
                        visible: root.recovering && !root.aborting
                        title: qsTr("Make the next candidate?")
                        text: qsTr("The failed candidate is given up. These steps take its place:")
                        items: root.controller.recoverySteps
                        itemMark: "number"
                        confirmText: qsTr("Make the next candidate")
                        onConfirmed: root.controller.recover()
                        onCancelled: root.controller.dismissRecovery()
                    }
                    FlightAction {
                        id: action
                        Layout.fillWidth: true
                        visible: !root.asking
                        controller: root.controller
                        onCandidateFailed: root.controller.planRecovery()
                    }
                }
            }
            Card {
                anchors.top: upper.bottom
                anchors.topMargin: Theme.spaceL
                anchors.bottom: parent.bottom
                width: parent.width
                visible: height >= 2 * Theme.rowHeight
                title: qsTr("Log")
                ringed: log.activeFocus
                note: root.controller.log === "" ? qsTr("nothing yet") : ""
                fill: true
                LogView {
                    id: log
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.margins: Theme.spaceM
                    Layout.leftMargin: Theme.spaceL
                    text: root.controller.log
                }
            }
        }
    }
}
