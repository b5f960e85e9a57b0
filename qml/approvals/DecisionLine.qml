// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tagboat.Controls

/** One of the deployments that an answer is for, with what should be thought of. */
RowLayout {
    id: root

    /** A map of key, text, detail, cautions, next and chosen. */
    required property var line
    /** It is one of several and can be left out. */
    property bool optional: false

    signal toggled

    spacing: Theme.spaceM
    TCheckBox {
        Layout.alignment: Qt.AlignTop
        visible: root.optional
        checked: root.line.chosen
        name: root.line.text
        onToggled: root.toggled()
    }
    ColumnLayout {
        spacing: Theme.spaceXs
        opacity: root.line.chosen ? 1 : 0.5
        TText {
            Layout.fillWidth: true
            visible: root.optional // the title says it where there is one alone
            text: root.line.text
            strong: true
            elide: Text.ElideMiddle
        }
        TText {
            Layout.fillWidth: true
            text: root.line.detail
            muted: true
        }
        TText {
            Layout.fillWidth: true
            visible: text !== ""
            text: root.line.next
            wrapMode: Text.Wrap
        }
        Repeater {
            model: root.line.cautions
            delegate: RowLayout {
                id: caution
                required property string modelData
                spacing: Theme.spaceS
                StepMark {
                    Layout.alignment: Qt.AlignTop
                    mark: "warn"
                    Accessible.ignored: true
                }
                TText {
                    Layout.fillWidth: true
                    tone: "warn"
                    text: caution.modelData
                    wrapMode: Text.Wrap
                }
            }
        }
    }
}
