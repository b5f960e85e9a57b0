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
    property bool viewing: false
    readonly property bool working: root.controller.versionWork.open
    readonly property bool detailed: root.controller.details.open
    /** Beside the table there is no room for more: what is asked for stands in its place. */
    readonly property bool narrow: root.width < 900 * Theme.scale

    signal composeRequested(string repositoryPath, string packagePath)
    signal changelogRequested(string repositoryPath, string packagePath)
    signal openReleaseRequested(string releaseId)
    signal approvalsRequested
    signal practiceRequested
    signal signInRequested

    function focusSearch(): void {
        root.choosing = false;
        root.viewing = false;
        search.forceActiveFocus();
        search.selectAll();
    }
    function focusTable(): void {
        if (root.choosing)
            (chooser.item as FolderChooser)?.focusList();
        else if (root.firstRun)
            firstRun.nextItemInFocusChain().forceActiveFocus(Qt.TabFocusReason);
        else if (root.working)
            root.beginWork();
        else if (root.viewing)
            (viewsPanel.item as ViewsPanel)?.begin();
        else if (root.detailed && root.narrow)
            root.beginDetails();
        else
            table.focusList();
    }
    function chooseFolder(): void {
        root.choosing = true;
        (chooser.item as FolderChooser)?.begin();
    }
    function endChoosing(): void {
        root.choosing = false;
        root.focusTable();
    }
    /** Does what the button of a row says. */
    function activate(row: int): void {
        if (row < 0 || row >= root.rows.count || !root.rows.field(row, "actionEnabled"))
            return;
        const kind = root.rows.field(row, "actionKind");
        if (kind === "align")
            root.align(root.rows.field(row, "repositoryPath"), root.rows.field(row, "packagePath"), "");
        else if (kind === "watch" || kind === "resume")
            root.openReleaseRequested(root.rows.field(row, "releaseId"));
        else if (kind === "approve")
            root.approvalsRequested();
        else
            root.composeRequested(root.rows.field(row, "repositoryPath"), root.rows.field(row, "packagePath"));
    }
    function editChangelog(row: int): void {
        const path = row < 0 || row >= root.rows.count ? "" : root.rows.field(row, "packagePath");
        if (path)
            root.changelogRequested(root.rows.field(row, "repositoryPath"), path);
    }

    function align(repositoryPath: string, packagePath: string, version: string): void {
        root.controller.versionWork.align(repositoryPath, packagePath, version);
        root.beginWork();
    }
    function showDetails(row: int): void {
        const path = row < 0 ? "" : root.rows.field(row, "packagePath");
        if (!path)
            return;
        root.controller.details.show(root.rows.field(row, "repositoryPath"), path);
        if (root.narrow)
            root.beginDetails();
    }
    function toggleDetails(): void {
        if (root.detailed)
            root.closeDetails();
        else
            root.showDetails(table.currentIndex);
    }
    function closeDetails(): void {
        root.controller.details.close();
        root.focusTable();
    }
    function showViews(): void {
        root.viewing = true;
        (viewsPanel.item as ViewsPanel)?.begin();
    }
    function beginWork(): void {
        (workPanel.item as WorkPanel)?.begin();
    }
    function beginDetails(): void {
        (details.item as DetailsPanel)?.begin();
    }

    /** What a window seldom shows is made when it is first shown. */
    component SeldomPart: Loader {
        id: part
        required property bool shown

        visible: part.shown
        active: part.shown || part.status === Loader.Ready
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
            Layout.preferredWidth: Math.min(300 * Theme.scale, root.width * (root.narrow ? 0.24 : 0.34))
            visible: !root.firstRun && !root.choosing
            name: qsTr("Search repositories")
            placeholder: root.narrow ? qsTr("Search") : qsTr("Search, or is:security, flow:…")
            shortcutText: qsTr("Ctrl L")
            onTextChanged: if (root.rows.search !== text)
                root.rows.search = text
            Connections {
                target: root.rows
                // A view that is opened brings its own words.
                function onFilterChanged(): void {
                    if (search.text !== root.rows.search)
                        search.text = root.rows.search;
                }
            }
            Keys.onDownPressed: table.focusList()
            onAccepted: table.focusList()
        }
        TButton {
            visible: !root.firstRun && !root.choosing
            text: root.controller.forge.asking ? qsTr("Asking…") : qsTr("Refresh")
            enabled: !root.controller.forge.asking
            hint: [qsTr("Read the repositories again, and ask GitHub (F5)"), root.controller.forge.status].filter(line => line !== "").join("\n")
            onClicked: root.controller.refresh()
        }
        TButton {
            visible: !root.firstRun && !root.choosing
            text: qsTr("Add folder…")
            hint: qsTr("Add a folder that holds repositories")
            onClicked: root.chooseFolder()
        }
    }
    SeldomPart {
        id: firstRun
        anchors.top: header.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        shown: root.firstRun && !root.choosing
        sourceComponent: FirstRun {
            practice: root.practice
            dropping: drop.containsDrag
            onChooseFolder: root.chooseFolder()
            onPracticeRequested: root.practiceRequested()
            onSignInRequested: root.signInRequested()
        }
    }
    SeldomPart {
        id: chooser
        anchors.top: header.bottom
        anchors.bottom: parent.bottom
        anchors.margins: Theme.spaceXl
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width - 2 * Theme.spaceXl, 4 * Theme.navWidth)
        shown: root.choosing
        sourceComponent: FolderChooser {
            onAccepted: folder => {
                root.controller.addFolder(folder);
                root.endChoosing();
            }
            onCancelled: root.endChoosing()
        }
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
            onAction: {
                root.controller.dismissError();
                root.controller.scan();
            }
        }
        Banner {
            Layout.fillWidth: true
            visible: root.controller.forge.errorMessage !== ""
            tone: "warn"
            text: root.controller.forge.errorMessage
            detail: root.controller.forge.errorDetail
            remedy: root.controller.forge.errorRemedy
            secondText: qsTr("Dismiss")
            actionText: qsTr("Ask again")
            onSecond: root.controller.forge.dismissError()
            onAction: root.controller.forge.refresh()
        }
        GridLayout {
            Layout.fillWidth: true
            visible: !root.working
            readonly property Item bar: selectionBar.visible ? selectionBar : viewBar
            // Of the page's width: its own is no more than its content's, once that stands in one column.
            readonly property real room: root.width - 2 * Theme.spaceXl
            columns: facets.implicitWidth + bar.implicitWidth + 2 * columnSpacing > room ? 1 : 3
            columnSpacing: Theme.spaceS
            rowSpacing: Theme.spaceS
            SegmentedControl {
                id: facets
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
                visible: parent.columns > 1
            }
            SelectionBar {
                id: selectionBar
                Layout.minimumHeight: Theme.controlHeight
                visible: root.rows.selectedCount > 0
                rows: root.rows
                onActivated: row => root.activate(row)
                onBumpRequested: {
                    root.controller.versionWork.bumpSelected();
                    root.beginWork();
                }
            }
            ViewBar {
                id: viewBar
                Layout.minimumHeight: Theme.controlHeight
                visible: root.rows.selectedCount === 0
                rows: root.rows
                views: root.controller.views
                detailsOpen: root.detailed
                onViewsRequested: root.viewing ? root.viewing = false : root.showViews()
                onDetailsRequested: root.toggleDetails()
            }
        }
        SeldomPart {
            id: viewsPanel
            Layout.fillWidth: true
            shown: root.viewing && !root.working
            sourceComponent: ViewsPanel {
                views: root.controller.views
                onClosed: {
                    root.viewing = false;
                    root.focusTable();
                }
            }
        }
        SeldomPart {
            id: workPanel
            Layout.fillWidth: true
            Layout.fillHeight: true
            shown: root.working
            sourceComponent: WorkPanel {
                work: root.controller.versionWork
                onClosed: {
                    if (root.controller.versionWork.doneCount > 0)
                        root.rows.clearSelection();
                    root.controller.versionWork.close();
                    root.focusTable();
                }
            }
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: !root.working && (root.rows.count > 0 || root.controller.loading)
            spacing: Theme.spaceM
            OverviewTable {
                id: table
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.maximumHeight: Math.max(implicitHeight, Theme.headerHeight)
                visible: !(root.detailed && root.narrow)
                rows: root.rows
                loading: root.controller.loading
                onRowActivated: row => root.activate(row)
                onChangelogRequested: row => root.editChangelog(row)
                onDetailsRequested: row => root.showDetails(row)
                onCurrentChanged: row => {
                    if (root.detailed && !root.narrow)
                        root.showDetails(row);
                }
                onTyped: text => {
                    search.text = text;
                    search.forceActiveFocus();
                }
            }
            SeldomPart {
                id: details
                Layout.fillWidth: root.narrow
                Layout.fillHeight: true
                Layout.preferredWidth: Math.round(340 * Theme.scale)
                shown: root.detailed
                sourceComponent: DetailsPanel {
                    details: root.controller.details
                    onClosed: root.closeDetails()
                    onAlignRequested: version => root.align(root.controller.details.repositoryPath, root.controller.details.packagePath, version)
                }
            }
        }
        EmptyState {
            Layout.fillWidth: true
            visible: root.rows.count === 0 && !root.controller.loading && !root.working
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
                root.controller.views.reset();
            }
        }
        Item {
            Layout.fillHeight: true
            visible: !root.working
        }
    }
    Shortcut {
        sequence: "Ctrl+F"
        enabled: root.visible && !root.firstRun && !root.choosing && !root.working && root.rows.selectedCount === 0
        onActivated: viewBar.openFilters()
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
