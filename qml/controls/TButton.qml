// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T

/** A button. One primary button a page; a dangerous one is quiet until it is used. Reacts to the accessible press as to a
    click, which the stock button of Qt 6.4 does not. */
T.Button {
    id: root

    /** "normal", "primary", "quiet", "danger", or "destroy": the filled button of a question about a danger. */
    property string kind: "normal"
    property string hint: ""
    /** A drawing before the words. */
    property string iconName: ""
    property bool small: false
    readonly property bool explains: root.hint !== "" && (root.hovered || root.visualFocus)
    readonly property bool filled: root.kind === "primary" || root.kind === "destroy"
    readonly property color ground: root.kind === "primary" ? Theme.accent : root.kind === "destroy" ? Theme.bad : root.kind === "quiet" ? Theme.none : Theme.surface

    implicitHeight: root.small ? Theme.chipHeight + Theme.spaceXs : Theme.controlHeight + Theme.spaceXs / 2
    leftPadding: root.kind === "quiet" || root.small ? Theme.spaceM : Theme.spaceL
    rightPadding: root.leftPadding
    implicitWidth: Math.max(implicitHeight, contentItem.implicitWidth + root.leftPadding + root.rightPadding)
    opacity: root.enabled ? 1 : 0.5
    hoverEnabled: true
    onExplainsChanged: SharedTip.follow(root, root.explains, root.hint)
    onHintChanged: if (root.explains)
        SharedTip.follow(root, true, root.hint)
    focusPolicy: Qt.StrongFocus
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()
    Accessible.role: Accessible.Button
    Accessible.name: root.text
    // Qt 6.4 has no accessible state for what is disabled (QQuickAccessibleAttached knows none, and the item's own
    // interface does not ask isEnabled): a screen reader hears of it in words.
    Accessible.description: root.enabled ? root.hint : root.hint === "" ? qsTr("Not available now") : qsTr("Not available now: %1").arg(root.hint)
    Accessible.onPressAction: if (root.enabled)
        root.clicked()

    contentItem: ButtonFace {
        text: root.text
        iconName: root.iconName
        strong: root.filled
        ink: root.filled ? Theme.inkOnAccent : root.kind === "danger" ? Theme.bad : root.kind === "quiet" ? Theme.accent : Theme.text
    }
    background: Rectangle {
        radius: Theme.radiusControl
        color: root.down ? Theme.pressed(root.ground) : root.hovered && root.kind === "quiet" ? Theme.accentSoft : root.ground
        border.width: root.filled || root.kind === "quiet" ? 0 : Theme.stroke
        border.color: root.hovered ? Theme.textMuted : Theme.line
        FocusRing {
            shown: root.visualFocus
        }
    }
}
