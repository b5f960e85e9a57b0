// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Tagboat.Controls
import Tagboat.Shell

/** The places of the program. */
Rectangle {
    id: root

    required property string page
    required property int inFlight
    /** Deployments that wait for this account's approval. */
    required property int approvals
    required property RateLimits limits

    signal chosen(string page)

    implicitWidth: Theme.navWidth
    color: Theme.surfaceAlt
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Navigation")

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.spaceS + Theme.spaceXs / 2
        anchors.topMargin: Theme.spaceL
        spacing: Theme.spaceXs
        RowLayout {
            Layout.leftMargin: Theme.spaceS
            Layout.bottomMargin: Theme.spaceM
            spacing: Theme.spaceM
            Image {
                source: "qrc:/tagboat/tagboat.svg"
                sourceSize.width: Math.round(Theme.titleSize * 1.4)
                sourceSize.height: Math.round(Theme.titleSize * 1.4)
                Accessible.ignored: true
            }
            TText {
                role: "subtitle"
                text: qsTr("Tagboat")
                Accessible.ignored: true
            }
        }
        NavItem {
            Layout.fillWidth: true
            text: qsTr("Overview")
            iconName: "overview"
            hint: qsTr("Ctrl+1")
            current: root.page === "overview" || root.page === "composer"
            onActivated: root.chosen("overview")
        }
        NavItem {
            Layout.fillWidth: true
            text: qsTr("Releases")
            iconName: "releases"
            hint: qsTr("Ctrl+2")
            badge: root.inFlight
            current: root.page === "releases" || root.page === "flight"
            onActivated: root.chosen("releases")
        }
        NavItem {
            Layout.fillWidth: true
            text: qsTr("Approvals")
            iconName: "check"
            hint: qsTr("Ctrl+3")
            badge: root.approvals
            current: root.page === "approvals"
            onActivated: root.chosen("approvals")
        }
        NavItem {
            Layout.fillWidth: true
            text: qsTr("Tokens")
            iconName: "key"
            hint: qsTr("Ctrl+4")
            current: root.page === "tokens"
            onActivated: root.chosen("tokens")
        }
        NavItem {
            Layout.fillWidth: true
            text: qsTr("Set-up")
            iconName: "shield"
            hint: qsTr("Ctrl+5")
            current: root.page === "setup"
            onActivated: root.chosen("setup")
        }
        Item {
            Layout.fillHeight: true
        }
        RateMark {
            Layout.fillWidth: true
            Layout.margins: Theme.spaceS
            visible: root.limits.known
            limits: root.limits
        }
        NavItem {
            Layout.fillWidth: true
            text: qsTr("Settings")
            iconName: "settings"
            hint: qsTr("Ctrl+,")
            current: root.page === "settings"
            onActivated: root.chosen("settings")
        }
    }
    Rectangle {
        anchors.right: parent.right
        width: Theme.stroke
        height: parent.height
        color: Theme.line
    }
}
