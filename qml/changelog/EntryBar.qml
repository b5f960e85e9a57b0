// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Tagboat.Changelog
import Tagboat.Controls

/** What can be done with the entries that are selected, all in one step. */
Flow {
    id: root

    required property ChangelogController controller
    readonly property EntrySelection selection: root.controller.selection

    /** The row of the first of the entries, which stand elsewhere now. */
    signal done(int row)

    function focusFirst(): void {
        type.forceActiveFocus(Qt.TabFocusReason);
    }

    spacing: Theme.spaceXs
    Accessible.role: Accessible.ToolBar
    Accessible.name: root.selection.words

    TText {
        height: Theme.chipHeight + Theme.spaceXs
        rightPadding: Theme.spaceXs
        strong: true
        text: qsTr("%1 selected").arg(root.selection.count)
        verticalAlignment: Text.AlignVCenter
        Accessible.role: Accessible.AlertMessage
        Accessible.name: root.selection.words
    }
    ChoiceButton {
        id: type
        text: qsTr("Type…")
        title: qsTr("Make them")
        hint: qsTr("Give them another type, each in its own release")
        onOpening: options = root.controller.sectionChoices()
        onChosen: key => root.done(root.controller.moveSelectedToSection(key))
    }
    ChoiceButton {
        text: qsTr("Version…")
        title: qsTr("Move to version")
        hint: qsTr("Move them to another release; each keeps its type")
        onOpening: options = root.controller.releaseChoices()
        onChosen: key => root.done(root.controller.moveSelectedToRelease(Number(key)))
    }
    TButton {
        small: true
        kind: "danger"
        text: qsTr("Remove")
        hint: qsTr("Remove them (Delete)")
        Accessible.name: qsTr("Remove the selected entries")
        onClicked: root.done(root.controller.removeSelected())
    }
    TButton {
        small: true
        kind: "quiet"
        text: qsTr("Clear")
        hint: qsTr("Select nothing (Esc)")
        Accessible.name: qsTr("Clear the selection")
        onClicked: root.selection.clear()
    }
}
