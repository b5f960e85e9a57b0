// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic

/** A button that opens a list to choose from: one of several things, or any of them. Arrows move, Space or Enter chooses,
    letters narrow the list, Esc closes. */
TButton {
    id: root

    /** What the list is for, also for screen readers. */
    property string title: ""
    /** [{key, label, detail, section, checked}] */
    property var options: []
    /** Any number may be chosen, and the list stays open. */
    property bool several: false
    property string clearText: ""

    /** The list is about to be shown: it can be brought up to date. */
    signal opening
    signal chosen(string key)
    signal cleared

    function show(): void {
        root.opening();
        popup.open();
    }

    small: true
    onClicked: root.show()
    Accessible.role: Accessible.ButtonMenu

    Popup {
        id: popup

        readonly property var found: root.options.filter(option => field.text === ""
                || option.label.toLowerCase().includes(field.text.toLowerCase()))

        function choose(row: int): void {
            if (row < 0 || row >= popup.found.length)
                return;
            root.chosen(popup.found[row].key);
            if (!root.several)
                popup.close();
        }

        y: root.height + Theme.spaceXs
        // Within the window, also where the button stands at its right edge.
        margins: Theme.spaceS
        width: Math.round(280 * Theme.scale)
        height: Math.min(column.implicitHeight + 2 * Theme.spaceS, 11 * Theme.controlHeight)
        padding: Theme.spaceS
        focus: true
        closePolicy: Popup.CloseOnEscape | Popup.CloseOnPressOutside
        onAboutToShow: {
            field.text = "";
            list.currentIndex = Math.max(0, popup.found.findIndex(option => option.checked));
        }
        onOpened: field.forceActiveFocus()
        onClosed: root.forceActiveFocus(Qt.TabFocusReason)
        background: Rectangle {
            radius: Theme.radiusCard
            color: Theme.surface
            border.width: Theme.stroke
            border.color: Theme.line
        }
        Column {
            id: column
            anchors.fill: parent
            spacing: Theme.spaceS
            Accessible.role: Accessible.Dialog
            Accessible.name: root.title

            TField {
                id: field
                width: parent.width
                name: qsTr("Narrow the list: %1").arg(root.title)
                placeholder: root.title
                onTextChanged: list.currentIndex = 0
                Keys.onPressed: event => {
                    event.accepted = true;
                    if (event.key === Qt.Key_Down)
                        list.incrementCurrentIndex();
                    else if (event.key === Qt.Key_Up)
                        list.decrementCurrentIndex();
                    else if (event.key === Qt.Key_Space && field.text === "")
                        popup.choose(list.currentIndex);
                    else
                        event.accepted = false;
                }
                // Esc is for the list, whatever the page does with it.
                Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape
                onAccepted: popup.choose(list.currentIndex)
            }
            ListView {
                id: list
                width: parent.width
                height: Math.min(contentHeight, 8 * Theme.controlHeight)
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                highlightMoveDuration: 0
                model: popup.found
                Accessible.role: Accessible.List
                Accessible.name: root.title
                ScrollBar.vertical: ScrollMark {}
                delegate: Column {
                    id: entry
                    required property int index
                    required property var modelData
                    readonly property string section: entry.modelData.section ?? ""
                    readonly property bool first: entry.section !== ""
                                                  && (entry.index === 0 || popup.found[entry.index - 1]?.section !== entry.section)

                    width: ListView.view.width
                    TText {
                        visible: entry.first
                        height: visible ? Theme.chipHeight : 0
                        leftPadding: Theme.spaceS
                        verticalAlignment: Text.AlignBottom
                        role: "caption"
                        muted: true
                        text: entry.section
                    }
                    Rectangle {
                        width: parent.width
                        height: Theme.controlHeight
                        radius: Theme.radiusChip
                        color: entry.ListView.isCurrentItem ? Theme.accentSoft : hover.hovered ? Theme.surfaceAlt : Theme.none
                        Accessible.role: root.several ? Accessible.CheckBox : Accessible.RadioButton
                        Accessible.name: entry.modelData.label
                        Accessible.description: entry.modelData.detail ?? ""
                        Accessible.checkable: true
                        Accessible.checked: entry.modelData.checked === true
                        Accessible.focusable: true
                        Accessible.focused: entry.ListView.isCurrentItem
                        Accessible.onPressAction: popup.choose(entry.index)
                        Accessible.onToggleAction: popup.choose(entry.index)
                        Icon {
                            id: mark
                            x: Theme.spaceS
                            anchors.verticalCenter: parent.verticalCenter
                            size: Theme.spaceM
                            name: "check"
                            tint: Theme.accent
                            visible: entry.modelData.checked === true
                        }
                        TText {
                            anchors.left: mark.right
                            anchors.leftMargin: Theme.spaceS
                            anchors.right: detail.left
                            anchors.rightMargin: Theme.spaceS
                            anchors.verticalCenter: parent.verticalCenter
                            text: entry.modelData.label
                            strong: entry.modelData.checked === true
                            elide: Text.ElideMiddle
                            Accessible.ignored: true
                        }
                        TText {
                            id: detail
                            anchors.right: parent.right
                            anchors.rightMargin: Theme.spaceM
                            anchors.verticalCenter: parent.verticalCenter
                            role: "caption"
                            muted: true
                            text: entry.modelData.detail ?? ""
                            Accessible.ignored: true
                        }
                        HoverHandler {
                            id: hover
                        }
                        TapHandler {
                            onTapped: popup.choose(entry.index)
                        }
                    }
                }
            }
            TText {
                visible: popup.found.length === 0
                leftPadding: Theme.spaceS
                muted: true
                text: qsTr("Nothing here fits")
            }
            TButton {
                visible: root.clearText !== ""
                kind: "quiet"
                small: true
                text: root.clearText
                onClicked: {
                    root.cleared();
                    popup.close();
                }
            }
        }
    }
}
