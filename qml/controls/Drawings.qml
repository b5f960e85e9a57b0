// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma Singleton
import QtQuick

/** The lines of the drawings, by name. */
QtObject {
    // On a grid of 16 units.
    readonly property var paths: ({
            "overview": "M2 3 H14 V7 H2 Z M2 9 H14 V13 H2 Z",
            "releases": "M2 8 H14 M5 5 V11 M9 5 V11 M12 6.5 V9.5",
            "settings": "M8 5.5 A2.5 2.5 0 1 0 8.01 5.5 M8 1.5 V4 M8 12 V14.5 M1.5 8 H4 M12 8 H14.5",
            "search": "M7 2.5 A4.5 4.5 0 1 0 7.01 2.5 M10.5 10.5 L14 14",
            "back": "M10 3 L5 8 L10 13",
            "up": "M8 13 V3.5 M4 7.5 L8 3.5 L12 7.5",
            "check": "M3 8.5 L6.5 12 L13 4.5",
            "cross": "M4 4 L12 12 M12 4 L4 12",
            "warn": "M8 2.5 V9 M8 12.4 V13.2",
            "clock": "M8 2.5 A5.5 5.5 0 1 0 8.01 2.5 M8 5 V8 L10.5 9.5",
            "dash": "M4 8 H12",
            "dots": "M4 8 H4.01 M8 8 H8.01 M12 8 H12.01",
            "down": "M4 6 L8 10 L12 6",
            "folder": "M2 4 H6.5 L8 5.5 H14 V13 H2 Z",
            "palette": "M3 4 L6.5 8 L3 12 M8 12 H13",
            "shield": "M8 2 L13 4 V8 C13 11 11 13 8 14 C5 13 3 11 3 8 V4 Z",
            "key": "M5.5 7 A3 3 0 1 0 5.51 7 M7.7 8 L13.5 2.5 M11 5 L13 7",
            "running": "M8 2.5 A5.5 5.5 0 1 1 2.5 8"
        })
}
