// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tagboat.Composer
import Tagboat.Controls
import Tagboat.Composer

/** The left column of the composer: how the files change, and the release notes. Each card scrolls in itself; where there
    is no height for two, one shows either. Placed by hand: a layout whose items ask for a share of its own height goes
    round in circles. */
Item {
    id: root

    required property ComposerController controller
    readonly property int wanted: diff.contentHeight + Theme.rowHeight + 2 * Theme.spaceM
    /** What the notes leave to the changes. */
    readonly property int spare: root.height - Theme.spaceL - Math.max(2 * Theme.rowHeight, notes.contentHeight + Theme.rowHeight + 2 * Theme.spaceL)
    readonly property bool low: root.height < 9 * Theme.rowHeight
    /** What the one card shows: files or notes. */
    property string shown: "files"

    SegmentedControl {
        id: choice
        x: Theme.spaceS
        y: Theme.spaceXs + Theme.stroke
        z: 1 // above the card, and before its content for the Tab key
        visible: root.low
        name: qsTr("Changes or notes")
        current: root.shown
        options: [{"key": "files", "label": qsTr("Changes")}, {"key": "notes", "label": qsTr("Release notes")}]
        onActivated: key => root.shown = key
    }
    Card {
        id: files
        width: parent.width
        height: root.low ? root.height
                         : Math.max(2 * Theme.rowHeight,
                                    Math.min(root.wanted, Math.max(root.height * 0.6, root.spare), root.height - Theme.spaceL - 2 * Theme.rowHeight))
        title: root.low ? "" : qsTr("What changes in files")
        headed: true
        Accessible.name: qsTr("What changes in files")
        note: root.shown === "files" || !root.low ? root.controller.diffSummary : ""
        ringed: diff.activeFocus || (root.low && notes.activeFocus)
        fill: true
        DiffView {
            id: diff
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.margins: Theme.spaceM
            visible: !root.low || root.shown === "files"
            model: root.controller.diff
        }
    }
    Card {
        id: noteCard
        anchors.top: files.bottom
        anchors.topMargin: Theme.spaceL
        anchors.bottom: parent.bottom
        width: parent.width
        visible: !root.low
        title: qsTr("Release notes")
        ringed: notes.activeFocus
        fill: true
    }
    MarkdownArea {
        id: notes
        parent: root.low ? files : noteCard
        anchors.fill: parent
        anchors.margins: Theme.spaceL
        anchors.topMargin: Theme.rowHeight - Theme.spaceXs + Theme.spaceL
        visible: !root.low || root.shown === "notes"
        name: qsTr("Release notes")
        emptyText: qsTr("The changelog has no entries for this release.")
        markdown: root.controller.notes
    }
}
