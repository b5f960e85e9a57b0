// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

/** A list whose first rows come a few in each frame: to make all that there is room for at once would hold up the window.
    Once it is full it is a list as any other. */
ListView {
    id: root

    /** How far down rows are made; beyond every list once it was full. */
    property real made: 0
    /** What is made beyond the list's end, where scrolling may come next. */
    property int beyond: 320
    readonly property bool growing: root.made < root.endless
    readonly property real endless: 1e6

    /** Makes all rows that there is room for, as somebody wants one of them now. */
    function fill(): void {
        if (!root.growing)
            return;
        root.made = root.endless;
        root.forceLayout();
    }

    // Rows that arrive in the buffer are made in the same frame, all of them: there is none while they come.
    cacheBuffer: root.growing ? 0 : root.beyond
    displayMarginEnd: root.growing ? Math.min(0, root.made - root.height) : 0
    onCountChanged: if (root.count === 0)
        root.made = 0

    FrameAnimation {
        running: root.visible && root.count > 0 && root.growing
        onTriggered: {
            const wanted = Math.min(root.height, root.contentHeight);
            root.made = wanted > 0 && root.made >= wanted ? root.endless : root.made + Theme.rowHeight;
        }
    }
}
