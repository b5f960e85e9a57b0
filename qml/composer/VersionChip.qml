// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Tagboat.Controls

/** One version that could be next. An impossible one says why as its tooltip and takes no focus. */
Rectangle {
    id: root

    required property string level
    required property string caption
    required property string shown
    required property string reason
    required property bool chosen
    /** Takes no more room than its words need. */
    property bool narrow: false
    readonly property bool possible: root.reason === ""

    signal picked

    implicitWidth: Math.max(Theme.navWidth * (root.narrow ? 0.48 : 0.6), words.implicitWidth + 2 * Theme.spaceL)
    implicitHeight: words.implicitHeight + 2 * Theme.spaceS
    radius: Theme.radiusCard
    color: root.chosen ? Theme.accentSoft : Theme.surface
    border.width: root.chosen ? Theme.focusStroke : Theme.stroke
    border.color: root.chosen ? Theme.accent : hover.hovered && root.possible ? Theme.textMuted : Theme.line
    activeFocusOnTab: root.possible
    Keys.onSpacePressed: root.picked()
    Keys.onReturnPressed: root.picked()
    Keys.onEnterPressed: root.picked()
    Accessible.role: Accessible.RadioButton
    Accessible.name: root.caption + " " + root.shown
    Accessible.description: root.reason
    Accessible.checkable: true
    Accessible.checked: root.chosen
    Accessible.focusable: root.possible
    Accessible.onPressAction: if (root.possible)
        root.picked()

    Column {
        id: words
        x: Theme.spaceL
        anchors.verticalCenter: parent.verticalCenter
        opacity: root.possible ? 1 : 0.5
        TText {
            role: "caption"
            muted: true
            text: root.caption
            Accessible.ignored: true
        }
        TText {
            role: "mono"
            font.pixelSize: Theme.subtitleSize
            text: root.shown
            Accessible.ignored: true
        }
    }
    FocusRing {
        shown: root.activeFocus
    }
    HoverHandler {
        id: hover
    }
    TapHandler {
        enabled: root.possible
        onTapped: {
            root.forceActiveFocus(Qt.MouseFocusReason);
            root.picked();
        }
    }
    Tip {
        visible: hover.hovered && !root.possible
        text: root.reason
    }
}
