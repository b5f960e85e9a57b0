// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tagboat.Controls
import Tagboat.Release

/** A workflow run: its jobs, failing ones first, who approved what, and what can be done with it. */
Card {
    id: root

    required property WorkflowView view

    signal stopRequested
    signal againRequested

    title: root.view.runTitle
    Accessible.name: qsTr("Workflow run %1, %2").arg(root.view.runTitle).arg(root.view.runWord)
    noteContent: Chip {
        text: root.view.runWord
        tone: root.view.runTone
    }

    CardLine {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.spaceL
        Layout.rightMargin: Theme.spaceL
        Layout.topMargin: Theme.spaceS
        Layout.bottomMargin: Theme.spaceS
        text: root.view.runNote
        TButton {
            visible: root.view.canRunAgain
            small: true
            enabled: !root.view.busy
            text: qsTr("Run failed jobs again…")
            onClicked: root.againRequested()
        }
        TButton {
            visible: root.view.canStop
            small: true
            kind: "danger"
            enabled: !root.view.busy
            text: qsTr("Cancel run…")
            onClicked: root.stopRequested()
        }
        TButton {
            small: true
            kind: "quiet"
            text: qsTr("Copy address")
            hint: qsTr("Copies the address of the run's page")
            onClicked: root.view.copyRunAddress()
        }
    }
    Divider {
        Layout.fillWidth: true
    }
    WorkRowList {
        Layout.fillWidth: true
        name: qsTr("Jobs")
        rows: root.view.jobs
        onPressed: key => root.view.choose(key)
    }
    Divider {
        Layout.fillWidth: true
        visible: root.view.decisions.count > 0
    }
    WorkRowList {
        Layout.fillWidth: true
        visible: root.view.decisions.count > 0
        name: qsTr("Decisions")
        rows: root.view.decisions
    }
    Divider {
        Layout.fillWidth: true
        visible: root.view.deployments.count > 0 || unread.visible
    }
    TText {
        Layout.leftMargin: Theme.spaceL
        Layout.topMargin: Theme.spaceS
        visible: root.view.deployments.count > 0
        role: "caption"
        muted: true
        text: qsTr("Deployments of this commit")
    }
    WorkRowList {
        Layout.fillWidth: true
        visible: root.view.deployments.count > 0
        name: qsTr("Deployments of this commit")
        rows: root.view.deployments
    }
    TText {
        id: unread
        Layout.fillWidth: true
        Layout.margins: Theme.spaceL
        visible: root.view.deploymentsNote !== ""
        role: "caption"
        muted: true
        text: root.view.deploymentsNote
        wrapMode: Text.Wrap
    }
    Item {
        implicitHeight: Theme.spaceXs
    }
}
