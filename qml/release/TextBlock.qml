// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Controls.Basic
import Tagboat.Controls

/** The original words of a tool: unshortened, to be selected and copied; long ones scroll. */
Rectangle {
    id: root

    required property string name
    required property string text

    implicitHeight: Math.min(words.implicitHeight + 2 * Theme.spaceS, Theme.rowHeight * 4)
    radius: Theme.radiusChip
    color: Theme.surfaceAlt
    border.width: Theme.stroke
    border.color: Theme.line

    Flickable {
        id: scroll
        anchors.fill: parent
        anchors.margins: Theme.spaceS
        contentHeight: words.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        ScrollBar.vertical: ScrollMark {}

        TextEdit {
            id: words
            width: scroll.width - Theme.spaceM
            readOnly: true
            selectByMouse: true
            activeFocusOnTab: true
            textFormat: TextEdit.PlainText
            wrapMode: TextEdit.WrapAnywhere
            color: Theme.text
            selectionColor: Theme.accent
            selectedTextColor: Theme.inkOnAccent
            font.family: Theme.monoFamily
            font.pixelSize: Theme.captionSize
            text: root.text
            Accessible.name: root.name
        }
    }
}
