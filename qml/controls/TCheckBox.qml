// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

/** A box to tick. */
Item {
    id: root

    property bool checked: false
    property string name: ""

    signal toggled

    implicitWidth: Theme.markSize
    implicitHeight: Theme.markSize
    activeFocusOnTab: true
    Keys.onSpacePressed: root.toggled()
    Accessible.role: Accessible.CheckBox
    Accessible.name: root.name
    Accessible.checkable: true
    Accessible.checked: root.checked
    Accessible.focusable: true
    Accessible.onPressAction: root.toggled()
    Accessible.onToggleAction: root.toggled()

    Rectangle {
        anchors.centerIn: parent
        width: Theme.iconSize
        height: Theme.iconSize
        radius: Theme.spaceXs
        color: root.checked ? Theme.accent : Theme.surface
        border.width: Theme.stroke
        border.color: root.checked ? Theme.accent : Theme.textMuted
        Icon {
            anchors.centerIn: parent
            size: Theme.spaceM
            visible: root.checked
            name: "check"
            tint: Theme.accentText
        }
        FocusRing {
            shown: root.activeFocus
        }
    }
    TapHandler {
        onTapped: root.toggled()
    }
}
