// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Tagboat.Controls

/** How wide each column of the overview is; a narrow window leaves out age and state first. */
QtObject {
    id: root

    required property real width
    readonly property bool roomy: root.width >= 960 * Theme.scale
    readonly property int check: Math.round(40 * Theme.scale)
    readonly property int version: Math.round((root.roomy ? 92 : 80) * Theme.scale)
    readonly property int age: root.roomy ? Math.round(86 * Theme.scale) : 0
    readonly property int since: Math.round((root.roomy ? 58 : 46) * Theme.scale)
    readonly property int next: Math.round((root.roomy ? 148 : 140) * Theme.scale)
    readonly property int changelog: Math.round((root.roomy ? 108 : 96) * Theme.scale)
    readonly property int state: root.roomy ? Math.round(112 * Theme.scale) : 0
    /** What stands between the name and the state. */
    readonly property int readable: root.version + root.age + root.since + root.next + root.changelog + root.branch
    readonly property int action: Math.round((root.roomy ? 104 : 98) * Theme.scale)
    /** What the other columns leave: two thirds to the name, the rest to the branch. */
    readonly property int free: root.width - root.check - root.version - root.age - root.since - root.next - root.changelog
                                - root.state - root.action
    readonly property int branch: Math.round(Math.max(84 * Theme.scale, root.free / 3))
    readonly property int name: Math.max(Math.round(96 * Theme.scale), root.free - root.branch)
}
