// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Tagboat.Controls

/** Says at all times that this is a rehearsal. */
Rectangle {
    id: root

    /** How many times faster than the machine's its clock runs; 0 where another program runs it. */
    required property double speed
    readonly property string words: root.speed === 0 || root.speed === 1 ? qsTr("Practice harbour: nothing here leaves this machine") : qsTr("Practice harbour: nothing here leaves this machine, and its clock runs %L1 times as fast").arg(root.speed)

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
