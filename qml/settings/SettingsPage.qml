// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tagboat.Controls
import Tagboat.Settings

/** Colours, motion, folders, and where things lie. Every change takes effect and is kept at once. */
Item {
    id: root

    required property SettingsController controller
    readonly property var warnings: root.controller.warnings

    signal addFolderRequested
    signal removeFolderRequested(string folder)

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Settings page")

    PageHeader {
        id: header
        width: parent.width
        title: qsTr("Settings")
        subtitle: qsTr("A change takes effect and is kept at once")
    }
    ScrollArea {
        anchors.top: header.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        contentHeight: column.implicitHeight + 2 * Theme.spaceXl

        ColumnLayout {
            id: column
            x: Theme.spaceXl
            y: Theme.spaceXl
            width: Math.min(parent.width - 2 * Theme.spaceXl, 4 * Theme.navWidth)
            spacing: Theme.spaceL

            Banner {
                Layout.fillWidth: true
                visible: root.controller.errorMessage !== ""
                tone: "bad"
                text: root.controller.errorMessage
                detail: root.controller.errorDetail
                remedy: root.controller.errorRemedy
            }
            Banner {
                Layout.fillWidth: true
                visible: root.warnings.length > 0
                text: qsTr("Parts of the settings file are not understood and not used")
                detail: root.warnings.join("\n")
            }
            Card {
                Layout.fillWidth: true
                title: qsTr("Colours")
                SegmentedControl {
                    Layout.margins: Theme.spaceL
                    current: root.controller.theme
                    options: [
                        {"key": "system", "label": qsTr("As the desktop")},
                        {"key": "light", "label": qsTr("Light")},
                        {"key": "dark", "label": qsTr("Dark")},
                        {"key": "contrast", "label": qsTr("High contrast")}
                    ]
                    onActivated: key => root.controller.theme = key
                }
            }
            Card {
                Layout.fillWidth: true
                title: qsTr("Motion")
                SegmentedControl {
                    Layout.margins: Theme.spaceL
                    current: root.controller.motion
                    options: [
                        {"key": "system", "label": qsTr("As the desktop")},
                        {"key": "full", "label": qsTr("Things move")},
                        {"key": "reduced", "label": qsTr("Nothing moves")}
                    ]
                    onActivated: key => root.controller.motion = key
                }
            }
            Card {
                Layout.fillWidth: true
                title: qsTr("Folders that the overview reads")
                TText {
                    Layout.fillWidth: true
                    Layout.margins: Theme.spaceL
                    Layout.bottomMargin: 0
                    visible: root.controller.folders.length === 0
                    muted: true
                    text: qsTr("None yet")
                }
                Repeater {
                    model: root.controller.folders
                    delegate: Item {
                        id: folder
                        required property string modelData
                        Layout.fillWidth: true
                        implicitHeight: Theme.rowHeight
                        RowLayout {
                            anchors.fill: parent
                            anchors.leftMargin: Theme.spaceL
                            anchors.rightMargin: Theme.spaceL
                            TText {
                                Layout.fillWidth: true
                                role: "mono"
                                text: folder.modelData
                                elide: Text.ElideMiddle
                            }
                            TButton {
                                small: true
                                text: qsTr("Remove")
                                hint: qsTr("Stops reading this folder; nothing in it changes")
                                Accessible.name: qsTr("Remove %1").arg(folder.modelData)
                                onClicked: root.removeFolderRequested(folder.modelData)
                            }
                        }
                        Divider {
                            anchors.bottom: parent.bottom
                            width: parent.width
                        }
                    }
                }
                TButton {
                    Layout.margins: Theme.spaceL
                    text: qsTr("Add folder…")
                    onClicked: root.addFolderRequested()
                }
            }
            Card {
                Layout.fillWidth: true
                title: qsTr("Where things lie")
                TText {
                    Layout.fillWidth: true
                    Layout.margins: Theme.spaceL
                    Layout.bottomMargin: Theme.spaceXs
                    text: qsTr("Settings: %1").arg(root.controller.file)
                    wrapMode: Text.WrapAnywhere
                }
                TText {
                    Layout.fillWidth: true
                    Layout.margins: Theme.spaceL
                    Layout.topMargin: 0
                    text: qsTr("Journal of releases: %1").arg(root.controller.dataFolder)
                    wrapMode: Text.WrapAnywhere
                }
            }
        }
    }
}
