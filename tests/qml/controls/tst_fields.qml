// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtTest
import Tagboat.Controls

/** Fields and the confirmation: what keys do there. */
TestCase {
    id: root

    name: "Fields"
    when: windowShown
    width: 600
    height: 400
    visible: true

    Component {
        id: search
        SearchField {
            name: "Search repositories"
        }
    }
    Component {
        id: confirm
        ConfirmPanel {
            width: 500
            visible: false
            title: "Start the release of harbour-core 1.5.0?"
            items: ["Pushes tag v1.5.0: cannot be undone"]
            confirmText: "Start release"
        }
    }
    SignalSpy {
        id: edited
        signalName: "edited"
    }
    SignalSpy {
        id: confirmed
        signalName: "confirmed"
    }
    SignalSpy {
        id: cancelled
        signalName: "cancelled"
    }

    function init(): void {
        failOnWarning(/.?/);
    }
    function test_typingIsHeardAndEscapeClears(): void {
        const field = createTemporaryObject(search, root);
        edited.target = field;
        edited.clear();
        compare(access.name(field), "Search repositories");
        field.forceActiveFocus();
        keyClick(Qt.Key_A);
        compare(field.text, "a");
        compare(edited.count, 1);
        keyClick(Qt.Key_Escape);
        compare(field.text, "");
        compare(edited.count, 2);
        compare(edited.signalArguments[1][0], "");
    }

    function makePanel() {
        const panel = createTemporaryObject(confirm, root);
        confirmed.target = panel;
        cancelled.target = panel;
        confirmed.clear();
        cancelled.clear();
        panel.visible = true;
        return panel;
    }
    function test_enterNeverConfirms_data() {
        return [{"tag": "Return", "key": Qt.Key_Return}, {"tag": "Enter", "key": Qt.Key_Enter},
                {"tag": "Space", "key": Qt.Key_Space}];
    }
    function test_enterNeverConfirms(row): void {
        root.makePanel();
        keyClick(row.key);
        compare(confirmed.count, 0);
        compare(cancelled.count, 1);
    }
    function test_escapeCancels(): void {
        root.makePanel();
        keyClick(Qt.Key_Escape);
        compare(confirmed.count, 0);
        compare(cancelled.count, 1);
    }
    function test_confirmingIsOneTabAway(): void {
        const panel = root.makePanel();
        keyClick(Qt.Key_Tab);
        verify(access.find(panel, "Start release").activeFocus);
        keyClick(Qt.Key_Return);
        compare(confirmed.count, 1);
        compare(cancelled.count, 0);
    }
    function test_everyEffectIsNamed(): void {
        const panel = root.makePanel();
        verify(access.find(panel, "Pushes tag v1.5.0: cannot be undone"));
    }

    Component {
        id: card
        Card {
            width: 300
            title: "What changes in files"
            note: "3 files"
        }
    }
    Component {
        id: cardWithChip
        Card {
            width: 300
            title: "Checks"
            noteContent: Chip {
                text: "1 wants a look"
            }
        }
    }
    function test_aCardShowsItsNoteAndTheItemsBesideIt(): void {
        verify(access.find(createTemporaryObject(card, root), "3 files"));
        verify(access.find(createTemporaryObject(cardWithChip, root), "1 wants a look"));
    }
    /** A primary button's label was black once: QML took the token's name for a signal handler. */
    function test_aPrimaryButtonHasItsOwnInk(): void {
        Theme.mode = "light";
        compare(String(createTemporaryObject(primary, root).contentItem.ink), "#ffffff");
    }
    Component {
        id: primary
        TButton {
            kind: "primary"
            text: "Start release"
        }
    }
}
