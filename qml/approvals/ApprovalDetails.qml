// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Tagboat.Controls

/** What a decision rests on: the commit and its checks, what changed since the last release, who may decide and who did. */
ColumnLayout {
    id: root

    property string name: ""
    property string repository: ""
    property string commit: ""
    property string runTitle: ""
    property string runUrl: ""
    property string startedBy: ""
    property string people: ""
    property string sinceExact: ""
    property string timerEnds: ""
    property string checksText: ""
    property string checksTone: ""
    property var checksList: []
    property string changesText: ""
    property string compareUrl: ""
    property var decided: []
    property var gaps: []
    property string notes: ""
    property string releaseId: ""
    property var deployments: []
    property string verification: ""
    property string verificationTone: ""

    signal copyRequested(string text)
    signal releaseRequested(string release)

    spacing: Theme.spaceXs
    Divider {
        Layout.fillWidth: true
        Layout.bottomMargin: Theme.spaceS
    }
    ApprovalFact {
        Layout.fillWidth: true
        label: qsTr("Repository")
        value: root.repository
    }
    ApprovalFact {
        Layout.fillWidth: true
        label: qsTr("Commit")
        value: root.commit
        mono: true
        copied: root.commit
        copyText: qsTr("Copy")
        onCopyRequested: text => root.copyRequested(text)
    }
    ApprovalFact {
        Layout.fillWidth: true
        label: qsTr("Workflow run")
        value: root.startedBy === "" ? root.runTitle : qsTr("%1, started by %2").arg(root.runTitle).arg(root.startedBy)
        copied: root.runUrl
        onCopyRequested: text => root.copyRequested(text)
    }
    ApprovalFact {
        Layout.fillWidth: true
        label: qsTr("Waits since")
        value: root.sinceExact
    }
    ApprovalFact {
        Layout.fillWidth: true
        label: qsTr("Timer ends")
        value: root.timerEnds
    }
    ApprovalFact {
        Layout.fillWidth: true
        label: qsTr("Who may decide")
        value: root.people
    }
    ApprovalFact {
        Layout.fillWidth: true
        label: qsTr("Checks")
        value: root.checksList.length === 0 ? root.checksText : qsTr("%1: %2").arg(root.checksText).arg(root.checksList.join(", "))
        tone: root.checksTone === "neutral" ? "" : root.checksTone
    }
    ApprovalFact {
        Layout.fillWidth: true
        label: qsTr("Deployments")
        value: root.deployments.join("\n")
    }
    ApprovalFact {
        Layout.fillWidth: true
        label: qsTr("Package index")
        value: root.verification
        tone: root.verificationTone
    }
    ApprovalFact {
        Layout.fillWidth: true
        label: qsTr("Changes")
        value: root.changesText
        copied: root.compareUrl
        onCopyRequested: text => root.copyRequested(text)
    }
    ApprovalFact {
        Layout.fillWidth: true
        label: qsTr("Decided so far")
        value: root.decided.join("\n")
    }
    ApprovalFact {
        Layout.fillWidth: true
        label: qsTr("Not known")
        value: root.gaps.join("\n")
        tone: "warn"
    }
    RowLayout {
        Layout.fillWidth: true
        Layout.topMargin: Theme.spaceXs
        visible: root.notes !== ""
        spacing: Theme.spaceM
        TText {
            Layout.preferredWidth: Theme.navWidth * 0.6
            Layout.minimumWidth: Theme.navWidth * 0.6
            Layout.maximumWidth: Theme.navWidth * 0.6
            Layout.alignment: Qt.AlignTop
            text: qsTr("Changelog")
            muted: true
        }
        MarkdownArea {
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(contentHeight, 5 * Theme.rowHeight)
            name: qsTr("Changelog of %1").arg(root.name)
            markdown: root.notes
        }
    }
    TButton {
        Layout.topMargin: Theme.spaceS
        visible: root.releaseId !== ""
        text: qsTr("Show the release")
        small: true
        Accessible.name: qsTr("Show the release of %1").arg(root.name)
        onClicked: root.releaseRequested(root.releaseId)
    }
}
