// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tagboat.Controls
import Tagboat.Tokens

/** The accounts with which forges are asked: a row for each token in the keychain. */
FocusScope {
    id: root

    required property TokensController controller
    property int row: 0
    readonly property bool narrow: area.width < 4.6 * Theme.navWidth
    readonly property var heads: root.narrow ? [qsTr("Token"), qsTr("Account"), qsTr("Permissions"), qsTr("Serves"), qsTr("Expires"), qsTr("State")] : [qsTr("Token"), qsTr("Account"), qsTr("Permissions"), qsTr("Serves"), qsTr("Added"), qsTr("Expires"), qsTr("State")]
    readonly property var widths: root.shares(table.width - 2 * Theme.spaceL, root.narrow ? [5, 2, 4, 3, 3, 5] : [5, 3, 4, 3, 3, 3, 4])

    function shares(room: real, parts: var): var {
        const sum = parts.reduce((all, part) => all + part, 0);
        return parts.map(part => Math.floor(room * part / sum));
    }
    /** The keyboard goes to a token, or to what else there is. */
    function focusRow(index: int): void {
        root.row = Math.max(0, Math.min(index, rows.count - 1));
        const item = rows.itemAt(root.row);
        if (item)
            item.forceActiveFocus(Qt.TabFocusReason);
        else if (!root.controller.practice)
            root.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
    }

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Tokens")
    onActiveFocusChanged: if (root.activeFocus && root.Window.activeFocusItem === root && !root.controller.signIn.open)
        root.focusRow(root.row)

    Binding {
        target: root.controller
        property: "shown"
        value: root.visible
    }
    // What was asked and answered gives the focus back, once the rows stand.
    Connections {
        target: root.controller.signIn
        property bool open: false
        function onChanged(): void {
            if (open && !root.controller.signIn.open && root.visible)
                refocus.start();
            open = root.controller.signIn.open;
        }
    }
    Timer {
        id: refocus
        interval: 0
        onTriggered: root.focusRow(root.row)
    }
    Shortcut {
        sequence: "F5"
        enabled: root.visible && !root.controller.practice
        onActivated: root.controller.refresh()
    }

    PageHeader {
        id: header
        anchors.left: parent.left
        anchors.right: parent.right
        title: qsTr("Tokens")
        subtitle: root.controller.summary
        TButton {
            visible: root.controller.tokens.count > 0
            enabled: !root.controller.asking
            text: root.controller.asking ? qsTr("Asking…") : qsTr("Check all")
            hint: qsTr("Ask keychain and forges how they are (F5)")
            onClicked: root.controller.refresh()
        }
        TButton {
            id: add
            visible: root.controller.tokens.count > 0 && !root.controller.signIn.open
            kind: "primary"
            text: qsTr("Sign in…")
            hint: qsTr("Add an account: paste a token, or sign in another way")
            onClicked: root.controller.signIn.begin()
        }
    }
    ScrollArea {
        id: area
        anchors.top: header.bottom
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        contentHeight: column.implicitHeight + 2 * Theme.spaceXl

        ColumnLayout {
            id: column
            x: Theme.spaceXl
            y: Theme.spaceL
            width: area.width - 2 * Theme.spaceXl
            spacing: Theme.spaceL

            Banner {
                Layout.fillWidth: true
                visible: root.controller.errorMessage !== ""
                tone: "bad"
                text: root.controller.errorMessage
                detail: root.controller.errorDetail
                remedy: root.controller.errorRemedy
                actionText: root.controller.locked ? qsTr("Unlock…") : qsTr("Try again")
                onAction: root.controller.locked ? root.controller.unlock() : root.controller.refresh()
            }
            SignInPanel {
                Layout.fillWidth: true
                visible: root.controller.signIn.open
                signIn: root.controller.signIn
            }
            ConfirmPanel {
                Layout.fillWidth: true
                visible: root.controller.removing !== ""
                danger: true
                title: qsTr("Remove the token “%1”?").arg(root.controller.removing)
                items: root.controller.removal
                confirmText: qsTr("Remove")
                onCancelled: {
                    root.controller.giveUpRemoval();
                    root.focusRow(root.row);
                }
                onConfirmed: {
                    root.controller.remove();
                    root.focusRow(root.row);
                }
            }
            EmptyState {
                Layout.fillWidth: true
                Layout.minimumHeight: area.height - 2 * Theme.spaceXl
                visible: root.controller.practice
                iconName: "key"
                title: qsTr("Nobody signs in here")
                text: qsTr("The practice harbour has accounts of its own, and no token of yours is read in it.")
            }
            EmptyState {
                Layout.fillWidth: true
                Layout.minimumHeight: area.height - 2 * Theme.spaceXl
                visible: root.controller.ready && root.controller.tokens.count === 0 && !root.controller.signIn.open
                iconName: "key"
                title: qsTr("Sign in to follow releases on GitHub")
                text: qsTr("With a token Tagboat pushes, opens pull requests, follows workflow runs and answers approvals. It lies in the system's keychain and nowhere else.") + (root.controller.unserved === "" ? "" : "\n\n" + root.controller.unserved + ".")
                actionText: qsTr("Sign in…")
                onAction: root.controller.signIn.begin()
            }
            TText {
                Layout.fillWidth: true
                visible: root.controller.tokens.count > 0 && root.controller.unserved !== ""
                tone: "warn"
                text: root.controller.unserved
                wrapMode: Text.Wrap
            }
            Card {
                id: table
                Layout.fillWidth: true
                visible: rows.count > 0
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Tokens in the keychain")
                Row {
                    Layout.leftMargin: Theme.spaceL
                    Layout.preferredHeight: Theme.controlHeight + Theme.spaceXs
                    Repeater {
                        model: root.heads
                        delegate: TText {
                            id: head
                            required property int index
                            required property string modelData
                            // A delegate that goes has no parent any more.
                            anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                            width: root.widths[head.index]
                            role: "caption"
                            muted: true
                            text: head.modelData
                            elide: Text.ElideRight
                        }
                    }
                }
                Repeater {
                    id: rows
                    model: root.controller.tokens
                    delegate: TokenRow {
                        id: item
                        Layout.fillWidth: true
                        activeFocusOnTab: true
                        widths: root.widths
                        narrow: root.narrow
                        current: item.name === root.controller.current
                        onActiveFocusChanged: if (item.activeFocus)
                            root.row = item.index
                        onMoved: by => root.focusRow(item.index + by)
                        onOpened: {
                            root.row = item.index;
                            item.forceActiveFocus(Qt.TabFocusReason);
                            root.controller.select(item.name);
                        }
                    }
                }
            }
            TokenDetails {
                Layout.fillWidth: true
                visible: root.controller.current !== "" && !root.controller.signIn.open && root.controller.removing === ""
                controller: root.controller
                onRemoveRequested: root.controller.proposeRemoval(root.controller.current)
            }
        }
    }
}
