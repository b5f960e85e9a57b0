// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Tagboat.Composer
import Tagboat.Controls
import Tagboat.Composer

/** The versions that could be next, in one row: what does not fit stands behind a button. The arrow keys move between
    them; Enter or Space chooses one that is possible. */
Flow {
    id: root

    required property VersionOptionModel options
    property bool customOpen: false
    /** All chips, in as many rows as they take. */
    property bool unfolded: false
    /** The chips that do not stand in the row, by their place. */
    property var folded: []

    readonly property bool narrow: root.width < 4 * Theme.navWidth
    /** Which chips keep their place longest, after the chosen and the possible ones. */
    readonly property var rank: ["patch", "minor", "major", "candidate", "promote", "custom", "post", "dev"]

    signal levelChosen(string level)
    signal versionChosen(string version)

    spacing: Theme.spaceS
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Next version")
    onWidthChanged: fit.start()
    onUnfoldedChanged: fit.start()

    function pick(level: string): void {
        root.customOpen = level === "custom";
        if (root.customOpen)
            field.forceActiveFocus(Qt.ShortcutFocusReason);
        else
            root.levelChosen(level);
    }

    /** Moves the focus to the next chip in a direction, also to an impossible one, which then says why. */
    function move(from: int, by: int): void {
        let place = from + by;
        while (place >= 0 && place < chips.count && !chips.itemAt(place).visible)
            place += by;
        const reason = by > 0 ? Qt.TabFocusReason : Qt.BacktabFocusReason;
        if (place < chips.count && chips.itemAt(place))
            chips.itemAt(place).forceActiveFocus(reason);
        else if (by > 0 && more.visible)
            more.forceActiveFocus(reason);
    }

    function dearness(chip: VersionChip): int {
        return (chip.chosen ? 200 : 0) + (chip.possible ? 100 : 0) - root.rank.indexOf(chip.level);
    }

    /** Folds the chips that the row has no room for: what is chosen and what is possible stays. */
    function fitRow(): void {
        const all = [];
        for (let place = 0; place < chips.count; ++place)
            all.push(place);
        const chip = place => chips.itemAt(place) as VersionChip;
        if (all.some(place => !chip(place)))
            return;
        const wide = list => list.reduce((sum, place) => sum + chip(place).implicitWidth + root.spacing, 0) - root.spacing;
        if (root.unfolded || root.width <= 0 || wide(all) <= root.width) {
            root.folded = [];
            return;
        }
        const dearest = all.slice().sort((a, b) => root.dearness(chip(b)) - root.dearness(chip(a)));
        let kept = dearest;
        while (kept.length > 1 && wide(kept) + root.spacing + more.implicitWidth > root.width)
            kept = kept.slice(0, -1);
        root.folded = all.filter(place => !kept.includes(place));
    }

    Timer {
        id: fit
        interval: 0
        onTriggered: root.fitRow()
    }
    Repeater {
        id: chips
        onItemAdded: fit.start()
        onItemRemoved: fit.start()
        model: root.options
        delegate: VersionChip {
            id: chip
            required property int index

            visible: !root.folded.includes(chip.index)
            narrow: root.narrow
            onImplicitWidthChanged: fit.start()
            onChosenChanged: fit.start()
            onPicked: root.pick(chip.level)
            Keys.onLeftPressed: root.move(chip.index, -1)
            Keys.onRightPressed: root.move(chip.index, 1)
        }
    }
    TButton {
        id: more
        visible: root.folded.length > 0 || root.unfolded
        kind: "quiet"
        height: chips.count > 0 && chips.itemAt(0) ? chips.itemAt(0).height : implicitHeight
        text: root.unfolded ? qsTr("Fewer") : qsTr("%1 more").arg(root.folded.length)
        hint: root.unfolded ? qsTr("Show one row of versions") : qsTr("Show every version that could be next")
        onClicked: root.unfolded = !root.unfolded
        Keys.onLeftPressed: root.move(chips.count, -1)
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
