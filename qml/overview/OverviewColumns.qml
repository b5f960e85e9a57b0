// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Tagboat.Controls

/** Which columns the overview shows and how wide each is. Where they do not all fit, the ones that say least go first. */
QtObject {
    id: root

    required property real width
    /** The columns that the user chose; empty: the usual ones. */
    property var chosen: []
    /** A forge has something to say. */
    property bool forge: false

    readonly property var usual: ["version", "age", "since", "next", "changelog", "branch"].concat(root.forge ? ["forge"] : [], ["state"])
    /** Everything that can be shown beside the name, in its order. */
    readonly property var all: [
        {"key": "version", "label": qsTr("Version"), "wide": 92, "narrow": 78},
        {"key": "age", "label": qsTr("Age"), "wide": 86, "narrow": 86},
        {"key": "since", "label": qsTr("Since"), "wide": 58, "narrow": 44},
        {"key": "next", "label": qsTr("Next"), "wide": 148, "narrow": 124},
        {"key": "changelog", "label": qsTr("Changelog"), "wide": 108, "narrow": 96},
        {"key": "branch", "label": qsTr("Branch"), "wide": 84, "narrow": 84},
        {"key": "work", "label": qsTr("Work"), "wide": 112, "narrow": 104, "about": "workDetail"},
        {"key": "flow", "label": qsTr("Flow"), "wide": 124, "narrow": 116, "about": "flow"},
        {"key": "organisation", "label": qsTr("Organisation"), "wide": 112, "narrow": 104, "about": "organisation"},
        {"key": "published", "label": qsTr("On GitHub"), "wide": 100, "narrow": 92, "about": "forgeDetail"},
        {"key": "waits", "label": qsTr("Fix waits"), "wide": 92, "narrow": 86, "about": "workDetail"},
        {"key": "checks", "label": qsTr("Checks"), "wide": 92, "narrow": 86, "about": "forgeDetail"},
        {"key": "request", "label": qsTr("Pull request"), "wide": 116, "narrow": 108, "about": "forgeDetail"},
        {"key": "gate", "label": qsTr("Waits for"), "wide": 124, "narrow": 112, "about": "forgeDetail"},
        {"key": "forge", "label": qsTr("GitHub"), "wide": 112, "narrow": 104, "about": "forgeDetail"},
        {"key": "state", "label": qsTr("State"), "wide": 112, "narrow": 108}
    ]
    // The state says what has failed and what stands in the way: it stays as long as it can.
    readonly property var leaving: ["published", "request", "checks", "gate", "organisation", "flow", "age", "work", "waits", "branch", "since", "changelog", "forge", "state", "version"]

    readonly property bool roomy: root.width >= 960 * Theme.scale
    readonly property int check: Math.round(40 * Theme.scale)
    readonly property int action: Math.round((root.roomy ? 108 : 98) * Theme.scale)
    readonly property int leastName: Math.round((root.roomy ? 150 : 112) * Theme.scale)
    /** The widths of the columns shown, by key. */
    readonly property var widths: root.measure(root.width, root.chosen.length > 0 ? root.chosen : root.usual)

    readonly property int name: root.widths.name
    readonly property int version: root.widths.version ?? 0
    readonly property int age: root.widths.age ?? 0
    readonly property int since: root.widths.since ?? 0
    readonly property int next: root.widths.next ?? 0
    readonly property int changelog: root.widths.changelog ?? 0
    readonly property int branch: root.widths.branch ?? 0
    readonly property int state: root.widths.state ?? 0
    // Cells of columns that are seldom shown are made only where they are; texts, so that equal ones change nothing.
    readonly property string textKeys: root.shownOf(["work", "flow", "organisation", "published"])
    readonly property string chipKeys: root.shownOf(["waits", "checks", "request", "gate", "forge"])
    readonly property var seldomTexts: root.textKeys === "" ? [] : root.textKeys.split(" ")
    readonly property var seldomChips: root.chipKeys === "" ? [] : root.chipKeys.split(" ")
    /** What stands between the name and the state. */
    readonly property int readable: root.width - root.check - root.name - root.state - root.action

    function shownOf(keys: var): string {
        return keys.filter(key => root.widths[key] > 0).join(" ");
    }
    /** The role that says more about a column's cell. */
    function about(key: string): string {
        return root.all.find(column => column.key === key)?.about ?? "";
    }
    function measure(width: real, wanted: var): var {
        const room = width - root.check - root.action;
        let shown = root.all.filter(column => wanted.includes(column.key));
        let wide = root.roomy;
        const sized = column => Math.round((wide ? column.wide : column.narrow) * Theme.scale);
        const free = () => shown.reduce((left, column) => left - sized(column), room);
        wide = wide && free() >= root.leastName;
        const left = [];
        for (const key of root.leaving) {
            if (free() >= root.leastName)
                break;
            left.push(...shown.filter(column => column.key === key));
            shown = shown.filter(column => column.key !== key);
        }
        // What says little but is narrow may stay where a wide one had to go.
        for (const column of left.reverse()) {
            if (free() - sized(column) >= root.leastName)
                shown = root.all.filter(each => each === column || shown.includes(each));
        }
        const widths = {};
        shown.forEach(column => widths[column.key] = sized(column));
        // What is left goes to the name and, a third of it, to the branch.
        const branch = widths.branch ? Math.round(Math.max(0, free() - root.leastName) / 3) : 0;
        if (branch > 0)
            widths.branch += branch;
        widths.name = Math.max(Math.round(96 * Theme.scale), free() - branch);
        return widths;
    }
}
