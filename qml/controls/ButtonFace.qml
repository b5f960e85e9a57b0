// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

/** What stands on a button: its words, and a drawing before them. */
Item {
    id: root

    property string text: ""
    property string iconName: ""
    property bool strong: false
    property color ink: Theme.text
    readonly property real drawingWidth: drawing.visible ? drawing.width + Theme.spaceXs : 0

    implicitWidth: label.implicitWidth + root.drawingWidth
    implicitHeight: label.implicitHeight

    Icon {
        id: drawing
        anchors.verticalCenter: parent.verticalCenter
        visible: root.iconName !== ""
        name: root.iconName
        tint: root.ink
    }
    TText {
        id: label
        anchors.fill: parent
        anchors.leftMargin: root.drawingWidth
        text: root.text
        strong: root.strong
        color: root.ink
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
}
