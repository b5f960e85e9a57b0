// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Tagboat.Controls

/** A line for a token or another secret: dots for what is typed or pasted, which QML itself never sees. */
SecretInput {
    id: root

    property string placeholder: ""
    /** What a screen reader calls it. */
    property string name: root.placeholder
    property bool invalid: false

    implicitHeight: Theme.controlHeight + Theme.spaceXs / 2
    implicitWidth: Theme.navWidth
    Accessible.role: Accessible.EditableText
    Accessible.name: root.name
    Accessible.description: qsTr("What is typed is hidden")
    Accessible.editable: true
    Accessible.focusable: true
    Accessible.focused: root.activeFocus

    Rectangle {
        anchors.fill: parent
        radius: Theme.radiusControl
        color: Theme.surfaceAlt
        border.width: Theme.stroke
        border.color: root.invalid ? Theme.bad : root.activeFocus ? Theme.accent : Theme.line
        FocusRing {
            shown: root.activeFocus
        }
    }
    Rectangle {
        anchors.fill: dots
        anchors.rightMargin: dots.width - dots.contentWidth
        visible: root.selected
        color: Theme.accentSoft
    }
    TText {
        id: dots
        anchors.fill: parent
        anchors.leftMargin: Theme.spaceM
        anchors.rightMargin: Theme.spaceM
        text: root.length > 0 ? root.text : root.placeholder
        muted: root.length === 0
        role: root.length > 0 ? "mono" : "body"
        elide: Text.ElideRight
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
    Rectangle {
        x: dots.x + (root.length > 0 ? dots.contentWidth : 0)
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.stroke
        height: Theme.spaceL
        visible: root.activeFocus && !root.selected
        color: Theme.text
    }
}
