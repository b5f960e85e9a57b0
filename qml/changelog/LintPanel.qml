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

    function act(row: int, fix: string, offset: int): void {
        if (fix !== "")
            root.controller.fix(row);
        else
            root.shown(offset);
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
        Keys.onReturnPressed: if (list.currentItem)
            list.currentItem.act()
        Keys.onEnterPressed: if (list.currentItem)
            list.currentItem.act()
        Keys.onSpacePressed: if (list.currentItem)
            list.currentItem.show()
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
            required property int offset
            required property string rule
            required property string message
            required property string fix

            function act(): void {
                root.act(finding.index, finding.fix, finding.offset);
            }
            function show(): void {
                root.shown(finding.offset);
            }

            width: ListView.view.width
            height: column.implicitHeight + 2 * Theme.spaceS
            Accessible.role: Accessible.ListItem
            Accessible.name: qsTr("%1 in line %2: %3").arg(finding.severity).arg(finding.line).arg(finding.message)
            Accessible.description: finding.fix !== "" ? qsTr("Return: %1. Space shows the line").arg(finding.fix) : qsTr("Space shows the line")
            Accessible.onPressAction: finding.act()

            TapHandler {
                onTapped: {
                    list.currentIndex = finding.index;
                    finding.show();
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
            }
            FocusRing {
                shown: list.activeFocus && list.currentIndex === finding.index
            }
        }
    }
}
