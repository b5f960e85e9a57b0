// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Tagboat.Controls

/** One release in the list: what, where it is, how it stands, and when it began. */
Rectangle {
    id: root

    required property int index
    required property string releaseId
    required property string packageName
    required property string version
    required property string repository
    required property string where
    required property string started
    required property string startedExact
    required property string stateWord
    required property string stateTone
    required property bool current

    signal opened

    implicitHeight: Math.max(Theme.rowHeight, line.implicitHeight + 2 * Theme.spaceS)
    color: hover.hovered ? Theme.surfaceAlt : Theme.none
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("%1 %2, %3, %4, %5").arg(root.packageName).arg(root.version).arg(root.stateWord).arg(root.where).arg(root.started)
    Accessible.focusable: true
    Accessible.focused: root.current
    Accessible.onPressAction: root.opened()

    RowLayout {
        id: line
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.spaceL
        anchors.rightMargin: Theme.spaceL
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.spaceL
        ColumnLayout {
            // A wide window shows more of the path, a narrow one more of the step that it is at.
            readonly property real place: Math.max(0.9 * Theme.navWidth, Math.min(1.8 * Theme.navWidth, root.width - 3.1 * Theme.navWidth))
            Layout.preferredWidth: place
            Layout.minimumWidth: place
            Layout.maximumWidth: place
            spacing: 0
            TText {
                Layout.fillWidth: true
                text: root.packageName
                strong: true
            }
            TText {
                Layout.fillWidth: true
                role: "caption"
                muted: true
                text: root.repository
                elide: Text.ElideMiddle
            }
        }
        TText {
            Layout.preferredWidth: Theme.navWidth * 0.5
            Layout.minimumWidth: Theme.navWidth * 0.5
            Layout.maximumWidth: Theme.navWidth * 0.5
            role: "mono"
            text: root.version
        }
        Item {
            Layout.preferredWidth: Theme.navWidth * 0.8
            Layout.minimumWidth: Theme.navWidth * 0.8
            implicitHeight: chip.implicitHeight
            Chip {
                id: chip
                width: Math.min(implicitWidth, parent.width)
                text: root.stateWord
                tone: root.stateTone
            }
        }
        TText {
            Layout.fillWidth: true
            Layout.preferredWidth: Theme.navWidth
            text: root.where
            muted: true
        }
        TText {
            text: root.started
            muted: true
            HoverHandler {
                id: time
            }
            Tip {
                visible: time.hovered
                text: root.startedExact
            }
        }
    }
    Divider {
        visible: root.index > 0
        width: parent.width
    }
    FocusRing {
        shown: root.current
        anchors.margins: 0
    }
    HoverHandler {
        id: hover
    }
    TapHandler {
        onTapped: root.opened()
    }
}
