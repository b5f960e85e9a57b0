// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts

/** Asks in the page for a word about the approval or the rejection of a deployment. */
Rectangle {
    id: root

    property bool approves: true
    property string environment: ""
    /** What is deployed: a version or a workflow run. */
    property string subject: ""
    /** More that is to be known before, a sentence. */
    property string text: ""

    signal decided(string comment)
    signal cancelled

    implicitHeight: column.implicitHeight + 2 * Theme.spaceL
    radius: Theme.radiusCard
    color: Theme.surface
    border.width: Theme.stroke
    border.color: root.approves ? Theme.accent : Theme.bad
    onVisibleChanged: if (root.visible) {
        comment.text = "";
        comment.forceActiveFocus(Qt.TabFocusReason);
    }
    Keys.onEscapePressed: root.cancelled()
    Accessible.role: Accessible.Dialog
    Accessible.name: question.text

    ColumnLayout {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.spaceL
        spacing: Theme.spaceS
        TText {
            id: question
            Layout.fillWidth: true
            role: "subtitle"
            text: root.approves ? qsTr("Approve %1 for %2?").arg(root.subject).arg(root.environment) : qsTr("Reject %1 for %2?").arg(root.subject).arg(root.environment)
            wrapMode: Text.Wrap
        }
        TText {
            Layout.fillWidth: true
            muted: true
            text: root.approves ? qsTr("The deployment goes on as soon as the other rules of the environment are met. It cannot be taken back.") : qsTr("The workflow run ends as failed. It cannot be taken back; the run can be started again.")
            wrapMode: Text.Wrap
        }
        TText {
            Layout.fillWidth: true
            visible: root.text !== ""
            muted: true
            text: root.text
            wrapMode: Text.Wrap
        }
        TField {
            id: comment
            Layout.fillWidth: true
            name: qsTr("Comment")
            placeholder: root.approves ? qsTr("Comment (kept beside the approval)") : qsTr("Why? (kept beside the rejection)")
            maximumLength: 1000
        }
        RowLayout {
            Layout.alignment: Qt.AlignRight
            Layout.topMargin: Theme.spaceS
            spacing: Theme.spaceM
            TButton {
                text: qsTr("Cancel")
                onClicked: root.cancelled()
            }
            TButton {
                text: root.approves ? qsTr("Approve") : qsTr("Reject")
                kind: root.approves ? "primary" : "destroy"
                onClicked: root.decided(comment.text.trim())
            }
        }
    }
}
