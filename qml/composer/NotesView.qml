// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Tagboat.Controls

/** Release notes as they will read: headings strong, entries with a bullet. No other markup has an effect; what is not
    understood stands as it was written. */
ListView {
    id: root

    property string notes: ""
    readonly property var lines: root.read(root.notes)

    /** The lines that are not blank, each with its kind: heading, entry, more (of an entry) or text. */
    function read(notes: string): var {
        const lines = [];
        let gap = false;
        for (const line of notes.split("\n")) {
            const heading = line.match(/^#+ +(.*)$/);
            const entry = line.match(/^[-*+] +(.*)$/);
            if (line.trim() === "") {
                gap = lines.length > 0;
                continue;
            }
            const kind = heading ? "heading" : entry ? "entry" : /^\s/.test(line) ? "more" : "text";
            lines.push({"kind": kind, "text": heading ? heading[1] : entry ? entry[1] : line.trim(), "gap": gap});
            gap = false;
        }
        return lines;
    }

    clip: true
    boundsBehavior: Flickable.StopAtBounds
    activeFocusOnTab: true
    Keys.onUpPressed: bar.decrease()
    Keys.onDownPressed: bar.increase()
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Release notes")
    ScrollBar.vertical: ScrollMark {
        id: bar
    }

    model: root.lines
    delegate: Item {
        id: row
        required property var modelData
        readonly property bool entry: row.modelData.kind === "entry"

        width: ListView.view.width - Theme.spaceM
        height: words.implicitHeight + (row.modelData.gap ? Theme.spaceS : 0)
        Accessible.role: Accessible.ListItem
        Accessible.name: row.modelData.text
        TText {
            anchors.top: words.top
            visible: row.entry
            text: "•"
            lineHeight: words.lineHeight
            Accessible.ignored: true
        }
        TText {
            id: words
            anchors.left: parent.left
            anchors.leftMargin: row.entry || row.modelData.kind === "more" ? Theme.spaceM : 0
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            strong: row.modelData.kind === "heading"
            text: row.modelData.text
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
    }
    TText {
        visible: root.count === 0
        muted: true
        text: qsTr("The changelog has no entries for this release.")
    }
}
