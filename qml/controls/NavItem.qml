// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

/** One place in the navigation. */
Rectangle {
    id: root

    property string text: ""
    property string iconName: ""
    property int badge: 0
    property bool current: false
    property string hint: ""

    /** The hint was of use, or is no more: it comes back with the pointer. */
    property bool hinted: false

    signal activated

    onCurrentChanged: root.hinted = true

    implicitHeight: Theme.controlHeight + Theme.spaceXs
    radius: Theme.radiusChip
    color: root.current ? Theme.accentSoft : hover.hovered ? Theme.window : Theme.none
    border.width: root.current && Theme.contrast ? Theme.stroke : 0
    border.color: Theme.accent
    activeFocusOnTab: true
    Keys.onSpacePressed: root.activated()
    Keys.onReturnPressed: root.activated()
    Keys.onEnterPressed: root.activated()
    Accessible.role: Accessible.PageTab
    Accessible.name: root.text
    Accessible.description: root.badge > 0 ? qsTr("%n waiting", "", root.badge) : ""
    Accessible.selected: root.current
    Accessible.focusable: true
    Accessible.onPressAction: if (root.enabled)
        root.activated()

    Icon {
        id: icon
        anchors.left: parent.left
        anchors.leftMargin: Theme.spaceM
        anchors.verticalCenter: parent.verticalCenter
        name: root.iconName
        tint: root.current ? Theme.accent : Theme.textMuted
    }
    TText {
        anchors.left: icon.right
        anchors.leftMargin: Theme.spaceM
        anchors.right: count.visible ? count.left : parent.right
        anchors.rightMargin: Theme.spaceS
        anchors.verticalCenter: parent.verticalCenter
        text: root.text
        strong: root.current
        color: root.current ? Theme.accent : Theme.textMuted
        Accessible.ignored: true
    }
    Chip {
        id: count
        anchors.right: parent.right
        anchors.rightMargin: Theme.spaceS
        anchors.verticalCenter: parent.verticalCenter
        visible: root.badge > 0
        tone: "warn"
        text: String(root.badge)
        Accessible.ignored: true
    }
    FocusRing {
        shown: root.activeFocus
        anchors.margins: 0
    }
    HoverHandler {
        id: hover
        onHoveredChanged: root.hinted = false
    }
    TapHandler {
        onTapped: {
            root.hinted = true;
            root.activated();
        }
    }
    Tip {
        visible: root.hint !== "" && hover.hovered && !root.hinted
        text: root.hint
    }
}
