// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tagboat.Changelog
import Tagboat.Controls

/** One entry: its words, edited in place with Return or a double click, and moved by its handle or with Alt and the
    arrow keys. Ctrl and Shift select several, with the pointer and with the space bar and the arrow keys. */
FocusScope {
    id: root

    required property ChangelogController controller
    property string text: ""
    /** What is to be said of it: words and their tone; empty if nothing. */
    property string finding: ""
    property string findingTone: "neutral"
    /** Of a fragment of towncrier: its issue, and its file; that is empty for others. */
    property string issue: ""
    property string path: ""
    property bool editing: false
    /** It can be selected and read, and that is all. */
    property bool readOnly: false
    property bool selected: false
    property string begun: ""
    /** It was just made: Esc takes it back. */
    property bool fresh: false
    property EntryEditor editor: null
    property FragmentLine fragment: null
    /** What is typed differs from what is known. */
    readonly property bool pending: root.editing && ((root.editor?.text ?? root.begun) !== root.begun || (root.fragment?.typed ?? root.issue) !== root.issue)
    /** Its place while it is dragged, in this item. */
    readonly property real dragged: handle.active ? handle.centroid.position.y : 0
    readonly property bool dragging: handle.active

    /** @p before is what the typing began with. */
    signal edited(string text, string before)
    signal issueEdited(string issue)
    /** It was just made, and is not wanted after all. */
    signal takenBack
    signal removed
    signal moved(int by)
    signal dropped
    signal stepped(int by)
    /** It alone is meant from now on. */
    signal picked
    /** It is to be added to the selection, or taken away. */
    signal toggled(bool byKeyboard)
    /** All up to it are to be selected. */
    signal reached
    /** The selection is to grow or shrink by one entry, from this one. */
    signal extended(int by)
    signal allRequested
    signal actionsRequested

    function begin(): void {
        if (root.readOnly)
            return;
        root.begun = root.text;
        root.editing = true;
        root.editor.text = root.text;
        root.editor.settled = root.text;
        root.editor.forceActiveFocus(Qt.OtherFocusReason);
        root.editor.cursorPosition = root.editor.length;
        root.fragment?.begin();
    }
    /** Begins with an entry that was just made: what is typed takes the place of the words that stand for it. */
    function beginFresh(): void {
        root.begin();
        root.fresh = root.editing;
        if (root.editing)
            root.editor.selectAll();
    }
    function end(keep: bool): void {
        if (!root.editing)
            return;
        const unwanted = root.fresh && !keep;
        root.fresh = false;
        const focused = root.activeFocus;
        const words = root.editor.text;
        const issue = root.fragment?.typed ?? root.issue;
        const renamed = issue !== root.issue;
        root.editing = false;
        if (focused)
            root.forceActiveFocus(Qt.OtherFocusReason);
        if (keep && words !== root.begun)
            root.edited(words, root.begun);
        if (keep && renamed)
            root.issueEdited(issue);
        if (unwanted)
            root.takenBack();
    }
    /** What was typed stands when the focus goes elsewhere than to the card's other field. */
    function leave(): void {
        if (!root.activeFocus)
            root.end(true);
    }

    Timer {
        id: leaving
        interval: 0
        onTriggered: root.leave()
    }

    implicitHeight: row.implicitHeight + 2 * Theme.spaceS
    activeFocusOnTab: true
    Keys.onReturnPressed: root.begin()
    Keys.onEnterPressed: root.begin()
    Keys.onPressed: event => {
        if (root.editing)
            return;
        const control = (event.modifiers & Qt.ControlModifier) !== 0;
        const shift = (event.modifiers & Qt.ShiftModifier) !== 0;
        const arrow = event.key === Qt.Key_Up ? -1 : event.key === Qt.Key_Down ? 1 : 0;
        event.accepted = true;
        if (event.key === Qt.Key_Space && control)
            root.toggled(true);
        else if (event.key === Qt.Key_A && control)
            root.allRequested();
        else if (event.key === Qt.Key_Menu || (event.key === Qt.Key_F10 && shift))
            root.actionsRequested();
        else if (event.key === Qt.Key_F2 || event.key === Qt.Key_Space)
            root.begin();
        else if (event.key === Qt.Key_Delete && !root.readOnly)
            root.removed();
        else if (arrow !== 0 && (event.modifiers & Qt.AltModifier) && !root.readOnly)
            root.moved(arrow);
        else if (arrow !== 0 && shift)
            root.extended(arrow);
        else if (arrow !== 0)
            root.stepped(arrow);
        else
            event.accepted = false;
    }
    Accessible.role: Accessible.ListItem
    Accessible.name: root.issue !== "" ? qsTr("%1, issue %2").arg(root.text).arg(root.issue) : root.text
    Accessible.description: root.finding !== "" ? root.finding : root.readOnly ? "" : qsTr("Return edits, Alt with the arrow keys moves, Shift with them selects, Delete removes")
    Accessible.focusable: true
    Accessible.selectable: true
    Accessible.selected: root.selected
    Accessible.onPressAction: root.begin()

    Rectangle {
        anchors.fill: parent
        radius: Theme.radiusControl
        color: root.selected ? Theme.accentSoft : Theme.surface
        border.width: root.activeFocus || root.dragging ? Theme.focusStroke : Theme.stroke
        border.color: root.activeFocus || root.dragging || root.selected ? Theme.accent : Theme.line
        opacity: root.dragging ? 0.7 : 1
    }
    TapHandler {
        enabled: !root.editing
        acceptedModifiers: Qt.NoModifier
        onTapped: {
            root.forceActiveFocus(Qt.MouseFocusReason);
            root.picked();
        }
        onDoubleTapped: root.begin()
    }
    TapHandler {
        enabled: !root.editing
        acceptedModifiers: Qt.ControlModifier
        onTapped: {
            root.toggled(false);
            root.forceActiveFocus(Qt.MouseFocusReason);
        }
    }
    TapHandler {
        enabled: !root.editing
        acceptedModifiers: Qt.ShiftModifier
        onTapped: {
            root.reached();
            root.forceActiveFocus(Qt.MouseFocusReason);
        }
    }
    RowLayout {
        id: row
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.spaceM
        anchors.rightMargin: Theme.spaceS
        spacing: Theme.spaceS
        Item {
            Layout.alignment: Qt.AlignTop
            implicitWidth: Math.max(grip.implicitWidth, Theme.spaceM)
            implicitHeight: grip.implicitHeight
            TText {
                id: grip
                visible: !root.selected && !root.readOnly
                muted: true
                text: "⋮⋮"
                Accessible.ignored: true
            }
            Icon {
                anchors.centerIn: parent
                visible: root.selected
                size: Theme.spaceM
                name: "check"
                tint: Theme.accent
            }
            HoverHandler {
                enabled: !root.readOnly
                cursorShape: Qt.OpenHandCursor
            }
            DragHandler {
                id: handle
                enabled: !root.readOnly
                target: null
                onActiveChanged: if (!active)
                    root.dropped()
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.spaceXs
            TText {
                Layout.fillWidth: true
                visible: !root.editing && root.text !== ""
                text: root.text
                wrapMode: Text.Wrap
                Accessible.ignored: true
            }
            // There are hundreds of cards, and one of them is edited. (A Loader takes no bound component in Qt 6.4.)
            Repeater {
                model: root.editing ? 1 : 0
                delegate: EntryEditor {
                    id: words
                    Layout.fillWidth: true
                    controller: root.controller
                    onFinished: keep => root.end(keep)
                    onFocusLost: leaving.restart()
                    Component.onCompleted: root.editor = words
                }
            }
            Repeater {
                model: root.path !== "" ? 1 : 0
                delegate: FragmentLine {
                    id: line
                    Layout.fillWidth: true
                    issue: root.issue
                    path: root.path
                    editing: root.editing
                    onFinished: keep => root.end(keep)
                    onFocusLost: leaving.restart()
                    Component.onCompleted: root.fragment = line
                }
            }
        }
        FindingMark {
            Layout.alignment: Qt.AlignTop
            visible: root.finding !== "" && !root.editing
            words: root.finding
            tone: root.findingTone
        }
        // It keeps its place while it is not shown, so that the words are neither covered nor wrapped anew.
        Item {
            Layout.alignment: Qt.AlignTop
            visible: !root.readOnly
            implicitWidth: remove.implicitWidth
            implicitHeight: grip.implicitHeight
            TButton {
                id: remove
                anchors.verticalCenter: parent.verticalCenter
                visible: !root.editing && (hover.hovered || root.activeFocus)
                small: true
                kind: "quiet"
                leftPadding: Theme.spaceXs
                iconName: "cross"
                activeFocusOnTab: false
                hint: qsTr("Remove this entry (Delete)")
                Accessible.name: qsTr("Remove: %1").arg(root.text)
                onClicked: root.removed()
            }
        }
    }
    HoverHandler {
        id: hover
    }
}
