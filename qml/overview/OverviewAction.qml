// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Tagboat.Controls

/** The button of a row: looks as a small TButton. There are thousands: no more items than it needs. */
Rectangle {
    id: root

    property string text: ""
    property string hint: ""

    signal clicked

    implicitWidth: label.implicitWidth + 2 * Theme.spaceM
    implicitHeight: Theme.chipHeight + Theme.spaceXs
    radius: Theme.radiusControl
    opacity: root.enabled ? 1 : 0.5
    color: tap.pressed ? Theme.pressed(Theme.surface) : Theme.surface
    border.width: Theme.stroke
    border.color: hover.hovered ? Theme.textMuted : Theme.line
    Accessible.role: Accessible.Button
    // As with TButton: a screen reader hears of what is disabled in words.
    Accessible.description: root.enabled ? root.hint : root.hint === "" ? qsTr("Not available now") : qsTr("Not available now: %1").arg(root.hint)
    Accessible.onPressAction: if (root.enabled)
        root.clicked()

    CellText {
        id: label
        anchors.centerIn: parent
        text: root.text
    }
    HoverHandler {
        id: hover
        onHoveredChanged: SharedTip.follow(root, hovered, root.hint)
    }
    TapHandler {
        id: tap
        gesturePolicy: TapHandler.ReleaseWithinBounds // the row below shall not take the press as well
        onTapped: root.clicked()
    }
}
