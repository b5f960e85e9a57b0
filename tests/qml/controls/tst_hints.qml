// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtTest
import Tagboat.Controls

/** Hints say what holds now, and go when they were of use. */
TestCase {
    id: root

    name: "Hints"
    when: windowShown
    width: 400
    height: 300
    visible: true

    Component {
        id: button
        TButton {
            text: "Yank"
            hint: "Mark 1.0.0 as yanked"
        }
    }
    Component {
        id: nav
        NavItem {
            width: 160
            text: "Releases"
            hint: "Ctrl+2"
        }
    }

    function tipOf(item): QtObject {
        return Array.from(item.data).find(part => part instanceof Tip);
    }

    function test_aButtonSaysWhatItWouldDoNow(): void {
        const item = createTemporaryObject(button, root);
        mouseMove(item, item.width / 2, item.height / 2);
        tryCompare(SharedTip, "text", "Mark 1.0.0 as yanked");
        item.hint = "Take the mark off";
        compare(SharedTip.text, "Take the mark off");
        compare(SharedTip.holder, item);
        mouseMove(root, 390, 290);
        tryCompare(SharedTip, "holder", null);
        item.hint = "Mark 1.0.0 as yanked";
        compare(SharedTip.holder, null);
    }

    function test_theHintOfAPlaceGoesWhenItWasGoneTo(): void {
        const item = createTemporaryObject(nav, root);
        const tip = tipOf(item);
        tip.delay = 0;
        mouseMove(item, item.width / 2, item.height / 2);
        tryVerify(() => tip.visible);
        mouseClick(item);
        tryVerify(() => !tip.visible);
        mouseMove(root, 390, 290);
        mouseMove(item, item.width / 2, item.height / 2);
        tryVerify(() => tip.visible);
        item.current = true; // by its key
        tryVerify(() => !tip.visible);
    }
}
