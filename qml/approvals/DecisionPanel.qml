// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tagboat.Approvals
import Tagboat.Controls

/** The question before an answer is sent: for what, with which comment, and exactly what goes where. Enter sends nothing
    from the comment; Ctrl+Enter does. */
Rectangle {
    id: root

    required property Proposal proposal
    readonly property bool ready: root.proposal.chosen > 0 && !root.proposal.sending

    signal confirmed(string comment)

    implicitHeight: column.implicitHeight + 2 * Theme.spaceL
    radius: Theme.radiusCard
    color: Theme.surface
    border.width: Theme.stroke
    border.color: root.proposal.approve ? Theme.accent : Theme.bad
    onVisibleChanged: if (root.visible) {
        comment.text = "";
        comment.forceActiveFocus(Qt.TabFocusReason);
    }
    Keys.onEscapePressed: if (!root.proposal.sending)
        root.proposal.close()
    Keys.onPressed: event => {
        const enter = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
        event.accepted = enter && (event.modifiers & Qt.ControlModifier) !== 0;
        if (event.accepted && root.ready)
            root.confirmed(comment.text);
    }
    Accessible.role: Accessible.Dialog
    Accessible.name: root.proposal.title

    ColumnLayout {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.spaceL
        spacing: Theme.spaceM
        TText {
            Layout.fillWidth: true
            role: "subtitle"
            text: root.proposal.title
            wrapMode: Text.Wrap
        }
        TText {
            Layout.fillWidth: true
            visible: !root.proposal.approve
            text: qsTr("To reject ends the workflow run: nothing of it goes on.")
            muted: true
            wrapMode: Text.Wrap
        }
        Repeater {
            model: root.proposal.lines
            delegate: DecisionLine {
                id: item
                required property var modelData
                Layout.fillWidth: true
                line: item.modelData
                optional: root.proposal.lines.length > 1
                onToggled: root.proposal.toggle(item.modelData.key)
            }
        }
        TField {
            id: comment
            Layout.fillWidth: true
            enabled: !root.proposal.sending
            placeholder: root.proposal.approve ? qsTr("Comment, if you like; all who see the run can read it") : qsTr("Why; all who see the run can read it")
            name: qsTr("Comment")
        }
        ColumnLayout {
            spacing: Theme.spaceXs / 2
            TText {
                text: qsTr("This is sent, and cannot be taken back:")
                muted: true
            }
            Repeater {
                model: root.proposal.sent
                delegate: TText {
                    id: sentence
                    required property string modelData
                    Layout.fillWidth: true
                    text: comment.text === "" ? qsTr("%1, without a comment").arg(sentence.modelData) : qsTr("%1, with the comment “%2”").arg(sentence.modelData).arg(comment.text)
                    wrapMode: Text.Wrap
                }
            }
        }
        RowLayout {
            Layout.alignment: Qt.AlignRight
            Layout.topMargin: Theme.spaceXs
            spacing: Theme.spaceM
            TButton {
                enabled: !root.proposal.sending
                text: qsTr("Cancel")
                hint: qsTr("Esc")
                onClicked: root.proposal.close()
            }
            TButton {
                enabled: root.ready
                text: root.proposal.sending ? qsTr("Sending…") : root.proposal.confirmText
                hint: qsTr("Ctrl+Enter")
                kind: root.proposal.approve ? "primary" : "destroy"
                onClicked: root.confirmed(comment.text)
            }
        }
    }
}
