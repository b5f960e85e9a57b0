// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic

/** A unified diff, a line a row. The model has the roles text and kind (file, hunk, added, removed, context). */
ListView {
    id: root

    readonly property var grounds: ({"added": Theme.okSoft, "removed": Theme.badSoft})

    clip: true
    boundsBehavior: Flickable.StopAtBounds
    activeFocusOnTab: true
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Changes in files")
    Keys.onUpPressed: root.flick(0, 400)
    Keys.onDownPressed: root.flick(0, -400)
    ScrollBar.vertical: ScrollMark {}

    delegate: Rectangle {
        id: row
        required property string text
        required property string kind

        width: ListView.view.width - Theme.spaceM
        height: words.implicitHeight + (row.kind === "file" ? Theme.spaceS : 0)
        color: root.grounds[row.kind] ?? Theme.none
        Accessible.role: Accessible.ListItem
        Accessible.name: row.text
        TText {
            id: words
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.leftMargin: Theme.spaceXs
            role: "mono"
            muted: row.kind !== "added" && row.kind !== "removed"
            text: row.text
            // Every byte of a change is to be seen, so a long line wraps.
            wrapMode: Text.WrapAnywhere
            Accessible.ignored: true
        }
    }
}
