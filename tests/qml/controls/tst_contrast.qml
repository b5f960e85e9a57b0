// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtTest
import Tagboat.Controls

TestCase {
    id: root

    name: "Contrast"

    function cleanup(): void {
        Theme.mode = "light";
    }

    function test_everyWordCanBeReadOnItsGround_data() {
        const rows = [];
        const grounds = ["window", "surface", "surfaceAlt", "accentSoft"];
        for (const mode of ["light", "dark", "contrast"]) {
            for (const ground of grounds) {
                for (const ink of ["text", "textMuted", "accent"])
                    rows.push({"tag": `${mode}: ${ink} on ${ground}`, "mode": mode, "ink": ink, "ground": ground});
            }
            for (const tone of ["ok", "warn", "bad", "candidate", "accent"]) {
                rows.push({"tag": `${mode}: ${tone} on its own ground`, "mode": mode, "ink": tone, "ground": tone + "Soft"});
                rows.push({"tag": `${mode}: ${tone} on surface`, "mode": mode, "ink": tone, "ground": "surface"});
            }
            for (const ground of ["okSoft", "badSoft", "warnSoft"]) {
                rows.push({"tag": `${mode}: text on ${ground}`, "mode": mode, "ink": "text", "ground": ground});
                rows.push({"tag": `${mode}: textMuted on ${ground}`, "mode": mode, "ink": "textMuted", "ground": ground});
            }
            rows.push({"tag": `${mode}: inkOnAccent on accent`, "mode": mode, "ink": "inkOnAccent", "ground": "accent"});
            rows.push({"tag": `${mode}: inkOnAccent on bad`, "mode": mode, "ink": "inkOnAccent", "ground": "bad"});
        }
        return rows;
    }

    /** WCAG 2.1, 1.4.3 (4.5) and 1.4.6 (7, for the high-contrast theme). */
    function test_everyWordCanBeReadOnItsGround(row): void {
        Theme.mode = row.mode;
        const found = contrast.ratio(Theme[row.ink], Theme[row.ground]);
        verify(found >= (row.mode === "contrast" ? 7 : 4.5), `${found.toFixed(2)} is too little`);
    }

    /** WCAG 2.1, 1.4.11: what shows the focus or the edge of a control. */
    function test_theFocusRingCanBeSeen_data() {
        return ["light", "dark", "contrast"].map(mode => ({"tag": mode}));
    }
    function test_theFocusRingCanBeSeen(row): void {
        Theme.mode = row.tag;
        for (const ground of ["window", "surface", "surfaceAlt", "accentSoft"])
            verify(contrast.ratio(Theme.accent, Theme[ground]) >= 3, ground);
    }

    function test_theMeasureAgreesWithThePublishedOne(): void {
        fuzzyCompare(contrast.ratio("#000000", "#ffffff"), 21, 0.001);
        fuzzyCompare(contrast.ratio("#777777", "#ffffff"), 4.48, 0.01);
    }

    /** Desktops ship with 9 to 11 points; all of these are the usual size. */
    function test_sizesAreThoseOfTheDesignOnAnUsualDesktop(): void {
        verify(Theme.points > 0);
        compare(Theme.scale, Theme.points < 9 || Theme.points > 11 ? Math.max(0.8, Math.min(2, Theme.points / 10)) : 1);
        compare(Theme.rowHeight, Math.round(46 * Theme.scale));
        compare(Theme.bodySize, Math.round(13 * Theme.scale));
    }

    function test_theThemesDiffer(): void {
        Theme.mode = "light";
        const light = String(Theme.window);
        Theme.mode = "dark";
        verify(Theme.dark);
        verify(String(Theme.window) !== light);
    }
}
