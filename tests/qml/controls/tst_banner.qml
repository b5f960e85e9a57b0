// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import QtTest
import Tagboat.Controls

/** The words and the buttons of a banner stand beside each other, whatever it said before. */
TestCase {
    id: root

    name: "Banner"
    when: windowShown
    width: 560
    height: 300
    visible: true

    Component {
        id: page
        Rectangle {
            id: place
            /** What the banner says: its words, and those of its buttons. It is hidden without words. */
            required property var said
            property string remedy: "Decide what stays before you save."
            readonly property Banner banner: banner
            anchors.fill: parent
            ColumnLayout {
                anchors.fill: parent
                Banner {
                    id: banner
                    Layout.fillWidth: true
                    visible: place.said[0] !== ""
                    text: place.said[0]
                    secondText: place.said[1]
                    actionText: place.said[2]
                    remedy: place.remedy
                }
                Item {
                    Layout.fillHeight: true
                }
            }
        }
    }

    /** Where the first thing with this text stands in the banner. */
    function placeOf(text: string, banner: Item, within = banner): var {
        for (const item of Array.from(within.children)) {
            if (item.visible && item.text === text)
                return item.mapToItem(banner, 0, 0, item.width, item.height);
            const place = root.placeOf(text, banner, item);
            if (place)
                return place;
        }
        return null;
    }

    function test_nothingCoversTheWords_data() {
        const few = "Merged 1 line that changed outside.";
        const many = few + " " + few + " " + few;
        return [{"tag": "shown with both", "before": ["", "Close", ""], "now": [few, "Undo", "Show"]},
                {"tag": "shown with one", "before": ["", "", ""], "now": [few, "", "Show"]},
                {"tag": "one more", "before": [few, "Close", ""], "now": [few, "Undo", "Show"]},
                {"tag": "one less", "before": [few, "Undo", "Show"], "now": [few, "Close", ""]},
                {"tag": "many words", "before": ["", "Close", ""], "now": [many, "Undo", "Show"]}];
    }
    function test_nothingCoversTheWords(row): void {
        const made = createTemporaryObject(page, root, {"said": row.before});
        waitForRendering(made);
        made.said = row.now;
        waitForRendering(made);
        const banner = made.banner;
        let end = root.placeOf(row.now[0], banner).right;
        for (const button of row.now.slice(1).filter(text => text !== "")) {
            const place = root.placeOf(button, banner);
            verify(place.left >= end, button + " at " + place.left + ", behind " + end);
            verify(place.top >= 0 && place.bottom <= banner.height);
            end = place.right;
        }
        verify(end <= banner.width);
        verify(root.placeOf(row.now[0], banner).bottom <= root.placeOf("Decide what stays before you save.", banner).top);
    }
    function test_wordsAloneHaveTheirPlaceFromTheBeginning(): void {
        const made = createTemporaryObject(page, root, {"said": ["A tool writes this file.", "", ""], "remedy": ""});
        waitForRendering(made);
        const place = root.placeOf("A tool writes this file.", made.banner);
        verify(place.height > 0 && place.top > 0 && place.bottom < made.banner.height);
    }
}
