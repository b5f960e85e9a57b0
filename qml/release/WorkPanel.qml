// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tagboat.Controls
import Tagboat.Release

/** What the step follows on the forge, and the questions before something is done there. */
Column {
    id: root

    required property WorkflowView view
    /** "", "stop", "again", "approve" or "reject": what the user is asked about. */
    property string question: ""
    property string environment: ""
    readonly property bool asking: root.question !== ""
    readonly property bool deciding: root.question === "approve" || root.question === "reject"
    readonly property bool shown: root.view.subject !== ""

    function ask(question: string, environment: string): void {
        root.environment = environment;
        root.question = question;
    }

    visible: root.shown
    spacing: Theme.spaceL

    Connections {
        target: root.view
        // What the question was about may be over by itself.
        function onChanged(): void {
            const over = root.question === "stop" && !root.view.canStop || root.question === "again" && !root.view.canRunAgain || root.deciding && !root.view.hasGate(root.environment);
            if (over)
                root.question = "";
        }
    }
    Banner {
        width: root.width
        visible: root.view.refusal !== "" && !root.asking
        tone: "bad"
        text: qsTr("That could not be done")
        detail: root.view.refusal
        actionText: qsTr("Dismiss")
        onAction: root.view.dismissRefusal()
    }
    Banner {
        width: root.width
        visible: root.view.trouble !== "" && !root.asking
        text: root.view.offline ? qsTr("Offline: the forge cannot be reached") : qsTr("The forge does not tell how it stands")
        remedy: root.view.troubleRemedy
        detail: root.view.trouble
        actionText: qsTr("Look now")
        onAction: root.view.lookAgain()
    }
    ConfirmPanel {
        width: root.width
        visible: root.question === "stop"
        danger: true
        title: qsTr("Cancel %1?").arg(root.view.runTitle)
        text: qsTr("Its jobs end where they are; what they have published stays. The release stops at this step.")
        confirmText: qsTr("Cancel the run")
        cancelText: qsTr("Let it run")
        onConfirmed: {
            root.question = "";
            root.view.stopRun();
        }
        onCancelled: root.question = ""
    }
    ConfirmPanel {
        width: root.width
        visible: root.question === "again"
        title: qsTr("Run the failed jobs of %1 again?").arg(root.view.runTitle)
        text: qsTr("They run on the same commit, as a new attempt; jobs that passed are not repeated. The release goes on with it.")
        confirmText: qsTr("Run them again")
        onConfirmed: {
            root.question = "";
            root.view.runFailedAgain();
        }
        onCancelled: root.question = ""
    }
    ApprovalDialog {
        width: root.width
        visible: root.deciding
        approves: root.question === "approve"
        environment: root.environment
        subject: root.view.runTitle
        onDecided: comment => {
            const approve = root.question === "approve";
            root.question = "";
            root.view.decide(root.environment, approve, comment);
        }
        onCancelled: root.question = ""
    }
    Repeater {
        model: root.view.gates
        delegate: GateCard {
            id: gate
            width: root.width
            visible: !root.asking
            busy: root.view.busy
            onDecided: approve => root.ask(approve ? "approve" : "reject", gate.rowKey)
        }
    }
    RequestCard {
        width: root.width
        visible: !root.asking && root.view.subject !== "workflow" && !root.view.loading
        view: root.view
    }
    RunCard {
        width: root.width
        visible: !root.asking && root.view.runTitle !== ""
        view: root.view
        onStopRequested: root.ask("stop", "")
        onAgainRequested: root.ask("again", "")
    }
    Card {
        width: root.width
        visible: !root.asking && (root.view.loading || root.view.notBegun !== "")
        Accessible.name: words.text
        RowLayout {
            Layout.fillWidth: true
            Layout.margins: Theme.spaceL
            spacing: Theme.spaceM
            StepMark {
                mark: root.view.loading ? "running" : "waiting"
            }
            TText {
                id: words
                Layout.fillWidth: true
                muted: true
                text: root.view.loading ? qsTr("Asking the forge…") : root.view.notBegun
                wrapMode: Text.Wrap
            }
        }
    }
}
