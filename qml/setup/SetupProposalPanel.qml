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
    readonly property bool asks: root.proposal.secret !== ""
    readonly property var tokens: root.proposal.tokens
    /** The token of the keychain whose value it shall be; empty: what is typed in. */
    property string token: ""

    signal confirmed
    signal secretGiven(SecretInput input, string token)

    function confirm(): void {
        if (root.asks)
            root.secretGiven(value, root.token);
        else
            root.confirmed();
    }

    implicitHeight: column.implicitHeight + 2 * Theme.spaceL
    radius: Theme.radiusCard
    color: Theme.surface
    border.width: Theme.stroke
    border.color: Theme.accent
    onVisibleChanged: {
        value.clear();
        root.token = "";
        if (root.visible)
            settle.restart();
    }
    // Once the line for a secret stands, or is known not to.
    Timer {
        id: settle
        interval: 0
        onTriggered: {
            if (root.asks)
                value.forceActiveFocus(Qt.TabFocusReason);
            else
                cancel.forceActiveFocus(Qt.TabFocusReason);
        }
    }
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
        RowLayout {
            visible: root.asks
            spacing: Theme.spaceS
            SecretField {
                id: value
                Layout.fillWidth: true
                Layout.maximumWidth: 2.4 * Theme.navWidth
                enabled: !root.busy && root.token === ""
                name: qsTr("Value of %1").arg(root.proposal.secret)
                placeholder: root.token === "" ? qsTr("Type or paste its value") : qsTr("The token “%1”").arg(root.token)
                // Enter leads on and sends nothing.
                onAccepted: if (value.length > 0)
                    change.forceActiveFocus(Qt.TabFocusReason)
            }
            TButton {
                enabled: !root.busy && root.token === ""
                text: qsTr("Paste")
                hint: qsTr("Takes the value from the clipboard")
                onClicked: value.paste()
            }
            ChoiceButton {
                visible: root.tokens.length > 0
                enabled: !root.busy
                small: false
                text: qsTr("From the keychain…")
                title: qsTr("A token of the keychain")
                clearText: root.token === "" ? "" : qsTr("Type it in instead")
                options: root.tokens.map(name => ({"key": name, "label": name, "detail": "", "section": "", "checked": name === root.token}))
                onChosen: key => {
                    value.clear();
                    root.token = key;
                }
                onCleared: root.token = ""
            }
        }
        TText {
            Layout.fillWidth: true
            visible: root.asks
            muted: true
            text: qsTr("It is sealed here for %1 and kept nowhere. Nobody can read it there either.").arg(root.proposal.repository)
            wrapMode: Text.Wrap
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
                id: change
                enabled: !root.busy && (!root.asks || root.token !== "" || value.length > 0)
                kind: "primary"
                text: root.busy ? qsTr("Changing…") : root.asks ? qsTr("Set the secret") : qsTr("Make these changes")
                onClicked: root.confirm()
            }
        }
    }
}
