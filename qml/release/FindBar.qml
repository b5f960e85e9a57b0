// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Tagboat.Controls
import Tagboat.Release

/** Looks for words in a job's log. */
RowLayout {
    id: root

    required property JobLogModel lines

    signal closed

    function begin(): void {
        field.forceActiveFocus(Qt.TabFocusReason);
        field.selectAll();
    }

    spacing: Theme.spaceS

    SearchField {
        id: field
        Layout.fillWidth: true
        name: qsTr("Find in the log")
        placeholder: qsTr("Find in the log")
        onEdited: text => root.lines.sought = text
        Keys.onReturnPressed: event => root.lines.seekNext(!(event.modifiers & Qt.ShiftModifier))
        Keys.onEnterPressed: event => root.lines.seekNext(!(event.modifiers & Qt.ShiftModifier))
        Keys.onEscapePressed: root.closed()
    }
    TText {
        id: count
        role: "caption"
        muted: true
        text: root.lines.sought === "" ? "" : root.lines.found === 0 ? qsTr("nothing") : qsTr("%1 of %2").arg(root.lines.foundAt + 1).arg(root.lines.found)
    }
    TButton {
        small: true
        enabled: root.lines.found > 0
        text: qsTr("Previous")
        hint: qsTr("Shift+F3")
        onClicked: root.lines.seekNext(false)
    }
    TButton {
        small: true
        enabled: root.lines.found > 0
        text: qsTr("Next")
        hint: qsTr("F3")
        onClicked: root.lines.seekNext(true)
    }
}
