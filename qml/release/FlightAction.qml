// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Tagboat.Controls
import Tagboat.Release

/** What the release is at now, in words, and the buttons that answer it. */
Card {
    id: root

    required property FlightController controller
    /** Something else on the page is the next thing to do. */
    property bool quiet: false
    /** The rest of what there is to say stands elsewhere on the page. */
    property bool brief: false

    readonly property bool failed: root.controller.situation === "failed"
    readonly property string standingName: root.controller.standing.length === 0 ? qsTr("Nothing has taken effect.") : qsTr("What has taken effect and stands:")

    signal candidateFailed

    /** Gives the focus to the button that goes on. */
    function takeFocus(): void {
        if (root.visible && goOn.visible && goOn.enabled)
            goOn.forceActiveFocus(Qt.TabFocusReason);
    }

    title: root.controller.headline
    noteContent: Chip {
        visible: root.controller.situationWord !== ""
        text: root.controller.situationWord
        tone: root.controller.situationTone
    }
    Accessible.name: root.controller.headline

    ColumnLayout {
        Layout.fillWidth: true
        Layout.margins: Theme.spaceL
        spacing: Theme.spaceM

        Item {
            Layout.fillWidth: true
            implicitHeight: Math.max(words.implicitHeight, Theme.markSize)
            visible: words.text !== ""
            StepMark {
                id: mark
                visible: root.controller.running
                mark: "running"
            }
            TText {
                id: words
                x: mark.visible ? mark.width + Theme.spaceM : 0
                width: parent.width - x
                height: Math.max(implicitHeight, Theme.markSize)
                verticalAlignment: Text.AlignVCenter
                text: root.controller.explanation === "" && root.controller.running ? qsTr("At work…") : root.controller.explanation
                wrapMode: Text.Wrap
            }
        }
        FlightList {
            Layout.fillWidth: true
            name: qsTr("Commands")
            mono: true
            items: root.controller.commandsToAllow
        }
        TText {
            Layout.fillWidth: true
            visible: root.failed && root.controller.failureRemedy !== ""
            text: root.controller.failureRemedy
            muted: true
            wrapMode: Text.Wrap
        }
        FlightList {
            Layout.fillWidth: true
            visible: root.failed && !root.brief || root.controller.situation === "aborted" && root.controller.standing.length > 0
            name: root.standingName
            titled: true
            items: root.controller.standing
        }
        Flow {
            Layout.fillWidth: true
            visible: root.controller.goOnText !== ""
            spacing: Theme.spaceM
            TButton {
                id: goOn
                text: root.controller.goOnText
                kind: root.quiet ? "normal" : "primary"
                width: Math.min(implicitWidth, parent.width)
                enabled: !root.controller.planningRecovery
                onClicked: root.controller.goOn()
            }
            TButton {
                visible: root.controller.canReplaceCandidate
                text: root.controller.planningRecovery ? qsTr("Planning the next candidate…") : qsTr("Candidate failed…")
                enabled: !root.controller.planningRecovery
                kind: "danger"
                onClicked: root.candidateFailed()
            }
        }
        TextBlock {
            Layout.fillWidth: true
            visible: root.failed && !root.brief && root.controller.failureDetail !== ""
            name: qsTr("Original words")
            text: root.controller.failureDetail
        }
    }
}
