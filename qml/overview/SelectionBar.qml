// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Tagboat.Controls
import Tagboat.Overview

/** What can be done with the packages that are ticked. */
RowLayout {
    id: root

    required property OverviewFilterModel rows
    property int only: -1

    signal activated(int row)
    signal bumpRequested

    spacing: Theme.spaceS
    Connections {
        target: root.rows
        function onSelectionChanged(): void {
            root.only = root.rows.onlySelected();
        }
    }
    TText {
        muted: true
        text: qsTr("%1 selected").arg(root.rows.selectedCount)
    }
    TButton {
        text: qsTr("Clear selection")
        onClicked: root.rows.clearSelection()
    }
    TButton {
        text: root.rows.selectedCount === 1 ? qsTr("Bump…") : qsTr("Bump %1 together…").arg(root.rows.selectedCount)
        hint: qsTr("New versions in their files, after a look at every change")
        kind: root.only < 0 ? "primary" : "normal"
        onClicked: root.bumpRequested()
    }
    TButton {
        readonly property string label: root.only < 0 ? "" : root.rows.field(root.only, "actionLabel")
        visible: label !== ""
        enabled: root.only >= 0 && root.rows.field(root.only, "actionEnabled")
        kind: "primary"
        text: label
        hint: root.only < 0 ? "" : root.rows.field(root.only, "name")
        onClicked: root.activated(root.only)
    }
}
