// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Tagboat.Release

/** Lines about work on the forge, all of them. */
Column {
    id: root

    required property string name
    required property WorkRowModel rows

    signal pressed(string key)

    Accessible.role: Accessible.List
    Accessible.name: root.name

    Repeater {
        model: root.rows
        delegate: WorkRowItem {
            id: row
            width: root.width
            onPressed: root.pressed(row.rowKey)
        }
    }
}
