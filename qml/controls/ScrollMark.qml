// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T

/** A slim scroll bar. */
T.ScrollBar {
    id: root

    // It keeps off the edge of what it scrolls.
    implicitWidth: Theme.spaceM
    implicitHeight: Theme.spaceM
    padding: Theme.spaceXs
    // In a long list it would be a speck that nobody can take hold of.
    minimumSize: Math.min(0.5, Theme.controlHeight / Math.max(1, root.horizontal ? root.width : root.height))
    visible: root.size < 1
    // The view that it belongs to scrolls by its own keys.
    Accessible.ignored: true
    contentItem: Rectangle {
        implicitWidth: Theme.spaceXs
        implicitHeight: Theme.spaceXs
        radius: width / 2
        color: Theme.textMuted
        opacity: root.pressed ? 0.8 : root.hovered ? 0.6 : 0.35
    }
}
