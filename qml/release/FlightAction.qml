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

    signal candidateFailed

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

        RowLayout {
            visible: root.controller.explanation !== "" || root.controller.running
            spacing: Theme.spaceM
            StepMark {
                visible: root.controller.running
                mark: "running"
            }
            TText {
                Layout.fillWidth: true
                text: root.controller.explanation === "" ? qsTr("At work…") : root.controller.explanation
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
            visible: root.controller.failureRemedy !== ""
            text: root.controller.failureRemedy
            muted: true
            wrapMode: Text.Wrap
        }
        TextBlock {
            Layout.fillWidth: true
            visible: root.controller.failureDetail !== ""
            name: qsTr("Original words")
            text: root.controller.failureDetail
        }
        FlightList {
            Layout.fillWidth: true
            visible: root.controller.failureMessage !== "" || root.controller.situation === "aborted"
            name: root.controller.standing.length === 0 ? qsTr("Nothing has taken effect.") : qsTr("What has taken effect and stands:")
            titled: true
            items: root.controller.standing
        }
        Flow {
            Layout.fillWidth: true
            visible: root.controller.goOnText !== ""
            spacing: Theme.spaceM
            TButton {
                text: root.controller.goOnText
                kind: "primary"
                width: Math.min(implicitWidth, parent.width)
                enabled: !root.controller.planningRecovery
                onClicked: root.controller.goOn()
            }
            TButton {
                visible: root.controller.waitsForVerdict
                text: root.controller.planningRecovery ? qsTr("Planning the next candidate…") : qsTr("Candidate failed…")
                enabled: !root.controller.planningRecovery
                kind: "danger"
                onClicked: root.candidateFailed()
            }
        }
    }
}
