// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Tagboat.Controls

/** Says at all times that this is a rehearsal. */
Rectangle {
    id: root

    readonly property string words: qsTr("Practice harbour: nothing here leaves this machine")

    implicitHeight: Theme.chipHeight + Theme.spaceS
    color: Theme.warnSoft
    Accessible.role: Accessible.StaticText
    Accessible.name: root.words

    TText {
        anchors.left: parent.left
        anchors.leftMargin: Theme.spaceXl
        anchors.verticalCenter: parent.verticalCenter
        role: "caption"
        tone: "warn"
        text: root.words
        Accessible.ignored: true
    }
    Divider {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
