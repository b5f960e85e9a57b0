// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Controls.Basic

/** Content that may be higher than its place. What takes the focus comes into sight; of a text that is higher than the place,
    the line of the cursor. */
Flickable {
    id: root

    readonly property Item focusItem: root.Window.activeFocusItem

    /** Scrolls as far as it takes to see the item that has the focus, if it is one of these. */
    function follow(): void {
        let holder = root.focusItem;
        while (holder && holder !== root.contentItem)
            holder = holder.parent;
        if (!holder || root.height <= 0)
            return;
        const text = root.focusItem as TextEdit;
        const line = text && text.height > root.height ? text.cursorRectangle : Qt.rect(0, 0, 0, root.focusItem.height);
        const top = root.focusItem.mapToItem(root.contentItem, 0, line.y).y - Theme.spaceL;
        const bottom = top + line.height + 2 * Theme.spaceL;
        if (bottom > root.contentY + root.height)
            root.contentY = Math.max(0, Math.min(bottom, root.contentHeight) - root.height);
        if (top < root.contentY)
            root.contentY = Math.max(0, top);
    }

    boundsBehavior: Flickable.StopAtBounds
    clip: true
    onFocusItemChanged: root.follow()
    onHeightChanged: root.follow()
    onContentHeightChanged: root.follow()
    ScrollBar.vertical: ScrollMark {}
}
