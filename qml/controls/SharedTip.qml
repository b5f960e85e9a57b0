// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma Singleton
import QtQuick

/** One tooltip for what there are hundreds of, such as the cells of a table: one for each would be most of what a row
    costs. */
QtObject {
    id: root

    property Item holder: null
    property string text: ""
    readonly property Tip tip: Tip {
        parent: root.holder
        visible: root.holder !== null && root.text !== ""
        text: root.text
    }

    /** Shows @p text at @p item while it is @p hovered. */
    function follow(item: Item, hovered: bool, text: string): void {
        if (hovered) {
            root.text = text;
            root.holder = item;
        } else if (root.holder === item) {
            root.holder = null;
        }
    }
}
