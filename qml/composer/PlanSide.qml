// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Tagboat.Composer
import Tagboat.Controls
import Tagboat.Composer

/** The right column of the composer: what was checked, and what will happen. */
Flickable {
    id: root

    required property ComposerController controller
    /** How much free room follows the last card. */
    property real below: 0
    /** The room beside the cards, where the scroll bar stands. */
    property real beside: 0

    contentHeight: column.implicitHeight + root.below
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    activeFocusOnTab: true
    Keys.onUpPressed: bar.decrease()
    Keys.onDownPressed: bar.increase()
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Checks and plan")
    ScrollBar.vertical: ScrollMark {
        id: bar
    }

    Column {
        id: column
        width: root.width - root.beside
        spacing: Theme.spaceL
        Card {
            width: parent.width
            height: implicitHeight
            title: qsTr("Checks before start")
            ringed: root.activeFocus
            noteContent: Chip {
                text: root.controller.checkSummary
                tone: root.controller.checkTone
            }
            CheckList {
                Layout.fillWidth: true
                checks: root.controller.checks
                enabled: !root.controller.loading && !root.controller.starting
                onFixChosen: fix => root.controller.fixCheck(fix)
                onWaived: (check, reason) => root.controller.waiveCheck(check, reason)
            }
        }
        Card {
            width: parent.width
            height: implicitHeight
            title: qsTr("The plan")
            ringed: root.activeFocus
            note: root.controller.planSummary
            PlanList {
                Layout.fillWidth: true
                steps: root.controller.steps
            }
        }
    }
}
