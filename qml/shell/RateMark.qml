// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Tagboat.Controls
import Tagboat.Shell

/** How much of the forge's rate limit is left, as a bar and in words. */
Item {
    id: root

    required property RateLimits limits
    readonly property string tone: root.limits.mark === "ok" ? "accent" : root.limits.mark

    implicitHeight: words.implicitHeight + Theme.spaceXs + bar.height
    Accessible.role: Accessible.ProgressBar
    Accessible.name: root.limits.text
    Accessible.description: root.limits.details

    TText {
        id: words
        width: parent.width
        role: "caption"
        muted: root.limits.mark === "ok"
        tone: root.limits.mark === "ok" ? "" : root.limits.mark
        elide: Text.ElideRight
        text: root.limits.text
        Accessible.ignored: true
    }
    Rectangle {
        id: bar
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.focusStroke
        radius: height / 2
        color: Theme.line
        Rectangle {
            width: Math.round(parent.width * root.limits.left)
            height: parent.height
            radius: height / 2
            color: Theme.ink(root.tone)
        }
    }
    HoverHandler {
        onHoveredChanged: SharedTip.follow(root, hovered, qsTr("Requests that the forge still answers\n%1").arg(root.limits.details))
    }
}
