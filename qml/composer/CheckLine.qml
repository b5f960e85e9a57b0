// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Tagboat.Controls

/** One check: what was found, what was seen, what to do, and the buttons that help. */
Item {
    id: root

    required property string title
    required property string evidence
    required property string remedy
    required property string mark
    required property string waiver
    required property string fixText
    required property bool waivable
    property bool asking: false

    signal fixed
    signal waived(string reason)

    implicitHeight: words.implicitHeight + Theme.spaceM
    Accessible.role: Accessible.ListItem
    Accessible.name: [icon.word, root.title, root.evidence, root.remedy, root.waiver].filter(part => part !== "").join(". ")

    Icon {
        id: icon
        readonly property string word: root.mark === "ok" ? qsTr("done") : root.mark === "bad" ? qsTr("failed") : qsTr("wants a look")
        x: Theme.spaceL + Theme.markSize + Theme.spaceM
        y: Theme.spaceXs / 2
        size: Theme.spaceM
        name: root.mark === "ok" ? "check" : root.mark === "bad" ? "cross" : "warn"
        tint: Theme.ink(root.mark)
    }
    Column {
        id: words
        anchors.left: icon.right
        anchors.leftMargin: Theme.spaceS
        anchors.right: parent.right
        anchors.rightMargin: Theme.spaceL
        spacing: Theme.spaceXs / 2
        TText {
            width: parent.width
            text: root.title
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
        TText {
            width: parent.width
            visible: root.evidence !== ""
            text: root.evidence
            role: "caption"
            muted: true
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            maximumLineCount: 3
            elide: Text.ElideRight
            Accessible.ignored: true
        }
        TText {
            width: parent.width
            visible: root.remedy !== ""
            text: root.remedy
            role: "caption"
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
        TText {
            width: parent.width
            visible: root.waiver !== ""
            text: qsTr("Waived: %1").arg(root.waiver)
            role: "caption"
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
        Flow {
            width: parent.width
            visible: root.fixText !== "" || (root.waivable && !root.asking) || root.waiver !== ""
            topPadding: Theme.spaceXs
            spacing: Theme.spaceS
            TButton {
                visible: root.fixText !== ""
                small: true
                text: root.fixText
                onClicked: root.fixed()
            }
            TButton {
                visible: root.waivable && !root.asking
                small: true
                text: qsTr("Go on anyway…")
                hint: qsTr("Waive this check; the reason is kept with the release")
                onClicked: {
                    root.asking = true;
                    reason.forceActiveFocus(Qt.ShortcutFocusReason);
                }
            }
            TButton {
                visible: root.waiver !== ""
                small: true
                text: qsTr("Take the waiver back")
                onClicked: root.waived("")
            }
        }
        Row {
            visible: root.waivable && root.asking
            topPadding: Theme.spaceXs
            spacing: Theme.spaceS
            TField {
                id: reason
                width: words.width - waive.width - parent.spacing
                placeholder: qsTr("Why it may go on")
                name: qsTr("Reason for going on in spite of: %1").arg(root.title)
                maximumLength: 500
                onAccepted: if (reason.text.trim() !== "")
                    root.waived(reason.text)
                Keys.onEscapePressed: root.asking = false
            }
            TButton {
                id: waive
                text: qsTr("Waive")
                enabled: reason.text.trim() !== ""
                onClicked: root.waived(reason.text)
            }
        }
    }
}
