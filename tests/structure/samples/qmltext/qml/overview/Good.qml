// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
Item {
    Text {
        text: "a { b"
        textFormat: Text.PlainText
    }
    // Text { }
    TextEdit {
        readOnly: true
        textFormat: TextEdit.PlainText
    }
    TText { text: root.subject }
}
