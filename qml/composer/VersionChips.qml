// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Tagboat.Composer
import Tagboat.Controls
import Tagboat.Composer

/** The versions that could be next. The arrow keys move between them; Enter or Space chooses one that is possible. */
Flow {
    id: root

    required property VersionOptionModel options
    property bool customOpen: false

    signal levelChosen(string level)
    signal versionChosen(string version)

    spacing: Theme.spaceS
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Next version")

    function pick(level: string): void {
        root.customOpen = level === "custom";
        if (root.customOpen)
            field.forceActiveFocus(Qt.ShortcutFocusReason);
        else
            root.levelChosen(level);
    }

    /** Moves the focus to the next chip in a direction, also to an impossible one, which then says why. */
    function move(from: int, by: int): void {
        const chip = chips.itemAt(from + by) as VersionChip;
        if (chip)
            chip.forceActiveFocus(by > 0 ? Qt.TabFocusReason : Qt.BacktabFocusReason);
    }

    Repeater {
        id: chips
        model: root.options
        delegate: VersionChip {
            id: chip
            required property int index

            narrow: root.width < 4 * Theme.navWidth
            onPicked: root.pick(chip.level)
            Keys.onLeftPressed: root.move(chip.index, -1)
            Keys.onRightPressed: root.move(chip.index, 1)
        }
    }
    TField {
        id: field
        visible: root.customOpen
        mono: true
        placeholder: qsTr("Version, for example 1.5.0")
        name: qsTr("Your own version")
        onAccepted: if (field.text.trim() !== "")
            root.versionChosen(field.text)
        Keys.onEscapePressed: root.customOpen = false
    }
    TButton {
        visible: root.customOpen
        text: qsTr("Plan it")
        enabled: field.text.trim() !== ""
        onClicked: root.versionChosen(field.text)
    }
}
