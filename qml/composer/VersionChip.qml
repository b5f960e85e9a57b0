// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Tagboat.Controls

/** One version that could be next, as the files, the tag and PyPI say it. An impossible one says why. */
Rectangle {
    id: root

    required property string level
    required property string caption
    required property string shown
    required property string forms
    required property string reason
    required property bool chosen
    /** Takes little room: its tip then says what the last lines would. */
    property bool narrow: false
    readonly property bool possible: root.reason === ""

    signal picked

    // A reason is shortened where it must be; the tip has all of it.
    readonly property real leastWidth: Theme.navWidth * (root.narrow ? 0.3 : 0.48)
    readonly property real formsWidth: root.possible && !root.narrow ? formsText.implicitWidth : 0
    implicitWidth: Math.max(root.leastWidth, captionText.implicitWidth, versionText.implicitWidth, root.formsWidth) + 2 * Theme.spaceM
    implicitHeight: captionText.implicitHeight * (root.narrow ? 1 : 3) + versionText.implicitHeight + 2 * Theme.spaceS
    radius: Theme.radiusCard
    color: root.chosen ? Theme.accentSoft : Theme.surface
    border.width: root.chosen ? Theme.focusStroke : Theme.stroke
    border.color: root.chosen ? Theme.accent : hover.hovered && root.possible ? Theme.textMuted : Theme.line
    activeFocusOnTab: root.possible
    Keys.onSpacePressed: root.pick()
    Keys.onReturnPressed: root.pick()
    Keys.onEnterPressed: root.pick()
    Accessible.role: Accessible.RadioButton
    Accessible.name: root.caption + " " + root.shown
    Accessible.description: root.possible ? root.forms : root.reason
    Accessible.checkable: true
    Accessible.checked: root.chosen
    Accessible.focusable: true
    Accessible.onPressAction: root.pick()

    function pick(): void {
        if (root.possible)
            root.picked();
    }

    Column {
        id: words
        x: Theme.spaceM
        width: root.width - 2 * x
        y: Theme.spaceS
        TText {
            id: captionText
            role: "caption"
            muted: true
            text: root.caption
            Accessible.ignored: true
        }
        TText {
            id: versionText
            role: "mono"
            font.pixelSize: Theme.subtitleSize
            text: root.shown
            muted: !root.possible
            Accessible.ignored: true
        }
        TText {
            id: formsText
            visible: !root.narrow
            width: words.width
            role: "caption"
            muted: true
            text: root.possible ? root.forms.replace(" · ", "\n") : root.reason
            wrapMode: root.possible ? Text.NoWrap : Text.Wrap
            maximumLineCount: 2
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
        onTapped: {
            root.forceActiveFocus(Qt.MouseFocusReason);
            root.pick();
        }
    }
    Tip {
        visible: (hover.hovered || root.activeFocus) && root.level !== "custom" && (root.narrow || !root.possible)
        text: root.possible ? root.forms : root.forms === "" ? root.reason : root.reason + "\n" + root.forms
    }
}
