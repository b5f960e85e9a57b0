// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Tagboat.Changelog
import Tagboat.Controls

/** Cuts a release out of Unreleased: its version and date, what is wrong with them, and the lines that change. */
Card {
    id: root

    required property ReleaseCutting cutting

    /** The release is to be cut as it is shown. */
    signal accepted

    function begin(): void {
        version.text = root.cutting.version;
        date.text = root.cutting.date;
        version.forceActiveFocus(Qt.TabFocusReason);
        version.selectAll();
    }
    function accept(): void {
        if (root.cutting.ready)
            root.accepted();
    }

    title: qsTr("Cut a release")
    note: root.cutting.looking ? qsTr("Looking…") : root.cutting.summary
    fill: true
    onVisibleChanged: if (root.visible)
        root.begin()
    Component.onCompleted: if (root.visible)
        root.begin()
    Accessible.role: Accessible.Dialog

    ColumnLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.margins: Theme.spaceL
        spacing: Theme.spaceS
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.spaceM
            ColumnLayout {
                spacing: Theme.spaceXs
                TText {
                    role: "caption"
                    muted: true
                    text: qsTr("Version")
                    Accessible.ignored: true
                }
                TField {
                    id: version
                    Layout.fillWidth: true
                    mono: true
                    name: qsTr("Version")
                    invalid: root.cutting.problem !== "" && !root.cutting.dateInvalid
                    onEdited: text => root.cutting.version = text
                    onAccepted: root.accept()
                    Accessible.description: root.cutting.problem
                }
            }
            ColumnLayout {
                spacing: Theme.spaceXs
                TText {
                    role: "caption"
                    muted: true
                    text: qsTr("Date")
                    Accessible.ignored: true
                }
                TField {
                    id: date
                    Layout.fillWidth: true
                    mono: true
                    name: qsTr("Date, as YYYY-MM-DD")
                    invalid: root.cutting.dateInvalid
                    onEdited: text => root.cutting.date = text
                    onAccepted: root.accept()
                    Accessible.description: root.cutting.dateInvalid ? root.cutting.problem : ""
                }
            }
        }
        TText {
            Layout.fillWidth: true
            visible: root.cutting.problem !== ""
            text: root.cutting.problem
            color: Theme.bad
            wrapMode: Text.Wrap
            Accessible.role: Accessible.AlertMessage
        }
        TText {
            Layout.fillWidth: true
            visible: root.cutting.remedy !== ""
            text: root.cutting.remedy
            muted: true
            wrapMode: Text.Wrap
        }
        DiffView {
            Layout.fillWidth: true
            Layout.fillHeight: true
            model: root.cutting.diff
            Accessible.name: qsTr("What changes in the changelog")
        }
        Flow {
            Layout.fillWidth: true
            layoutDirection: Qt.RightToLeft
            spacing: Theme.spaceM
            TButton {
                text: root.cutting.version.trim() !== "" ? qsTr("Cut %1").arg(root.cutting.version.trim()) : qsTr("Cut")
                kind: "primary"
                enabled: root.cutting.ready
                hint: qsTr("One step that can be undone; the file is written when you save")
                onClicked: root.accept()
            }
            TButton {
                text: qsTr("Cancel")
                hint: qsTr("Change nothing (Esc)")
                onClicked: root.cutting.close()
            }
        }
    }
}
