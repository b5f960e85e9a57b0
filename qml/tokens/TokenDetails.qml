// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tagboat.Controls
import Tagboat.Tokens

/** One token: whose, how old, what it may, and which repositories it serves. */
Card {
    id: root

    required property TokensController controller
    readonly property var repositories: root.controller.repositories

    signal removeRequested

    title: root.controller.current

    RowLayout {
        Layout.fillWidth: true
        Layout.margins: Theme.spaceL
        spacing: Theme.spaceXl
        ColumnLayout {
            Layout.alignment: Qt.AlignTop
            Layout.fillWidth: true
            Layout.preferredWidth: Theme.navWidth
            spacing: Theme.spaceXs
            TText {
                Layout.fillWidth: true
                visible: root.controller.trouble !== ""
                tone: "bad"
                text: root.controller.trouble
                wrapMode: Text.Wrap
            }
            Repeater {
                model: root.controller.facts
                delegate: TText {
                    required property string modelData
                    Layout.fillWidth: true
                    text: modelData
                    wrapMode: Text.Wrap
                }
            }
            TText {
                Layout.topMargin: Theme.spaceS
                Layout.fillWidth: true
                text: root.repositories.length === 0 ? qsTr("Serves none of the clones in the overview") : qsTr("Serves")
                strong: true
                wrapMode: Text.Wrap
            }
            Repeater {
                model: root.repositories.slice(0, 12)
                delegate: TText {
                    required property string modelData
                    Layout.fillWidth: true
                    role: "mono"
                    text: modelData
                    elide: Text.ElideMiddle
                }
            }
            TText {
                visible: root.repositories.length > 12
                muted: true
                text: qsTr("and %1 more").arg(root.repositories.length - 12)
            }
            RowLayout {
                Layout.topMargin: Theme.spaceS
                spacing: Theme.spaceM
                TButton {
                    small: true
                    text: qsTr("Check again")
                    hint: qsTr("Ask keychain and forge how it is")
                    Accessible.name: qsTr("Check %1 again").arg(root.controller.current)
                    onClicked: root.controller.check(root.controller.current)
                }
                TButton {
                    small: true
                    kind: "danger"
                    text: qsTr("Remove…")
                    Accessible.name: qsTr("Remove %1…").arg(root.controller.current)
                    onClicked: root.removeRequested()
                }
            }
        }
        ColumnLayout {
            Layout.alignment: Qt.AlignTop
            Layout.fillWidth: true
            Layout.preferredWidth: Theme.navWidth
            spacing: Theme.spaceS
            TText {
                Layout.fillWidth: true
                text: root.controller.permissions.length === 0 ? qsTr("What it may is not known: check it") : qsTr("What it may")
                strong: true
                wrapMode: Text.Wrap
            }
            PermissionList {
                Layout.fillWidth: true
                lines: root.controller.permissions
            }
        }
    }
}
