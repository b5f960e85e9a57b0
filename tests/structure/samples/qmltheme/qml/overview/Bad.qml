// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
Rectangle {
    color: "#fff" // BAD
    border.color: 'red' // BAD
    radius: 8 // BAD
    Text { font.pixelSize: 13 } // BAD
    Text {
        font {
            pixelSize: 15 // BAD
            family: Theme.mono
        }
        font.family: "Inter" // BAD
        color: Qt.rgba(0, 0, 0, 0.5) // BAD
    }
    NumberAnimation { duration: 120 } // BAD
    Row { spacing: 7 } // BAD
    RowLayout {
        spacing: 12 // BAD
        anchors.leftMargin: 16 // BAD
    }
}
