// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

/** The state of a step or check as a shape on its colour, with the word for a screen reader. */
Rectangle {
    id: root

    /** ok, bad, warn, waiting, running, number, queued, skipped or aborted. */
    property string mark: "number"
    property int number: 0
    readonly property var looks: ({
            "ok": {"tone": "ok", "icon": "check", "word": qsTr("done")},
            "bad": {"tone": "bad", "icon": "cross", "word": qsTr("failed")},
            "warn": {"tone": "warn", "icon": "warn", "word": qsTr("wants a look")},
            "waiting": {"tone": "warn", "icon": "clock", "word": qsTr("waits")},
            "running": {"tone": "accent", "icon": "running", "word": qsTr("runs")},
            "queued": {"tone": "neutral", "icon": "dots", "word": qsTr("to come")},
            "skipped": {"tone": "neutral", "icon": "dash", "word": qsTr("skipped")},
            "aborted": {"tone": "neutral", "icon": "cross", "word": qsTr("given up")}
        })
    readonly property var look: root.looks[root.mark] ?? {"tone": "neutral", "icon": "", "word": qsTr("to come")}

    implicitWidth: Theme.markSize
    implicitHeight: Theme.markSize
    radius: width / 2
    color: Theme.soft(root.look.tone)
    border.width: root.look.tone === "neutral" || Theme.contrast ? Theme.stroke : 0
    border.color: root.look.tone === "neutral" ? Theme.line : Theme.ink(root.look.tone)
    Accessible.role: Accessible.Indicator
    Accessible.name: root.look.word

    Icon {
        id: shape
        anchors.centerIn: parent
        size: Theme.spaceM
        name: root.look.icon
        tint: Theme.ink(root.look.tone)
        visible: root.look.icon !== ""
    }
    RotationAnimation {
        target: shape
        property: "rotation"
        running: root.mark === "running" && root.visible && !Theme.reducedMotion
        from: 0
        to: 360
        duration: Theme.slow * 6
        loops: Animation.Infinite
        // A mark that has stopped running stands upright.
        onStopped: shape.rotation = 0
    }
    TText {
        anchors.centerIn: parent
        visible: root.look.icon === ""
        role: "caption"
        muted: true
        strong: true
        text: String(root.number)
        Accessible.ignored: true
    }
}
