// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtTest
import Tagboat.Controls

/** A mark shows the state that it has now, whatever it showed before. */
TestCase {
    id: root

    name: "Marks"
    when: windowShown
    width: 200
    height: 100
    visible: true

    Component {
        id: mark
        StepMark {
            number: 3
        }
    }
    Component {
        id: drawing
        Icon {
            size: 32
        }
    }

    function initTestCase(): void {
        // A mark that turns has frames of its own, and the frame that is waited for could be one of those.
        Theme.reducedMotion = true;
    }
    function cleanupTestCase(): void {
        Theme.reducedMotion = false;
    }

    /** Grabs an item at the one place where all stand. */
    function looksOf(item: Item): var {
        item.visible = true;
        waitForRendering(item);
        return grabImage(item);
    }
    function sameAsAFreshOne(component: Component, property: string, row: var): void {
        const changed = createTemporaryObject(component, root, {[property]: row.before});
        const first = root.looksOf(changed);
        changed.visible = !row.hidden;
        changed[property] = row.after;
        if (row.hidden)
            wait(20);
        const then = root.looksOf(changed);
        changed.visible = false;
        const fresh = createTemporaryObject(component, root, {[property]: row.after});
        const expected = root.looksOf(fresh);
        verify(!first.equals(expected), "the two are told apart");
        verify(then.equals(expected), "it shows what it was before");
    }
    function rows(pairs: var): var {
        const made = [];
        for (const pair of pairs)
            for (const hidden of [false, true])
                made.push({"tag": pair.join(" ") + (hidden ? ", hidden" : ""), "before": pair[0], "after": pair[1], "hidden": hidden});
        return made;
    }

    function test_aMarkShowsItsNewState_data() {
        return root.rows([["number", "ok"], ["ok", "bad"], ["warn", "ok"], ["waiting", "skipped"], ["ok", "number"], ["running", "ok"]]);
    }
    function test_aMarkShowsItsNewState(row): void {
        root.sameAsAFreshOne(mark, "mark", row);
    }
    function test_anIconShowsItsNewDrawing_data() {
        return root.rows([["check", "cross"], ["", "folder"], ["folder", "palette"]]);
    }
    function test_anIconShowsItsNewDrawing(row): void {
        root.sameAsAFreshOne(drawing, "name", row);
    }
}
