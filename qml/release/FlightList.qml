// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Tagboat.Controls

/** A short list of lines under its name. Without lines only its name is seen. */
Column {
    id: root

    required property string name
    required property var items
    property bool titled: false
    property bool mono: false

    visible: root.items.length > 0
    spacing: Theme.spaceXs
    Accessible.role: Accessible.List
    Accessible.name: root.name

    TText {
        visible: root.titled
        width: root.width
        text: root.name
        strong: true
        wrapMode: Text.Wrap
    }
    Repeater {
        model: root.items
        delegate: TText {
            required property string modelData
            width: root.width
            role: root.mono ? "mono" : "body"
            text: "• " + modelData
            wrapMode: Text.Wrap
        }
    }
}
