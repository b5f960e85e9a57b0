// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Tagboat.Controls

/** The columns' titles; pressing one sorts by it, with Shift by it where the others do not decide. */
Item {
    id: root

    required property OverviewColumns columns
    /** Keys of columns, "-" before one that is turned round. */
    required property var sorting
    readonly property var titles: [{"key": "name", "label": qsTr("Repository")}].concat(root.columns.all)

    signal sortRequested(string key, bool also)

    implicitHeight: Theme.controlHeight + Theme.spaceXs / 2

    Row {
        anchors.fill: parent
        anchors.leftMargin: root.columns.check
        Repeater {
            model: root.titles
            delegate: Item {
                id: cell
                required property var modelData
                readonly property string key: cell.modelData.key
                readonly property bool turned: root.sorting.includes("-" + cell.key)
                readonly property int place: Math.max(root.sorting.indexOf(cell.key), root.sorting.indexOf("-" + cell.key))
                readonly property bool sorted: cell.place >= 0
                readonly property string rank: root.sorting.length > 1 ? String(cell.place + 1) : ""

                width: root.columns.widths[cell.key] ?? 0
                height: root.height
                visible: width > 0
                activeFocusOnTab: true
                Keys.onPressed: event => {
                    event.accepted = [Qt.Key_Space, Qt.Key_Return, Qt.Key_Enter].includes(event.key);
                    if (event.accepted)
                        root.sortRequested(cell.key, (event.modifiers & Qt.ShiftModifier) !== 0);
                }
                Accessible.role: Accessible.Button
                Accessible.name: qsTr("Sort by %1").arg(cell.modelData.label)
                Accessible.description: !cell.sorted ? qsTr("With Shift also by this column")
                                                     : (cell.turned ? qsTr("descending") : qsTr("ascending")) + (cell.rank === "" ? "" : ", " + cell.rank)
                Accessible.focusable: true
                Accessible.onPressAction: root.sortRequested(cell.key, false)

                TText {
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width
                    role: "caption"
                    muted: !cell.sorted
                    text: cell.modelData.label + (!cell.sorted ? "" : (cell.turned ? " ↓" : " ↑") + cell.rank)
                    Accessible.ignored: true
                }
                FocusRing {
                    shown: cell.activeFocus
                    anchors.margins: Theme.stroke
                    anchors.leftMargin: -Theme.spaceS
                    anchors.rightMargin: Theme.spaceS
                }
                readonly property bool explains: hover.hovered || cell.activeFocus
                onExplainsChanged: SharedTip.follow(cell, cell.explains, qsTr("Sort by this column; with Shift, where the others do not decide"))
                HoverHandler {
                    id: hover
                }
                TapHandler {
                    acceptedModifiers: Qt.NoModifier
                    onTapped: root.sortRequested(cell.key, false)
                }
                TapHandler {
                    acceptedModifiers: Qt.ShiftModifier
                    onTapped: root.sortRequested(cell.key, true)
                }
            }
        }
    }
    Divider {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
