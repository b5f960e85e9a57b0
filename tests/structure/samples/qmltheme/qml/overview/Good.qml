// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
Rectangle {
    color: "transparent"
    radius: Theme.radiusCard
    spacing: 0
    border.width: 1
    Text { font.pixelSize: Theme.body; text: "#123 red" }
    NumberAnimation { duration: Theme.motion }
}
