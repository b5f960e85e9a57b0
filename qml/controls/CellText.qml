// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

/** As TText, for what there are hundreds of and whose words the thing around it says to a screen reader. */
Text {
    id: root

    property string role: "body"
    property bool muted: false
    property bool strong: false
    property string tone: ""

    textFormat: Text.PlainText
    color: root.tone !== "" ? Theme.ink(root.tone) : root.muted ? Theme.textMuted : Theme.text
    font.family: root.role === "mono" ? Theme.monoFamily : Theme.family
    font.pixelSize: Theme.textSizes[root.role] ?? Theme.bodySize
    font.weight: root.strong ? Font.DemiBold : Font.Normal
    elide: Text.ElideRight
    renderType: Text.QtRendering
}
