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
    /** A paragraph can be chosen, by a click or by the arrow keys and Enter: chosen() has its line of the Markdown. */
    property bool choosable: false
    /** The line whose paragraph the keyboard is at; 0 for none. */
    property int currentLine: 0

    signal chosen(int line)

    /** The line of the paragraph at that height of the area; 0 if there is none. */
    function lineAt(y: real): int {
        return view.lineAt(root.contentY + y);
    }
    /** Brings the paragraph of a line into sight. */
    function showLine(line: int): void {
        const place = view.placeOf(line);
        const most = Math.max(0, root.contentHeight - root.height);
        if (place.y < root.contentY || place.y + place.height > root.contentY + root.height)
            root.contentY = Math.max(0, Math.min(place.y - root.height / 4, most));
    }
    function step(by: int): void {
        if (!root.choosable) {
            root.contentY = Math.max(0, Math.min(root.contentY + by * Theme.rowHeight, root.contentHeight - root.height));
            return;
        }
        root.currentLine = root.currentLine > 0 ? view.lineBeside(root.currentLine, by) : view.lineAt(root.contentY);
        root.showLine(root.currentLine);
    }
    function choose(line: int): bool {
        if (!root.choosable || line <= 0)
            return false;
        root.chosen(line);
        return true;
    }

    contentWidth: width
    contentHeight: view.height
    activeFocusOnTab: true
    onMarkdownChanged: root.currentLine = 0
    Keys.onUpPressed: root.step(-1)
    Keys.onDownPressed: root.step(1)
    Keys.onReturnPressed: event => event.accepted = root.choose(root.currentLine)
    Keys.onEnterPressed: event => event.accepted = root.choose(root.currentLine)
    Accessible.role: Accessible.Document
    Accessible.name: root.name
    Accessible.description: root.markdown === "" ? root.emptyText : root.currentLine > 0 ? view.wordsOf(root.currentLine) : root.plainText

    Rectangle {
        readonly property bool keyed: root.activeFocus && root.currentLine > 0
        readonly property int line: keyed ? root.currentLine : pointer.line
        readonly property rect place: {
            root.contentHeight; // laid out anew
            return view.placeOf(line);
        }
        visible: root.choosable && line > 0
        y: place.y
        width: root.width - Theme.spaceXs
        height: place.height
        radius: Theme.radiusChip
        color: keyed ? Theme.accentSoft : Theme.surfaceAlt
        border.width: keyed ? Theme.stroke : 0
        border.color: Theme.accent
    }
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
        HoverHandler {
            id: pointer
            readonly property int line: pointer.hovered ? view.lineAt(pointer.point.position.y) : 0
            enabled: root.choosable
            cursorShape: Qt.PointingHandCursor
        }
        TapHandler {
            enabled: root.choosable
            onTapped: point => root.choose(view.lineAt(point.position.y))
        }
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
