// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Tagboat.Composer
import Tagboat.Controls
import Tagboat.Composer

/** The left column of the composer: how the files change, and the release notes. Each card scrolls in itself. */
ColumnLayout {
    id: root

    required property ComposerController controller

    spacing: Theme.spaceL

    Card {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: Math.min(Layout.maximumHeight, 4 * Theme.rowHeight)
        Layout.maximumHeight: Math.min(root.height * 0.6, diff.contentHeight + Theme.rowHeight + 2 * Theme.spaceM)
        title: qsTr("What changes in files")
        note: root.controller.diffSummary
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
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: 2 * Theme.rowHeight
        title: qsTr("Release notes")
        fill: true
        Flickable {
            id: scroll
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.margins: Theme.spaceL
            contentHeight: notes.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            activeFocusOnTab: true
            Keys.onUpPressed: bar.decrease()
            Keys.onDownPressed: bar.increase()
            Accessible.role: Accessible.Grouping
            Accessible.name: qsTr("Release notes")
            ScrollBar.vertical: ScrollMark {
                id: bar
            }
            TText {
                id: notes
                width: scroll.width - Theme.spaceM
                muted: root.controller.notes === ""
                text: root.controller.notes === "" ? qsTr("The changelog has no entries for this release.") : root.controller.notes
                wrapMode: Text.Wrap
            }
        }
    }
}
