// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Tagboat.Changelog
import Tagboat.Controls

/** The findings in the margin of the source, each at its line; the words are in the tooltip and in the list of
    findings. */
Item {
    id: root

    required property TextEdit editor
    required property LintModel lint

    Repeater {
        model: root.visible ? root.lint : null
        delegate: Item {
            id: mark

            required property string severity
            required property string tone
            required property int line
            required property int offset
            required property string message
            // The text may be ahead of the findings while somebody types.
            readonly property rect place: root.editor.length > 0 && root.editor.contentHeight > 0 ? root.editor.positionToRectangle(Math.min(mark.offset, root.editor.length)) : Qt.rect(0, 0, 0, 0)

            y: root.editor.y + mark.place.y
            width: Theme.spaceL
            height: mark.place.height
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("%1 in line %2: %3").arg(mark.severity).arg(mark.line).arg(mark.message)

            CellText {
                anchors.centerIn: parent
                role: "caption"
                strong: true
                tone: mark.tone === "neutral" ? "accent" : mark.tone
                text: mark.tone === "neutral" ? "i" : "!"
                Accessible.ignored: true
            }
            HoverHandler {
                id: hover
                onHoveredChanged: SharedTip.follow(mark, hover.hovered, mark.message)
            }
        }
    }
}
