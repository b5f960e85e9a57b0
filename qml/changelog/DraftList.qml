// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Tagboat.Changelog
import Tagboat.Controls

/** The commits that no entry tells of yet; Return or Add takes one in, Delete never offers it again. */
GradualList {
    id: root

    required property ChangelogController controller

    signal added(int row)

    function take(draft: int): void {
        if (!root.controller.takesEntries)
            return;
        const row = root.controller.addDraft(draft);
        if (row >= 0)
            root.added(row);
    }

    clip: true
    boundsBehavior: Flickable.StopAtBounds
    activeFocusOnTab: true
    keyNavigationEnabled: true
    Keys.onReturnPressed: root.take(root.currentIndex)
    Keys.onEnterPressed: root.take(root.currentIndex)
    Keys.onDeletePressed: root.controller.dismissDraft(root.currentIndex)
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Not covered yet")
    ScrollBar.vertical: ScrollMark {}

    model: root.controller.drafts
    delegate: Item {
        id: draft

        required property int index
        required property string type
        required property string tone
        required property string text
        required property string detail
        required property string rule
        required property string group

        width: ListView.view.width
        height: title.height + lines.implicitHeight + 2 * Theme.spaceS + Theme.stroke
        Accessible.role: Accessible.ListItem
        Accessible.name: qsTr("%1: %2, %3").arg(draft.type).arg(draft.text).arg(draft.detail)
        Accessible.description: draft.rule
        Accessible.onPressAction: root.take(draft.index)

        TText {
            id: title
            visible: draft.group !== ""
            width: parent.width
            height: visible ? Theme.chipHeight + Theme.spaceS : 0
            leftPadding: Theme.spaceL
            rightPadding: Theme.spaceM
            verticalAlignment: Text.AlignBottom
            role: "caption"
            strong: true
            muted: true
            text: draft.group
            elide: Text.ElideRight
            Accessible.role: Accessible.Heading
        }
        ColumnLayout {
            id: lines
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: title.bottom
            anchors.topMargin: Theme.spaceS
            anchors.leftMargin: Theme.spaceL
            anchors.rightMargin: Theme.spaceM
            spacing: Theme.spaceXs
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.spaceS
                Chip {
                    Layout.alignment: Qt.AlignTop
                    text: draft.type
                    tone: draft.tone
                    Accessible.ignored: true
                }
                TText {
                    Layout.fillWidth: true
                    text: draft.text
                    wrapMode: Text.Wrap
                    maximumLineCount: 3
                    elide: Text.ElideRight
                    Accessible.ignored: true
                }
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.spaceS
                TText {
                    Layout.fillWidth: true
                    role: "caption"
                    muted: true
                    text: draft.detail
                    elide: Text.ElideRight
                    Accessible.ignored: true
                }
                TButton {
                    small: true
                    kind: "quiet"
                    text: qsTr("Skip")
                    hint: qsTr("Don't offer again")
                    activeFocusOnTab: false
                    Accessible.name: qsTr("Don't offer again: %1").arg(draft.text)
                    onClicked: root.controller.dismissDraft(draft.index)
                }
                TButton {
                    visible: root.controller.takesEntries
                    small: true
                    text: qsTr("Add")
                    hint: draft.rule
                    activeFocusOnTab: false
                    Accessible.name: qsTr("Add: %1").arg(draft.text)
                    onClicked: root.take(draft.index)
                }
            }
        }
        Divider {
            anchors.bottom: parent.bottom
            width: parent.width
        }
        FocusRing {
            anchors.topMargin: title.height
            shown: root.activeFocus && root.currentIndex === draft.index
        }
    }
}
