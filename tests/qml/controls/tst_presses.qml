// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtTest
import Tagboat.Controls

/** Each control by key, by mouse and by the action of a screen reader: one act, once. */
TestCase {
    id: root

    name: "Presses"
    when: windowShown
    width: 400
    height: 300
    visible: true

    property int acts: 0

    function init(): void {
        failOnWarning(/.?/);
        root.acts = 0;
    }

    Component {
        id: button
        TButton {
            text: "Release…"
            onClicked: root.acts += 1
        }
    }
    Component {
        id: box
        TCheckBox {
            name: "Release…"
            onToggled: root.acts += 1
        }
    }
    Component {
        id: nav
        NavItem {
            width: 160
            text: "Release…"
            onActivated: root.acts += 1
        }
    }
    Component {
        id: segments
        SegmentedControl {
            options: [{"key": "all", "label": "All 3"}, {"key": "some", "label": "Release…"}]
            current: "all"
            onActivated: key => root.acts += key === "some" ? 1 : 100
        }
    }

    function rows() {
        return [{"tag": "button", "made": button, "role": Accessible.Button},
                {"tag": "check box", "made": box, "role": Accessible.CheckBox},
                {"tag": "navigation", "made": nav, "role": Accessible.PageTab},
                {"tag": "segment", "made": segments, "role": Accessible.RadioButton}];
    }
    function test_hasAName_data() { return root.rows(); }
    function test_hasAName(row): void {
        const item = access.find(createTemporaryObject(row.made, root), "Release…");
        verify(item);
        compare(access.role(item), row.role);
    }
    function test_actsOnceWhenPressedByAScreenReader_data() { return root.rows(); }
    function test_actsOnceWhenPressedByAScreenReader(row): void {
        const item = access.find(createTemporaryObject(row.made, root), "Release…");
        verify(access.press(item));
        compare(root.acts, 1);
    }
    function test_actsOnceOnSpace_data() { return root.rows(); }
    function test_actsOnceOnSpace(row): void {
        const item = access.find(createTemporaryObject(row.made, root), "Release…");
        item.forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Space);
        compare(root.acts, 1);
    }
    function test_actsOnceOnAClick_data() { return root.rows(); }
    function test_actsOnceOnAClick(row): void {
        const item = access.find(createTemporaryObject(row.made, root), "Release…");
        mouseClick(item);
        compare(root.acts, 1);
    }
    function test_isReachedByTab_data() { return root.rows(); }
    function test_isReachedByTab(row): void {
        const item = access.find(createTemporaryObject(row.made, root), "Release…");
        root.forceActiveFocus();
        for (let tries = 0; tries < 4 && !item.activeFocus; ++tries)
            keyClick(Qt.Key_Tab);
        verify(item.activeFocus);
    }
    function test_doesNothingWhileDisabled_data() { return root.rows(); }
    function test_doesNothingWhileDisabled(row): void {
        const made = createTemporaryObject(row.made, root);
        const item = access.find(made, "Release…");
        made.enabled = false;
        access.press(item);
        mouseClick(item);
        compare(root.acts, 0);
    }
    function test_returnPressesAButton_data() {
        return [{"tag": "Return", "key": Qt.Key_Return}, {"tag": "Enter", "key": Qt.Key_Enter}];
    }
    function test_returnPressesAButton(row): void {
        const item = createTemporaryObject(button, root);
        item.forceActiveFocus(Qt.TabFocusReason);
        keyClick(row.key);
        compare(root.acts, 1);
    }
    function test_aButtonSaysThatItIsNotAvailable(): void {
        const item = createTemporaryObject(button, root);
        compare(access.description(item), "");
        item.enabled = false;
        compare(access.description(item), "Not available now");
        item.hint = "The branch is behind";
        compare(access.description(item), "Not available now: The branch is behind");
        item.enabled = true;
        compare(access.description(item), "The branch is behind");
    }
    function test_theChosenSegmentIsToldApart(): void {
        const made = createTemporaryObject(segments, root);
        verify(access.checked(access.find(made, "All 3")));
        verify(!access.checked(access.find(made, "Release…")));
    }
}
