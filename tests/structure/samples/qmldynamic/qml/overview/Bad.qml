// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
Item {
    Component.onCompleted: Qt.createQmlObject(text, root) // BAD
    function f() { return eval("1"); } // BAD
    function g() { return new XMLHttpRequest(); } // BAD
    onLinkActivated: link => Qt.openUrlExternally(link) // BAD
}
