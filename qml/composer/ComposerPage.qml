// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tagboat.Composer
import Tagboat.Controls
import Tagboat.Composer

/** Everything about a release before it starts: the next version, the changes, the checks, and the plan. F5 plans again,
    Esc goes back. Starting asks once and names what cannot be undone. */
FocusScope {
    id: root

    required property ComposerController controller
    property bool confirming: false

    signal backRequested
    signal changelogRequested

    Accessible.role: Accessible.Pane
    Accessible.name: root.controller.title

    function leave(): void {
        if (root.confirming)
            root.confirming = false;
        else if (chips.customOpen)
            chips.customOpen = false;
        else
            root.backRequested();
    }

    // The question gives the focus back to the button that asked it.
    onConfirmingChanged: if (!root.confirming && !root.controller.starting)
        refocus.start()

    // What is confirmed is the plan that was shown: another plan asks anew.
    Connections {
        target: root.controller
        function onPreviewChanged(): void {
            if (!root.controller.canStart)
                root.confirming = false;
        }
    }
    Shortcut {
        sequences: ["F5"]
        enabled: root.visible && !root.controller.starting
        onActivated: root.controller.refresh()
    }
    Shortcut {
        sequences: ["Esc"]
        enabled: root.visible
        onActivated: root.leave()
    }

    Timer {
        id: refocus
        interval: 0
        onTriggered: start.forceActiveFocus(Qt.TabFocusReason)
    }
    PageHeader {
        id: header
        anchors.left: parent.left
        anchors.right: parent.right
        title: root.controller.title
        subtitle: root.controller.subtitle
        back: true
        onBackRequested: root.backRequested()
        TButton {
            text: qsTr("Edit changelog")
            enabled: !root.controller.starting
            onClicked: root.changelogRequested()
        }
        TButton {
            text: qsTr("Plan again")
            hint: qsTr("Read the repository again and plan anew (F5)")
            enabled: !root.controller.loading && !root.controller.starting
            onClicked: root.controller.refresh()
        }
        TButton {
            id: start
            text: root.controller.starting ? qsTr("Starting…") : qsTr("Start release")
            kind: "primary"
            hint: root.controller.blockedBy
            enabled: root.controller.canStart && !root.confirming
            onClicked: root.confirming = true
        }
    }

    ColumnLayout {
        id: body
        anchors.top: header.bottom
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.spaceXl
        anchors.topMargin: Theme.spaceL
        spacing: Theme.spaceL

        Banner {
            Layout.fillWidth: true
            visible: root.controller.errorMessage !== ""
            tone: "bad"
            text: root.controller.errorMessage
            detail: root.controller.canUseTagOnly ? "" : root.controller.errorDetail
            remedy: root.controller.canUseTagOnly ? qsTr("The part that git does can be released: version, changelog, commit, tag and push. Publishing to the index is then up to you.") : root.controller.errorRemedy
            actionText: qsTr("Try again")
            secondText: root.controller.canUseTagOnly ? qsTr("Plan the git part (tag-only)") : root.controller.canBeginEpoch ? qsTr("Begin the epoch") : ""
            onAction: root.controller.refresh()
            onSecond: root.controller.canBeginEpoch ? root.controller.beginEpoch() : root.controller.useTagOnly()
        }
        VersionChips {
            id: chips
            Layout.fillWidth: true
            visible: !root.confirming
            enabled: !root.controller.starting
            options: root.controller.options
            onLevelChosen: level => root.controller.chooseLevel(level)
            onVersionChosen: version => root.controller.chooseVersion(version)
        }
        Reasons {
            Layout.fillWidth: true
            visible: root.controller.hasPlan && !root.confirming && (root.controller.suggestion !== "" || root.controller.disagreement !== "")
            most: Math.max(2 * Theme.rowHeight, body.height * 0.25)
            suggestion: root.controller.suggestion
            lines: root.controller.reasons
            disagreement: root.controller.disagreement
        }
        RowLayout {
            visible: root.controller.loading
            spacing: Theme.spaceM
            StepMark {
                mark: "running"
            }
            TText {
                Layout.fillWidth: true
                muted: true
                text: qsTr("Planning: reading the repository and asking its remote…")
            }
        }
        ScrollArea {
            id: question
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(confirm.implicitHeight, body.height)
            visible: root.confirming
            contentHeight: confirm.implicitHeight
            ConfirmPanel {
                id: confirm
                width: question.width
                height: implicitHeight
                title: qsTr("Start the release of %1 %2?").arg(root.controller.packageName).arg(root.controller.toVersion)
                text: root.controller.agreements.length === 0 ? qsTr("Every step of the plan can be undone.") : qsTr("By starting you agree to this:")
                items: root.controller.agreements
                confirmText: qsTr("Start now")
                onConfirmed: {
                    root.confirming = false;
                    root.controller.start();
                }
                onCancelled: root.confirming = false
            }
        }
        RowLayout {
            id: columns
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: root.controller.hasPlan && (!root.confirming || body.height - question.height > 7 * Theme.rowHeight)
            spacing: Theme.spaceL
            FilesSide {
                Layout.fillWidth: true
                Layout.fillHeight: true
                controller: root.controller
            }
            PlanSide {
                // It runs on to the window's edge, where it is seen to go on.
                Layout.bottomMargin: -Theme.spaceXl
                below: Theme.spaceXl
                // Its scroll bar stands in the page's margin, beside the cards.
                Layout.rightMargin: -beside
                beside: Theme.spaceL
                Layout.preferredWidth: Math.max(columns.width * 0.4, Theme.navWidth * 1.64) + beside
                Layout.fillHeight: true
                controller: root.controller
            }
        }
        Item {
            Layout.fillHeight: true
            visible: !columns.visible
        }
    }
}
