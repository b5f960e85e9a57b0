// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tagboat.Controls
import Tagboat.Overview

/** What of the workspace is shown, and how: filters, groups, columns and the views that are kept under a name. */
RowLayout {
    id: root

    required property OverviewFilterModel rows
    required property OverviewViews views
    property bool detailsOpen: false
    readonly property var dimensions: ({
            "is": qsTr("State"),
            "organisation": qsTr("Organisation"),
            "folder": qsTr("Folder"),
            "flow": qsTr("Flow"),
            "ecosystem": qsTr("Ecosystem")
        })
    readonly property var states: ({
            "security": qsTr("Security work waits"),
            "fix-waiting": qsTr("A fix waits"),
            "versions-differ": qsTr("Versions differ"),
            "changed": qsTr("Changes not committed"),
            "ahead": qsTr("Ahead of its upstream"),
            "behind": qsTr("Behind its upstream"),
            "detached": qsTr("No branch"),
            "candidate": qsTr("Candidate under way"),
            "changelog-missing": qsTr("Changelog is empty or missing"),
            "unreadable": qsTr("Cannot be read"),
            "stale": qsTr("Not read again yet"),
            "approval-waits": qsTr("Approval waits"),
            "checks-failed": qsTr("Checks failed"),
            "release-requested": qsTr("Pull request for a release")
        })
    readonly property var groups: [
        {"key": "", "label": qsTr("No groups")},
        {"key": "stage", "label": qsTr("Stage")},
        {"key": "organisation", "label": qsTr("Organisation")},
        {"key": "folder", "label": qsTr("Folder")}
    ]

    signal viewsRequested
    signal detailsRequested

    function openFilters(): void {
        filters.show();
    }
    /** The choices as a list to tick, with the number of packages that each fits. */
    function filterOptions(): var {
        return Array.from(root.rows.choices(), choice => ({
                    "key": choice.filter,
                    "label": choice.dimension === "is" ? root.states[choice.value] ?? choice.value : choice.value,
                    "detail": String(choice.count),
                    "section": root.dimensions[choice.dimension] ?? choice.dimension,
                    "checked": root.rows.filters.includes(choice.filter)
                }));
    }
    function toggleColumn(key: string): void {
        const shown = layout.shown.includes(key) ? layout.shown.filter(each => each !== key) : layout.shown.concat(key);
        // At least one: none would mean the usual ones.
        if (shown.length > 0)
            root.rows.columns = layout.all.map(column => column.key).filter(each => shown.includes(each));
    }

    spacing: Theme.spaceS
    OverviewColumns {
        id: layout
        readonly property var shown: chosen.length > 0 ? chosen : usual
        width: 0
        forge: root.rows.forgeKnown
        chosen: root.rows.columns
    }
    ChoiceButton {
        id: filters
        text: root.rows.filters.length === 0 ? qsTr("Filter") : qsTr("Filter %1").arg(root.rows.filters.length)
        title: qsTr("Filter by")
        hint: qsTr("Choose what is shown (Ctrl+F)")
        several: true
        options: []
        clearText: root.rows.filters.length === 0 ? "" : qsTr("Clear the filters")
        onOpening: options = root.filterOptions()
        onChosen: key => {
            root.rows.toggleFilter(key);
            options = root.filterOptions();
        }
        onCleared: root.rows.filters = []
    }
    ChoiceButton {
        readonly property var current: root.groups.find(group => group.key === root.rows.group)
        text: root.rows.group === "" ? qsTr("Group") : qsTr("By %1").arg(current ? current.label.toLowerCase() : root.rows.group)
        title: qsTr("Group by")
        hint: qsTr("Put packages that belong together under one heading")
        options: root.groups.map(group => ({"key": group.key, "label": group.label, "checked": group.key === root.rows.group}))
        onChosen: key => root.rows.group = key
    }
    ChoiceButton {
        text: qsTr("Columns")
        title: qsTr("Columns")
        hint: qsTr("Choose the columns; those for which there is no room are left out")
        several: true
        options: layout.all.map(column => ({"key": column.key, "label": column.label, "checked": layout.shown.includes(column.key)}))
        clearText: root.rows.columns.length === 0 ? "" : qsTr("The usual columns")
        onChosen: key => root.toggleColumn(key)
        onCleared: root.rows.columns = []
    }
    TButton {
        small: true
        text: root.views.current === "" ? qsTr("Views") : root.views.changed ? qsTr("%1 *").arg(root.views.current) : root.views.current
        hint: root.views.changed ? qsTr("This view was changed since it was kept") : qsTr("Open a view, or keep what is shown")
        Layout.maximumWidth: Theme.navWidth
        Accessible.name: qsTr("Views: %1").arg(text)
        onClicked: root.viewsRequested()
    }
    TButton {
        small: true
        visible: !root.views.plain
        kind: "quiet"
        text: qsTr("Reset")
        hint: qsTr("Show everything in the usual way again")
        onClicked: root.views.reset()
    }
    TButton {
        small: true
        text: root.detailsOpen ? qsTr("Hide details") : qsTr("Details")
        hint: qsTr("More about the current package (right arrow)")
        onClicked: root.detailsRequested()
    }
}
