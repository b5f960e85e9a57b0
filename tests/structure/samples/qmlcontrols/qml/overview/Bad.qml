// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
Item {
    Button { text: "x" } // BAD
    C.ItemDelegate { // BAD
    }
    Menu { // BAD
        MenuItem { } // BAD
    }
    CheckBox { // BAD
        ToolTip.text: "x" // BAD
    }
}
