// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Tagboat.Controls

/** Text from outside in every control: it stays text, nothing is fetched, nothing falls over. */
TestCase {
    id: root

    name: "Hostile"
    when: windowShown
    width: 600
    height: 400
    visible: true

    Component { id: text; TText { property string hostile; text: hostile } }
    Component { id: button; TButton { property string hostile; text: hostile; hint: hostile } }
    Component { id: chip; Chip { property string hostile; text: hostile } }
    Component { id: card; Card { property string hostile; title: hostile; note: hostile; width: 300 } }
    Component { id: nav; NavItem { property string hostile; text: hostile; hint: hostile; width: 200 } }
    Component { id: field; TField { property string hostile; placeholder: hostile } }
    Component { id: search; SearchField { property string hostile; text: hostile; shortcutText: hostile } }
    Component { id: box; TCheckBox { property string hostile; name: hostile } }
    Component { id: log; LogView { property string hostile; text: hostile; width: 300; height: 100 } }
    Component { id: head; PageHeader { property string hostile; title: hostile; subtitle: hostile; width: 500 } }
    Component { id: segments; SegmentedControl { property string hostile; options: [{"key": hostile, "label": hostile}] } }
    Component {
        id: banner
        Banner { property string hostile; text: hostile; detail: hostile; remedy: hostile; actionText: hostile; secondText: hostile; width: 400 }
    }
    Component {
        id: empty
        EmptyState { property string hostile; title: hostile; text: hostile; actionText: hostile; secondText: hostile; width: 400; height: 300 }
    }
    Component {
        id: confirm
        ConfirmPanel { property string hostile; title: hostile; text: hostile; items: [hostile, hostile]; confirmText: hostile; width: 400 }
    }
    Component {
        id: diff
        DiffView {
            id: view
            property string hostile
            width: 400
            height: 200
            model: ListModel { id: lines }
            onHostileChanged: {
                for (const kind of ["file", "hunk", "added", "removed", "context"])
                    lines.append({"text": view.hostile, "kind": kind});
            }
        }
    }
    Component {
        id: tip
        Item {
            property string hostile
            Tip { text: parent.hostile; visible: parent.hostile !== ""; delay: 0 }
        }
    }

    readonly property var strings: [
        `<img src="${canary.address}/a.png">`,
        `<html><body><img src='${canary.address}/b'></body></html>`,
        `![x](${canary.address}/c.png) <b>bold</b>`,
        `<a href="${canary.address}/d">link</a><style>p{}</style>`,
        "<img src=\"file:///etc/passwd\">",
        "%1 %2 %n %s %L9",
        "\u202Egnp.exe\u202C \u200B\u0000x",
        "&File && & <",
        "\"+Qt.quit()+\"",
        "a\nb\rc\td",
        "x".repeat(20000)
    ]

    function test_staysText_data() {
        const made = {"text": text, "button": button, "chip": chip, "card": card, "navigation": nav, "field": field, "search": search,
            "check box": box, "log": log, "page header": head, "segments": segments, "banner": banner, "empty state": empty,
            "confirmation": confirm, "diff": diff, "tooltip": tip};
        return Object.keys(made).map(key => ({"tag": key, "made": made[key]}));
    }

    function test_staysText(row): void {
        failOnWarning(/.?/);
        for (const hostile of root.strings) {
            const item = createTemporaryObject(row.made, root, {"hostile": hostile});
            verify(item);
            // Two frames, so that whatever would lay out or fetch has had its chance.
            waitForRendering(item, 50);
            compare(access.richTexts(root).join(", "), "");
            item.destroy();
            wait(0);
        }
        wait(50);
        compare(canary.visits, 0);
    }

    /** That the canary would sing: a text that reads markup does call it. */
    function test_theCanaryNoticesAFetch(): void {
        const before = canary.visits;
        const rich = createTemporaryObject(richText, root, {"text": `<img src="${canary.address}/e.png">`});
        tryVerify(() => canary.visits > before);
        compare(access.richTexts(rich).length, 1);
    }
    Component { id: richText; Text { textFormat: Text.RichText } }
}
