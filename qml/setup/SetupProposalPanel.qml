// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tagboat.Controls
import Tagboat.Setup

/** The question before a set-up is changed: every request with its body, and the difference of every file. */
Rectangle {
    id: root

    required property SetupProposal proposal
    readonly property bool busy: root.proposal.sending

    signal confirmed

    implicitHeight: column.implicitHeight + 2 * Theme.spaceL
    radius: Theme.radiusCard
    color: Theme.surface
    border.width: Theme.stroke
    border.color: Theme.accent
    onVisibleChanged: if (root.visible)
        cancel.forceActiveFocus(Qt.TabFocusReason)
    Keys.onEscapePressed: if (!root.busy)
        root.proposal.close()
    Accessible.role: Accessible.Dialog
    Accessible.name: title.text

    ColumnLayout {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.spaceL
        spacing: Theme.spaceM
        TText {
            id: title
            Layout.fillWidth: true
            role: "subtitle"
            text: qsTr("Changes to %1: %2").arg(root.proposal.repository).arg(root.proposal.count)
            wrapMode: Text.Wrap
        }
        TText {
            Layout.fillWidth: true
            visible: root.proposal.files > 0
            muted: true
            text: qsTr("Files go on a branch of their own and into a pull request; they stand once it is merged.")
            wrapMode: Text.Wrap
        }
        Repeater {
            model: root.proposal.lines
            delegate: ColumnLayout {
                id: line
                required property var modelData
                Layout.fillWidth: true
                spacing: 0
                TText {
                    Layout.fillWidth: true
                    text: line.modelData.text
                    strong: true
                    wrapMode: Text.Wrap
                }
                TText {
                    Layout.fillWidth: true
                    role: "mono"
                    muted: true
                    text: line.modelData.requests
                    wrapMode: Text.WrapAnywhere
                }
            }
        }
        DiffView {
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(Theme.rowHeight * 8, contentHeight)
            visible: root.proposal.files > 0
            model: root.proposal.difference
        }
        RowLayout {
            Layout.alignment: Qt.AlignRight
            spacing: Theme.spaceM
            TButton {
                id: cancel
                enabled: !root.busy
                text: qsTr("Cancel")
                hint: qsTr("Esc")
                onClicked: root.proposal.close()
            }
            TButton {
                enabled: !root.busy
                kind: "primary"
                text: root.busy ? qsTr("Changing…") : qsTr("Make these changes")
                onClicked: root.confirmed()
            }
        }
    }
}
