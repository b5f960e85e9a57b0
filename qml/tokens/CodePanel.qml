// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tagboat.Controls
import Tagboat.Tokens

/** The code that the user types into a page of the forge. The page opens when it is asked for, and not by itself. */
ColumnLayout {
    id: root

    required property SignIn signIn

    function begin(): void {
        copy.forceActiveFocus(Qt.TabFocusReason);
    }

    spacing: Theme.spaceM

    TText {
        Layout.fillWidth: true
        text: qsTr("Type this code into %1, and let Tagboat in. It waits for you.").arg(root.signIn.page)
        wrapMode: Text.Wrap
    }
    RowLayout {
        spacing: Theme.spaceL
        TText {
            role: "display"
            font.family: Theme.monoFamily
            text: root.signIn.userCode
            Accessible.name: qsTr("Code: %1").arg(root.signIn.userCode)
        }
        TButton {
            id: copy
            text: qsTr("Copy code")
            onClicked: root.signIn.copyCode()
        }
        TButton {
            text: qsTr("Open the page")
            kind: "primary"
            hint: qsTr("Opens %1 in your browser").arg(root.signIn.page)
            onClicked: root.signIn.openPage()
        }
    }
    TText {
        muted: true
        text: qsTr("The code is good for another %1").arg(root.signIn.timeLeft)
    }
}
