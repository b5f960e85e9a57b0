// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Tagboat.Controls

/** A list under the cursor of an editor, which keeps the focus and hands its keys over: arrows move, Enter or Tab chooses,
    Esc closes. */
Popup {
    id: root

    /** [{text, detail}] and what else the editor wants to know of them. */
    property var choices: []
    property int current: 0
    property string title: ""
    /** The letters that it stands at, in the editor. */
    property rect place: Qt.rect(0, 0, 0, 0)
    /** It stands above them where there is more room than below. */
    property bool above: false

    signal chosen(var choice)

    function showAt(place: rect, choices: var): void {
        root.choices = choices;
        root.current = 0;
        root.place = place;
        const middle = root.parent.mapToItem(null, place.x, place.y + place.height / 2).y;
        root.above = middle > root.parent.Window.height / 2;
        root.open();
    }
    function choose(row: int): void {
        const choice = root.choices[row];
        root.close();
        if (choice)
            root.chosen(choice);
    }
    /** Takes a key of the editor if it is for the list. */
    function take(event: KeyEvent): bool {
        if (!root.visible)
            return false;
        if (event.key === Qt.Key_Down)
            root.current = (root.current + 1) % root.choices.length;
        else if (event.key === Qt.Key_Up)
            root.current = (root.current + root.choices.length - 1) % root.choices.length;
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter || event.key === Qt.Key_Tab)
            root.choose(root.current);
        else if (event.key === Qt.Key_Escape)
            root.close();
        else
            return false;
        return true;
    }

    x: root.place.x
    y: root.above ? root.place.y - root.height - Theme.spaceXs : root.place.y + root.place.height + Theme.spaceXs
    width: Math.round(320 * Theme.scale)
    height: Math.min(list.contentHeight, 8 * Theme.controlHeight) + 2 * Theme.spaceXs
    padding: Theme.spaceXs
    margins: Theme.spaceS
    focus: false
    closePolicy: Popup.CloseOnPressOutside
    background: Rectangle {
        radius: Theme.radiusControl
        color: Theme.surface
        border.width: Theme.stroke
        border.color: Theme.line
    }
    ListView {
        id: list
        anchors.fill: parent
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        highlightMoveDuration: 0
        model: root.choices
        currentIndex: root.current
        Accessible.role: Accessible.List
        Accessible.name: root.title
        delegate: Rectangle {
            id: row
            required property int index
            required property var modelData
            width: ListView.view.width
            height: Theme.controlHeight
            radius: Theme.radiusChip
            color: row.index === root.current ? Theme.accentSoft : hover.hovered ? Theme.surfaceAlt : Theme.none
            Accessible.role: Accessible.ListItem
            Accessible.name: row.modelData.detail ? qsTr("%1, %2").arg(row.modelData.text).arg(row.modelData.detail) : row.modelData.text
            Accessible.focusable: true
            Accessible.focused: row.index === root.current
            Accessible.onPressAction: root.choose(row.index)
            RowLayout {
                anchors.fill: parent
                anchors.leftMargin: Theme.spaceS
                anchors.rightMargin: Theme.spaceS
                spacing: Theme.spaceS
                TText {
                    strong: (row.modelData.what ?? "replace") === "replace"
                    text: row.modelData.text
                    Accessible.ignored: true
                }
                TText {
                    Layout.fillWidth: true
                    muted: true
                    text: row.modelData.detail ?? ""
                    Accessible.ignored: true
                }
            }
            HoverHandler {
                id: hover
            }
            TapHandler {
                onTapped: root.choose(row.index)
            }
        }
    }
}
