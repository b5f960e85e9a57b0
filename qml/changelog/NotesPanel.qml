// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Tagboat.Changelog
import Tagboat.Controls

/** The release notes of one version: as a forge shows them, as text to copy, and how they differ from those that stand. */
ColumnLayout {
    id: root

    required property ChangelogController controller
    readonly property ReleaseNotes notes: root.controller.notes
    /** "rendered", "text" or "changes". */
    property string view: "rendered"

    spacing: Theme.spaceS
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Release notes of %1").arg(root.notes.title)

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.spaceS
        ChoiceButton {
            text: root.notes.title
            title: qsTr("Notes of version")
            hint: qsTr("Choose another version")
            Accessible.name: qsTr("Notes of %1, choose another version").arg(root.notes.title)
            onOpening: options = root.controller.releaseChoices()
            onChosen: key => root.controller.chooseNotes(Number(key))
        }
        ChoiceButton {
            text: root.notes.fromCommits ? qsTr("From commits") : qsTr("From changelog")
            title: qsTr("Made of")
            hint: qsTr("What the notes are made of")
            options: [
                {"key": "changelog", "label": qsTr("The changelog"), "checked": !root.notes.fromCommits},
                {"key": "commits", "label": qsTr("The commits, by the template"), "checked": root.notes.fromCommits}
            ]
            onChosen: key => root.notes.fromCommits = key === "commits"
        }
        Item {
            Layout.fillWidth: true
        }
        TButton {
            id: copy
            property bool copied: false
            small: true
            text: copy.copied ? qsTr("Copied") : qsTr("Copy")
            hint: qsTr("Copy the text of the notes")
            enabled: root.notes.text !== ""
            onClicked: {
                root.notes.copy();
                copy.copied = true;
                back.restart();
            }
            Timer {
                id: back
                interval: 2000
                onTriggered: copy.copied = false
            }
        }
    }
    SegmentedControl {
        name: qsTr("Show the notes")
        options: [
            {"key": "rendered", "label": qsTr("Rendered")},
            {"key": "text", "label": qsTr("Text")},
            {"key": "changes", "label": qsTr("Changes")}
        ]
        current: root.view
        onActivated: key => root.view = key
    }
    TText {
        Layout.fillWidth: true
        visible: text !== ""
        role: "caption"
        color: root.notes.problem !== "" ? Theme.bad : Theme.ink(root.notes.tone)
        wrapMode: Text.Wrap
        text: root.notes.problem !== "" ? root.notes.problem : root.notes.comparison
        Accessible.role: Accessible.StaticText
    }
    MarkdownArea {
        Layout.fillWidth: true
        Layout.fillHeight: true
        visible: root.view === "rendered"
        name: qsTr("Release notes of %1").arg(root.notes.title)
        markdown: root.notes.text
        repositoryUrl: root.controller.repositoryUrl
        emptyText: root.notes.problem === "" ? qsTr("This version has no notes.") : ""
    }
    ScrollArea {
        id: area
        Layout.fillWidth: true
        Layout.fillHeight: true
        visible: root.view === "text"
        contentWidth: width
        contentHeight: words.height
        TextEdit {
            id: words
            width: area.width - Theme.spaceM
            readOnly: true
            selectByMouse: true
            selectByKeyboard: true
            activeFocusOnTab: true
            textFormat: TextEdit.PlainText
            wrapMode: TextEdit.Wrap
            color: Theme.text
            selectionColor: Theme.accent
            selectedTextColor: Theme.inkOnAccent
            font.family: Theme.monoFamily
            font.pixelSize: Theme.captionSize
            text: root.notes.text
            Accessible.role: Accessible.EditableText
            Accessible.readOnly: true
            Accessible.name: qsTr("Text of the notes")
        }
    }
    DiffView {
        Layout.fillWidth: true
        Layout.fillHeight: true
        visible: root.view === "changes" && root.notes.differs
        model: root.notes.diff
        Accessible.name: qsTr("From the notes that stand to these")
    }
    Item {
        Layout.fillHeight: true
        visible: root.view === "changes" && !root.notes.differs
    }
}
