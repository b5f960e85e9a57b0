// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Tagboat.Controls

/** The columns' titles; pressing one sorts by it. */
Item {
    id: root

    required property OverviewColumns columns
    required property string sortKey
    required property bool descending

    signal sortRequested(string key)

    implicitHeight: Theme.controlHeight + Theme.spaceXs / 2

    Row {
        anchors.fill: parent
        anchors.leftMargin: root.columns.check
        Repeater {
            model: [
                {"key": "name", "label": qsTr("Repository"), "width": root.columns.name},
                {"key": "version", "label": qsTr("Version"), "width": root.columns.version},
                {"key": "age", "label": qsTr("Age"), "width": root.columns.age},
                {"key": "since", "label": qsTr("Since"), "width": root.columns.since},
                {"key": "next", "label": qsTr("Next"), "width": root.columns.next},
                {"key": "changelog", "label": qsTr("Changelog"), "width": root.columns.changelog},
                {"key": "branch", "label": qsTr("Branch"), "width": root.columns.branch},
                {"key": "state", "label": qsTr("State"), "width": root.columns.state}
            ]
            delegate: Item {
                id: cell
                required property var modelData
                readonly property bool sorted: cell.modelData.key === root.sortKey

                width: cell.modelData.width
                height: root.height
                visible: width > 0
                activeFocusOnTab: visible
                Keys.onSpacePressed: root.sortRequested(cell.modelData.key)
                Keys.onReturnPressed: root.sortRequested(cell.modelData.key)
                Keys.onEnterPressed: root.sortRequested(cell.modelData.key)
                Accessible.role: Accessible.Button
                Accessible.name: qsTr("Sort by %1").arg(cell.modelData.label)
                Accessible.description: !cell.sorted ? "" : root.descending ? qsTr("descending") : qsTr("ascending")
                Accessible.focusable: true
                Accessible.onPressAction: root.sortRequested(cell.modelData.key)

                TText {
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width
                    role: "caption"
                    muted: !cell.sorted
                    text: cell.modelData.label + (!cell.sorted ? "" : root.descending ? " ↓" : " ↑")
                    Accessible.ignored: true
                }
                FocusRing {
                    shown: cell.activeFocus
                    anchors.margins: Theme.stroke
                    anchors.leftMargin: -Theme.spaceS
                    anchors.rightMargin: Theme.spaceS
                }
                TapHandler {
                    onTapped: root.sortRequested(cell.modelData.key)
                }
            }
        }
    }
    Divider {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
