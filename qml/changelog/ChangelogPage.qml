// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tagboat.Changelog
import Tagboat.Controls

/** The changelog editor: what no entry tells of yet, the entries as cards, and how they read. Ctrl+S saves, Ctrl+Z and
    Ctrl+Shift+Z undo and redo. */
FocusScope {
    id: root

    required property ChangelogController controller
    /** What stands beside the cards: "preview", "source" or "notes"; "both": the source in their place beside the preview. */
    property string side: "preview"
    readonly property bool cutting: root.controller.cutting.open
    /** What was asked for that would drop changes: to go "back", to open the "other" changelog, to close the "window". The
        page asks whether they may go; empty while nothing was. */
    property string leaving: ""
    /** Words stand in a card or in the source that the document does not have yet. */
    readonly property bool unsettled: parts.pending || source.ahead
    /** Changes would be lost. */
    readonly property bool unsaved: root.controller !== null && (root.controller.unsaved || root.unsettled)
    readonly property bool savable: root.controller.savable || (root.unsettled && !root.controller.saving && root.controller.undecided === 0)
    readonly property bool narrow: root.width < 900
    /** What is looked at has no room beside the commits. */
    readonly property bool crowded: root.narrow && (root.cutting || root.side === "notes" || root.side === "both")

    signal backRequested
    /** Nothing that would be lost is in the way of what ask() was called for: "other" or "window". */
    signal granted(string where)

    function leave(): void {
        root.ask("back");
    }
    /** Goes there, or asks first where changes would be lost. */
    function ask(where: string): void {
        root.settle();
        root.leaving = root.unsaved ? where : "";
        if (root.leaving === "")
            root.goOn(where);
    }
    function goOn(where: string): void {
        if (where === "back")
            root.backRequested();
        else
            root.granted(where);
    }
    function leaveThem(): void {
        const where = root.leaving;
        source.forget();
        root.controller.close();
        root.leaving = "";
        root.goOn(where);
    }
    /** Takes over what is being typed; false if that was refused, which is shown. */
    function settle(): bool {
        const pending = parts.pending;
        parts.settle();
        return !(pending && root.controller.errorMessage !== "") && source.settle();
    }
    function save(): void {
        if (root.settle())
            root.controller.save();
    }
    function followInPreview(): void {
        previewArea.showLine(root.controller.previewLine);
    }
    /** To where the words of the preview come from: the card, or the place in the source where that is shown. */
    function openFromPreview(line: int): void {
        const offset = root.side === "both" ? root.controller.sourceOfPreview(line) : -1;
        if (offset >= 0) {
            source.showAt(offset);
            return;
        }
        const row = root.controller.rowOfPreview(line);
        if (row < 0)
            return;
        // A fragment is a file of its own: the source that is shown does not have it.
        root.side = "preview";
        parts.focusRow(row);
    }
    /** Takes the last thing back that was begun here. */
    function stepBack(): void {
        if (root.leaving !== "")
            root.leaving = "";
        else if (root.cutting)
            root.controller.cutting.close();
        else if (root.controller.selection.count > 0)
            root.controller.selection.clear();
        else
            root.leave();
    }

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Changelog of %1").arg(root.controller.packageName)
    onVisibleChanged: root.leaving = ""
    onUnsavedChanged: if (!root.unsaved)
        root.leaving = ""
    onCuttingChanged: if (!root.cutting && root.visible)
        parts.focusRow(0)

    Shortcut {
        sequences: [StandardKey.Save]
        enabled: root.visible && root.savable
        onActivated: root.save()
    }
    Shortcut {
        sequences: [StandardKey.Undo]
        enabled: root.visible && root.controller.undoLabel !== ""
        onActivated: root.controller.undo()
    }
    Shortcut {
        sequences: [StandardKey.Redo]
        enabled: root.visible && root.controller.redoLabel !== ""
        onActivated: root.controller.redo()
    }
    Shortcut {
        sequences: ["Ctrl+Shift+R"]
        enabled: root.visible && root.controller.hasDocument && root.controller.releasesHost === "" && !root.cutting
        onActivated: root.controller.beginCut()
    }
    Shortcut {
        sequences: ["Esc"]
        enabled: root.visible
        onActivated: root.stepBack()
    }

    PageHeader {
        id: header
        anchors.left: parent.left
        anchors.right: parent.right
        title: root.narrow ? root.controller.packageName : qsTr("Changelog · %1").arg(root.controller.packageName)
        subtitle: root.narrow ? root.controller.shortSubtitle : root.controller.subtitle
        back: true
        onBackRequested: root.leave()
        TButton {
            text: qsTr("Undo")
            hint: root.controller.undoLabel !== "" ? qsTr("Undo “%1” (Ctrl+Z)").arg(root.controller.undoLabel) : ""
            enabled: root.controller.undoLabel !== ""
            onClicked: root.controller.undo()
        }
        SegmentedControl {
            options: [
                {"key": "preview", "label": qsTr("Preview")},
                {"key": "both", "label": qsTr("Both")},
                {"key": "source", "label": qsTr("Source")},
                {"key": "notes", "label": qsTr("Notes")}
            ]
            current: root.side
            onActivated: key => root.side = key
        }
        TButton {
            text: root.controller.saving ? qsTr("Saving…") : qsTr("Save")
            kind: root.cutting ? "normal" : "primary"
            hint: root.controller.undecided > 0 ? qsTr("Decide the conflicts first") : qsTr("Write the file (Ctrl+S)")
            enabled: root.savable
            onClicked: root.save()
        }
    }
    ColumnLayout {
        anchors.top: header.bottom
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.spaceXl
        anchors.topMargin: Theme.spaceL
        spacing: Theme.spaceM

        Banner {
            Layout.fillWidth: true
            visible: root.leaving !== ""
            text: qsTr("The changelog has changes that were not saved.")
            remedy: root.leaving === "window" ? qsTr("Save them before you close the window, or leave them behind.") : root.leaving === "other" ? qsTr("Save them before you open another one, or leave them behind.") : qsTr("Save them, or leave them behind.")
            actionText: root.leaving === "window" ? qsTr("Close without them") : qsTr("Leave them")
            secondText: qsTr("Stay")
            onAction: root.leaveThem()
            onSecond: root.leaving = ""
        }
        Banner {
            Layout.fillWidth: true
            visible: root.controller.ownerWarning !== ""
            text: root.controller.ownerWarning
        }
        Banner {
            Layout.fillWidth: true
            visible: root.controller.releasesHost !== ""
            text: qsTr("There is no changelog file. These are the releases on %1, and above them what the next one would say.").arg(root.controller.releasesHost)
            remedy: qsTr("A release publishes its drafted notes there. A file can be begun with the releases.")
            actionText: qsTr("Begin a file")
            onAction: root.controller.beginFile()
        }
        Banner {
            Layout.fillWidth: true
            visible: root.controller.changedOutside
            text: qsTr("The file was changed by another program.")
            remedy: root.controller.outsideReason !== "" ? root.controller.outsideReason : qsTr("Your changes are kept here and not written.")
            actionText: qsTr("Read the file again")
            secondText: qsTr("Merge")
            onAction: root.controller.reload()
            onSecond: root.controller.mergeOutside()
        }
        Banner {
            Layout.fillWidth: true
            visible: root.controller.mergeNote !== ""
            tone: root.controller.undecided > 0 ? "warn" : "ok"
            text: root.controller.mergeNote
            remedy: root.controller.undecided === 0 ? "" : root.controller.undecided === 1 ? qsTr("You changed one of them too: decide what stays before you save.") : qsTr("You changed some of them too: decide %1 conflicts before you save.").arg(root.controller.undecided)
            actionText: root.controller.undecided > 0 ? qsTr("Show") : root.controller.mergeOnTop ? qsTr("Undo") : ""
            secondText: root.controller.undecided > 0 && root.controller.mergeOnTop ? qsTr("Undo") : qsTr("Close")
            onAction: root.controller.undecided > 0 ? parts.focusRow(root.controller.conflictRow()) : root.controller.undo()
            onSecond: root.controller.undecided > 0 && root.controller.mergeOnTop ? root.controller.undo() : root.controller.dismissMerge()
        }
        Banner {
            Layout.fillWidth: true
            visible: root.controller.conflicts > root.controller.undecided
            text: root.controller.conflicts === 1 ? qsTr("git left a conflict in the file.") : qsTr("git left %1 conflicts in the file.").arg(root.controller.conflicts)
            remedy: qsTr("Decide what stays. The rest can be edited and saved meanwhile.")
            actionText: qsTr("Show")
            onAction: parts.focusRow(root.controller.conflictRow())
        }
        Banner {
            Layout.fillWidth: true
            visible: root.controller.errorMessage !== ""
            tone: "bad"
            text: root.controller.errorMessage
            remedy: root.controller.errorRemedy
            actionText: root.controller.hasDocument ? qsTr("Close") : qsTr("Try again")
            onAction: root.controller.hasDocument ? root.controller.dismiss() : root.controller.reload()
        }
        RowLayout {
            visible: root.controller.loading && !root.controller.hasDocument
            spacing: Theme.spaceM
            StepMark {
                mark: "running"
            }
            TText {
                Layout.fillWidth: true
                muted: true
                text: qsTr("Reading the changelog and the commits…")
            }
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: root.controller.hasDocument
            spacing: Theme.spaceM

            Card {
                Layout.preferredWidth: 3
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: !root.crowded
                fill: true
                title: qsTr("Not covered yet")
                note: root.controller.draftSummary
                DraftBar {
                    Layout.fillWidth: true
                    Layout.leftMargin: Theme.spaceS
                    Layout.topMargin: Theme.spaceS
                    Layout.rightMargin: Theme.spaceM
                    visible: root.controller.drafts.total > 1
                    drafts: root.controller.drafts
                }
                Divider {
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.spaceXs
                    visible: root.controller.drafts.total > 1
                }
                TText {
                    Layout.fillWidth: true
                    Layout.leftMargin: Theme.spaceL
                    Layout.rightMargin: Theme.spaceM
                    Layout.topMargin: Theme.spaceS
                    visible: text !== ""
                    role: "caption"
                    muted: true
                    wrapMode: Text.Wrap
                    text: root.controller.forgeNote
                }
                DraftList {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    visible: count > 0
                    controller: root.controller
                    onAdded: row => root.side === "both" ? source.reveal(root.controller.sourceOf(row)) : parts.focusRow(row)
                }
                TText {
                    Layout.fillWidth: true
                    Layout.margins: Theme.spaceL
                    visible: root.controller.drafts.count === 0 && root.controller.drafts.total > 0
                    muted: true
                    wrapMode: Text.Wrap
                    text: qsTr("Nothing passes the filters.")
                }
                TText {
                    Layout.fillWidth: true
                    Layout.margins: Theme.spaceL
                    visible: root.controller.drafts.total === 0
                    muted: true
                    wrapMode: Text.Wrap
                    text: qsTr("Every commit that wants an entry has one.")
                }
                Item {
                    Layout.fillHeight: true
                    visible: root.controller.drafts.count === 0
                }
                TText {
                    Layout.fillWidth: true
                    Layout.margins: Theme.spaceL
                    visible: text !== ""
                    role: "caption"
                    muted: true
                    wrapMode: Text.Wrap
                    text: root.controller.hiddenSummary
                }
                TButton {
                    Layout.leftMargin: Theme.spaceL
                    Layout.bottomMargin: Theme.spaceL
                    visible: root.controller.hasAnswers
                    small: true
                    text: qsTr("Offer again")
                    hint: qsTr("Offer what was taken or skipped before, where no entry tells of it")
                    onClicked: root.controller.offerAgain()
                }
            }
            ColumnLayout {
                Layout.preferredWidth: 4
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: root.side !== "both"
                spacing: Theme.spaceXs
                EntryBar {
                    id: bar
                    Layout.fillWidth: true
                    Layout.rightMargin: Theme.spaceM
                    visible: root.controller.selection.count > 0 && root.controller.releasesHost === ""
                    controller: root.controller
                    onDone: row => {
                        if (row >= 0)
                            parts.focusRow(row);
                    }
                }
                SectionChoice {
                    Layout.fillWidth: true
                    Layout.rightMargin: Theme.spaceM
                    visible: root.controller.missingSections.length > 0 && !bar.visible
                    controller: root.controller
                    onChosen: section => parts.add(-1, section)
                }
                PartsList {
                    id: parts
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    controller: root.controller
                    onNotesRequested: root.side = "notes"
                    onActionsRequested: bar.focusFirst()
                    TText {
                        y: root.controller.parts.count > 0 ? Theme.controlHeight + Theme.spaceL : Theme.spaceS
                        width: parent.width - Theme.spaceM
                        visible: root.controller.bare
                        muted: true
                        wrapMode: Text.Wrap
                        text: qsTr("No entries yet: take commits in with Add, or begin one in a section above.")
                    }
                }
            }
            Rectangle {
                id: middle
                Layout.preferredWidth: 4
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: root.side === "both"
                radius: Theme.radiusCard
                color: Theme.surface
                border.width: Theme.stroke
                border.color: Theme.line
            }
            Rectangle {
                Layout.preferredWidth: root.narrow && !root.crowded ? 3 : 4
                Layout.fillWidth: true
                Layout.fillHeight: true
                radius: Theme.radiusCard
                color: Theme.surface
                border.width: Theme.stroke
                border.color: Theme.line
                Item {
                    id: right
                    anchors.top: parent.top
                    anchors.bottom: findings.top
                    anchors.left: parent.left
                    anchors.right: parent.right
                    visible: !root.cutting
                    MarkdownArea {
                        id: previewArea
                        anchors.fill: parent
                        anchors.margins: Theme.spaceL
                        visible: root.side === "preview" || root.side === "both"
                        name: qsTr("Preview")
                        markdown: root.controller.preview
                        repositoryUrl: root.controller.repositoryUrl
                        choosable: true
                        onChosen: line => root.openFromPreview(line)
                    }
                    NotesPanel {
                        anchors.fill: parent
                        anchors.margins: Theme.spaceL
                        visible: root.side === "notes"
                        controller: root.controller
                        // There is no controller any more when the program ends.
                        onVisibleChanged: if (root.controller)
                            root.controller.notes.active = visible
                    }
                }
                LintPanel {
                    id: findings
                    anchors.bottom: parent.bottom
                    width: parent.width
                    height: visible ? Math.min(findings.wanted, parent.height * 0.45) : 0
                    visible: root.controller.lint.count > 0 && !root.cutting
                    controller: root.controller
                    onShown: offset => {
                        if (root.side !== "both")
                            root.side = "source";
                        source.showAt(offset);
                    }
                }
                CutPanel {
                    anchors.fill: parent
                    visible: root.cutting
                    cutting: root.controller.cutting
                    onAccepted: root.controller.cutRelease()
                }
            }
        }
    }
    SourceView {
        id: source
        parent: root.side === "both" ? middle : right
        anchors.fill: parent
        anchors.margins: Theme.stroke
        visible: root.side === "source" || root.side === "both"
        controller: root.controller
        onLooked: offset => parts.reveal(root.controller.lookAtSource(offset))
    }
    Connections {
        target: root.controller
        // The preview shows the part of the release that somebody looks at.
        function onLooked(): void {
            Qt.callLater(root.followInPreview);
        }
        function onLookedAtRow(row: int): void {
            if (source.visible)
                source.reveal(root.controller.sourceOf(row));
        }
    }
}
