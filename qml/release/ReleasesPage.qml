// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Tagboat.Controls
import Tagboat.Release

/** All releases that the journal knows, newest first. */
FocusScope {
    id: root

    required property ReleaseListModel releases

    signal openRequested(string releaseId)

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Releases")

    PageHeader {
        id: header
        anchors.left: parent.left
        anchors.right: parent.right
        title: qsTr("Releases")
        subtitle: root.releases.summary
    }
    EmptyState {
        anchors.top: header.bottom
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        visible: root.releases.count === 0
        iconName: "releases"
        title: qsTr("No release yet")
        text: qsTr("Choose a repository in the overview and plan its next release. What has been run stands here.")
    }
    Card {
        anchors.top: header.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.spaceXl
        anchors.topMargin: Theme.spaceL
        height: Math.min(list.contentHeight + 2 * Theme.stroke, root.height - header.height - Theme.spaceL - Theme.spaceXl)
        visible: root.releases.count > 0
        fill: true
        Accessible.name: qsTr("Releases")
        ListView {
            id: list

            function openCurrent(): void {
                const row = list.currentItem as ReleaseRow;
                if (row)
                    row.opened();
            }

            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.margins: Theme.stroke
            model: root.releases
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            focus: true
            onActiveFocusChanged: if (list.currentIndex < 0)
                list.currentIndex = 0
            activeFocusOnTab: true
            highlightMoveDuration: 0
            keyNavigationEnabled: true
            Keys.onReturnPressed: list.openCurrent()
            Keys.onEnterPressed: list.openCurrent()
            Keys.onSpacePressed: list.openCurrent()
            ScrollBar.vertical: ScrollMark {}
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Releases")
            delegate: ReleaseRow {
                id: row
                width: ListView.view.width
                height: implicitHeight
                current: ListView.isCurrentItem && list.activeFocus
                onOpened: root.openRequested(row.releaseId)
            }
        }
    }
}
