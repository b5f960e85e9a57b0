// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Controls.Basic

/** The output of a release, growing at its end. */
Flickable {
    id: root

    property string text: ""

    function showEnd(): void {
        if (!root.moving)
            root.contentY = Math.max(0, root.contentHeight - root.height);
    }

    clip: true
    contentWidth: width
    contentHeight: words.height
    boundsBehavior: Flickable.StopAtBounds
    activeFocusOnTab: true
    onContentHeightChanged: root.showEnd()
    onHeightChanged: root.showEnd()
    Keys.onUpPressed: bar.decrease()
    Keys.onDownPressed: bar.increase()
    Accessible.role: Accessible.Terminal
    Accessible.name: qsTr("Log")
    ScrollBar.vertical: ScrollMark {
        id: bar
    }

    TextEdit {
        id: words
        width: root.width - Theme.spaceM
        readOnly: true
        selectByMouse: true
        textFormat: TextEdit.PlainText
        wrapMode: TextEdit.Wrap
        color: Theme.textMuted
        selectionColor: Theme.accent
        selectedTextColor: Theme.inkOnAccent
        font.family: Theme.monoFamily
        font.pixelSize: Theme.captionSize
        text: root.text
        Accessible.name: qsTr("Log text")
    }
}
