// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Tagboat.Controls

/** A field of a row as a chip. */
Item {
    id: root

    property alias text: chip.text
    property string tone: "neutral"
    /** The role that says more about it on hovering. */
    property string about: ""

    height: parent.height
    visible: width > 0

    ChipFace {
        id: chip
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, root.width - Theme.spaceS)
        visible: text !== ""
        tone: root.tone === "" ? "neutral" : root.tone
    }
}
