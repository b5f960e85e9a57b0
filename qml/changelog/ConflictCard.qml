// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tagboat.Controls

/** Two sides that changed the same lines, and the choice between them: M keeps mine, T theirs, B both. */
FocusScope {
    id: root

    property string mine: ""
    property string theirs: ""
    /** What git calls the sides: "HEAD". */
    property string mineName: ""
    property string theirsName: ""

    /** "mine", "theirs" or "both". */
    signal decided(string choice)
    signal stepped(int by)

    activeFocusOnTab: true
    implicitHeight: column.implicitHeight + 2 * Theme.spaceM
    Keys.onPressed: event => {
        const keys = ({[Qt.Key_M]: "mine", [Qt.Key_T]: "theirs", [Qt.Key_B]: "both"});
        const plain = !(event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier));
        event.accepted = true;
        if (plain && keys[event.key] !== undefined)
            root.decided(keys[event.key]);
        else if (event.key === Qt.Key_Up)
            root.stepped(-1);
        else if (event.key === Qt.Key_Down)
            root.stepped(1);
        else
            event.accepted = false;
    }
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Conflict: mine “%1”, theirs “%2”").arg(root.mine).arg(root.theirs)
    Accessible.description: qsTr("M keeps mine, T keeps theirs, B keeps both")
    Accessible.focusable: true

    Rectangle {
        anchors.fill: parent
        radius: Theme.radiusControl
        color: Theme.surface
        border.width: root.activeFocus ? Theme.focusStroke : Theme.stroke
        border.color: root.activeFocus ? Theme.accent : Theme.warn
    }
    TapHandler {
        onTapped: root.forceActiveFocus(Qt.MouseFocusReason)
    }
    ColumnLayout {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.spaceM
        anchors.rightMargin: Theme.spaceM
        spacing: Theme.spaceS
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.spaceS
            Chip {
                text: qsTr("conflict")
                tone: "warn"
                Accessible.ignored: true
            }
            TText {
                Layout.fillWidth: true
                muted: true
                text: qsTr("Both changed these lines")
                Accessible.ignored: true
            }
        }
        Repeater {
            model: [
                {"choice": "mine", "label": qsTr("Mine"), "name": root.mineName, "words": root.mine},
                {"choice": "theirs", "label": qsTr("Theirs"), "name": root.theirsName, "words": root.theirs}
            ]
            delegate: Rectangle {
                id: side
                required property var modelData
                Layout.fillWidth: true
                implicitHeight: lines.implicitHeight + 2 * Theme.spaceS
                radius: Theme.radiusChip
                color: Theme.surfaceAlt
                border.width: Theme.stroke
                border.color: Theme.line
                ColumnLayout {
                    id: lines
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    anchors.leftMargin: Theme.spaceS
                    anchors.rightMargin: Theme.spaceS
                    spacing: Theme.spaceXs
                    RowLayout {
                        spacing: Theme.spaceS
                        TText {
                            role: "caption"
                            strong: true
                            text: side.modelData.label
                        }
                        TText {
                            Layout.fillWidth: true
                            role: "caption"
                            muted: true
                            text: side.modelData.name
                        }
                    }
                    TText {
                        Layout.fillWidth: true
                        role: "mono"
                        muted: side.modelData.words === ""
                        wrapMode: Text.WrapAnywhere
                        text: side.modelData.words !== "" ? side.modelData.words : qsTr("Nothing: these lines are gone")
                    }
                }
            }
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.spaceS
            Repeater {
                model: [
                    {"choice": "mine", "label": qsTr("Keep mine"), "key": "M"},
                    {"choice": "theirs", "label": qsTr("Keep theirs"), "key": "T"},
                    {"choice": "both", "label": qsTr("Keep both"), "key": "B"}
                ]
                delegate: TButton {
                    id: button
                    required property var modelData
                    small: true
                    text: button.modelData.label
                    hint: qsTr("Press %1 on the card").arg(button.modelData.key)
                    onClicked: root.decided(button.modelData.choice)
                }
            }
        }
    }
}
