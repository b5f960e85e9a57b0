// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtTest
import Tagboat.Controls

/** Things move, unless the user or the desktop asks for none of it. */
TestCase {
    id: root

    name: "Motion"
    when: windowShown
    width: 200
    height: 100
    visible: true

    function init(): void {
        failOnWarning(/.?/);
    }
    function cleanup(): void {
        Theme.reducedMotion = false;
    }
    function shapeOf(mark: var): var {
        return mark.children[0];
    }

    Component {
        id: running
        StepMark {
            mark: "running"
        }
    }

    function test_theDurationsAreNothing(): void {
        compare(Theme.fast, 120);
        compare(Theme.slow, 200);
        Theme.reducedMotion = true;
        compare(Theme.fast, 0);
        compare(Theme.slow, 0);
    }

    function test_aRunningMarkTurnsOrStandsStill(): void {
        const mark = createTemporaryObject(running, root);
        tryVerify(() => root.shapeOf(mark).rotation > 0);
        Theme.reducedMotion = true;
        tryCompare(root.shapeOf(mark), "rotation", 0);
        wait(60);
        compare(root.shapeOf(mark).rotation, 0);
        Theme.reducedMotion = false;
        tryVerify(() => root.shapeOf(mark).rotation > 0);
        mark.mark = "ok";
        tryCompare(root.shapeOf(mark), "rotation", 0, 5000, "it stands upright once it is done");
    }
}
