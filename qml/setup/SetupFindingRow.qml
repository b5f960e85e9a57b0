// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Tagboat.Controls

/** A finding: what stands, what should, why, and what can be done. */
Item {
    id: root

    required property int index
    required property string key
    required property string title
    required property string have
    required property string want
    required property string why
    required property string source
    required property string remedy
    required property string mark
    required property string place
    required property bool fixable
    /** Its repair takes a secret's value. */
    required property bool secret
    property bool busy: false
    /** No other finding is called so. */
    readonly property string spoken: root.title + ": " + root.have + (root.place === "" ? "" : ", " + root.place)

    signal fixRequested

    implicitHeight: line.implicitHeight + 2 * Theme.spaceM
    Accessible.role: Accessible.ListItem
    Accessible.name: root.spoken
    Accessible.description: qsTr("Should be: %1. %2").arg(root.want).arg(root.why)

    Divider {
        width: parent.width
    }
    RowLayout {
        id: line
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.spaceM
        anchors.leftMargin: Theme.spaceL
        anchors.rightMargin: Theme.spaceL
        spacing: Theme.spaceM
        StepMark {
            Layout.alignment: Qt.AlignTop
            mark: root.mark
        }
        ColumnLayout {
            spacing: Theme.spaceXs / 2
            TText {
                Layout.fillWidth: true
                text: root.title
                strong: true
                wrapMode: Text.Wrap
            }
            TText {
                Layout.fillWidth: true
                text: root.have
                wrapMode: Text.Wrap
            }
            TText {
                Layout.fillWidth: true
                text: qsTr("Should be: %1").arg(root.want)
                muted: true
                wrapMode: Text.Wrap
            }
            TText {
                Layout.fillWidth: true
                text: root.why
                muted: true
                wrapMode: Text.Wrap
                HoverHandler {
                    onHoveredChanged: SharedTip.follow(parent, hovered && root.source !== "", root.source)
                }
            }
            TText {
                Layout.fillWidth: true
                visible: root.place !== ""
                role: "mono"
                text: root.place
                muted: true
                elide: Text.ElideMiddle
            }
            TText {
                Layout.fillWidth: true
                visible: root.remedy !== "" && !root.fixable && !root.secret
                text: root.remedy
                wrapMode: Text.Wrap
            }
        }
        TButton {
            Layout.alignment: Qt.AlignTop
            visible: root.fixable || root.secret
            enabled: !root.busy
            small: true
            text: root.secret ? qsTr("Set…") : qsTr("Fix…")
            hint: root.secret ? qsTr("Give its value, which leaves this computer sealed") : qsTr("Show what would be changed")
            Accessible.name: (root.secret ? qsTr("Set: %1") : qsTr("Fix: %1")).arg(root.spoken)
            onClicked: root.fixRequested()
        }
    }
}
