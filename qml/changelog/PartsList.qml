// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Tagboat.Changelog
import Tagboat.Controls

/** The changelog as lanes: releases that unfold, their sections, and the entries as cards. */
GradualList {
    id: root

    required property ChangelogController controller
    /** The row that was just made or moved, which takes the focus. */
    property int wanted: -1
    /** And is edited at once, as it was just made. */
    property bool wantedFresh: false
    /** Where a dragged entry would go: before this row; -1 while nothing is dragged. */
    property int target: -1
    /** The card whose words are being typed. */
    property EntryCard edited: null
    /** What is typed there is not in the document yet. */
    readonly property bool pending: root.edited !== null && root.edited.pending

    /** The notes of the release that was asked for are to be shown. */
    signal notesRequested
    /** The keyboard is to go to what can be done with the selection. */
    signal actionsRequested

    function focusRow(row: int): void {
        root.wanted = row;
        root.wantedFresh = false;
        root.fill();
        root.positionViewAtIndex(Math.max(0, row), ListView.Contain);
        later.start();
    }
    /** Takes over what is being typed. */
    function settle(): void {
        root.edited?.end(true);
    }
    /** Moves the focus to the next row that takes it. */
    function step(from: int, by: int): void {
        root.fill();
        for (let row = from + by; row >= 0 && row < root.count; row += by) {
            root.positionViewAtIndex(row, ListView.Contain);
            const item = root.itemAtIndex(row);
            if (item && item.takesFocus) {
                root.controller.selection.begin(row);
                item.take();
                return;
            }
        }
    }
    /** Brings a row into sight without moving the focus. */
    function reveal(row: int): void {
        if (row >= 0)
            root.positionViewAtIndex(row, ListView.Contain);
    }
    function add(near: int, section: string): void {
        const row = root.controller.addEntry(near, section, qsTr("New entry"));
        if (row < 0)
            return;
        root.focusRow(row);
        root.wantedFresh = true;
    }
    function dropTarget(y: real): int {
        // Between two rows it is before the lower one.
        const row = Math.max(root.indexAt(root.width / 2, y), root.indexAt(root.width / 2, y + root.spacing));
        if (row < 0)
            return y <= 0 ? 0 : root.count;
        const item = root.itemAtIndex(row);
        return y > item.y + item.height / 2 ? row + 1 : row;
    }

    clip: true
    boundsBehavior: Flickable.StopAtBounds
    spacing: Theme.spaceXs
    beyond: 400
    // So that a row knows of what kind the one above is.
    section.property: "kind"
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Changelog")
    ScrollBar.vertical: ScrollMark {}

    Timer {
        id: later
        interval: 0
        onTriggered: {
            const item = root.itemAtIndex(root.wanted);
            if (item && root.wantedFresh)
                item.beginFresh();
            else if (item)
                item.take();
            root.wanted = -1;
            root.wantedFresh = false;
        }
    }

    model: root.controller.parts
    delegate: FocusScope {
        id: part

        required property int index
        required property string kind
        required property string text
        required property string detail
        required property string section
        required property int entries
        required property bool unfolded
        required property bool unreleased
        required property string mine
        required property string theirs
        required property string issue
        required property string path
        required property bool yanked
        required property bool selected
        // What the row shows: there is one of these.
        property ReleaseHead head: null
        property EntryCard card: null
        property ConflictCard conflict: null
        /** It is one of several that go together. */
        readonly property bool several: part.selected && root.controller.selection.count > 1
        readonly property var finding: root.controller.findingAt(part.index, root.controller.lint.revision)
        readonly property int gap: part.kind === "release" && part.ListView.previousSection === "entry" ? Theme.spaceS : 0
        readonly property bool takesFocus: part.kind === "entry" || part.kind === "release" || part.kind === "conflict"

        function take(): void {
            (part.card ?? part.head ?? part.conflict)?.forceActiveFocus(Qt.TabFocusReason);
        }
        function beginFresh(): void {
            part.take();
            part.card?.beginFresh();
        }

        width: ListView.view.width - Theme.spaceM
        height: part.kind === "entry" ? part.card?.implicitHeight ?? 0 : part.kind === "conflict" ? part.conflict?.implicitHeight ?? 0 : part.kind === "section" ? Theme.controlHeight + Theme.spaceXs : Theme.controlHeight + Theme.spaceS + part.gap

        Rectangle {
            visible: root.target === part.index || (root.target === root.count && part.index === root.count - 1)
            y: root.target === part.index ? -Theme.spaceXs : parent.height
            width: parent.width
            height: Theme.focusStroke
            color: Theme.accent
        }
        // There are hundreds of rows, and each shows one of these. (A Loader takes no bound component in Qt 6.4.)
        Repeater {
            model: part.kind === "release" ? 1 : 0
            delegate: ReleaseHead {
                id: head
                width: part.width
                height: part.height
                first: part.index === 0
                gap: part.gap
                readOnly: root.controller.releasesHost !== ""
                text: part.text
                detail: part.detail
                becomes: root.controller.becomes
                unreleased: part.unreleased
                unfolded: part.unfolded
                yanked: part.yanked
                finding: part.finding.words ?? ""
                findingTone: part.finding.tone ?? "neutral"
                onActiveFocusChanged: if (head.activeFocus)
                    root.controller.lookAtRow(part.index)
                onToggled: root.controller.toggle(part.index)
                onStepped: by => root.step(part.index, by)
                onCutRequested: root.controller.beginCut()
                onNotesRequested: {
                    root.controller.showNotes(part.index);
                    root.notesRequested();
                }
                onYankRequested: yanked => root.controller.setYanked(part.index, yanked)
                Component.onCompleted: part.head = head
            }
        }
        Repeater {
            model: part.kind === "section" ? 1 : 0
            delegate: RowLayout {
                width: part.width
                height: part.height
                spacing: Theme.spaceS
                TText {
                    strong: true
                    text: part.text !== "" ? part.text : qsTr("Entries")
                    Accessible.role: Accessible.Heading
                }
                TText {
                    Layout.fillWidth: true
                    muted: true
                    text: part.entries
                    Accessible.ignored: true
                }
                FindingMark {
                    visible: part.finding.words !== undefined
                    words: part.finding.words ?? ""
                    tone: part.finding.tone ?? "neutral"
                }
                TButton {
                    visible: part.unreleased ? root.controller.takesEntries : root.controller.fileTakesEntries
                    small: true
                    kind: "quiet"
                    text: qsTr("Add entry")
                    Accessible.name: qsTr("Add entry to %1").arg(part.text)
                    onClicked: root.add(part.index, part.section)
                }
            }
        }
        Repeater {
            model: part.kind === "entry" ? 1 : 0
            delegate: EntryCard {
                id: card
                controller: root.controller
                readOnly: root.controller.releasesHost !== ""
                width: part.width
                text: part.text
                finding: part.finding.words ?? ""
                findingTone: part.finding.tone ?? "neutral"
                selected: part.selected
                onActiveFocusChanged: if (card.activeFocus)
                    root.controller.lookAtRow(part.index)
                onPicked: root.controller.selection.begin(part.index)
                onToggled: byKeyboard => {
                    // The keyboard may have come from elsewhere than where the pointer was last.
                    if (byKeyboard && root.controller.selection.count === 0)
                        root.controller.selection.begin(part.index);
                    root.controller.selection.toggle(part.index);
                }
                onReached: root.controller.selection.extendTo(part.index)
                onExtended: by => {
                    const row = root.controller.selection.extend(part.index, by);
                    if (row >= 0)
                        root.focusRow(row);
                }
                onAllRequested: root.controller.selection.selectRelease(part.index)
                onActionsRequested: {
                    if (!part.selected) {
                        root.controller.selection.begin(part.index);
                        root.controller.selection.toggle(part.index);
                    }
                    root.actionsRequested();
                }
                onEdited: (text, before) => root.controller.changeEntry(part.index, text, before)
                issue: part.issue
                path: part.path
                onIssueEdited: issue => root.controller.setIssue(part.index, issue)
                onEditingChanged: {
                    root.controller.setTyping(card, card.editing);
                    if (card.editing)
                        root.edited = card;
                    else if (root.edited === card)
                        root.edited = null;
                }
                onRemoved: {
                    const row = part.index;
                    if (part.selected) {
                        root.focusRow(root.controller.removeSelected());
                        return;
                    }
                    root.controller.removeEntry(row);
                    root.focusRow(Math.min(row, root.count - 1));
                }
                onTakenBack: {
                    const row = part.index;
                    root.controller.takeBack(row);
                    root.step(Math.min(row, root.count), -1);
                }
                onMoved: by => {
                    const row = part.several ? root.controller.moveSelectedBy(by) : root.controller.moveBy(part.index, by);
                    if (row >= 0)
                        root.focusRow(row);
                }
                onStepped: by => root.step(part.index, by)
                onDraggedChanged: if (card.dragging)
                    root.target = root.dropTarget(part.y + card.dragged)
                onDropped: {
                    const target = root.target;
                    root.target = -1;
                    if (target < 0)
                        return;
                    const row = part.several ? root.controller.moveSelected(target) : root.controller.moveEntry(part.index, target);
                    if (row >= 0)
                        root.focusRow(row);
                }
                Component.onCompleted: part.card = card
            }
        }
        Repeater {
            model: part.kind === "conflict" ? 1 : 0
            delegate: ConflictCard {
                id: sides
                width: part.width
                mine: part.mine
                theirs: part.theirs
                mineName: part.text
                theirsName: part.detail
                onDecided: choice => {
                    const row = part.index;
                    root.controller.decide(row, choice);
                    root.focusRow(Math.max(0, root.controller.conflictRow(row)));
                }
                onStepped: by => root.step(part.index, by)
                onActiveFocusChanged: if (sides.activeFocus)
                    root.controller.lookAtRow(part.index)
                Component.onCompleted: part.conflict = sides
            }
        }
    }
}
