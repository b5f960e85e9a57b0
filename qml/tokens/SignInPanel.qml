// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tagboat.Controls
import Tagboat.Tokens

/** Signing in: a token is pasted, taken over or given for a code; what it may is shown; then it is kept. */
Rectangle {
    id: root

    required property SignIn signIn
    readonly property string stage: root.signIn.stage
    readonly property var hosts: root.signIn.hosts
    readonly property bool entering: root.stage === "enter" || root.stage === "asking"
    readonly property bool found: root.stage === "found" || root.stage === "keeping"

    implicitHeight: column.implicitHeight + 2 * Theme.spaceL
    radius: Theme.radiusCard
    color: Theme.surface
    border.width: Theme.stroke
    border.color: Theme.accent
    Keys.onEscapePressed: root.signIn.close()
    Accessible.role: Accessible.Dialog
    Accessible.name: title.text
    onStageChanged: settle.restart()
    onVisibleChanged: if (root.visible)
        settle.restart()

    // Once the parts of the stage stand.
    Timer {
        id: settle
        interval: 0
        onTriggered: {
            if (!root.visible)
                return;
            if (root.stage === "enter")
                secret.forceActiveFocus(Qt.TabFocusReason);
            else if (root.stage === "code")
                code.begin();
            else if (root.stage === "found")
                keep.forceActiveFocus(Qt.TabFocusReason);
            else
                cancel.forceActiveFocus(Qt.TabFocusReason);
        }
    }

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
            text: root.found ? qsTr("Keep the token of %1?").arg(root.signIn.found) : qsTr("Sign in to %1").arg(root.signIn.host)
            wrapMode: Text.Wrap
        }
        Banner {
            Layout.fillWidth: true
            visible: root.signIn.errorMessage !== ""
            tone: "bad"
            text: root.signIn.errorMessage
            detail: root.signIn.errorDetail
            remedy: root.signIn.errorRemedy
        }
        SegmentedControl {
            visible: root.entering && root.hosts.length > 1
            current: root.signIn.host
            options: root.hosts.map(host => ({"key": host, "label": host}))
            Accessible.name: qsTr("Forge")
            onActivated: key => root.signIn.host = key
        }
        RowLayout {
            visible: root.entering
            spacing: Theme.spaceS
            SecretField {
                id: secret
                Layout.fillWidth: true
                Layout.maximumWidth: 2.4 * Theme.navWidth
                enabled: !root.signIn.busy
                name: qsTr("Token for %1").arg(root.signIn.host)
                placeholder: qsTr("Paste a fine-grained or classic token")
                onAccepted: root.signIn.look(secret)
            }
            TButton {
                enabled: !root.signIn.busy
                text: qsTr("Paste")
                hint: qsTr("Takes the token from the clipboard")
                onClicked: secret.paste()
            }
            TButton {
                enabled: !root.signIn.busy && secret.length > 0
                kind: "primary"
                text: root.stage === "asking" ? qsTr("Asking %1…").arg(root.signIn.host) : qsTr("Check the token")
                hint: qsTr("Asks whose it is and what it may; it is kept after that")
                onClicked: root.signIn.look(secret)
            }
        }
        RowLayout {
            visible: root.entering && (root.signIn.byGh || root.signIn.byDevice)
            spacing: Theme.spaceS
            TButton {
                visible: root.signIn.byDevice
                enabled: !root.signIn.busy
                text: qsTr("Sign in with a code…")
                hint: qsTr("Gets a code that is typed into a page of %1; no token has to be made").arg(root.signIn.host)
                onClicked: root.signIn.askForCode()
            }
            TButton {
                visible: root.signIn.byGh
                enabled: !root.signIn.busy
                text: qsTr("Take over from gh")
                hint: qsTr("Takes the token with which GitHub's own program is signed in")
                onClicked: root.signIn.takeFromGh()
            }
        }
        CodePanel {
            id: code
            Layout.fillWidth: true
            visible: root.stage === "code"
            signIn: root.signIn
        }
        TText {
            Layout.fillWidth: true
            visible: root.found
            muted: true
            text: root.signIn.foundNote
            wrapMode: Text.Wrap
        }
        RowLayout {
            visible: root.found
            spacing: Theme.spaceM
            TText {
                text: qsTr("Name")
                Accessible.ignored: true
            }
            TField {
                Layout.preferredWidth: Theme.navWidth
                enabled: root.stage === "found"
                name: qsTr("Name of the token")
                text: root.signIn.name
                onEdited: text => root.signIn.name = text
                onAccepted: root.signIn.keep()
            }
        }
        TText {
            Layout.fillWidth: true
            visible: root.entering
            strong: true
            text: qsTr("What a fine-grained token has to be allowed; a classic one takes the scopes repo and workflow")
            wrapMode: Text.Wrap
        }
        PermissionList {
            Layout.fillWidth: true
            visible: root.stage !== "code"
            lines: root.signIn.permissions
        }
        TText {
            Layout.fillWidth: true
            muted: true
            text: qsTr("It goes into the system's keychain and nowhere else.")
            wrapMode: Text.Wrap
        }
        RowLayout {
            Layout.alignment: Qt.AlignRight
            spacing: Theme.spaceM
            TButton {
                id: cancel
                text: qsTr("Cancel")
                hint: qsTr("Esc")
                onClicked: root.signIn.close()
            }
            TButton {
                id: keep
                visible: root.found
                enabled: root.stage === "found"
                kind: "primary"
                text: root.stage === "keeping" ? qsTr("Keeping…") : qsTr("Keep in the keychain")
                onClicked: root.signIn.keep()
            }
        }
    }
}
