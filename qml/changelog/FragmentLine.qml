// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Tagboat.Controls

/** What a fragment's file says by its name: the issue, which can be edited, and the file. */
RowLayout {
    id: root

    property string issue: ""
    property string path: ""
    property bool editing: false
    readonly property string typed: field.text

    signal finished(bool keep)
    signal focusLost

    function begin(): void {
        field.text = root.issue;
    }

    spacing: Theme.spaceS
    Chip {
        visible: !root.editing
        tone: root.issue !== "" ? "accent" : "neutral"
        text: root.issue === "" ? qsTr("orphan") : /^[0-9]+$/.test(root.issue) ? "#" + root.issue : root.issue
        Accessible.ignored: true
    }
    TField {
        id: field
        Layout.preferredWidth: Theme.navWidth / 2
        visible: root.editing
        name: qsTr("Issue of the fragment; an orphan without one")
        placeholder: qsTr("Issue")
        Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape
        Keys.onPressed: event => {
            const enter = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
            event.accepted = enter || event.key === Qt.Key_Escape;
            if (event.accepted)
                root.finished(enter);
        }
        onActiveFocusChanged: if (!field.activeFocus)
            root.focusLost()
    }
    TText {
        Layout.fillWidth: true
        role: "caption"
        muted: true
        text: root.path
        elide: Text.ElideMiddle
        Accessible.ignored: true
    }
}
