// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Tagboat.Controls

/** A field of a row in words. There are thousands: no more items, and no more strings of its own, than it needs. */
CellText {
    property bool mono: false
    /** The role that says more about it on hovering. */
    property string about: ""

    height: parent.height
    rightPadding: Theme.spaceS
    verticalAlignment: Text.AlignVCenter
    visible: width > 0
    role: mono ? "mono" : "body"
    muted: !mono
    elide: Text.ElideMiddle
}
