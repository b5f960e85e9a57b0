// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Tagboat.Controls

/** What speaks for the suggested version: the strongest line, and on demand the others. */
ColumnLayout {
    id: root

    required property string suggestion
    required property var lines
    required property string disagreement
    property bool open: false
    /** How high the list of all reasons may be. */
    property real most: Theme.navWidth * 0.8
    readonly property int shown: root.open ? root.lines.length : Math.min(1, root.lines.length)

    spacing: Theme.spaceXs
    onLinesChanged: root.open = false

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.spaceM
        TText {
            role: "caption"
            strong: true
            text: root.suggestion
        }
        TText {
            Layout.fillWidth: true
            visible: !root.open && root.lines.length > 0
            role: "caption"
            muted: true
            text: root.lines.length > 0 ? root.lines[0] : ""
        }
        Item {
            Layout.fillWidth: true
            visible: root.open || root.lines.length === 0
        }
        TButton {
            visible: root.lines.length > 1
            small: true
            text: root.open ? qsTr("Show less") : qsTr("All %1 reasons").arg(root.lines.length)
            onClicked: root.open = !root.open
        }
    }
    TText {
        Layout.fillWidth: true
        visible: root.disagreement !== ""
        role: "caption"
        tone: "warn"
        text: root.disagreement
    }
    Flickable {
        Layout.fillWidth: true
        Layout.preferredHeight: Math.min(list.implicitHeight, root.most)
        visible: root.open
        contentHeight: list.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        ScrollBar.vertical: ScrollMark {}
        Column {
            id: list
            width: parent.width
            Repeater {
                model: root.open ? root.lines : []
                TText {
                    required property string modelData
                    width: list.width
                    role: "caption"
                    muted: true
                    text: modelData
                    wrapMode: Text.Wrap
                }
            }
        }
    }
}
