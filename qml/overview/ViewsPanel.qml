// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Tagboat.Controls
import Tagboat.Overview

/** The views that are kept: open one, keep what is shown, hand one on as text, take one in. Within the page. */
Rectangle {
    id: root

    required property OverviewViews views
    property string problem: ""

    signal closed

    function begin(): void {
        root.problem = "";
        field.text = root.views.current;
        if (list.count > 0)
            list.forceActiveFocus(Qt.TabFocusReason);
        else
            field.forceActiveFocus(Qt.TabFocusReason);
    }
    function open(name: string): void {
        root.views.open(name);
        root.closed();
    }

    implicitHeight: column.implicitHeight + 2 * Theme.spaceL
    radius: Theme.radiusCard
    color: Theme.surface
    border.width: Theme.stroke
    border.color: Theme.accent
    Keys.onEscapePressed: root.closed()
    Accessible.role: Accessible.Dialog
    Accessible.name: qsTr("Views")

    ColumnLayout {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.spaceL
        spacing: Theme.spaceM

        RowLayout {
            spacing: Theme.spaceM
            TText {
                Layout.fillWidth: true
                role: "subtitle"
                text: qsTr("Views")
            }
            TButton {
                small: true
                kind: "quiet"
                text: qsTr("Close")
                hint: qsTr("Close (Esc)")
                onClicked: root.closed()
            }
        }
        ListView {
            id: list
            Layout.fillWidth: true
            implicitHeight: Math.min(contentHeight, 5 * Theme.controlHeight)
            visible: count > 0
            clip: true
            activeFocusOnTab: true
            keyNavigationEnabled: true
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0
            model: root.views.names
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Views that are kept")
            ScrollBar.vertical: ScrollMark {}
            Keys.onReturnPressed: root.open(root.views.names[list.currentIndex])
            Keys.onEnterPressed: root.open(root.views.names[list.currentIndex])
            Keys.onDeletePressed: root.views.remove(root.views.names[list.currentIndex])
            delegate: Rectangle {
                id: row
                required property int index
                required property string modelData
                readonly property bool current: ListView.isCurrentItem && list.activeFocus

                width: ListView.view.width
                height: Theme.controlHeight
                radius: Theme.radiusChip
                color: row.current ? Theme.accentSoft : hover.hovered ? Theme.surfaceAlt : Theme.none
                Accessible.role: Accessible.ListItem
                Accessible.name: row.modelData
                Accessible.description: qsTr("Enter opens it, Delete removes it")
                Accessible.focusable: true
                Accessible.focused: row.current
                Accessible.onPressAction: root.open(row.modelData)
                RowLayout {
                    anchors.fill: parent
                    anchors.leftMargin: Theme.spaceS
                    anchors.rightMargin: Theme.spaceXs
                    spacing: Theme.spaceS
                    TText {
                        Layout.fillWidth: true
                        text: row.modelData
                        strong: row.modelData === root.views.current
                        elide: Text.ElideMiddle
                        Accessible.ignored: true
                    }
                    TButton {
                        small: true
                        kind: "quiet"
                        focusPolicy: Qt.NoFocus
                        text: qsTr("Copy")
                        hint: qsTr("Copy it as text, to hand it on")
                        Accessible.name: qsTr("Copy %1").arg(row.modelData)
                        onClicked: root.views.copy(row.modelData)
                    }
                    TButton {
                        small: true
                        kind: "quiet"
                        focusPolicy: Qt.NoFocus
                        text: qsTr("Remove")
                        Accessible.name: qsTr("Remove %1").arg(row.modelData)
                        onClicked: root.views.remove(row.modelData)
                    }
                }
                HoverHandler {
                    id: hover
                }
                TapHandler {
                    onTapped: root.open(row.modelData)
                }
                FocusRing {
                    shown: row.current
                    anchors.margins: 0
                }
            }
        }
        TText {
            Layout.fillWidth: true
            muted: true
            wrapMode: Text.Wrap
            text: list.count === 0 ? qsTr("No view is kept yet. A view is the search, the filters, the groups, the order and the columns that are shown now. Views stand in the settings file and can be handed on.")
                                   : qsTr("Views stand in the settings file, as [[view]].")
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.spaceS
            TField {
                id: field
                Layout.fillWidth: true
                name: qsTr("Name of the view")
                placeholder: qsTr("A name for what is shown now")
                onAccepted: keep.clicked()
            }
            TButton {
                id: keep
                kind: "primary"
                enabled: field.text.trim() !== ""
                text: root.views.names.includes(field.text.trim()) ? qsTr("Replace") : qsTr("Keep")
                onClicked: if (enabled) {
                    root.views.keep(field.text);
                    root.closed();
                }
            }
            TButton {
                text: qsTr("Take from clipboard")
                hint: qsTr("Take in a view that was copied as text")
                onClicked: {
                    root.problem = root.views.takeFromClipboard();
                    if (root.problem === "")
                        root.closed();
                }
            }
        }
        TText {
            Layout.fillWidth: true
            visible: root.problem !== ""
            tone: "bad"
            wrapMode: Text.Wrap
            text: root.problem
        }
    }
}
