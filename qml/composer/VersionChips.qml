// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Tagboat.Composer
import Tagboat.Controls
import Tagboat.Composer

/** The versions that could be next. The arrow keys move between those that are possible; Enter or Space chooses. */
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

    /** Moves the focus to the nearest possible chip in a direction; stays where it is if there is none. */
    function move(from: int, by: int): void {
        for (let i = from + by; i >= 0 && i < chips.count; i += by) {
            const chip = chips.itemAt(i) as VersionChip;
            if (chip && chip.possible) {
                chip.forceActiveFocus(by > 0 ? Qt.TabFocusReason : Qt.BacktabFocusReason);
                return;
            }
        }
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
