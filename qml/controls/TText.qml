// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

/** Text in one of the roles of the type scale. Always plain: whatever comes from outside is shown as it is. */
Text {
    id: root

    /** "body", "caption", "subtitle", "title", "display" or "mono". */
    property string role: "body"
    property bool muted: false
    property bool strong: root.role === "title" || root.role === "subtitle"
    /** "", or a tone of Theme.ink(). */
    property string tone: ""

    textFormat: Text.PlainText
    color: root.tone !== "" ? Theme.ink(root.tone) : root.muted ? Theme.textMuted : Theme.text
    font.family: root.role === "mono" ? Theme.monoFamily : Theme.family
    font.pixelSize: Theme.textSizes[root.role] ?? Theme.bodySize
    font.weight: root.strong ? Font.DemiBold : Font.Normal
    elide: Text.ElideRight
    lineHeight: root.wrapMode === Text.NoWrap ? 1 : Theme.leading
    renderType: Text.QtRendering
    Accessible.role: Accessible.StaticText
    Accessible.name: root.text
    Accessible.ignored: root.text === ""
}
