// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Tagboat.Controls
import Tagboat.Release

/** A pull request: its reviews, its checks, and whether it can be merged. For a commit alone: its checks. */
Card {
    id: root

    required property WorkflowView view
    readonly property bool hasRequest: root.view.requestTitle !== ""

    title: root.hasRequest ? root.view.requestTitle : qsTr("Checks")
    Accessible.name: root.hasRequest ? qsTr("Pull request %1").arg(root.view.requestTitle) : qsTr("Checks")
    noteContent: Chip {
        visible: text !== ""
        text: root.view.requestWord
        tone: root.view.requestTone
    }

    CardLine {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.spaceL
        Layout.rightMargin: Theme.spaceL
        Layout.topMargin: Theme.spaceS
        Layout.bottomMargin: Theme.spaceS
        visible: root.hasRequest
        text: root.view.requestNote
        TButton {
            small: true
            kind: "quiet"
            text: qsTr("Copy address")
            hint: qsTr("Copies the address of the pull request")
            onClicked: root.view.copyRequestAddress()
        }
    }
    FlightList {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.spaceL
        Layout.rightMargin: Theme.spaceL
        Layout.bottomMargin: Theme.spaceS
        visible: root.view.mergeText !== ""
        name: root.view.mergeText
        titled: true
        items: root.view.hindrances
    }
    Divider {
        Layout.fillWidth: true
        visible: root.view.reviews.count > 0 && root.hasRequest
    }
    WorkRowList {
        Layout.fillWidth: true
        visible: root.view.reviews.count > 0
        name: qsTr("Reviews")
        rows: root.view.reviews
    }
    Divider {
        Layout.fillWidth: true
        visible: root.view.checks.count > 0 && root.hasRequest
    }
    WorkRowList {
        Layout.fillWidth: true
        visible: root.view.checks.count > 0
        name: qsTr("Checks")
        rows: root.view.checks
    }
    TText {
        Layout.fillWidth: true
        Layout.margins: Theme.spaceL
        Layout.topMargin: Theme.spaceS
        Layout.bottomMargin: Theme.spaceS
        visible: root.view.checksNote !== ""
        role: "caption"
        muted: true
        text: root.view.checksNote
        wrapMode: Text.Wrap
    }
    Item {
        implicitHeight: Theme.spaceXs
    }
}
