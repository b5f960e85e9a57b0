// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Tagboat.Controls

/** A muted line of a card with small buttons at its right. */
Item {
    id: root

    property string text: ""
    default property alias buttons: row.data

    implicitHeight: Math.max(words.implicitHeight, row.implicitHeight)

    TText {
        id: words
        anchors.left: parent.left
        anchors.right: row.left
        anchors.rightMargin: Theme.spaceS
        anchors.verticalCenter: parent.verticalCenter
        role: "caption"
        muted: true
        text: root.text
        elide: Text.ElideMiddle
    }
    Row {
        id: row
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.spaceS
    }
}
