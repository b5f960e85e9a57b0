// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma Singleton
import QtQuick

/** The look in one place: colours, spacing, type and motion. No other file holds a literal of these. */
QtObject {
    id: root

    /** "system", "light", "dark" or "contrast". */
    property string mode: "system"
    readonly property bool dark: root.mode === "dark" || (root.mode === "system" && root.systemDark)
    readonly property bool contrast: root.mode === "contrast"

    // Qt 6.4 has no colour scheme property: a system is dark if its window colour is.
    property SystemPalette systemPalette: SystemPalette {}
    readonly property bool systemDark: root.systemPalette.window.hslLightness < 0.5

    readonly property color window: root.pick("#F4F6F9", "#0F141B", "#FFFFFF")
    readonly property color surface: root.pick("#FFFFFF", "#161D27", "#FFFFFF")
    readonly property color surfaceAlt: root.pick("#F9FAFC", "#131A23", "#FFFFFF")
    readonly property color line: root.pick("#E1E6ED", "#293442", "#4A4A4A")
    readonly property color text: root.pick("#17212E", "#E7ECF3", "#000000")
    readonly property color textMuted: root.pick("#586579", "#9CA9BA", "#2B2B2B")
    readonly property color accent: root.pick("#0B62C4", "#5AA9FF", "#00337A")
    readonly property color accentSoft: root.pick("#E6F0FC", "#14304F", "#FFFFFF")
    // Not "onAccent": QML takes a name of that form for a signal handler, and the colour stays black.
    readonly property color inkOnAccent: root.pick("#FFFFFF", "#0F141B", "#FFFFFF")
    readonly property color ok: root.pick("#13744A", "#52CC94", "#00482B")
    readonly property color okSoft: root.pick("#E2F4EB", "#123426", "#FFFFFF")
    readonly property color warn: root.pick("#945300", "#F2AE4E", "#5C3300")
    readonly property color warnSoft: root.pick("#FDF0DC", "#3A2A10", "#FFFFFF")
    readonly property color bad: root.pick("#B42B26", "#FF7E77", "#7A0B07")
    readonly property color badSoft: root.pick("#FCE8E6", "#3F1917", "#FFFFFF")
    readonly property color candidate: root.pick("#5F45B5", "#B3A1F5", "#35207A")
    readonly property color candidateSoft: root.pick("#EEE9FB", "#2A2148", "#FFFFFF")
    readonly property color none: "transparent"

    readonly property int spaceXs: 4
    readonly property int spaceS: 8
    readonly property int spaceM: 12
    readonly property int spaceL: 16
    readonly property int spaceXl: 24
    readonly property int spaceXxl: 32
    readonly property int radiusChip: 6
    readonly property int radiusControl: 8
    readonly property int radiusCard: 10

    /** How much larger than usual the system wants its text. Desktops ship with 9 to 11 points: all of these are usual. */
    readonly property real points: root.metrics.font.pointSize
    property FontMetrics metrics: FontMetrics {}
    readonly property real scale: root.points <= 0 || (root.points >= 9 && root.points <= 11) ? 1 : Math.max(0.8, Math.min(2, root.points / 10))
    readonly property int captionSize: Math.round(12 * root.scale)
    readonly property int bodySize: Math.round(13 * root.scale)
    readonly property int subtitleSize: Math.round(15 * root.scale)
    readonly property int titleSize: Math.round(19 * root.scale)
    readonly property int displaySize: Math.round(28 * root.scale)
    /** By the role of a text. */
    readonly property var textSizes: ({
            "caption": root.captionSize,
            "subtitle": root.subtitleSize,
            "title": root.titleSize,
            "display": root.displaySize,
            "mono": root.captionSize
        })
    /** The height of a line in a paragraph, in heights of a line that stands alone. */
    readonly property real leading: 1.2
    readonly property string family: root.choose(["Inter", "Cantarell", "Noto Sans", "DejaVu Sans"])
    readonly property string monoFamily: root.choose(["JetBrains Mono", "DejaVu Sans Mono", "Liberation Mono", "monospace"])

    readonly property int rowHeight: Math.round(46 * root.scale)
    readonly property int controlHeight: Math.round(32 * root.scale)
    readonly property int chipHeight: Math.round(22 * root.scale)
    readonly property int markSize: Math.round(20 * root.scale)
    readonly property int iconSize: Math.round(16 * root.scale)
    readonly property int headerHeight: Math.round(74 * root.scale)
    readonly property int navWidth: Math.round(196 * root.scale)
    readonly property int stroke: 1
    readonly property int focusStroke: 2

    /** Nothing moves: changes are there at once, and what would turn or run without end stands still. */
    property bool reducedMotion: false
    readonly property int fast: root.reducedMotion ? 0 : 120
    readonly property int slow: root.reducedMotion ? 0 : 200
    readonly property int tipDelay: 600

    /** The colour of words in a tone: ok, warn, bad, candidate, accent, or neutral. */
    function ink(tone: string): color {
        return ({"ok": root.ok, "warn": root.warn, "bad": root.bad, "candidate": root.candidate,
                 "accent": root.accent})[tone] ?? root.textMuted;
    }

    /** The ground behind words in a tone. */
    function soft(tone: string): color {
        return ({"ok": root.okSoft, "warn": root.warnSoft, "bad": root.badSoft, "candidate": root.candidateSoft,
                 "accent": root.accentSoft})[tone] ?? root.surface;
    }

    /** A ground while it is pressed. */
    function pressed(ground: color): color {
        return ground.a === 0 ? root.line : Qt.darker(ground, 1.08);
    }

    function pick(light: string, dark: string, contrast: string): color {
        return root.contrast ? contrast : root.dark ? dark : light;
    }

    function choose(families: list<string>): string {
        const present = Qt.fontFamilies();
        return families.find(family => present.includes(family)) ?? families[families.length - 1];
    }
}
