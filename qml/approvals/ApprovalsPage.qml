// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tagboat.Approvals
import Tagboat.Controls

/** Everything that waits for an approval, of all repositories, and what was decided. */
FocusScope {
    id: root

    required property ApprovalsController controller
    property int current: 0
    readonly property bool several: root.controller.items.selectedCount > 1

    signal releaseRequested(string release)

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Approvals")

    /** The keyboard goes to a card, or to what else there is. */
    function focusCard(index: int): void {
        root.current = Math.max(0, Math.min(index, cards.count - 1));
        const card = cards.itemAt(root.current);
        if (card)
            card.forceActiveFocus(Qt.TabFocusReason);
        else
            again.forceActiveFocus(Qt.TabFocusReason);
    }
    onActiveFocusChanged: if (root.activeFocus && root.Window.activeFocusItem === root)
        root.focusCard(root.current)

    Binding {
        target: root.controller
        property: "shown"
        value: root.visible && root.Window.visibility !== Window.Minimized
    }
    Connections {
        target: root.controller.proposal
        property bool open: false
        function onChanged(): void {
            if (open && !root.controller.proposal.open && root.visible)
                refocus.start();
            open = root.controller.proposal.open;
        }
    }
    // An answered question gives the focus back, once the cards stand as they will.
    Timer {
        id: refocus
        interval: 0
        onTriggered: root.focusCard(root.current)
    }
    Shortcut {
        sequence: "F5"
        enabled: root.visible
        onActivated: root.controller.refresh()
    }

    PageHeader {
        id: header
        anchors.left: parent.left
        anchors.right: parent.right
        title: qsTr("Approvals")
        subtitle: root.controller.summary
        TButton {
            visible: root.several && !root.controller.proposal.open
            text: qsTr("Reject %1…").arg(root.controller.items.selectedCount)
            kind: "danger"
            hint: qsTr("R")
            onClicked: root.controller.propose(false, "")
        }
        TButton {
            visible: root.several && !root.controller.proposal.open
            text: qsTr("Approve %1…").arg(root.controller.items.selectedCount)
            kind: "primary"
            hint: qsTr("A")
            onClicked: root.controller.propose(true, "")
        }
        TButton {
            id: again
            text: root.controller.asking ? qsTr("Asking…") : qsTr("Refresh")
            enabled: !root.controller.asking
            hint: qsTr("Ask all repositories again (F5)")
            onClicked: root.controller.refresh()
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
                actionText: qsTr("Try again")
                onAction: root.controller.refresh()
            }
            Banner {
                Layout.fillWidth: true
                visible: root.controller.troubleMessage !== ""
                text: root.controller.troubleMessage
                remedy: root.controller.troubleDetail
                actionText: qsTr("Try again")
                onAction: root.controller.refresh()
            }
            Banner {
                Layout.fillWidth: true
                visible: root.controller.refusal !== ""
                tone: "bad"
                text: qsTr("That could not be done")
                detail: root.controller.refusal
                actionText: qsTr("Dismiss")
                onAction: root.controller.dismissRefusal()
            }
            DecisionPanel {
                Layout.fillWidth: true
                visible: root.controller.proposal.open
                proposal: root.controller.proposal
                onConfirmed: comment => root.controller.send(comment)
            }
            EmptyState {
                Layout.fillWidth: true
                Layout.minimumHeight: history.visible ? 0 : area.height - 2 * Theme.spaceXl
                visible: cards.count === 0 && root.controller.errorMessage === ""
                iconName: "check"
                title: root.controller.answered ? qsTr("Nothing waits for an approval") : qsTr("Asking your repositories…")
                text: root.controller.emptyText
            }
            ColumnLayout {
                Layout.fillWidth: true
                visible: cards.count > 0
                spacing: Theme.spaceM
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Waiting deployments")
                Repeater {
                    id: cards
                    model: root.controller.items
                    onItemRemoved: if (root.activeFocus && root.visible && !root.controller.proposal.open)
                        refocus.start()
                    delegate: ApprovalCard {
                        id: card
                        Layout.fillWidth: true
                        activeFocusOnTab: true
                        oneOfMany: root.several
                        onActiveFocusChanged: if (card.activeFocus)
                            root.current = card.index
                        onMoved: by => root.focusCard(card.index + by)
                        onToggled: root.controller.items.toggle(card.key)
                        onApproveRequested: root.controller.propose(true, card.key)
                        onRejectRequested: root.controller.propose(false, card.key)
                        onCopyRequested: text => root.controller.copy(text)
                        onReleaseRequested: release => root.releaseRequested(release)
                    }
                }
            }
            DecisionTable {
                id: history
                Layout.fillWidth: true
                visible: root.controller.decisions.count > 0
                decisions: root.controller.decisions
            }
        }
    }
}
