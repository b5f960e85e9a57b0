// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts

/** A confirmation in the page. It names every effect; the safe button has the focus. */
Rectangle {
    id: root

    property string title: ""
    property string text: ""
    property var items: []
    property string confirmText: ""
    property string cancelText: qsTr("Cancel")
    property bool danger: false
    /** The mark before each item, of StepMark; "number" counts them. */
    property string itemMark: "warn"

    signal confirmed
    signal cancelled

    implicitHeight: column.implicitHeight + 2 * Theme.spaceL
    radius: Theme.radiusCard
    color: Theme.surface
    border.width: Theme.stroke
    border.color: root.danger ? Theme.bad : Theme.accent
    onVisibleChanged: if (root.visible)
        cancel.forceActiveFocus(Qt.TabFocusReason)
    Keys.onEscapePressed: root.cancelled()
    Accessible.role: Accessible.Dialog
    Accessible.name: root.title

    ColumnLayout {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.spaceL
        spacing: Theme.spaceS
        TText {
            Layout.fillWidth: true
            role: "subtitle"
            text: root.title
            wrapMode: Text.Wrap
        }
        TText {
            Layout.fillWidth: true
            visible: root.text !== ""
            muted: true
            text: root.text
            wrapMode: Text.Wrap
        }
        Repeater {
            model: root.items
            delegate: RowLayout {
                id: item
                required property string modelData
                required property int index
                spacing: Theme.spaceS
                StepMark {
                    Layout.alignment: Qt.AlignTop
                    mark: root.itemMark
                    number: item.index + 1
                    Accessible.ignored: true
                }
                TText {
                    Layout.fillWidth: true
                    text: item.modelData
                    wrapMode: Text.Wrap
                }
            }
        }
        RowLayout {
            Layout.alignment: Qt.AlignRight
            Layout.topMargin: Theme.spaceS
            spacing: Theme.spaceM
            TButton {
                id: cancel
                text: root.cancelText
                onClicked: root.cancelled()
            }
            TButton {
                text: root.confirmText
                kind: root.danger ? "destroy" : "primary"
                onClicked: root.confirmed()
            }
        }
    }
}
