// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Tagboat.Controls

/** An environment that the run waits at: for whom, how long its timer runs, and the user's answer. */
Card {
    id: root

    required property int index
    required property string rowKey
    required property string rowTitle
    required property string rowNote
    required property string time
    required property bool canAct
    required property real progress
    property bool busy: false

    signal decided(bool approve)

    function takeFocus(): void {
        if (approve.visible && approve.enabled)
            approve.forceActiveFocus(Qt.TabFocusReason);
    }

    Accessible.name: root.rowTitle

    ColumnLayout {
        Layout.fillWidth: true
        Layout.margins: Theme.spaceL
        spacing: Theme.spaceS
        Item {
            Layout.fillWidth: true
            implicitHeight: Math.max(words.contentHeight, buttons.implicitHeight)
            TText {
                id: words
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(Math.ceil(implicitWidth) + 1, buttons.x - (timer.visible ? timer.width + Theme.spaceM : 0) - Theme.spaceM)
                role: "subtitle"
                text: root.rowTitle
                wrapMode: Text.Wrap
            }
            Chip {
                id: timer
                anchors.left: words.right
                anchors.leftMargin: Theme.spaceM
                anchors.verticalCenter: parent.verticalCenter
                visible: root.time !== ""
                text: root.time
                tone: "warn"
            }
            Row {
                id: buttons
                anchors.right: parent.right
                spacing: Theme.spaceM
                TButton {
                    visible: root.canAct
                    enabled: !root.busy
                    kind: "danger"
                    text: qsTr("Reject…")
                    onClicked: root.decided(false)
                }
                TButton {
                    id: approve
                    visible: root.canAct
                    enabled: !root.busy
                    kind: "primary"
                    text: qsTr("Approve…")
                    onClicked: root.decided(true)
                }
            }
        }
        TText {
            Layout.fillWidth: true
            visible: root.rowNote !== ""
            text: root.rowNote
            muted: true
            wrapMode: Text.Wrap
        }
        Rectangle {
            id: track
            Layout.fillWidth: true
            visible: root.progress >= 0
            implicitHeight: Theme.spaceXs + Theme.focusStroke
            radius: height / 2
            color: Theme.line
            Accessible.role: Accessible.ProgressBar
            Accessible.name: qsTr("Timer of the environment, %1 % over").arg(Math.round(100 * root.progress))
            Rectangle {
                width: Math.max(track.height, track.width * root.progress)
                height: parent.height
                radius: parent.radius
                color: Theme.warn
            }
        }
    }
}
