// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Tagboat.Controls
import Tagboat.Overview

/** One package: its next step, what waits for a release, and every place that says its version. */
Rectangle {
    id: root

    required property PackageDetails details
    /** Which of the versions the places are to be aligned to. */
    property string aligned: ""
    readonly property var words: ({
            "source": qsTr("read by the build"),
            "mirror": qsTr("a copy"),
            "lock": qsTr("lock file"),
            "derived": qsTr("computed, never written"),
            "unrelated": qsTr("another version, left alone")
        })

    signal closed
    signal alignRequested(string version)

    function begin(): void {
        places.forceActiveFocus(Qt.TabFocusReason);
    }

    radius: Theme.radiusCard
    color: Theme.surface
    border.width: Theme.stroke
    border.color: Theme.line
    Keys.onEscapePressed: root.closed()
    Keys.onLeftPressed: root.closed()
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Details of %1").arg(root.details.name)
    Connections {
        target: root.details
        function onChanged(): void {
            root.aligned = root.details.versions[0] ?? "";
        }
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.spaceL
        spacing: Theme.spaceM

        RowLayout {
            spacing: Theme.spaceS
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0
                TText {
                    Layout.fillWidth: true
                    role: "subtitle"
                    text: root.details.name
                    elide: Text.ElideMiddle
                    Accessible.role: Accessible.Heading
                }
                TText {
                    Layout.fillWidth: true
                    role: "mono"
                    muted: true
                    text: root.details.shownPath
                    elide: Text.ElideMiddle
                }
            }
            TButton {
                Layout.alignment: Qt.AlignTop
                small: true
                kind: "quiet"
                text: qsTr("Close")
                hint: qsTr("Close (Esc or left arrow)")
                onClicked: root.closed()
            }
        }
        TText {
            Layout.fillWidth: true
            visible: text !== ""
            text: root.details.reason
            wrapMode: Text.Wrap
        }
        TText {
            Layout.fillWidth: true
            visible: text !== ""
            tone: "warn"
            text: root.details.source
            wrapMode: Text.Wrap
        }
        TText {
            Layout.fillWidth: true
            visible: text !== ""
            muted: true
            text: root.details.work
            wrapMode: Text.Wrap
        }
        TText {
            Layout.fillWidth: true
            visible: text !== ""
            muted: true
            text: root.details.forge
            wrapMode: Text.Wrap
        }
        TText {
            Layout.fillWidth: true
            visible: text !== ""
            muted: true
            text: root.details.account
            wrapMode: Text.Wrap
        }
        Divider {
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: Theme.spaceS
            TText {
                text: qsTr("Version")
                strong: true
            }
            TText {
                role: "mono"
                text: root.details.version
            }
        }
        TText {
            Layout.fillWidth: true
            muted: root.details.agree
            tone: root.details.agree ? "" : "bad"
            text: root.details.origin
            wrapMode: Text.Wrap
        }
        ListView {
            id: places
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumHeight: Math.min(contentHeight, 2 * Theme.rowHeight)
            clip: true
            activeFocusOnTab: true
            keyNavigationEnabled: true
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0
            model: root.details
            Accessible.role: Accessible.Table
            Accessible.name: qsTr("Places that say the version")
            ScrollBar.vertical: ScrollMark {}
            delegate: Item {
                id: row
                required property int index
                required property string place
                required property string kind
                required property string said
                required property string placeRole
                required property bool fits
                required property bool edited
                readonly property bool current: ListView.isCurrentItem && places.activeFocus

                width: ListView.view.width
                height: Theme.rowHeight
                Accessible.role: Accessible.ListItem
                Accessible.name: qsTr("%1 says %2").arg(row.place).arg(row.said)
                Accessible.description: (row.fits ? qsTr("fits") : qsTr("differs")) + ", " + (root.words[row.placeRole] ?? row.placeRole)
                Accessible.focusable: true
                Accessible.focused: row.current
                StepMark {
                    id: mark
                    anchors.left: parent.left
                    anchors.verticalCenter: parent.verticalCenter
                    mark: !row.edited ? "skipped" : row.fits ? "ok" : "bad"
                    Accessible.ignored: true
                }
                Column {
                    anchors.left: mark.right
                    anchors.leftMargin: Theme.spaceS
                    anchors.right: said.left
                    anchors.rightMargin: Theme.spaceS
                    anchors.verticalCenter: parent.verticalCenter
                    TText {
                        width: parent.width
                        role: "mono"
                        text: row.place
                        elide: Text.ElideMiddle
                        Accessible.ignored: true
                    }
                    TText {
                        width: parent.width
                        role: "caption"
                        muted: true
                        text: (row.fits || !row.edited ? "" : qsTr("differs · ")) + (root.words[row.placeRole] ?? row.placeRole) + " · " + row.kind
                        elide: Text.ElideRight
                        Accessible.ignored: true
                    }
                }
                TText {
                    id: said
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.spaceS
                    anchors.verticalCenter: parent.verticalCenter
                    width: Math.min(implicitWidth, parent.width / 3)
                    role: "mono"
                    strong: !row.fits
                    tone: row.fits || !row.edited ? "" : "bad"
                    text: row.said
                    elide: Text.ElideMiddle
                    Accessible.ignored: true
                }
                Divider {
                    anchors.bottom: parent.bottom
                    width: parent.width
                }
                FocusRing {
                    shown: row.current
                    anchors.margins: 0
                }
            }
        }
        Repeater {
            model: root.details.settings
            delegate: TText {
                required property string modelData
                Layout.fillWidth: true
                role: "caption"
                muted: true
                text: modelData
                elide: Text.ElideMiddle
            }
        }
        Repeater {
            model: root.details.problems
            delegate: TText {
                required property string modelData
                Layout.fillWidth: true
                tone: "bad"
                text: modelData
                wrapMode: Text.Wrap
                maximumLineCount: 4
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            visible: !root.details.agree && root.details.versions.length > 0
            spacing: Theme.spaceS
            TText {
                Layout.fillWidth: true
                visible: root.details.versions.length > 1
                muted: true
                text: qsTr("All places get:")
            }
            Flow {
                Layout.fillWidth: true
                spacing: Theme.spaceXs
                visible: root.details.versions.length > 1
                SegmentedControl {
                    current: root.aligned
                    options: root.details.versions.slice(0, 4).map(version => ({"key": version, "label": version}))
                    Accessible.name: qsTr("The version that all places get")
                    onActivated: key => root.aligned = key
                }
            }
            TButton {
                kind: "primary"
                text: qsTr("Align to %1…").arg(root.aligned)
                hint: qsTr("Shows every change before it is written")
                onClicked: root.alignRequested(root.aligned)
            }
        }
    }
}
