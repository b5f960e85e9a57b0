// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Tagboat.Changelog
import Tagboat.Controls

/** How the commits that no entry tells of are arranged: in groups, and which of them. */
RowLayout {
    id: root

    required property DraftModel drafts
    readonly property var kinds: [
        {"key": "", "label": qsTr("No groups"), "words": qsTr("Group")},
        {"key": "type", "label": qsTr("Type"), "words": qsTr("By type")},
        {"key": "scope", "label": qsTr("Scope"), "words": qsTr("By scope")},
        {"key": "author", "label": qsTr("Author"), "words": qsTr("By author")},
        {"key": "breaking", "label": qsTr("Breaking or not"), "words": qsTr("By breaking")}
    ]

    spacing: Theme.spaceXs

    ChoiceButton {
        kind: "quiet"
        text: root.kinds.find(kind => kind.key === root.drafts.grouping).words
        title: qsTr("Group by")
        options: root.kinds.map(kind => ({"key": kind.key, "label": kind.label, "checked": kind.key === root.drafts.grouping}))
        onChosen: key => root.drafts.grouping = key
    }
    ChoiceButton {
        kind: "quiet"
        several: true
        text: root.drafts.filterCount === 0 ? qsTr("Filter") : root.drafts.filterCount === 1 ? qsTr("1 filter") : qsTr("%1 filters").arg(root.drafts.filterCount)
        title: qsTr("Show only")
        options: root.drafts.filters
        clearText: root.drafts.filterCount > 0 ? qsTr("Clear filters") : ""
        onChosen: key => root.drafts.toggleFilter(key)
        onCleared: root.drafts.clearFilters()
    }
    TText {
        Layout.fillWidth: true
        visible: root.drafts.filterCount > 0
        role: "caption"
        muted: true
        text: qsTr("%1 shown").arg(root.drafts.count)
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignRight
    }
}
