// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tagboat.Changelog
import Tagboat.Controls

/** The sections that Unreleased does not have yet, each a press away. */
RowLayout {
    id: root

    required property ChangelogController controller

    signal chosen(string section)

    spacing: 0
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("New entry in")

    TText {
        Layout.alignment: Qt.AlignTop
        Layout.preferredHeight: Theme.chipHeight + Theme.spaceXs
        muted: true
        text: qsTr("New entry in")
        verticalAlignment: Text.AlignVCenter
    }
    Flow {
        Layout.fillWidth: true
        Repeater {
            model: root.controller.missingSections
            delegate: TButton {
                id: section
                required property string modelData
                small: true
                kind: "quiet"
                text: section.modelData
                Accessible.name: qsTr("New entry in %1").arg(section.modelData)
                onClicked: root.chosen(section.modelData)
            }
        }
    }
}
