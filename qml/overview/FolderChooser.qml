// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Tagboat.Controls
import Tagboat.Overview

/** Chooses a folder within the page: type its path, or walk there. The stock dialog of Qt reads names as markup. */
Rectangle {
    id: root

    signal accepted(url folder)
    signal cancelled

    /** Shows the folder that was shown last, at first the home folder, and takes the focus. */
    function begin(): void {
        folders.open(folders.path);
        root.focusList();
    }
    function focusList(): void {
        list.forceActiveFocus(Qt.TabFocusReason);
    }
    function accept(): void {
        const folder = folders.chosen(field.text);
        if (String(folder) !== "")
            root.accepted(folder);
    }

    radius: Theme.radiusCard
    color: Theme.surface
    border.width: Theme.stroke
    border.color: Theme.accent
    Keys.onEscapePressed: root.cancelled()
    Accessible.role: Accessible.Dialog
    Accessible.name: title.text

    FolderModel {
        id: folders
        onOpened: {
            field.text = folders.shownPath;
            list.currentIndex = folders.firstRow;
            list.positionViewAtIndex(folders.firstRow, ListView.Contain);
        }
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.spaceL
        spacing: Theme.spaceM
        TText {
            id: title
            Layout.fillWidth: true
            role: "subtitle"
            text: qsTr("Add a folder that holds repositories")
        }
        TField {
            id: field
            Layout.fillWidth: true
            name: qsTr("Path of the folder")
            mono: true
            invalid: folders.errorMessage !== ""
            Keys.onDownPressed: root.focusList()
            onAccepted: field.text === folders.shownPath ? root.accept() : folders.open(field.text)
        }
        TText {
            Layout.fillWidth: true
            visible: folders.errorMessage !== ""
            tone: "bad"
            text: folders.errorMessage
            wrapMode: Text.Wrap
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.fillHeight: true
            radius: Theme.radiusControl
            color: Theme.surfaceAlt
            border.width: Theme.stroke
            border.color: Theme.line
            ListView {
                id: list
                anchors.fill: parent
                anchors.margins: Theme.stroke
                clip: true
                activeFocusOnTab: true
                keyNavigationEnabled: true
                reuseItems: true
                boundsBehavior: Flickable.StopAtBounds
                highlightMoveDuration: 0
                model: folders
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Folders")
                ScrollBar.vertical: ScrollMark {}
                Keys.onReturnPressed: folders.open(folders.pathAt(list.currentIndex))
                Keys.onEnterPressed: folders.open(folders.pathAt(list.currentIndex))
                Keys.onPressed: event => {
                    event.accepted = true;
                    if (event.key === Qt.Key_Backspace)
                        folders.up();
                    else if (event.key === Qt.Key_Home)
                        list.currentIndex = 0;
                    else if (event.key === Qt.Key_End)
                        list.currentIndex = list.count - 1;
                    else
                        event.accepted = false;
                }
                delegate: Rectangle {
                    id: row

                    required property int index
                    required property string name
                    required property string path
                    readonly property bool above: row.name === ".."
                    readonly property bool current: ListView.isCurrentItem && list.activeFocus

                    width: ListView.view.width
                    height: Theme.controlHeight
                    color: row.current ? Theme.accentSoft : hover.hovered ? Theme.surface : Theme.none
                    Accessible.role: Accessible.ListItem
                    Accessible.name: row.above ? qsTr("Folder above") : row.name
                    Accessible.focusable: true
                    Accessible.focused: row.current
                    Accessible.onPressAction: folders.open(row.path)

                    Icon {
                        id: drawing
                        anchors.left: parent.left
                        anchors.leftMargin: Theme.spaceM
                        anchors.verticalCenter: parent.verticalCenter
                        name: row.above ? "up" : "folder"
                        tint: Theme.textMuted
                    }
                    TText {
                        anchors.left: drawing.right
                        anchors.leftMargin: Theme.spaceS
                        anchors.right: parent.right
                        anchors.rightMargin: Theme.spaceM
                        anchors.verticalCenter: parent.verticalCenter
                        muted: row.above
                        text: row.above ? qsTr("Folder above") : row.name
                        elide: Text.ElideMiddle
                        Accessible.ignored: true
                    }
                    HoverHandler {
                        id: hover
                    }
                    TapHandler {
                        onTapped: {
                            list.forceActiveFocus();
                            folders.open(row.path);
                        }
                    }
                    FocusRing {
                        shown: row.current
                        anchors.margins: 0
                    }
                }
            }
            TText {
                anchors.centerIn: parent
                visible: !folders.loading && list.count < 2
                muted: true
                text: qsTr("No folder in here")
            }
        }
        TText {
            Layout.fillWidth: true
            visible: folders.truncated
            role: "caption"
            muted: true
            text: qsTr("Only the first %1 folders are shown; others can be typed.").arg(list.count - 1)
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.spaceM
            TText {
                Layout.fillWidth: true
                role: "caption"
                muted: true
                text: qsTr("Enter opens a folder, Backspace goes up")
            }
            TButton {
                text: qsTr("Cancel")
                onClicked: root.cancelled()
            }
            TButton {
                text: qsTr("Add this folder")
                kind: "primary"
                enabled: !folders.loading
                onClicked: root.accept()
            }
        }
    }
}
