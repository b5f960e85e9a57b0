// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

/** A list whose rows come a few in each frame: to make all that there is room for at once would hold up the window. */
ListView {
    id: root

    /** How far down rows are made by now. */
    property real made: 0

    displayMarginEnd: Math.min(0, root.made - root.height)
    onCountChanged: if (root.count === 0)
        root.made = 0

    FrameAnimation {
        running: root.visible && root.made < Math.min(root.height, root.contentHeight)
        onTriggered: root.made += Theme.rowHeight
    }
}
