// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

/** The visible sign of keyboard focus, drawn around its parent. */
Rectangle {
    id: root

    property bool shown: false

    anchors.fill: parent
    anchors.margins: -Theme.focusStroke - Theme.stroke
    visible: root.shown
    color: Theme.none
    border.color: Theme.accent
    border.width: Theme.focusStroke
    radius: Theme.radiusControl + Theme.focusStroke
}
