// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtTest
import Tagboat.Controls

/** What does not fit is scrolled to, and what the keyboard is in can be told. */
TestCase {
    id: root

    name: "Scrolling"
    when: windowShown
    width: 400
    height: 300
    visible: true

    Component {
        id: area
        ScrollArea {
            width: 300
            height: 100
            contentHeight: column.implicitHeight
            Column {
                id: column
                Repeater {
                    model: 10
                    TButton {
                        required property int index
                        objectName: "button" + index
                        text: "Button " + index
                    }
                }
            }
        }
    }
    Component {
        id: log
        LogView {
            width: 300
            height: 100
        }
    }
    Component {
        id: card
        Card {
            width: 300
            height: 100
        }
    }
    Component {
        id: segments
        SegmentedControl {
            options: [{"key": "all", "label": "All"}, {"key": "some", "label": "Some"}]
            current: "all"
        }
    }

    function init(): void {
        failOnWarning(/.?/);
    }
    function test_whatTakesTheFocusComesIntoSight_data() {
        return [{"tag": "last", "name": "button9"}, {"tag": "first", "name": "button0"}, {"tag": "one between", "name": "button5"}];
    }
    function test_whatTakesTheFocusComesIntoSight(row): void {
        const made = createTemporaryObject(area, root);
        const button = findChild(made, row.name);
        made.contentY = row.tag === "first" ? 150 : 0;
        button.forceActiveFocus(Qt.TabFocusReason);
        const top = button.mapToItem(made, 0, 0).y;
        verify(top >= 0 && top + button.height <= made.height, `it stands at ${top}`);
    }
    function test_whatHasTheFocusStaysInSightWhenThePlaceShrinks(): void {
        const made = createTemporaryObject(area, root, {"height": 290});
        const button = findChild(made, "button6");
        button.forceActiveFocus(Qt.TabFocusReason);
        made.height = 80;
        const top = button.mapToItem(made, 0, 0).y;
        verify(top >= 0 && top + button.height <= made.height, `it stands at ${top}`);
    }
    function test_theLogStaysAtItsEnd(): void {
        const made = createTemporaryObject(log, root);
        made.text = Array.from({"length": 40}, (unused, i) => "line " + i).join("\n");
        compare(made.contentY, made.contentHeight - made.height);
        made.height = 60;
        compare(made.contentY, made.contentHeight - made.height);
    }
    function test_aRingIsSeenOnlyWhereTheKeyboardIs(): void {
        const made = createTemporaryObject(card, root);
        const before = grabImage(made);
        made.ringed = true;
        verify(!grabImage(made).equals(before));
    }
    function test_theArrowsMoveBetweenSegments(): void {
        const made = createTemporaryObject(segments, root);
        const first = access.find(made, "All");
        const second = access.find(made, "Some");
        first.forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Right);
        verify(second.activeFocus);
        keyClick(Qt.Key_Right);
        verify(second.activeFocus);
        keyClick(Qt.Key_Left);
        verify(first.activeFocus);
    }
}
