// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Tagboat.Changelog
import Tagboat.Controls

/** What wants a look in the changelog: Return or Fix puts a finding right, Space or a click shows its line. */
Item {
    id: root

    required property ChangelogController controller
    /** The height that it would take to show everything. */
    readonly property real wanted: head.height + list.contentHeight + Theme.spaceS

    signal shown(int offset)

    function show(row: int): void {
        if (row >= 0)
            root.shown(root.controller.lint.offsetOf(row));
    }
    function act(row: int): void {
        if (root.controller.lint.fixLabel(row) !== "")
            root.controller.fix(row);
        else
            root.show(row);
    }

    Divider {
        anchors.top: parent.top
        width: parent.width
    }
    Item {
        id: head
        width: parent.width
        height: Theme.rowHeight - Theme.spaceXs
        TText {
            anchors.left: parent.left
            anchors.leftMargin: Theme.spaceL
            anchors.right: all.visible ? all.left : parent.right
            anchors.rightMargin: Theme.spaceS
            anchors.verticalCenter: parent.verticalCenter
            text: root.controller.lint.summary
            strong: true
            elide: Text.ElideRight
            Accessible.role: Accessible.Heading
        }
        TButton {
            id: all
            anchors.right: parent.right
            anchors.rightMargin: Theme.spaceM
            anchors.verticalCenter: parent.verticalCenter
            visible: root.controller.lint.certain > 1
            small: true
            text: qsTr("Fix %1").arg(root.controller.lint.certain)
            hint: qsTr("Make all fixes that need no weighing")
            onClicked: root.controller.fixAll()
        }
    }
    ListView {
        id: list
        objectName: "findings"
        anchors.top: head.bottom
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.stroke
        width: parent.width
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        keyNavigationEnabled: true
        onActiveFocusChanged: if (list.activeFocus && list.currentIndex < 0)
            list.currentIndex = 0
        Keys.onReturnPressed: root.act(list.currentIndex)
        Keys.onEnterPressed: root.act(list.currentIndex)
        Keys.onSpacePressed: root.show(list.currentIndex)
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Findings")
        ScrollBar.vertical: ScrollMark {}

        model: root.controller.lint
        delegate: Item {
            id: finding

            required property int index
            required property string severity
            required property string tone
            required property int line
            required property string rule
            required property string message
            required property string fix

            width: ListView.view.width
            height: column.implicitHeight + 2 * Theme.spaceS
            Accessible.role: Accessible.ListItem
            Accessible.name: qsTr("%1 in line %2: %3").arg(finding.severity).arg(finding.line).arg(finding.message)
            Accessible.description: finding.fix !== "" ? qsTr("Return: %1. Space shows the line").arg(finding.fix) : qsTr("Space shows the line")
            Accessible.onPressAction: root.act(finding.index)

            TapHandler {
                onTapped: {
                    list.currentIndex = finding.index;
                    root.show(finding.index);
                }
            }
            ColumnLayout {
                id: column
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                anchors.leftMargin: Theme.spaceL
                anchors.rightMargin: Theme.spaceM
                spacing: Theme.spaceXs
                TText {
                    Layout.fillWidth: true
                    text: finding.message
                    wrapMode: Text.Wrap
                    maximumLineCount: 4
                    elide: Text.ElideRight
                    Accessible.ignored: true
                }
                RowLayout {
                    Layout.fillWidth: true
                    spacing: Theme.spaceS
                    Chip {
                        text: finding.severity
                        tone: finding.tone
                        Accessible.ignored: true
                    }
                    TText {
                        Layout.fillWidth: true
                        role: "caption"
                        muted: true
                        text: qsTr("Line %1 · %2").arg(finding.line).arg(finding.rule)
                        elide: Text.ElideRight
                        Accessible.ignored: true
                    }
                    TButton {
                        visible: finding.fix !== ""
                        small: true
                        text: qsTr("Fix")
                        hint: finding.fix
                        activeFocusOnTab: false
                        Accessible.name: qsTr("Fix: %1").arg(finding.fix)
                        onClicked: root.controller.fix(finding.index)
                    }
                }
            }
            Divider {
                anchors.bottom: parent.bottom
                width: parent.width
                visible: finding.index < list.count - 1
            }
            FocusRing {
                shown: list.activeFocus && list.currentIndex === finding.index
            }
        }
    }
}
