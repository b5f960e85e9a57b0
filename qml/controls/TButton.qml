// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T

/** A button. One primary button a page; a dangerous one is quiet until it is used. Reacts to the accessible press as to a
    click, which the stock button of Qt 6.4 does not. */
T.Button {
    id: root

    /** "normal", "primary", "quiet" or "danger". */
    property string kind: "normal"
    property string hint: ""
    property bool small: false
    readonly property bool primary: root.kind === "primary"
    readonly property color ground: root.primary ? Theme.accent : root.kind === "quiet" ? Theme.none : Theme.surface

    implicitHeight: root.small ? Theme.chipHeight + Theme.spaceXs : Theme.controlHeight + Theme.spaceXs / 2
    implicitWidth: Math.max(implicitHeight, contentItem.implicitWidth + 2 * (root.small ? Theme.spaceM : Theme.spaceL))
    opacity: root.enabled ? 1 : 0.5
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()
    Accessible.role: Accessible.Button
    Accessible.name: root.text
    Accessible.description: root.hint
    Accessible.onPressAction: if (root.enabled)
        root.clicked()

    contentItem: TText {
        text: root.text
        strong: root.primary
        color: root.primary ? Theme.accentText : root.kind === "danger" ? Theme.bad : root.kind === "quiet" ? Theme.accent : Theme.text
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
    background: Rectangle {
        radius: Theme.radiusControl
        color: root.down ? Theme.pressed(root.ground) : root.hovered && root.kind === "quiet" ? Theme.accentSoft : root.ground
        border.width: root.primary || root.kind === "quiet" ? 0 : Theme.stroke
        border.color: root.hovered ? Theme.textMuted : Theme.line
        FocusRing {
            shown: root.visualFocus
        }
    }
    Tip {
        visible: root.hint !== "" && (root.hovered || root.visualFocus)
        text: root.hint
    }
}
