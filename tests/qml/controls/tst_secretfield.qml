// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtTest
import Tagboat.Controls

/** The line for secrets: counts what is typed, and tells nothing of it. */
TestCase {
    id: root

    name: "SecretField"
    when: windowShown
    width: 400
    height: 200
    visible: true

    property int accepted: 0

    Component {
        id: line
        SecretField {
            name: "Token"
            placeholder: "Paste it"
            onAccepted: root.accepted += 1
        }
    }

    function init(): void {
        failOnWarning(/.?/);
        root.accepted = 0;
    }
    function made(): SecretField {
        const item = createTemporaryObject(line, root);
        item.forceActiveFocus();
        verify(item.activeFocus);
        return item;
    }

    function test_countsWhatIsTyped(): void {
        const item = made();
        compare(item.text, "");
        keyClick("g");
        keyClick("H", Qt.ShiftModifier);
        keyClick("_");
        compare(item.length, 3);
        compare(item.text, "•••");
        keyClick(Qt.Key_Backspace);
        compare(item.length, 2);
        keyClick(Qt.Key_Return);
        compare(root.accepted, 1);
        compare(item.length, 2);
        keyClick(Qt.Key_Delete);
        compare(item.length, 0);
        keyClick(Qt.Key_Backspace);
        compare(item.length, 0);
    }

    function test_whatIsTypedNextReplacesAllThatIsSelected(): void {
        const item = made();
        keyClick("a");
        keyClick("b");
        keyClick("a", Qt.ControlModifier);
        verify(item.selected);
        compare(item.length, 2);
        keyClick("c");
        compare(item.length, 1);
        verify(!item.selected);
        keyClick("c", Qt.ControlModifier); // nothing can be copied out of it
        compare(item.length, 1);
    }

    function test_leavesTheKeysOfTheWindowAlone(): void {
        const item = made();
        keyClick("k", Qt.ControlModifier);
        keyClick(Qt.Key_Escape);
        compare(item.length, 0);
    }

    function test_noPropertyTellsIt(): void {
        const item = made();
        for (const key of "canary")
            keyClick(key);
        for (const property in item)
            verify(String(item[property]).indexOf("canary") < 0, property);
        item.clear();
        compare(item.length, 0);
    }
}
