// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick

/** A choice between a few things of which one is always chosen. */
Rectangle {
    id: root

    /** [{key, label}] */
    property var options: []
    property string current: ""
    /** What a screen reader calls the choice. */
    property string name: qsTr("Show")

    signal activated(string key)

    function focusOption(index: int): void {
        const option = choices.itemAt(index);
        if (option)
            option.forceActiveFocus(Qt.TabFocusReason);
    }

    implicitWidth: row.implicitWidth
    implicitHeight: Theme.controlHeight
    radius: Theme.radiusControl
    color: Theme.surface
    border.width: Theme.stroke
    border.color: Theme.line
    Accessible.role: Accessible.Grouping
    Accessible.name: root.name

    Row {
        id: row
        Repeater {
            id: choices
            model: root.options
            delegate: Item {
                id: option
                required property var modelData
                required property int index
                readonly property bool chosen: option.modelData.key === root.current

                width: label.implicitWidth + 2 * Theme.spaceM
                height: root.height
                activeFocusOnTab: true
                Keys.onSpacePressed: root.activated(option.modelData.key)
                Keys.onReturnPressed: root.activated(option.modelData.key)
                Keys.onEnterPressed: root.activated(option.modelData.key)
                Keys.onLeftPressed: root.focusOption(option.index - 1)
                Keys.onRightPressed: root.focusOption(option.index + 1)
                Accessible.role: Accessible.RadioButton
                Accessible.name: option.modelData.label
                Accessible.checkable: true
                Accessible.checked: option.chosen
                Accessible.focusable: true
                Accessible.onPressAction: if (root.enabled)
                    root.activated(option.modelData.key)

                Rectangle {
                    anchors.fill: parent
                    anchors.margins: Theme.stroke
                    radius: Theme.radiusControl - Theme.stroke
                    color: option.chosen ? Theme.accentSoft : Theme.none
                    border.width: option.chosen && Theme.contrast ? Theme.focusStroke : 0
                    border.color: Theme.accent
                }
                TText {
                    id: label
                    anchors.centerIn: parent
                    text: option.modelData.label
                    strong: option.chosen
                    color: option.chosen ? Theme.accent : Theme.textMuted
                    Accessible.ignored: true
                }
                FocusRing {
                    shown: option.activeFocus
                    anchors.margins: 0
                }
                TapHandler {
                    onTapped: root.activated(option.modelData.key)
                }
            }
        }
    }
}
