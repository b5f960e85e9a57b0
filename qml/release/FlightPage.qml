// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tagboat.Controls
import Tagboat.Release

/** One release in flight: its steps at the left; what it is at, what it follows on the forge, and the log, at the right. Esc
    goes back; the release runs on. */
FocusScope {
    id: root

    required property FlightController controller
    required property WorkflowView workflow
    property bool aborting: false
    readonly property bool recovering: root.controller.recoverySteps.length > 0
    readonly property bool asking: root.aborting || root.recovering || work.asking
    /** The forge's own words are there, so the engine's summary of them need not be. */
    readonly property bool told: root.controller.situation === "running" && work.shown && root.workflow.showsCurrent

    signal backRequested

    Accessible.role: Accessible.Pane
    Accessible.name: root.controller.title

    function leave(): void {
        if (root.aborting)
            root.aborting = false;
        else if (root.recovering)
            root.controller.dismissRecovery();
        else if (work.asking)
            work.question = "";
        else if (jobLog.visible && jobLog.finding)
            jobLog.endFind();
        else if (root.workflow.shownRow >= 0)
            root.workflow.select(-1);
        else
            root.backRequested();
    }

    // A question gives the focus back to the button that asked it.
    onAbortingChanged: refocus.start()
    onRecoveringChanged: refocus.start()

    Binding {
        target: root.workflow
        property: "active"
        value: root.visible && root.Window.visibility !== Window.Minimized && root.Window.visibility !== Window.Hidden
    }
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
                shownRow: root.workflow.shownRow
                onPressed: row => root.workflow.select(row)
            }
        }
        // Placed by hand: a layout whose items ask for a share of its own height goes round in circles.
        Item {
            id: right
            Layout.fillWidth: true
            Layout.fillHeight: true
            /** A log that was asked for has more room than one that just runs along. */
            readonly property real logHeight: root.workflow.log.opened ? Math.max(3.5 * Theme.rowHeight, right.height * 0.38) : 3 * Theme.rowHeight

            /** An empty log takes no room from what a forge tells. */
            readonly property bool logged: root.workflow.log.opened || root.controller.log !== "" || !work.shown

            ScrollArea {
                id: upper
                // Its bar stands beside the cards, in the page's margin.
                width: right.width + Theme.spaceL
                // A question has the room that it needs, if need be that of the log too.
                height: Math.min(upper.contentHeight, root.asking || !right.logged ? right.height : right.height - Theme.spaceL - right.logHeight)
                contentHeight: messages.implicitHeight

                // A column of cards, each a layout of its own: layouts within layouts do not always hear of each other's heights.
                Column {
                    id: messages
                    width: right.width
                    spacing: Theme.spaceL
                    Banner {
                        width: parent.width
                        visible: root.controller.refusal !== ""
                        tone: "bad"
                        text: qsTr("That could not be done")
                        detail: root.controller.refusal
                        actionText: qsTr("Dismiss")
                        onAction: root.controller.dismissRefusal()
                    }
                    ConfirmPanel {
                        width: parent.width
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
                        width: parent.width
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
                        width: parent.width
                        visible: !root.asking && !root.told
                        controller: root.controller
                        quiet: root.workflow.mayDecide
                        brief: work.shown
                        onCandidateFailed: root.controller.planRecovery()
                    }
                    TText {
                        width: parent.width
                        visible: root.workflow.shownRow >= 0 && !root.asking
                        text: qsTr("At the step “%1”").arg(root.workflow.stepTitle)
                        muted: true
                        wrapMode: Text.Wrap
                    }
                    WorkPanel {
                        id: work
                        width: parent.width
                        visible: work.shown && !root.aborting && !root.recovering
                        view: root.workflow
                    }
                    Card {
                        width: parent.width
                        visible: action.visible && action.brief && action.failed
                        Accessible.name: stands.name
                        FlightList {
                            id: stands
                            Layout.fillWidth: true
                            Layout.margins: Theme.spaceL
                            visible: true
                            name: action.standingName
                            titled: true
                            items: root.controller.standing
                        }
                    }
                }
            }
            Card {
                anchors.top: upper.bottom
                anchors.topMargin: Theme.spaceL
                anchors.bottom: parent.bottom
                width: parent.width
                visible: right.logged && height >= 2 * Theme.rowHeight && !root.workflow.log.opened
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
            JobLogCard {
                id: jobLog
                anchors.top: upper.bottom
                anchors.topMargin: Theme.spaceL
                anchors.bottom: parent.bottom
                width: parent.width
                visible: height >= 2 * Theme.rowHeight && root.workflow.log.opened
                log: root.workflow.log
            }
        }
    }
}
