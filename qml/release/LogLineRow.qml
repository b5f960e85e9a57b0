// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Tagboat.Controls

/** A line of a job's log: when, and what. What is searched for and what is selected is marked by its ground, and the place by a bar. */
Rectangle {
    id: root

    required property int number
    required property string time
    required property string line
    required property string lineKind
    required property int match
    required property bool selected
    /** How much room the times take. */
    property real timeWidth: 0

    implicitHeight: words.implicitHeight
    color: root.selected ? Theme.accentSoft : root.match > 0 ? Theme.warnSoft : Theme.none
    border.width: (root.selected || root.match > 0) && Theme.contrast ? Theme.stroke : 0
    border.color: root.selected ? Theme.accent : Theme.warn
    Accessible.role: Accessible.StaticText
    Accessible.selectable: true
    Accessible.selected: root.selected
    Accessible.name: root.lineKind === "error" ? qsTr("Error: %1").arg(root.line) : root.line

    Rectangle {
        visible: root.match === 2
        width: Theme.focusStroke
        height: parent.height
        color: Theme.accent
    }
    TText {
        id: at
        x: Theme.spaceXs
        width: root.timeWidth
        role: "mono"
        muted: true
        lineHeight: Theme.leading
        text: root.time
        Accessible.ignored: true
    }
    TText {
        id: words
        x: at.x + (root.timeWidth > 0 ? root.timeWidth + Theme.spaceM : 0)
        width: root.width - x - Theme.spaceXs
        role: "mono"
        muted: root.lineKind === "plain" || root.lineKind === "muted"
        strong: root.lineKind === "group" || root.lineKind === "error"
        tone: root.lineKind === "error" ? "bad" : root.lineKind === "warning" ? "warn" : root.lineKind === "command" ? "accent" : ""
        text: root.line
        wrapMode: Text.WrapAnywhere
        Accessible.ignored: true
    }
}
