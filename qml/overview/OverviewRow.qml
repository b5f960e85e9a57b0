// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Tagboat.Controls
import Tagboat.Overview

/** One package: what it is, what it wants, and the button for the next thing to do. */
Rectangle {
    id: root

    required property int index
    required property string name
    required property string subtitle
    required property string version
    required property string age
    required property int since
    required property string nextVersion
    required property string nextLabel
    required property string nextTone
    required property string changelogLabel
    required property string changelogTone
    required property string branch
    required property string branchTone
    required property string stateLabel
    required property string stateTone
    required property string actionLabel
    required property bool actionEnabled
    required property string actionReason
    required property bool inFlight
    required property bool blocked
    required property bool selected
    required property string work
    required property string fixAge
    required property int security
    required property string flow
    required property string organisation
    required property string published
    required property string checks
    required property string checksTone
    required property string request
    required property string requestTone
    required property string gate
    required property string gateTone
    required property string forge
    required property string forgeTone
    required property bool stale
    required property string sourceText
    /** What a screen reader says of the package after its name. */
    required property string facts
    required property OverviewColumns columns
    required property OverviewFilterModel rows
    required property bool current
    property bool last: false

    readonly property bool unread: root.version === "" && root.nextLabel === "" && root.branch === ""

    readonly property string waits: root.security > 0 ? qsTr("security") : root.fixAge
    readonly property string waitsTone: root.security > 0 ? "bad" : "warn"

    readonly property string securityText: qsTr("security work waits for a release")

    signal toggled
    signal activated
    signal chosen
    signal changelogRequested

    /** More than the name has room for. */
    function aboutName(): string {
        const lines = [root.name, root.subtitle, root.security > 0 ? root.securityText : "", root.sourceText];
        return root.subtitle === "" ? "" : lines.filter(line => line !== "").join("\n");
    }

    /** What is to be said of what the pointer is on. */
    function about(pointed: Item): string {
        if (pointed === title)
            return root.aboutName();
        if (pointed === changelog)
            return root.changelogLabel === "" ? "" : qsTr("Edit the changelog (Ctrl+E)");
        return root.rows.field(root.index, (pointed as OverviewCell)?.about ?? (pointed as OverviewChip)?.about ?? "") ?? "";
    }

    implicitHeight: Theme.rowHeight
    color: root.selected ? Theme.accentSoft : hover.hovered ? Theme.surfaceAlt : Theme.surface
    Accessible.role: Accessible.ListItem
    Accessible.name: root.name
    Accessible.description: root.facts
    Accessible.focusable: true
    Accessible.focused: root.current
    Accessible.selected: root.selected
    Accessible.selectable: true
    Accessible.onPressAction: root.activated()

    // One for all cells: what each of them has to say is asked for when the pointer is on it.
    HoverHandler {
        id: hover
    }
    readonly property Item pointed: hover.hovered ? cells.childAt(hover.point.position.x, hover.point.position.y) : null
    property Item explained: null
    onPointedChanged: {
        if (root.explained)
            SharedTip.follow(root.explained, false, "");
        root.explained = root.pointed;
        if (root.pointed)
            SharedTip.follow(root.pointed, true, root.about(root.pointed));
    }
    TapHandler {
        onTapped: eventPoint => {
            root.chosen();
            if (changelog.childAt(eventPoint.position.x - changelog.x, eventPoint.position.y))
                root.changelogRequested();
        }
        onDoubleTapped: root.activated()
    }
    Row {
        id: cells
        anchors.fill: parent
        Item {
            width: root.columns.check
            height: parent.height
            TCheckBox {
                anchors.centerIn: parent
                activeFocusOnTab: false
                name: qsTr("Select %1").arg(root.name)
                checked: root.selected
                onToggled: root.toggled()
            }
        }
        Item {
            id: title
            width: root.columns.name
            height: parent.height
            CellText {
                id: label
                anchors.bottom: parent.verticalCenter
                width: Math.min(implicitWidth, title.width - Theme.spaceM - (flag.visible ? flag.width + Theme.spaceXs : 0))
                text: root.name
                strong: true
                elide: Text.ElideMiddle
            }
            // Security work is flagged whatever columns there are room for.
            Icon {
                id: flag
                anchors.left: label.right
                anchors.leftMargin: Theme.spaceXs
                anchors.verticalCenter: label.verticalCenter
                visible: root.security > 0
                name: "shield"
                tint: Theme.bad
            }
            Icon {
                id: clock
                anchors.verticalCenter: subtitle.verticalCenter
                visible: root.stale
                size: Theme.spaceM
                name: "clock"
                tint: Theme.warn
            }
            CellText {
                id: subtitle
                // A repository that cannot be read says why in the room of the columns that it leaves empty.
                readonly property real room: root.unread ? root.columns.name + root.columns.readable : title.width
                anchors.top: parent.verticalCenter
                x: clock.visible ? clock.width + Theme.spaceXs : 0
                width: room - Theme.spaceM - x
                role: "caption"
                muted: true
                text: root.stale ? root.sourceText : root.subtitle
            }
        }
        OverviewCell {
            width: root.columns.version
            text: root.version
            mono: true
        }
        OverviewCell {
            width: root.columns.age
            text: root.age
            about: "ageExact"
        }
        OverviewCell {
            width: root.columns.since
            text: root.nextLabel === "" ? "" : String(root.since)
            mono: true
            about: "workDetail"
        }
        Item {
            width: root.columns.next
            height: parent.height
            visible: width > 0
            CellText {
                id: next
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, parent.width - Theme.spaceS - (step.visible ? step.width + Theme.spaceXs : 0))
                role: "mono"
                text: root.nextVersion !== "" ? root.nextVersion : root.nextLabel === "" ? "" : "–"
                elide: Text.ElideMiddle
            }
            ChipFace {
                id: step
                x: next.text !== "" ? next.width + Theme.spaceXs : 0
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, parent.width - Theme.spaceS)
                visible: root.nextLabel !== ""
                tone: root.nextTone === "" ? "neutral" : root.nextTone
                text: root.nextLabel
            }
        }
        OverviewChip {
            id: changelog
            width: root.columns.changelog
            text: root.changelogLabel
            tone: root.changelogTone
        }
        OverviewCell {
            width: root.columns.branch
            text: root.branch
            tone: root.branchTone
            about: "branch"
            mono: true
        }
        Repeater {
            model: root.columns.seldomTexts
            delegate: OverviewCell {
                required property string modelData
                width: root.columns.widths[modelData] ?? 0
                text: root[modelData]
                about: root.columns.about(modelData)
            }
        }
        Repeater {
            model: root.columns.seldomChips
            delegate: OverviewChip {
                required property string modelData
                width: root.columns.widths[modelData] ?? 0
                text: root[modelData]
                tone: root[modelData + "Tone"]
                about: root.columns.about(modelData)
            }
        }
        OverviewChip {
            width: root.columns.state
            text: root.stateLabel
            tone: root.stateTone
            about: "stateDetail"
        }
    }
    OverviewAction {
        anchors.right: parent.right
        // A scroll bar has room beside it.
        anchors.rightMargin: Theme.spaceM
        anchors.verticalCenter: parent.verticalCenter
        visible: root.actionLabel !== ""
        enabled: root.actionEnabled
        text: root.actionLabel
        hint: root.actionReason
        Accessible.ignored: root.actionLabel === ""
        Accessible.name: qsTr("%1 %2").arg(root.actionLabel).arg(root.name)
        onClicked: root.activated()
    }
    Divider {
        visible: !root.last
        anchors.bottom: parent.bottom
        width: parent.width
    }
    FocusRing {
        shown: root.current
        anchors.margins: 0
    }
}
