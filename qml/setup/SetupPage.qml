// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Tagboat.Controls
import Tagboat.Setup

/** What every repository's release process rests on, what is wrong with it, and the changes that make it right. */
FocusScope {
    id: root

    required property SetupController controller
    property int row: 0
    /** There is no room for the words of what is not needed. */
    readonly property bool narrow: matrix.width < 4.4 * Theme.navWidth
    readonly property real nameWidth: Math.round(Theme.navWidth * (root.narrow ? 0.54 : 0.7))
    readonly property real cellWidth: Math.floor((matrix.width - root.nameWidth - 2 * Theme.spaceL) / root.controller.matrix.columns.length)

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Set-up")

    /** The keyboard goes to a repository, or to what else there is. */
    function focusRow(index: int): void {
        root.row = Math.max(0, Math.min(index, rows.count - 1));
        rows.positionViewAtIndex(root.row, ListView.Contain);
        const item = rows.itemAtIndex(root.row);
        if (item)
            item.forceActiveFocus(Qt.TabFocusReason);
        else
            again.forceActiveFocus(Qt.TabFocusReason);
    }
    onActiveFocusChanged: if (root.activeFocus && root.Window.activeFocusItem === root)
        root.focusRow(root.row)

    Binding {
        target: root.controller
        property: "shown"
        value: root.visible
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
    // An answered question gives the focus back, once the rows stand as they will.
    Timer {
        id: refocus
        interval: 0
        onTriggered: root.focusRow(root.row)
    }
    Shortcut {
        sequence: "F5"
        enabled: root.visible
        onActivated: root.controller.refresh()
    }

    TextMetrics {
        id: shortName
        text: root.controller.currentName
        elide: Text.ElideMiddle
        elideWidth: Theme.navWidth
    }
    PageHeader {
        id: header
        anchors.left: parent.left
        anchors.right: parent.right
        title: qsTr("Set-up")
        subtitle: root.controller.summary
        TButton {
            id: again
            text: root.controller.asking ? qsTr("Asking…") : qsTr("Check again")
            enabled: !root.controller.asking
            hint: qsTr("Ask all repositories again (F5)")
            onClicked: root.controller.refresh()
        }
        TButton {
            visible: root.controller.fixable > 0 && !root.controller.proposal.open
            text: root.controller.fixable === 1 ? qsTr("Fix 1 finding of %1…").arg(shortName.elidedText) : qsTr("Fix %1 findings of %2…").arg(root.controller.fixable).arg(shortName.elidedText)
            kind: "primary"
            hint: qsTr("Show what would be changed in %1").arg(root.controller.currentName)
            onClicked: root.controller.propose("")
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

            EmptyState {
                Layout.fillWidth: true
                Layout.minimumHeight: area.height - 2 * Theme.spaceXl
                visible: rows.count === 0
                iconName: "check"
                title: qsTr("No repository has a remote yet")
                text: qsTr("Add a folder with clones in the overview; what their release process rests on is shown here.")
            }
            Card {
                id: matrix
                Layout.fillWidth: true
                visible: rows.count > 0
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Repositories")
                RowLayout {
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.controlHeight + Theme.spaceXs
                    Layout.leftMargin: Theme.spaceL
                    Layout.rightMargin: Theme.spaceL
                    spacing: 0
                    Repeater {
                        model: [qsTr("Repository")].concat(root.controller.matrix.columns)
                        delegate: TText {
                            id: head
                            required property int index
                            required property string modelData
                            readonly property real room: (head.index === 0 ? root.nameWidth : root.cellWidth) - Theme.spaceXs
                            Layout.rightMargin: Theme.spaceXs
                            Layout.preferredWidth: head.room
                            Layout.minimumWidth: head.room
                            Layout.maximumWidth: head.room
                            role: "caption"
                            muted: true
                            text: head.modelData
                            Layout.fillHeight: true
                            verticalAlignment: Text.AlignVCenter
                            wrapMode: Text.WordWrap
                            maximumLineCount: 2
                            fontSizeMode: Text.Fit
                            minimumPixelSize: Math.round(Theme.captionSize * 0.8)
                            elide: Text.ElideRight
                        }
                    }
                }
                // Thousands scroll in a list of their own, so that the findings stay near; who scrolls to them has them asked.
                ListView {
                    id: rows
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.rowHeight * Math.min(rows.count, Math.max(12, Math.floor(0.6 * area.height / Theme.rowHeight)))
                    clip: true
                    interactive: contentHeight > height
                    reuseItems: true
                    keyNavigationEnabled: false
                    boundsBehavior: Flickable.StopAtBounds
                    ScrollBar.vertical: ScrollMark {}
                    model: root.controller.matrix
                    delegate: SetupRow {
                        id: item
                        width: ListView.view.width
                        activeFocusOnTab: true
                        Component.onCompleted: root.controller.want(item.path)
                        onPathChanged: root.controller.want(item.path)
                        nameWidth: root.nameWidth
                        cellWidth: root.cellWidth
                        narrow: root.narrow
                        current: item.path === root.controller.current
                        onActiveFocusChanged: if (item.activeFocus)
                            root.row = item.index
                        onMoved: by => root.focusRow(item.index + by)
                        onOpened: {
                            root.row = item.index;
                            item.forceActiveFocus(Qt.TabFocusReason);
                            root.controller.select(item.path);
                        }
                    }
                }
            }
            Banner {
                Layout.fillWidth: true
                visible: root.controller.errorMessage !== ""
                tone: "bad"
                text: root.controller.errorMessage
                detail: root.controller.errorDetail
                remedy: root.controller.errorRemedy
                actionText: qsTr("Check again")
                onAction: root.controller.refresh()
            }
            Banner {
                Layout.fillWidth: true
                visible: root.controller.done.length > 0
                tone: "ok"
                text: qsTr("Changed in %1").arg(root.controller.currentName)
                remedy: root.controller.done.join("\n")
                actionText: qsTr("Dismiss")
                onAction: root.controller.dismiss()
            }
            SetupProposalPanel {
                Layout.fillWidth: true
                visible: root.controller.proposal.open
                proposal: root.controller.proposal
                onConfirmed: root.controller.send()
                onSecretGiven: (input, token) => root.controller.sendSecret(input, token)
            }
            Card {
                Layout.fillWidth: true
                visible: rows.count > 0 && !root.controller.proposal.open
                title: root.controller.currentName
                note: root.controller.currentSummary
                Repeater {
                    id: list
                    model: root.controller.findings
                    delegate: SetupFindingRow {
                        id: finding
                        Layout.fillWidth: true
                        busy: root.controller.proposal.sending
                        onFixRequested: root.controller.propose(finding.key)
                    }
                }
                TText {
                    Layout.fillWidth: true
                    Layout.margins: Theme.spaceL
                    visible: list.count === 0 && text !== ""
                    muted: true
                    text: root.controller.emptyText
                }
            }
        }
    }
}
