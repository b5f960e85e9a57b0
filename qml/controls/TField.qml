// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T

/** A line of text to edit. */
T.TextField {
    id: root

    property string placeholder: ""
    /** What a screen reader calls it. */
    property string name: root.placeholder
    property bool mono: false
    property bool invalid: false

    signal edited(string text)

    implicitHeight: Theme.controlHeight + Theme.spaceXs / 2
    implicitWidth: Theme.navWidth
    leftPadding: Theme.spaceM
    rightPadding: Theme.spaceM
    verticalAlignment: TextInput.AlignVCenter
    color: Theme.text
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentText
    selectByMouse: true
    font.family: root.mono ? Theme.monoFamily : Theme.family
    font.pixelSize: Theme.bodySize
    onTextEdited: root.edited(root.text)
    Accessible.role: Accessible.EditableText
    Accessible.name: root.name

    background: Rectangle {
        radius: Theme.radiusControl
        color: Theme.surfaceAlt
        border.width: Theme.stroke
        border.color: root.invalid ? Theme.bad : root.activeFocus ? Theme.accent : Theme.line
        FocusRing {
            shown: root.activeFocus
        }
    }
    TText {
        anchors.fill: parent
        anchors.leftMargin: root.leftPadding
        anchors.rightMargin: root.rightPadding
        visible: root.text === ""
        text: root.placeholder
        muted: true
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
}
