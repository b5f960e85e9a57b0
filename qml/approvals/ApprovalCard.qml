// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Tagboat.Controls

/** A deployment that waits, with what can be done about it. Space selects it, A approves, R rejects, Enter shows more. */
Rectangle {
    id: root

    required property int index
    required property string key
    required property string name
    required property string repository
    required property string version
    required property bool candidate
    required property string environment
    required property string timerText
    required property string timerTone
    required property string situation
    required property string sinceExact
    required property bool mine
    required property string standing
    required property string whyNot
    required property bool selected
    required property bool sending
    required property string staleText
    required property string checksText
    required property string checksTone
    required property var checksList
    required property string commit
    required property string runTitle
    required property string runUrl
    required property string startedBy
    required property string people
    required property string changesText
    required property string compareUrl
    required property var decided
    required property var gaps
    required property string notes
    required property string releaseId
    required property var deployments
    required property string verification
    required property string verificationTone
    required property string timerEnds
    property bool opened: false
    /** Several are selected: the main button is theirs. */
    property bool oneOfMany: false
    readonly property string what: qsTr("%1 %2 for %3").arg(root.name).arg(root.version).arg(root.environment)

    signal toggled
    signal approveRequested
    signal rejectRequested
    signal moved(int by)
    signal copyRequested(string text)
    signal releaseRequested(string release)

    implicitHeight: column.implicitHeight + 2 * Theme.spaceM
    radius: Theme.radiusCard
    color: Theme.surface
    border.width: Theme.stroke
    border.color: root.selected ? Theme.accent : Theme.line
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1, %2").arg(root.what).arg(root.timerText)
    Accessible.description: root.mine ? root.situation : qsTr("%1. %2").arg(root.situation).arg(root.whyNot)
    Accessible.focusable: true
    Accessible.focused: root.activeFocus
    Accessible.selected: root.selected
    Keys.onUpPressed: root.moved(-1)
    Keys.onDownPressed: root.moved(1)
    Keys.onSpacePressed: root.toggled()
    Keys.onReturnPressed: root.opened = !root.opened
    Keys.onEnterPressed: root.opened = !root.opened
    Keys.onPressed: event => {
        if (event.modifiers !== Qt.NoModifier || !root.mine || root.sending)
            return;
        event.accepted = event.key === Qt.Key_A || event.key === Qt.Key_R;
        if (event.key === Qt.Key_A)
            root.approveRequested();
        else if (event.key === Qt.Key_R)
            root.rejectRequested();
    }

    ColumnLayout {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.spaceM
        anchors.leftMargin: Theme.spaceL
        anchors.rightMargin: Theme.spaceL
        spacing: Theme.spaceM
        RowLayout {
            spacing: Theme.spaceL
            TCheckBox {
                // Keeps its room where there is nothing to tick: the words stand in one line.
                opacity: root.mine ? 1 : 0
                enabled: root.mine && !root.sending
                activeFocusOnTab: root.mine
                checked: root.selected
                name: qsTr("Select %1").arg(root.what)
                Accessible.ignored: !root.mine
                onToggled: root.toggled()
            }
            ColumnLayout {
                spacing: Theme.spaceXs
                Flow {
                    Layout.fillWidth: true
                    spacing: Theme.spaceS
                    TText {
                        width: Math.min(Math.ceil(implicitWidth), parent.width)
                        height: Theme.chipHeight
                        verticalAlignment: Text.AlignVCenter
                        role: "subtitle"
                        text: root.name
                        elide: Text.ElideMiddle
                    }
                    TText {
                        width: Math.min(Math.ceil(implicitWidth), parent.width)
                        height: Theme.chipHeight
                        verticalAlignment: Text.AlignVCenter
                        rightPadding: Theme.spaceXs
                        role: "mono"
                        tone: root.candidate ? "candidate" : ""
                        text: root.version
                    }
                    Chip {
                        width: Math.min(implicitWidth, parent.width)
                        tone: "candidate"
                        text: root.environment
                    }
                    Chip {
                        tone: root.timerTone
                        text: root.timerText
                    }
                    Chip {
                        visible: root.checksTone === "bad"
                        tone: "bad"
                        text: root.checksText
                    }
                    Chip {
                        visible: root.staleText !== ""
                        tone: "warn"
                        text: root.staleText
                    }
                }
                TText {
                    Layout.fillWidth: true
                    text: root.situation
                    muted: true
                    wrapMode: Text.Wrap
                    maximumLineCount: 2
                }
                TText {
                    Layout.fillWidth: true
                    visible: !root.mine && root.whyNot !== ""
                    text: root.whyNot
                    muted: true
                    wrapMode: Text.Wrap
                    maximumLineCount: 2
                }
            }
            RowLayout {
                Layout.alignment: Qt.AlignVCenter
                spacing: Theme.spaceS
                Chip {
                    visible: root.standing !== ""
                    text: root.standing
                }
                TButton {
                    text: root.opened ? qsTr("Less") : qsTr("Details")
                    hint: qsTr("Enter")
                    Accessible.name: qsTr("Details of %1").arg(root.what)
                    onClicked: root.opened = !root.opened
                }
                TButton {
                    visible: root.mine
                    enabled: !root.sending
                    text: qsTr("Reject…")
                    hint: qsTr("R")
                    kind: "danger"
                    Accessible.name: qsTr("Reject… %1").arg(root.what)
                    onClicked: root.rejectRequested()
                }
                TButton {
                    visible: root.mine
                    enabled: !root.sending
                    text: root.sending ? qsTr("Sending…") : qsTr("Approve…")
                    hint: qsTr("A")
                    kind: root.oneOfMany ? "normal" : "primary"
                    Accessible.name: qsTr("Approve… %1").arg(root.what)
                    onClicked: root.approveRequested()
                }
            }
        }
        ApprovalDetails {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.markSize + Theme.spaceL
            visible: root.opened
            name: root.name
            repository: root.repository
            commit: root.commit
            runTitle: root.runTitle
            runUrl: root.runUrl
            startedBy: root.startedBy
            people: root.people
            sinceExact: root.sinceExact
            timerEnds: root.timerEnds
            checksText: root.checksText
            checksTone: root.checksTone
            checksList: root.checksList
            changesText: root.changesText
            compareUrl: root.compareUrl
            decided: root.decided
            gaps: root.gaps
            notes: root.notes
            releaseId: root.releaseId
            deployments: root.deployments
            verification: root.verification
            verificationTone: root.verificationTone
            onCopyRequested: text => root.copyRequested(text)
            onReleaseRequested: release => root.releaseRequested(release)
        }
    }
    FocusRing {
        shown: root.activeFocus
        anchors.margins: 0
        radius: root.radius
    }
    TapHandler {
        onTapped: root.forceActiveFocus(Qt.MouseFocusReason)
    }
}
