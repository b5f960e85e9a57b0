// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Tagboat.Controls

/** One fact of a deployment that waits: what it is called, what it is, and a button that copies it. */
RowLayout {
    id: root

    property string label: ""
    property string value: ""
    property string tone: ""
    property bool mono: false
    /** What the button copies; without it there is none. */
    property string copied: ""
    property string copyText: qsTr("Copy link")

    signal copyRequested(string text)

    visible: root.value !== ""
    spacing: Theme.spaceM
    TText {
        Layout.preferredWidth: Theme.navWidth * 0.6
        Layout.minimumWidth: Theme.navWidth * 0.6
        Layout.maximumWidth: Theme.navWidth * 0.6
        Layout.alignment: root.copied !== "" ? Qt.AlignVCenter : Qt.AlignTop
        text: root.label
        muted: true
        wrapMode: Text.Wrap
    }
    TText {
        Layout.fillWidth: true
        Layout.maximumWidth: Math.ceil(implicitWidth)
        role: root.mono ? "mono" : "body"
        tone: root.tone
        text: root.value
        wrapMode: Text.Wrap
    }
    TButton {
        visible: root.copied !== ""
        text: root.copyText
        kind: "quiet"
        small: true
        Accessible.name: qsTr("%1: %2").arg(root.copyText).arg(root.label)
        onClicked: root.copyRequested(root.copied)
    }
    Item {
        Layout.fillWidth: true
    }
}
