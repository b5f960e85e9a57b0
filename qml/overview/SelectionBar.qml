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
        readonly property string label: root.only < 0 ? "" : root.rows.field(root.only, "actionLabel")
        visible: label !== ""
        enabled: root.only >= 0 && root.rows.field(root.only, "actionEnabled")
        kind: "primary"
        text: label
        hint: root.only < 0 ? "" : root.rows.field(root.only, "name")
        onClicked: root.activated(root.only)
    }
}
