// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Tagboat.Controls
import Tagboat.Shell

/** Says at all times that this is a rehearsal, and whose part the user takes in it: colleagues answer by themselves after a
    while, or are played. */
Rectangle {
    id: root

    /** How many times faster than the machine's its clock runs; 0 where another program runs it. */
    required property double speed
    required property PracticeRole part
    readonly property string words: root.speed === 0 || root.speed === 1 ? qsTr("Practice harbour: nothing here leaves this machine") : qsTr("Practice harbour: nothing here leaves this machine, and its clock runs %L1 times as fast").arg(root.speed)

    implicitHeight: Math.max(Theme.chipHeight, choice.implicitHeight) + Theme.spaceS
    color: Theme.warnSoft
    Accessible.role: Accessible.StaticText
    Accessible.name: root.words

    TText {
        anchors.left: parent.left
        anchors.right: choice.visible ? choice.left : parent.right
        anchors.leftMargin: Theme.spaceXl
        anchors.rightMargin: Theme.spaceM
        elide: Text.ElideRight
        anchors.verticalCenter: parent.verticalCenter
        role: "caption"
        tone: "warn"
        text: root.words
        Accessible.ignored: true
    }
    ChoiceButton {
        id: choice
        anchors.right: parent.right
        anchors.rightMargin: Theme.spaceXl
        anchors.verticalCenter: parent.verticalCenter
        visible: root.part.login !== ""
        kind: "quiet"
        title: qsTr("Answer approvals as")
        text: root.part.own ? qsTr("You are %1").arg(root.part.login) : qsTr("You play %1").arg(root.part.login)
        hint: qsTr("Answer approvals and read the forge as somebody else")
        options: root.part.options
        onOpening: root.part.look()
        onChosen: login => root.part.take(login)
    }
    Divider {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
