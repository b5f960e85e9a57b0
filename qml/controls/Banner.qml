// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

/** A message in the page: what happened, what it means, and the buttons that help. */
Rectangle {
    id: root

    property string tone: "warn"
    property string text: ""
    /** The original words, shown unshortened below. */
    property string detail: ""
    property string remedy: ""
    property string actionText: ""
    property string secondText: ""

    signal action
    signal second

    implicitHeight: column.implicitHeight + 2 * Theme.spaceM
    radius: Theme.radiusCard
    color: Theme.soft(root.tone)
    border.width: Theme.contrast ? Theme.stroke : 0
    border.color: Theme.ink(root.tone)
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.text
    Accessible.description: root.remedy

    // No layouts: in Qt 6.4 they give no place to what is shown, or gets its words, at the same moment as they.
    Column {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.spaceM
        anchors.leftMargin: Theme.spaceL
        anchors.rightMargin: Theme.spaceL
        spacing: Theme.spaceXs
        Item {
            width: parent.width
            height: Math.max(title.height, buttons.height)
            TText {
                id: title
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - (buttons.width > 0 ? buttons.width + Theme.spaceM : 0)
                text: root.text
                strong: true
                tone: root.tone
                wrapMode: Text.Wrap
            }
            Row {
                id: buttons
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.spaceM
                TButton {
                    visible: root.secondText !== ""
                    text: root.secondText
                    small: true
                    onClicked: root.second()
                }
                TButton {
                    visible: root.actionText !== ""
                    text: root.actionText
                    small: true
                    onClicked: root.action()
                }
            }
        }
        TText {
            width: parent.width
            visible: root.remedy !== ""
            text: root.remedy
            wrapMode: Text.Wrap
        }
        TText {
            width: parent.width
            visible: root.detail !== ""
            role: "mono"
            muted: true
            text: root.detail
            wrapMode: Text.WrapAnywhere
            maximumLineCount: 40
        }
    }
}
