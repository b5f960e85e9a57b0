// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

/** A list whose rows come a few in each frame: to make all that there is room for at once would hold up the window. */
ListView {
    id: root

    /** How far down rows are made by now. */
    property real made: 0

    /** Makes all rows that there is room for, as somebody wants one of them now. */
    function fill(): void {
        if (root.made >= root.height)
            return;
        root.made = root.height;
        root.forceLayout();
    }

    /** What is made beyond the list's end, where scrolling may come next. */
    property int beyond: 320
    readonly property bool growing: root.made < root.height && (root.contentHeight === 0 || root.made < root.contentHeight)

    // Rows that arrive in the buffer are made in the same frame, all of them: there is none while they come.
    cacheBuffer: root.growing ? 0 : root.beyond
    displayMarginEnd: Math.min(0, root.made - root.height)
    onCountChanged: if (root.count === 0)
        root.made = 0

    FrameAnimation {
        running: root.visible && root.count > 0 && root.growing
        onTriggered: root.made += Theme.rowHeight
    }
}
