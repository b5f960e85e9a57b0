// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Tagboat.Controls

/** Markdown as GitHub would show it, in a place that it may be higher than. */
ScrollArea {
    id: root

    property alias markdown: view.markdown
    /** Of the repository that numbers and commits lead to; may be empty. */
    property alias repositoryUrl: view.repositoryUrl
    readonly property alias plainText: view.plainText
    property string name: ""
    /** What stands where there is no text. */
    property string emptyText: ""

    contentWidth: width
    contentHeight: view.height
    activeFocusOnTab: true
    Keys.onUpPressed: root.contentY = Math.max(0, root.contentY - Theme.rowHeight)
    Keys.onDownPressed: root.contentY = Math.max(0, Math.min(root.contentY + Theme.rowHeight, root.contentHeight - root.height))
    Accessible.role: Accessible.Document
    Accessible.name: root.name
    Accessible.description: root.markdown === "" ? root.emptyText : root.plainText

    MarkdownView {
        id: view
        width: root.width - Theme.spaceM
        height: implicitHeight
        font.family: Theme.family
        font.pixelSize: Theme.bodySize
        monoFamily: Theme.monoFamily
        color: Theme.text
        mutedColor: Theme.textMuted
        linkColor: Theme.accent
        codeColor: Theme.window
        Tip {
            visible: view.hoveredLink !== ""
            text: view.hoveredLink
        }
    }
    TText {
        width: root.width
        visible: root.markdown === "" && root.emptyText !== ""
        muted: true
        wrapMode: Text.Wrap
        text: root.emptyText
        Accessible.ignored: true
    }
}
