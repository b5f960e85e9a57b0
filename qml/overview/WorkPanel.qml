// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Tagboat.Controls
import Tagboat.Overview

/** New versions in files: what each package gets, every change as one diff, and the result of each once it is written. */
Rectangle {
    id: root

    required property VersionWork work
    readonly property bool wide: root.width >= 760 * Theme.scale
    readonly property var looks: ({
            "reading": {"mark": "number", "word": qsTr("reading")},
            "ready": {"mark": "number", "word": qsTr("ready")},
            "writing": {"mark": "number", "word": qsTr("writing")},
            "done": {"mark": "ok", "word": qsTr("written")},
            "failed": {"mark": "bad", "word": qsTr("not possible")}
        })
    readonly property string title: root.work.aligns ? qsTr("Align the version of %1").arg(root.firstName)
                                                     : root.work.count === 1 ? qsTr("Bump %1").arg(root.firstName) : qsTr("Bump %1 together").arg(root.work.count)
    readonly property string firstName: root.work.count > 0 ? root.work.nameAt(0) : ""

    signal closed

    function begin(): void {
        list.forceActiveFocus(Qt.TabFocusReason);
    }

    radius: Theme.radiusCard
    color: Theme.surface
    border.width: Theme.stroke
    border.color: Theme.accent
    Keys.onEscapePressed: root.closed()
    Accessible.role: Accessible.Dialog
    Accessible.name: root.title

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.spaceL
        spacing: Theme.spaceM

        RowLayout {
            spacing: Theme.spaceM
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0
                TText {
                    Layout.fillWidth: true
                    role: "subtitle"
                    text: root.title
                    elide: Text.ElideMiddle
                    Accessible.role: Accessible.Heading
                }
                TText {
                    Layout.fillWidth: true
                    muted: true
                    wrapMode: Text.Wrap
                    text: root.work.written ? qsTr("%1 written, %2 not").arg(root.work.doneCount).arg(root.work.failedCount)
                                            : qsTr("Only the version's own characters change. Nothing is committed, tagged or pushed.")
                }
            }
            SegmentedControl {
                visible: !root.work.aligns && !root.work.written
                current: root.work.level
                options: [
                    {"key": "suggested", "label": qsTr("Suggested")},
                    {"key": "patch", "label": qsTr("Patch")},
                    {"key": "minor", "label": qsTr("Minor")},
                    {"key": "major", "label": qsTr("Major")}
                ]
                Accessible.name: qsTr("The level of the new versions")
                onActivated: key => root.work.level = key
            }
        }
        GridLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            columns: root.wide ? 2 : 1
            columnSpacing: Theme.spaceL
            rowSpacing: Theme.spaceM
            ListView {
                id: list
                Layout.fillWidth: !root.wide
                Layout.fillHeight: root.wide
                Layout.preferredWidth: root.wide ? Math.min(root.width * 0.4, 2 * Theme.navWidth) : -1
                Layout.preferredHeight: root.wide ? -1 : Math.min(contentHeight, 4 * Theme.rowHeight)
                clip: true
                activeFocusOnTab: true
                keyNavigationEnabled: true
                boundsBehavior: Flickable.StopAtBounds
                highlightMoveDuration: 0
                model: root.work
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Packages")
                ScrollBar.vertical: ScrollMark {}
                onCurrentIndexChanged: {
                    const begin = root.work.diff.rowOfPart(list.currentIndex);
                    if (begin >= 0)
                        diff.positionViewAtIndex(begin, ListView.Beginning);
                }
                delegate: Item {
                    id: row
                    required property int index
                    required property string name
                    required property string from
                    required property string to
                    required property string workState
                    required property string message
                    required property string remedy
                    required property int files
                    readonly property bool current: ListView.isCurrentItem && list.activeFocus
                    readonly property var look: root.looks[row.workState]
                    readonly property string about: row.message !== "" ? row.message : row.files === 0 ? row.look.word
                                                        : (row.files === 1 ? qsTr("1 file") : qsTr("%1 files").arg(row.files)) + " · " + row.look.word

                    width: ListView.view.width
                    height: Theme.rowHeight
                    Accessible.role: Accessible.ListItem
                    Accessible.name: row.to === "" ? row.name : qsTr("%1 from %2 to %3").arg(row.name).arg(row.from).arg(row.to)
                    Accessible.description: row.look.word + ", " + row.about
                    Accessible.focusable: true
                    Accessible.focused: row.current
                    Rectangle {
                        anchors.fill: parent
                        radius: Theme.radiusChip
                        color: row.ListView.isCurrentItem ? Theme.accentSoft : Theme.none
                    }
                    StepMark {
                        id: mark
                        anchors.left: parent.left
                        anchors.leftMargin: Theme.spaceS
                        anchors.verticalCenter: parent.verticalCenter
                        mark: row.look.mark
                        number: row.index + 1
                        Accessible.ignored: true
                    }
                    Column {
                        anchors.left: mark.right
                        anchors.leftMargin: Theme.spaceS
                        anchors.right: versions.left
                        anchors.rightMargin: Theme.spaceS
                        anchors.verticalCenter: parent.verticalCenter
                        TText {
                            width: parent.width
                            text: row.name
                            strong: true
                            elide: Text.ElideMiddle
                            Accessible.ignored: true
                        }
                        TText {
                            width: parent.width
                            role: "caption"
                            muted: row.workState !== "failed"
                            tone: row.workState === "failed" ? "bad" : ""
                            text: row.about
                            Accessible.ignored: true
                        }
                    }
                    TText {
                        id: versions
                        anchors.right: parent.right
                        anchors.rightMargin: Theme.spaceS
                        anchors.verticalCenter: parent.verticalCenter
                        role: "mono"
                        text: row.to === "" ? "" : row.from === row.to ? row.to : qsTr("%1 → %2").arg(row.from).arg(row.to)
                        Accessible.ignored: true
                    }
                    HoverHandler {
                        id: hover
                    }
                    Tip {
                        visible: hover.hovered && row.message !== ""
                        text: row.remedy === "" ? row.message : row.message + "\n" + row.remedy
                    }
                    TapHandler {
                        onTapped: {
                            list.currentIndex = row.index;
                            list.forceActiveFocus();
                        }
                    }
                    FocusRing {
                        shown: row.current
                        anchors.margins: 0
                    }
                }
            }
            Rectangle {
                Layout.fillWidth: true
                Layout.fillHeight: true
                radius: Theme.radiusControl
                color: Theme.surfaceAlt
                border.width: Theme.stroke
                border.color: Theme.line
                DiffView {
                    id: diff
                    anchors.fill: parent
                    anchors.margins: Theme.spaceS
                    model: root.work.diff
                }
                TText {
                    anchors.centerIn: parent
                    visible: diff.count === 0
                    muted: true
                    text: root.work.busy ? qsTr("Reading the files…") : qsTr("Nothing would change")
                }
            }
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.spaceM
            TText {
                Layout.fillWidth: true
                visible: root.work.failedCount > 0 && !root.work.written
                tone: "warn"
                text: root.work.failedCount === 1 ? qsTr("1 package is left out; its row says why.")
                                                  : qsTr("%1 packages are left out; their rows say why.").arg(root.work.failedCount)
            }
            Item {
                Layout.fillWidth: true
                visible: root.work.failedCount === 0 || root.work.written
            }
            TButton {
                text: root.work.written && !root.work.busy ? qsTr("Close") : qsTr("Cancel")
                kind: root.work.written && !root.work.busy ? "primary" : "normal"
                onClicked: root.closed()
            }
            TButton {
                visible: !root.work.written
                enabled: !root.work.busy && root.work.readyCount > 0
                kind: "primary"
                text: root.work.aligns ? qsTr("Write") : root.work.readyCount === 1 ? qsTr("Write 1 package") : qsTr("Write %1 packages").arg(root.work.readyCount)
                onClicked: root.work.apply()
            }
        }
    }
}
