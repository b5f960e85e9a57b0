// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Tagboat.Changelog
import Tagboat.Controls

/** The file itself, to be typed in; what is typed is taken over when the typing rests. */
ScrollArea {
    id: root

    required property ChangelogController controller

    /** What was typed cannot be read yet, and stands here alone. */
    property bool refused: false
    readonly property bool ahead: typed.running || root.refused

    /** Somebody moved the cursor to that place of the text. */
    signal looked(int offset)

    /** Brings a place of the text into sight, while nobody types here. */
    function reveal(offset: int): void {
        if (!editor.activeFocus)
            root.scrollTo(offset);
    }
    function scrollTo(offset: int): void {
        const place = editor.positionToRectangle(Math.min(offset, editor.length));
        const most = Math.max(0, root.contentHeight - root.height);
        root.contentY = Math.min(most, Math.max(0, editor.y + place.y - root.height / 3));
    }
    /** Puts the cursor where a finding is. */
    function showAt(offset: int): void {
        editor.forceActiveFocus(Qt.OtherFocusReason);
        editor.cursorPosition = Math.min(offset, editor.length);
        root.scrollTo(offset);
    }

    /** Moves the cursor by as much as is seen, and what is seen with it. */
    function turnPage(by: int, selecting: bool): void {
        const line = editor.cursorRectangle;
        const way = by * Math.max(line.height, root.height - 2 * line.height);
        const most = Math.max(0, root.contentHeight - root.height);
        root.contentY = Math.min(most, Math.max(0, root.contentY + way));
        const place = editor.positionAt(line.x, Math.min(editor.contentHeight, Math.max(0, line.y + line.height / 2 + way)));
        if (selecting)
            editor.moveCursorSelection(place);
        else
            editor.cursorPosition = place;
    }
    function takeOver(): void {
        root.refused = true; // while the controller says what became of it
        root.refused = !source.take(root.controller);
    }
    /** Takes over what was typed without waiting; false if it cannot be read. */
    function settle(): bool {
        if (root.ahead) {
            typed.stop();
            root.takeOver();
        }
        return !root.refused;
    }
    /** Drops what was typed and not taken over. */
    function forget(): void {
        typed.stop();
        root.refused = false;
    }

    onAheadChanged: root.controller.setTyping(root, root.ahead)
    contentWidth: width
    contentHeight: editor.implicitHeight + 2 * Theme.spaceM
    TextEdit {
        id: editor
        x: Theme.spaceL
        y: Theme.spaceM
        width: root.width - 2 * Theme.spaceL
        textFormat: TextEdit.PlainText
        wrapMode: TextEdit.Wrap
        selectByMouse: true
        readOnly: root.controller.releasesHost !== ""
        activeFocusOnTab: true
        color: Theme.text
        selectionColor: Theme.accent
        selectedTextColor: Theme.inkOnAccent
        font.family: Theme.monoFamily
        font.pixelSize: Theme.captionSize
        onTextChanged: if (editor.activeFocus)
            typed.restart()
        onCursorPositionChanged: if (editor.activeFocus)
            rested.restart()
        onCursorRectangleChanged: if (editor.activeFocus)
            root.follow()
        Keys.onPressed: event => {
            event.accepted = event.key === Qt.Key_PageUp || event.key === Qt.Key_PageDown;
            if (event.accepted)
                root.turnPage(event.key === Qt.Key_PageUp ? -1 : 1, (event.modifiers & Qt.ShiftModifier) !== 0);
        }
        onActiveFocusChanged: if (!editor.activeFocus && typed.running) {
            typed.stop();
            root.takeOver();
        }
        Accessible.role: Accessible.EditableText
        Accessible.readOnly: editor.readOnly
        Accessible.name: qsTr("Source of the changelog")
    }
    SourceHighlighter {
        textDocument: editor.textDocument
        format: root.controller.format
        path: root.controller.path
        strongColor: Theme.text
        mutedColor: Theme.textMuted
        codeColor: Theme.candidate
        linkColor: Theme.accent
    }
    LintMarks {
        editor: editor
        lint: root.controller.lint
    }
    Timer {
        id: rested
        interval: 150
        onTriggered: root.looked(editor.cursorPosition)
    }
    Timer {
        id: typed
        interval: 300
        onTriggered: root.takeOver()
    }
    /** Shows what the cards made of it, without moving the cursor of somebody who types. */
    function showDocument(): void {
        if (root.controller?.errorMessage === "")
            root.refused = false;
        if (!root.visible || root.ahead)
            return;
        if (source.show(root.controller))
            return;
        const place = editor.cursorPosition;
        editor.text = root.controller.source;
        editor.cursorPosition = Math.min(place, editor.length);
    }
    SourceDocument {
        id: source
        document: editor.textDocument
    }
    Connections {
        target: root.controller
        function onChanged(): void {
            root.showDocument();
        }
    }
    onVisibleChanged: root.showDocument()
    Component.onCompleted: root.showDocument()
}
