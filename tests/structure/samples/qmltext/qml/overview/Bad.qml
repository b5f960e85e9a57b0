// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
Item {
    Text { // BAD
        text: model.subject
        Item {
            property int textFormat: Text.PlainText
        }
    }
    Text { text: "x" } // BAD
    TextEdit { // BAD
        textFormat: TextEdit.RichText // BAD
    }
    component Caption: Label { // BAD
    }
    Controls.Label { // BAD
        text: "textFormat: Text.PlainText"
    }
}
