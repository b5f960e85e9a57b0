// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Tagboat.Changelog
import Tagboat.Controls

/** The words of an entry while they are typed. "#" offers issues and pull requests; words that no dictionary has are
    underlined, F7 goes to the next of them, and the menu key or a right click offers others. Enter keeps what was typed,
    Esc does not, and Tab goes on to the next field. */
TextEdit {
    id: root

    required property ChangelogController controller
    readonly property Speller speller: root.controller.speller
    readonly property var wrong: root.visible ? root.speller.wrongIn(root.text, root.speller.revision) : []

    /** What the typing began with, or what was chosen made of it: nothing is offered for that. */
    property string settled: ""

    signal finished(bool keep)
    /** The focus went elsewhere. */
    signal focusLost

    /** Offers what the letters before the cursor could be. */
    function complete(): void {
        if (!root.activeFocus || root.selectedText !== "")
            return;
        const before = root.text === root.settled ? "" : root.getText(0, root.cursorPosition);
        const choices = root.controller.references.complete(before);
        if (choices.length > 0)
            references.showAt(root.cursorRectangle, choices);
        else
            references.close();
    }
    function wordAt(position: int): var {
        return root.speller.wordAt(root.text, position);
    }
    /** The menu of the word at a place in the text. */
    function openMenu(position: int): void {
        references.close();
        const word = root.wordAt(position);
        const wrong = word.wrong === true;
        menu.word = wrong ? word : null;
        menu.words = [];
        menu.showAt(root.positionToRectangle(wrong ? word.start : position), menu.commands());
        if (menu.word !== null)
            root.speller.ask(menu.word.word);
    }
    function goToNextWrong(): void {
        const start = root.speller.nextWrong(root.text, root.cursorPosition);
        if (start >= 0) {
            root.cursorPosition = start;
            root.openMenu(start);
        } else if (root.speller.notice !== "") {
            root.openMenu(root.cursorPosition);
        }
    }

    textFormat: TextEdit.PlainText
    wrapMode: TextEdit.Wrap
    selectByMouse: true
    color: Theme.text
    selectionColor: Theme.accent
    selectedTextColor: Theme.inkOnAccent
    font.family: Theme.family
    font.pixelSize: Theme.bodySize
    onTextChanged: soon.restart()
    onCursorPositionChanged: if (references.visible)
        soon.restart()
    onActiveFocusChanged: if (!root.activeFocus) {
        references.close();
        menu.close();
        root.focusLost();
    }
    // Before the page's own Esc, which leaves it.
    Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape
    Keys.onPressed: event => {
        const enter = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
        event.accepted = true;
        if (references.take(event) || menu.take(event))
            return;
        if ((enter && !(event.modifiers & Qt.ShiftModifier)) || event.key === Qt.Key_Escape)
            root.finished(enter);
        else if (event.key === Qt.Key_Tab || event.key === Qt.Key_Backtab)
            root.nextItemInFocusChain(event.key === Qt.Key_Tab)?.forceActiveFocus(event.key === Qt.Key_Tab ? Qt.TabFocusReason : Qt.BacktabFocusReason);
        else if (event.key === Qt.Key_F7)
            root.goToNextWrong();
        else if (event.key === Qt.Key_Menu || (event.key === Qt.Key_F10 && (event.modifiers & Qt.ShiftModifier)))
            root.openMenu(root.cursorPosition);
        else
            event.accepted = false;
    }
    Accessible.role: Accessible.EditableText
    Accessible.name: qsTr("Text of the entry")
    Accessible.description: root.wrong.length > 0 ? qsTr("Words that are in no dictionary: %1. F7 goes to the next").arg(root.wrong.length) : ""

    Timer {
        id: soon
        interval: 0
        onTriggered: root.complete()
    }
    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: eventPoint => root.openMenu(root.positionAt(eventPoint.position.x, eventPoint.position.y))
    }
    Repeater {
        model: root.wrong
        delegate: Rectangle {
            id: mark
            required property var modelData
            readonly property int end: mark.modelData.start + mark.modelData.length
            // The last two are named so that the places follow when the lines wrap otherwise.
            readonly property rect from: root.width > 0 && root.contentHeight > 0 ? root.positionToRectangle(mark.modelData.start) : Qt.rect(0, 0, 0, 0)
            readonly property rect to: root.width > 0 && root.contentHeight > 0 ? root.positionToRectangle(mark.end) : Qt.rect(0, 0, 0, 0)

            // A word is not wrong before it is typed to its end.
            visible: !(root.activeFocus && root.cursorPosition === mark.end && root.length === mark.end)
            x: mark.from.x
            y: mark.from.y + mark.from.height - height
            width: mark.to.y === mark.from.y ? mark.to.x - mark.from.x : root.width - mark.from.x
            height: Theme.focusStroke
            color: Theme.bad
        }
    }
    ChoicePopup {
        id: references
        title: qsTr("Issues and pull requests")
        onChosen: choice => {
            const end = root.cursorPosition;
            root.remove(end - choice.length, end);
            root.insert(end - choice.length, choice.insert);
            root.settled = root.text;
        }
    }
    ChoicePopup {
        id: menu

        property var word: null
        property var words: []

        function commands(): var {
            const all = menu.words.map(word => ({"text": word, "detail": "", "what": "replace"}));
            if (menu.word !== null)
                all.push({"text": qsTr("Add to dictionary"), "detail": menu.word.word, "what": "learn"});
            else if (root.speller.notice !== "")
                all.push({"text": qsTr("Spelling"), "detail": root.speller.notice, "what": "nothing"});
            if (root.selectedText !== "")
                all.push({"text": qsTr("Cut"), "detail": "", "what": "cut"}, {"text": qsTr("Copy"), "detail": "", "what": "copy"});
            if (root.canPaste)
                all.push({"text": qsTr("Paste"), "detail": "", "what": "paste"});
            all.push({"text": qsTr("Select all"), "detail": "", "what": "selectAll"});
            return all;
        }

        title: qsTr("Spelling and editing")
        onChosen: choice => {
            if (choice.what === "replace") {
                root.remove(menu.word.start, menu.word.start + menu.word.length);
                root.insert(menu.word.start, choice.text);
            } else if (choice.what === "learn") {
                root.speller.learn(menu.word.word);
            } else if (choice.what !== "nothing") {
                root[choice.what]();
            }
        }
    }
    Connections {
        target: root.speller
        enabled: menu.visible
        function onSuggested(word: string, words: list<string>): void {
            if (menu.word === null || menu.word.word !== word)
                return;
            menu.words = words;
            menu.choices = menu.commands();
        }
    }
}
