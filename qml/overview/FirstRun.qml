// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Tagboat.Controls

/** What stands in place of the table until there is a folder: choose one, drop one, or practise first. */
Item {
    id: root

    /** A practice harbour cannot be opened from within one. */
    required property bool practice
    property bool dropping: false

    signal chooseFolder
    signal practiceRequested
    signal signInRequested

    Rectangle {
        anchors.fill: parent
        anchors.margins: Theme.spaceXl
        radius: Theme.radiusCard
        color: root.dropping ? Theme.accentSoft : Theme.surface
        border.width: root.dropping ? Theme.focusStroke : Theme.stroke
        border.color: root.dropping ? Theme.accent : Theme.line

        EmptyState {
            anchors.fill: parent
            iconName: "folder"
            title: qsTr("Which folders hold your repositories?")
            text: qsTr("Choose a folder, or drop one here. Tagboat reads the git repositories below it; it runs and changes nothing.")
                  + (root.practice ? "" : "\n\n" + qsTr("To try everything without risk, open the practice harbour: sample repositories whose remotes are folders on this machine."))
            actionText: qsTr("Add folder…")
            secondText: root.practice ? "" : qsTr("Open the practice harbour")
            onAction: root.chooseFolder()
            thirdText: root.practice ? "" : qsTr("Sign in to GitHub…")
            onSecond: root.practiceRequested()
            onThird: root.signInRequested()
        }
    }
}
