// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Tagboat.Controls

/** Says beside a card or a heading that there is a finding; its words are in the tooltip and in the list of findings. */
Chip {
    id: root

    property string words: ""

    text: root.tone === "bad" ? qsTr("error") : root.tone === "warn" ? qsTr("warning") : qsTr("hint")
    Accessible.name: qsTr("%1: %2").arg(root.text).arg(root.words)
    HoverHandler {
        id: hover
        onHoveredChanged: SharedTip.follow(root, hover.hovered, root.words)
    }
}
