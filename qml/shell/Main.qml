// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Tagboat.Approvals
import Tagboat.Changelog
import Tagboat.Composer
import Tagboat.Controls
import Tagboat.Overview
import Tagboat.Release
import Tagboat.Settings
import Tagboat.Setup
import Tagboat.Shell
import Tagboat.Tokens

/** The window: the places at the left, one page at a time, and the keys that work everywhere. */
ApplicationWindow {
    id: root

    required property OverviewController overview
    required property ComposerController composer
    required property ChangelogController changelog
    required property FlightController flight
    required property WorkflowView workflow
    required property ReleaseListModel releases
    required property ApprovalsController approvals
    required property SetupController setup
    required property TokensController tokens
    required property SettingsController settings
    required property RateLimits rateLimits
    /** Everything here is a rehearsal. */
    required property bool practice
    required property double practiceSpeed
    required property PracticeRole practicePart
    property string page: "overview"
    /** Where "back" leads from a release. */
    property string origin: "overview"
    /** The changelog that is to be opened when nothing of another one is lost any more. */
    property string wantedRepository: ""
    property string wantedFolder: ""
    readonly property var pages: ["overview", "composer", "flight", "releases", "settings", "changelog", "approvals", "setup", "tokens"]

    readonly property var fixedCommands: [
        {"label": qsTr("Go to the overview"), "detail": qsTr("Ctrl+1"), "page": "overview"},
        {"label": qsTr("Go to the releases"), "detail": qsTr("Ctrl+2"), "page": "releases"},
        {"label": qsTr("Go to the approvals"), "detail": qsTr("Ctrl+3"), "page": "approvals"},
        {"label": qsTr("Go to the tokens"), "detail": qsTr("Ctrl+4"), "page": "tokens"},
        {"label": qsTr("Go to the set-up"), "detail": qsTr("Ctrl+5"), "page": "setup"},
        {"label": qsTr("Sign in to a forge…"), "detail": "", "act": "signIn"},
        {"label": qsTr("Open the settings"), "detail": qsTr("Ctrl+,"), "page": "settings"},
        {"label": qsTr("Scan the repositories again, and ask GitHub"), "detail": qsTr("F5"), "act": "scan"},
        {"label": qsTr("Search the repositories"), "detail": qsTr("Ctrl+L"), "act": "search"},
        {"label": qsTr("Add a folder…"), "detail": "", "act": "folder"},
        {"label": qsTr("Open the practice harbour"), "detail": "", "act": "practice"},
        {"label": qsTr("Quit"), "detail": qsTr("Ctrl+Q"), "act": "quit"}
    ]

    // Back from wherever the keychain was unlocked.
    onActiveChanged: if (root.active && root.tokens.locked)
        root.tokens.refresh()

    signal practiceRequested
    signal releasesRequested

    /** A page that is made, and its types read, when it is first gone to: the window opens without it. */
    component LaterPage: Loader {
        id: later
        required property bool wanted
        required property string file
        required property var given

        onWantedChanged: if (later.wanted && later.status === Loader.Null)
            later.setSource(Qt.resolvedUrl("../" + later.file), later.given)
    }

    /** The page that is shown, also where it was only made for that. */
    function shownPage(): Item {
        const place = stack.children[stack.currentIndex];
        return place.item ?? place;
    }
    function go(page: string): void {
        if (page === "flight" || page === "composer" || page === "changelog")
            root.origin = root.page === "releases" || root.page === "approvals" ? root.page : "overview";
        if (page === "releases")
            root.releasesRequested();
        root.page = page;
        if (page === "overview")
            overviewPage.focusTable();
        else
            root.shownPage().forceActiveFocus();
    }
    function back(): void {
        root.go(root.page === "flight" ? root.origin : "overview");
    }
    function compose(repository: string, folder: string): void {
        root.composer.open(repository, folder);
        root.go("composer");
    }
    function editChangelog(repository: string, folder: string): void {
        if (!root.losesChanges()) {
            root.changelog.open(repository, folder);
            root.go("changelog");
        } else if (root.changelog.isOpen(repository, folder)) {
            root.go("changelog");
        } else {
            root.wantedRepository = repository;
            root.wantedFolder = folder;
            root.askInChangelog("other");
        }
    }
    /** The changelog that is open has changes that were not saved. */
    function losesChanges(): bool {
        return (changelogPage.item as ChangelogPage)?.unsaved ?? false;
    }
    function askInChangelog(where: string): void {
        root.go("changelog");
        (changelogPage.item as ChangelogPage)?.ask(where);
    }
    function openRelease(release: string): void {
        root.flight.open(release);
        root.go("flight");
    }
    function refresh(): void {
        if (root.page === "releases")
            root.releasesRequested();
        else
            root.overview.refresh();
    }
    /** What the palette offers. */
    function commands(): var {
        const packages = Array.from(root.overview.packages(), item => ({
            "label": item.releaseId !== "" ? qsTr("Show the release of %1").arg(item.name) : qsTr("Release %1…").arg(item.name),
            "detail": item.repositoryPath,
            "repository": item.repositoryPath,
            "folder": item.packagePath,
            "release": item.releaseId
        }));
        const changelogs = Array.from(root.overview.packages(), item => ({
            "label": qsTr("Edit the changelog of %1…").arg(item.name),
            "detail": item.repositoryPath,
            "repository": item.repositoryPath,
            "folder": item.packagePath,
            "act": "changelog"
        }));
        return root.fixedCommands.filter(command => !root.practice || (command.act !== "practice" && command.act !== "signIn")).concat(packages, changelogs);
    }
    function run(command: var): void {
        if (command.page)
            root.go(command.page);
        else if (command.act === "changelog")
            root.editChangelog(command.repository, command.folder);
        else if (command.release)
            root.openRelease(command.release);
        else if (command.repository)
            root.compose(command.repository, command.folder);
        else if (command.act === "scan")
            root.overview.refresh();
        else if (command.act === "search")
            root.search();
        else if (command.act === "folder")
            root.addFolder();
        else if (command.act === "signIn")
            root.signIn();
        else if (command.act === "practice")
            root.practiceRequested();
        else if (command.act === "quit")
            root.close();
    }
    function addFolder(): void {
        root.go("overview");
        overviewPage.chooseFolder();
    }
    function signIn(): void {
        root.go("tokens");
        root.tokens.signIn.begin();
    }
    function search(): void {
        root.go("overview");
        overviewPage.focusSearch();
    }

    // As large as the screen lets it be; the frame around it takes some room too.
    width: Math.min(1280, Screen.desktopAvailableWidth)
    height: Math.min(800, Screen.desktopAvailableHeight - Theme.spaceXxl)
    minimumWidth: 920
    minimumHeight: 560
    title: root.practice ? qsTr("Practice harbour – Tagboat") : qsTr("Tagboat")
    color: Theme.window
    onClosing: close => {
        palette.close();
        close.accepted = !root.losesChanges();
        if (!close.accepted)
            root.askInChangelog("window");
    }

    Binding {
        target: Theme
        property: "mode"
        value: root.settings.theme
    }
    Binding {
        target: Theme
        property: "reducedMotion"
        value: root.settings.reducedMotion
    }
    Connections {
        target: root.composer
        function onReleaseStarted(release: string): void {
            root.openRelease(release);
        }
    }
    Connections {
        target: composerPage.item
        function onBackRequested(): void {
            root.go("overview");
        }
        function onChangelogRequested(): void {
            root.editChangelog(root.composer.repository, root.composer.package);
        }
    }
    Connections {
        target: flightPage.item
        function onBackRequested(): void {
            root.back();
        }
    }
    Connections {
        target: releasesPage.item
        function onOpenRequested(release: string): void {
            root.openRelease(release);
        }
    }
    Connections {
        target: approvalsPage.item
        function onReleaseRequested(release: string): void {
            root.openRelease(release);
        }
    }
    Connections {
        target: settingsPage.item
        function onAddFolderRequested(): void {
            root.addFolder();
        }
        function onRemoveFolderRequested(folder: string): void {
            root.overview.removeFolder(folder);
        }
    }
    Connections {
        target: changelogPage.item
        function onBackRequested(): void {
            root.back();
        }
        function onGranted(where: string): void {
            if (where === "window")
                root.close();
            else
                root.editChangelog(root.wantedRepository, root.wantedFolder);
        }
    }
    Shortcut { sequence: "Ctrl+1"; onActivated: root.go("overview") }
    Shortcut { sequence: "Ctrl+2"; onActivated: root.go("releases") }
    Shortcut { sequence: "Ctrl+3"; onActivated: root.go("approvals") }
    Shortcut { sequence: "Ctrl+4"; onActivated: root.go("tokens") }
    Shortcut { sequence: "Ctrl+5"; onActivated: root.go("setup") }
    Shortcut { sequence: "Ctrl+,"; onActivated: root.go("settings") }
    Shortcut { sequence: "Ctrl+L"; onActivated: root.search() }
    Shortcut { sequence: "Ctrl+Q"; onActivated: root.close() }
    Shortcut {
        sequence: "Ctrl+K"
        onActivated: {
            palette.commands = root.commands();
            palette.open();
        }
    }
    // The composer and the flight have their own meaning for these two.
    Shortcut {
        sequence: "F5"
        enabled: root.page === "overview" || root.page === "releases"
        onActivated: root.refresh()
    }
    Shortcut {
        sequence: "Esc"
        enabled: (root.page === "releases" || root.page === "settings" || (root.page === "approvals" && !root.approvals.proposal.open) || (root.page === "setup" && !root.setup.proposal.open) || (root.page === "tokens" && !root.tokens.signIn.open && root.tokens.removing === "")) && !palette.visible
        onActivated: root.back()
    }

    CommandPalette {
        id: palette
        onRan: command => root.run(command)
    }
    RowLayout {
        anchors.fill: parent
        spacing: 0
        Navigation {
            Layout.fillHeight: true
            page: root.page
            inFlight: root.releases.inFlight
            approvals: root.approvals.mine
            limits: root.rateLimits
            onChosen: page => root.go(page)
        }
        ColumnLayout {
            spacing: 0
            PracticeBanner {
                Layout.fillWidth: true
                visible: root.practice
                speed: root.practiceSpeed
                part: root.practicePart
            }
            NoticeBar {
                Layout.fillWidth: true
                visible: root.approvals.notice !== "" && root.page !== "approvals"
                text: root.approvals.notice
                onShowRequested: {
                    root.approvals.dismissNotice();
                    root.go("approvals");
                }
                onDismissed: root.approvals.dismissNotice()
            }
            StackLayout {
                id: stack
                Layout.fillWidth: true
                Layout.fillHeight: true
                currentIndex: root.pages.indexOf(root.page)
                // From a page itself the way leads into it, not to the navigation.
                Keys.onTabPressed: event => {
                    const page = root.shownPage();
                    event.accepted = root.activeFocusItem === page;
                    if (event.accepted)
                        page.nextItemInFocusChain().forceActiveFocus(Qt.TabFocusReason);
                }
                OverviewPage {
                    id: overviewPage
                    controller: root.overview
                    practice: root.practice
                    onComposeRequested: (repository, folder) => root.compose(repository, folder)
                    onChangelogRequested: (repository, folder) => root.editChangelog(repository, folder)
                    onOpenReleaseRequested: release => root.openRelease(release)
                    onApprovalsRequested: root.go("approvals")
                    onPracticeRequested: root.practiceRequested()
                    onSignInRequested: root.signIn()
                }
                LaterPage {
                    id: composerPage
                    wanted: root.page === "composer"
                    file: "Composer/ComposerPage.qml"
                    given: ({"controller": root.composer})
                }
                LaterPage {
                    id: flightPage
                    wanted: root.page === "flight"
                    file: "Release/FlightPage.qml"
                    given: ({"controller": root.flight, "workflow": root.workflow})
                }
                LaterPage {
                    id: releasesPage
                    wanted: root.page === "releases"
                    file: "Release/ReleasesPage.qml"
                    given: ({"releases": root.releases})
                }
                LaterPage {
                    id: settingsPage
                    wanted: root.page === "settings"
                    file: "Settings/SettingsPage.qml"
                    given: ({"controller": root.settings})
                }
                LaterPage {
                    id: changelogPage
                    wanted: root.page === "changelog"
                    file: "Changelog/ChangelogPage.qml"
                    given: ({"controller": root.changelog})
                }
                LaterPage {
                    id: approvalsPage
                    wanted: root.page === "approvals"
                    file: "Approvals/ApprovalsPage.qml"
                    given: ({"controller": root.approvals})
                }
                LaterPage {
                    wanted: root.page === "setup"
                    file: "Setup/SetupPage.qml"
                    given: ({"controller": root.setup})
                }
                LaterPage {
                    wanted: root.page === "tokens"
                    file: "Tokens/TokensPage.qml"
                    given: ({"controller": root.tokens})
                }
            }
        }
    }
}
