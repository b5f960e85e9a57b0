// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Tagboat.Controls
import Tagboat.Shell

/** Everything by name: type some letters, choose with the arrows, Enter does it. */
Popup {
    id: root

    /** Maps with label, detail and what the caller wants back. */
    property var commands: []

    signal ran(var command)

    function run(row: int): void {
        if (row < 0 || row >= list.count)
            return;
        const command = found.command(row);
        root.close();
        root.ran(command);
    }

    x: Math.round((parent.width - width) / 2)
    y: Theme.headerHeight
    width: Math.min(parent.width - 2 * Theme.spaceXl, 3 * Theme.navWidth)
    height: field.height + Math.min(list.contentHeight, 8 * Theme.controlHeight) + 3 * Theme.spaceS
    padding: Theme.spaceS
    modal: true
    focus: true
    closePolicy: Popup.CloseOnEscape | Popup.CloseOnPressOutside
    onAboutToShow: {
        field.text = "";
        found.commands = root.commands;
        list.currentIndex = 0;
        field.forceActiveFocus();
    }
    background: Rectangle {
        radius: Theme.radiusCard
        color: Theme.surface
        border.width: Theme.stroke
        border.color: Theme.line
    }
    Item {
        anchors.fill: parent
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("Command palette")
        PaletteModel {
            id: found
            query: field.text
        }
        TField {
            id: field
            width: parent.width
            placeholder: qsTr("Run a command, or go to a repository")
            onTextChanged: list.currentIndex = 0
            Keys.onDownPressed: list.incrementCurrentIndex()
            Keys.onUpPressed: list.decrementCurrentIndex()
            onAccepted: root.run(list.currentIndex)
        }
        ListView {
            id: list
            anchors.top: field.bottom
            anchors.topMargin: Theme.spaceS
            anchors.bottom: parent.bottom
            width: parent.width
            clip: true
            highlightMoveDuration: 0
            boundsBehavior: Flickable.StopAtBounds
            model: found
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Commands")
            ScrollBar.vertical: ScrollMark {}
            delegate: Rectangle {
                id: row
                required property int index
                required property string label
                required property string detail
                width: ListView.view.width
                height: Theme.controlHeight
                radius: Theme.radiusChip
                color: ListView.isCurrentItem ? Theme.accentSoft : hover.hovered ? Theme.surfaceAlt : Theme.none
                Accessible.role: Accessible.ListItem
                Accessible.name: row.label
                Accessible.description: row.detail
                Accessible.selected: ListView.isCurrentItem
                Accessible.onPressAction: root.run(row.index)
                TText {
                    anchors.left: parent.left
                    anchors.leftMargin: Theme.spaceM
                    anchors.right: detailText.left
                    anchors.rightMargin: Theme.spaceM
                    anchors.verticalCenter: parent.verticalCenter
                    text: row.label
                    elide: Text.ElideMiddle
                    Accessible.ignored: true
                }
                TText {
                    id: detailText
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.spaceM
                    anchors.verticalCenter: parent.verticalCenter
                    width: Math.min(implicitWidth, parent.width / 2)
                    role: "caption"
                    muted: true
                    text: row.detail
                    elide: Text.ElideMiddle
                    Accessible.ignored: true
                }
                HoverHandler {
                    id: hover
                }
                TapHandler {
                    onTapped: root.run(row.index)
                }
            }
        }
    }
}
