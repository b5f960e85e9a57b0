// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tagboat.Composer
import Tagboat.Controls
import Tagboat.Composer

/** The left column of the composer: how the files change, and the release notes. Each card scrolls in itself. Placed by
    hand: a layout whose items ask for a share of its own height goes round in circles. */
Item {
    id: root

    required property ComposerController controller
    readonly property int wanted: diff.contentHeight + Theme.rowHeight + 2 * Theme.spaceM

    Card {
        id: files
        width: parent.width
        height: Math.max(2 * Theme.rowHeight,
                         Math.min(root.wanted, root.height * 0.6, root.height - Theme.spaceL - 2 * Theme.rowHeight))
        title: qsTr("What changes in files")
        note: root.controller.diffSummary
        ringed: diff.activeFocus
        fill: true
        DiffView {
            id: diff
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.margins: Theme.spaceM
            model: root.controller.diff
        }
    }
    Card {
        anchors.top: files.bottom
        anchors.topMargin: Theme.spaceL
        anchors.bottom: parent.bottom
        width: parent.width
        title: qsTr("Release notes")
        ringed: notes.activeFocus
        fill: true
        NotesView {
            id: notes
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.margins: Theme.spaceL
            notes: root.controller.notes
        }
    }
}
