// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Tagboat.Composer
import Tagboat.Controls
import Tagboat.Composer

/** The right column of the composer: what was checked, and what will happen. */
Flickable {
    id: root

    required property ComposerController controller

    contentHeight: column.implicitHeight
    boundsBehavior: Flickable.StopAtBounds
    clip: true

    ColumnLayout {
        id: column
        width: root.width
        spacing: Theme.spaceL
        Card {
            Layout.fillWidth: true
            title: qsTr("Checks before start")
            noteContent: Chip {
                text: root.controller.checkSummary
                tone: root.controller.checkTone
            }
            CheckList {
                Layout.fillWidth: true
                checks: root.controller.checks
            }
        }
        Card {
            Layout.fillWidth: true
            title: qsTr("The plan")
            note: root.controller.planSummary
            PlanList {
                Layout.fillWidth: true
                steps: root.controller.steps
            }
        }
    }
}
