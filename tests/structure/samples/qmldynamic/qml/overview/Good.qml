// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
Item {
    // eval("1")
    readonly property string evaluation: "eval(1)"
    function evaluate() { return retrieval(1); }
}
