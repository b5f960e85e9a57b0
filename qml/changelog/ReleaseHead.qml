// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Tagboat.Controls

/** The heading of a release: Return folds and unfolds it. It can be cut, marked as yanked, and shown as notes; what is not
    always in sight comes with the pointer and with the keyboard. */
Item {
    id: root

    property string text: ""
    property string detail: ""
    /** The version that Unreleased would become. */
    property string becomes: ""
    property bool unreleased: false
    property bool unfolded: false
    property bool yanked: false
    property bool first: false
    /** What stands above belongs to another release, and is kept off. */
    property int gap: 0
    property bool readOnly: false
    property string finding: ""
    property string findingTone: "neutral"
    readonly property bool held: root.activeFocus || cut.activeFocus || notes.activeFocus || yank.activeFocus
    readonly property bool revealed: hover.hovered || root.held
    /** There is no room for more than names and buttons: what Unreleased becomes stands on its button then. */
    readonly property bool tight: root.unreleased && root.width < name.implicitWidth + detail.implicitWidth + longest.width + 2 * Theme.spaceXl + 4 * row.spacing

    signal toggled
    signal stepped(int by)
    signal cutRequested
    signal notesRequested
    signal yankRequested(bool yanked)

    activeFocusOnTab: true
    Keys.onReturnPressed: root.toggled()
    Keys.onEnterPressed: root.toggled()
    Keys.onSpacePressed: root.toggled()
    Keys.onUpPressed: root.stepped(-1)
    Keys.onDownPressed: root.stepped(1)
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("%1, %2").arg(root.text).arg(root.detail)
    Accessible.focusable: true
    Accessible.onPressAction: root.toggled()

    Divider {
        anchors.top: parent.top
        anchors.topMargin: root.gap
        visible: !root.first
        width: parent.width
    }
    TapHandler {
        onTapped: root.toggled()
    }
    HoverHandler {
        id: hover
    }
    TextMetrics {
        id: longest
        font.family: Theme.family
        font.pixelSize: Theme.bodySize
        text: root.unreleased ? cut.words : ""
    }
    RowLayout {
        id: row
        anchors.fill: parent
        anchors.topMargin: root.gap
        // So that the ring of the focus is drawn beside the words.
        anchors.leftMargin: Theme.spaceS
        anchors.rightMargin: Theme.spaceS
        spacing: Theme.spaceS
        TText {
            id: name
            role: root.unreleased ? "subtitle" : "body"
            strong: true
            text: root.text
            Accessible.ignored: true
        }
        TText {
            id: detail
            Layout.fillWidth: true
            // A version without its end is none: it makes room for what the pointer brought.
            opacity: root.unreleased && root.becomes !== "" && (root.tight || detail.truncated) ? 0 : 1
            muted: true
            text: !root.unreleased || root.becomes === "" ? root.detail : qsTr("becomes %1").arg(root.becomes)
            elide: Text.ElideRight
            Accessible.ignored: true
        }
        FindingMark {
            visible: root.finding !== ""
            words: root.finding
            tone: root.findingTone
        }
        TButton {
            id: notes
            Layout.preferredWidth: root.revealed ? implicitWidth : 0
            opacity: root.revealed ? 1 : 0
            small: true
            kind: "quiet"
            text: qsTr("Notes")
            hint: qsTr("The release notes of %1, and how they differ from those that stand").arg(root.text)
            activeFocusOnTab: root.held
            Accessible.name: qsTr("Notes of %1").arg(root.text)
            onClicked: root.notesRequested()
        }
        TButton {
            id: yank
            visible: !root.unreleased && !root.readOnly
            Layout.preferredWidth: root.revealed ? implicitWidth : 0
            opacity: root.revealed ? 1 : 0
            small: true
            kind: "quiet"
            text: root.yanked ? qsTr("Unyank") : qsTr("Yank")
            hint: root.yanked ? qsTr("Take the mark of a yanked release off the heading of %1").arg(root.text) : qsTr("Mark %1 as yanked in its heading").arg(root.text)
            activeFocusOnTab: root.held
            Accessible.name: root.yanked ? qsTr("Unyank %1").arg(root.text) : qsTr("Yank %1").arg(root.text)
            onClicked: root.yankRequested(!root.yanked)
        }
        TButton {
            id: cut
            readonly property string words: qsTr("Cut release…")
            visible: root.unreleased && !root.readOnly
            small: true
            text: root.tight && root.becomes !== "" ? qsTr("Cut %1…").arg(root.becomes) : cut.words
            hint: qsTr("Turn %1 into a release, after a look at what changes (Ctrl+Shift+R)").arg(root.text)
            onClicked: root.cutRequested()
        }
        TText {
            muted: true
            text: root.unfolded ? "▾" : "▸"
            Accessible.ignored: true
        }
    }
    FocusRing {
        anchors.margins: 0
        anchors.topMargin: root.gap
        shown: root.activeFocus
    }
}
