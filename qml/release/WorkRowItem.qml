// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Tagboat.Controls

/** A job, a job's step, a review, a check, a decision or a deployment: its mark, what it is, and how long it took or how it stands. A job
    can be pressed. */
Rectangle {
    id: root

    required property int index
    required property string rowKey
    required property string rowKind
    required property string rowTitle
    required property string rowNote
    required property string mark
    required property string word
    required property string time
    required property bool opened
    required property bool chosen
    required property bool isRequired
    readonly property bool pressable: root.rowKind === "job"
    readonly property bool step: root.rowKind === "step"
    readonly property string demand: root.isRequired ? qsTr("required") : ""
    /** The time, where it is no word for the state. */
    readonly property string clock: root.time === root.word ? "" : root.time
    /** The note says what went wrong. */
    readonly property bool blames: root.mark === "bad" && (root.rowKind === "job" || root.rowKind === "check" || root.rowKind === "deployment")

    signal pressed

    implicitHeight: line.implicitHeight + (root.step ? Theme.spaceXs : 2 * Theme.spaceXs + Theme.stroke)
    color: root.chosen ? Theme.accentSoft : hover.hovered && root.pressable ? Theme.surfaceAlt : Theme.none
    activeFocusOnTab: root.pressable
    Keys.onReturnPressed: root.pressed()
    Keys.onEnterPressed: root.pressed()
    Keys.onSpacePressed: root.pressed()
    Accessible.role: root.pressable ? Accessible.Button : Accessible.ListItem
    Accessible.name: Array.from([root.rowTitle, root.word, root.demand, root.rowNote, root.clock]).filter(words => words !== "").join(", ")
    Accessible.description: root.pressable ? root.opened ? qsTr("Hides its steps") : qsTr("Shows its steps and its log") : ""
    Accessible.focusable: root.pressable
    Accessible.focused: root.activeFocus
    Accessible.onPressAction: if (root.pressable)
        root.pressed()

    Divider {
        visible: root.index > 0 && !root.step
        width: parent.width
    }
    RowLayout {
        id: line
        anchors.verticalCenter: parent.verticalCenter
        x: Theme.spaceL + (root.step ? Theme.spaceXl : 0)
        width: parent.width - x - Theme.spaceL
        spacing: Theme.spaceM
        StepMark {
            mark: root.mark
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Theme.spaceXs / 2
            scale: root.step ? 0.8 : 1
            Accessible.ignored: true
        }
        ColumnLayout {
            spacing: 0
            TText {
                Layout.fillWidth: true
                Layout.minimumHeight: Theme.markSize + Theme.spaceXs
                verticalAlignment: Text.AlignVCenter
                text: root.rowTitle
                muted: root.step && root.mark !== "bad"
                elide: Text.ElideMiddle
                Accessible.ignored: true
            }
            TText {
                Layout.fillWidth: true
                visible: root.rowNote !== ""
                role: "caption"
                muted: !root.blames
                tone: root.blames ? "bad" : ""
                text: root.rowNote
                wrapMode: Text.Wrap
                maximumLineCount: 2
                Accessible.ignored: true
            }
        }
        TText {
            visible: root.demand !== ""
            text: root.demand
            role: "caption"
            muted: true
            Accessible.ignored: true
        }
        TText {
            Layout.minimumWidth: root.rowKind === "check" ? Theme.navWidth * 0.3 : 0
            horizontalAlignment: Text.AlignRight
            text: root.time
            role: root.pressable || root.step ? "mono" : "caption"
            muted: true
            Accessible.ignored: true
        }
        Icon {
            visible: root.pressable
            name: "down"
            size: Theme.spaceM
            tint: Theme.textMuted
            rotation: root.opened ? 0 : -90
        }
    }
    FocusRing {
        shown: root.activeFocus
        anchors.margins: 0
    }
    HoverHandler {
        id: hover
    }
    TapHandler {
        enabled: root.pressable
        onTapped: root.pressed()
    }
}
