// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Tagboat.Controls
import Tagboat.Overview

/** The workspace at a glance: every package, what it wants, and the way to its release. */
Item {
    id: root

    required property OverviewController controller
    property bool practice: false
    readonly property OverviewFilterModel rows: root.controller.rows
    readonly property var folders: root.controller.folders
    readonly property bool firstRun: root.folders.length === 0
    /** The chooser of a folder stands in place of the page. */
    property bool choosing: false

    signal composeRequested(string repositoryPath, string packagePath)
    signal openReleaseRequested(string releaseId)
    signal practiceRequested

    function focusSearch(): void {
        root.choosing = false;
        search.forceActiveFocus();
        search.selectAll();
    }
    function focusTable(): void {
        if (root.choosing)
            chooser.focusList();
        else if (root.firstRun)
            firstRun.nextItemInFocusChain().forceActiveFocus(Qt.TabFocusReason);
        else
            table.focusList();
    }
    function chooseFolder(): void {
        root.choosing = true;
        chooser.begin();
    }
    function endChoosing(): void {
        root.choosing = false;
        root.focusTable();
    }
    /** Does what the button of a row says. */
    function activate(row: int): void {
        if (row < 0 || row >= root.rows.count || !root.rows.field(row, "actionEnabled"))
            return;
        if (root.rows.field(row, "inFlight"))
            root.openReleaseRequested(root.rows.field(row, "releaseId"));
        else
            root.composeRequested(root.rows.field(row, "repositoryPath"), root.rows.field(row, "packagePath"));
    }

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Overview page")
    Component.onCompleted: root.focusTable()
    // The folders are known a moment after the page stands.
    onFirstRunChanged: if (root.visible)
        refocus.start()

    Timer {
        id: refocus
        interval: 0
        onTriggered: root.focusTable()
    }
    PageHeader {
        id: header
        width: parent.width
        title: qsTr("Overview")
        subtitle: root.firstRun ? qsTr("No folder yet") : root.controller.summary
        SearchField {
            id: search
            Layout.preferredWidth: Math.min(300 * Theme.scale, root.width * 0.34)
            visible: !root.firstRun && !root.choosing
            name: qsTr("Search repositories")
            placeholder: qsTr("Search repositories")
            shortcutText: qsTr("Ctrl L")
            onTextChanged: root.rows.search = text
            Keys.onDownPressed: table.focusList()
            onAccepted: table.focusList()
        }
        TButton {
            visible: !root.firstRun && !root.choosing
            text: qsTr("Add folder…")
            hint: qsTr("Add a folder that holds repositories")
            onClicked: root.chooseFolder()
        }
    }
    FirstRun {
        id: firstRun
        anchors.top: header.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        visible: root.firstRun && !root.choosing
        practice: root.practice
        dropping: drop.containsDrag
        onChooseFolder: root.chooseFolder()
        onPracticeRequested: root.practiceRequested()
    }
    FolderChooser {
        id: chooser
        anchors.top: header.bottom
        anchors.bottom: parent.bottom
        anchors.margins: Theme.spaceXl
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width - 2 * Theme.spaceXl, 4 * Theme.navWidth)
        visible: root.choosing
        onAccepted: folder => {
            root.controller.addFolder(folder);
            root.endChoosing();
        }
        onCancelled: root.endChoosing()
    }
    ColumnLayout {
        anchors.top: header.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.spaceXl
        anchors.topMargin: Theme.spaceL
        visible: !root.firstRun && !root.choosing
        spacing: Theme.spaceM

        Banner {
            Layout.fillWidth: true
            visible: root.controller.errorMessage !== ""
            tone: "bad"
            text: root.controller.errorMessage
            detail: root.controller.errorDetail
            remedy: root.controller.errorRemedy
            secondText: qsTr("Dismiss")
            actionText: qsTr("Scan again")
            onSecond: root.controller.dismissError()
            onAction: root.controller.scan()
        }
        RowLayout {
            spacing: Theme.spaceM
            SegmentedControl {
                current: root.rows.facet
                options: [
                    {"key": "all", "label": qsTr("All %1").arg(root.rows.allCount)},
                    {"key": "wants", "label": qsTr("Wants release %1").arg(root.rows.wantsCount)},
                    {"key": "inflight", "label": qsTr("In flight %1").arg(root.rows.inFlightCount)},
                    {"key": "blocked", "label": qsTr("Blocked %1").arg(root.rows.blockedCount)}
                ]
                onActivated: key => root.rows.facet = key
            }
            Item {
                Layout.fillWidth: true
            }
            SelectionBar {
                Layout.minimumHeight: Theme.controlHeight
                visible: root.rows.selectedCount > 0
                rows: root.rows
                onActivated: row => root.activate(row)
            }
        }
        OverviewTable {
            id: table
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.maximumHeight: Math.max(implicitHeight, Theme.headerHeight)
            visible: root.rows.count > 0 || root.controller.loading
            rows: root.rows
            loading: root.controller.loading
            onRowActivated: row => root.activate(row)
            onTyped: text => {
                search.text = text;
                search.forceActiveFocus();
            }
        }
        EmptyState {
            Layout.fillWidth: true
            visible: root.rows.count === 0 && !root.controller.loading
            readonly property bool filtered: root.rows.allCount > 0
            iconName: filtered ? "search" : "folder"
            title: filtered ? qsTr("Nothing here fits") : qsTr("No repository was found")
            text: filtered ? qsTr("No package fits the search and the choice above.")
                           : qsTr("There is no git repository below %1.").arg(root.folders.join(", "))
            actionText: filtered ? qsTr("Show all") : qsTr("Add another folder…")
            secondText: filtered ? "" : qsTr("Scan again")
            onSecond: root.controller.scan()
            onAction: {
                if (!filtered)
                    return root.chooseFolder();
                search.text = "";
                root.rows.facet = "all";
            }
        }
        Item {
            Layout.fillHeight: true
        }
    }
    DropArea {
        id: drop
        anchors.fill: parent
        keys: ["text/uri-list"]
        onDropped: event => {
            event.urls.forEach(url => root.controller.addFolder(url));
            root.endChoosing();
        }
    }
}
