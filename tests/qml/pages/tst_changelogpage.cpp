// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// The changelog editor's page on a real repository, by mouse and by keyboard.
#include "changelogeditor.h"

#include <QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Tagboat_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(Tagboat_ChangelogPlugin)

using namespace Qt::StringLiterals;
using namespace tagboat;
using tagboat::test::Editor;
using tagboat::test::isOn;
using tagboat::test::Page;
using tagboat::test::text;

namespace
{
/// Where a line of the preview's Markdown stands in the window, in the next frame.
QPoint placeIn(Page &page, QQuickItem *preview, const QString &words)
{
    page.layOut();
    const QStringList lines = preview->property("markdown").toString().split(u'\n');
    const auto line = static_cast<int>(lines.indexOf(words)) + 1;
    for (int y = 1; y < preview->height(); ++y) {
        int found = 0;
        QMetaObject::invokeMethod(preview, "lineAt", Q_RETURN_ARG(int, found), Q_ARG(double, y));
        if (found == line)
            return preview->mapToScene(QPointF(40, y + 4)).toPoint();
    }
    return {};
}
} // namespace

class TestChangelogPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesACommitInByClicking()
    {
        Editor editor;
        Page page("Changelog", "ChangelogPage", editor.properties());
        QTRY_VERIFY(page.shows(u"moorings"_s));
        QVERIFY(page.click(u"Add"_s));
        QTRY_VERIFY(isOn(page, u"Moorings (#7)"_s));
        QVERIFY(editor.holds(u"### Added\n\n- A lighthouse\n- Moorings (#7)\n"_s));
        QTRY_VERIFY(page.shows(u"Every commit that wants an entry has one."_s));
        QVERIFY(page.click(u"Save"_s));
        QTRY_VERIFY(!editor.controller.modified());
        QVERIFY(editor.repository.read(u"CHANGELOG.md"_s).contains("- Moorings (#7)\n"));
    }

    void beginsAnEntryInASectionThatIsNotThereYet()
    {
        Editor editor("# Changelog\n", u"CHANGELOG.md"_s);
        Page page("Changelog", "ChangelogPage", editor.properties());
        QTRY_VERIFY(page.shows(u"Security"_s));
        QVERIFY(page.click(u"Security"_s));
        QTRY_VERIFY(isOn(page, u"New entry"_s));
        QTRY_VERIFY(page.view().activeFocusItem()->property("cursorPosition").isValid());
        page.type(u"A patch"_s);
        QTest::keyClick(&page.view(), Qt::Key_Return);
        QVERIFY(editor.holds(u"### Security\n\n- A patch\n"_s));
    }

    void namesThePackageAndTheReleaseInASmallWindow()
    {
        Editor editor;
        Page page("Changelog", "ChangelogPage", editor.properties(), {764, 600}); // of a window of 960 by 600
        QVERIFY(!editor.controller.becomes().isEmpty());
        const QStringList whole{editor.controller.packageName(), u"CHANGELOG.md · 3 unreleased"_s, u"Unreleased"_s,
                                u"Cut %1…"_s.arg(editor.controller.becomes())};
        for (const QString &words : whole) {
            QTRY_VERIFY2(page.shows(words), qPrintable(words));
            const QQuickItem *item = page.find("text", words);
            QVERIFY2(!item->property("truncated").toBool(), qPrintable(words));
            QVERIFY2(item->width() + 1 >= item->implicitWidth(), qPrintable(words));
        }
    }

    void worksByKeyboardAlone()
    {
        Editor editor;
        Page page("Changelog", "ChangelogPage", editor.properties());
        QTRY_VERIFY(page.shows(u"A lock"_s));
        page.root()->forceActiveFocus(Qt::TabFocusReason);
        for (int i = 0; i < 20 && !isOn(page, u"A lighthouse"_s); ++i)
            QTest::keyClick(&page.view(), Qt::Key_Tab);
        QVERIFY(isOn(page, u"A lighthouse"_s));
        QTest::keyClick(&page.view(), Qt::Key_Down);
        QVERIFY(isOn(page, u"A leak"_s));

        QTest::keyClick(&page.view(), Qt::Key_Return);
        page.type(u"age"_s);
        QTest::keyClick(&page.view(), Qt::Key_Return);
        QVERIFY(editor.holds(u"- A leakage\n- A lock\n"_s));
        QTRY_VERIFY(isOn(page, u"A leakage"_s));
        QTest::keyClick(&page.view(), Qt::Key_Return);
        page.type(u"xyz"_s);
        QTest::keyClick(&page.view(), Qt::Key_Escape); // is not taken over
        QVERIFY(!editor.holds(u"xyz"_s));

        QTest::keyClick(&page.view(), Qt::Key_Down, Qt::AltModifier);
        QTRY_VERIFY(isOn(page, u"A leakage"_s));
        QVERIFY(editor.holds(u"- A lock\n- A leakage\n"_s));
        QTest::keyClick(&page.view(), Qt::Key_Delete);
        QVERIFY(!editor.holds(u"A leakage"_s));
        for (int i = 0; i < 3; ++i)
            QTest::keySequence(&page.view(), QKeySequence::Undo);
        QCOMPARE(editor.controller.source().toUtf8(), text);
        QTest::keySequence(&page.view(), QKeySequence::Redo);
        QVERIFY(editor.holds(u"- A leakage\n"_s));
        QTest::keySequence(&page.view(), QKeySequence::Save);
        QTRY_VERIFY(editor.repository.read(u"CHANGELOG.md"_s).contains("- A leakage\n"));
    }

    void asksBeforeItDropsWhatIsNotSaved()
    {
        Editor editor;
        Page page("Changelog", "ChangelogPage", editor.properties());
        QVERIFY(editor.controller.changeEntry(2, u"A tower"_s));
        QTest::keyClick(&page.view(), Qt::Key_Escape);
        QTRY_VERIFY(page.shows(u"The changelog has changes that were not saved."_s));
        QTest::keyClick(&page.view(), Qt::Key_Escape);
        QTRY_VERIFY(!page.shows(u"The changelog has changes that were not saved."_s));
        QVERIFY(editor.controller.modified());
    }

    void typesInTheSource()
    {
        Editor editor;
        Page page("Changelog", "ChangelogPage", editor.properties());
        QVERIFY(page.click(u"Source"_s));
        QQuickItem *source = nullptr;
        QTRY_VERIFY((source = page.find("text", QString::fromUtf8(text))) != nullptr);
        source->forceActiveFocus();
        source->setProperty("cursorPosition", int(text.indexOf("A leak") + 6));
        page.type(u"age"_s);
        QTRY_VERIFY(page.shows(u"A leakage"_s)); // the card follows
        QVERIFY(page.click(u"Undo"_s));
        QTRY_VERIFY(page.shows(u"A leak"_s));
        QTRY_COMPARE(source->property("text").toString().toUtf8(), text);
        // What changes elsewhere leaves the cursor at its word; while the source is hidden, nothing is lost.
        source->setProperty("cursorPosition", int(text.indexOf("A pier")));
        for (const QString &words : {u"A lighthouse of granite"_s, u"A \U0001F5FC"_s, u"A \U0001F5FD"_s}) {
            QVERIFY(page.click(words.size() > 4 ? u"Source"_s : u"Preview"_s));
            QVERIFY(editor.controller.changeEntry(2, words));
            QVERIFY(page.click(u"Source"_s));
            QTRY_COMPARE(source->property("text").toString(), editor.controller.source());
            QCOMPARE(source->property("cursorPosition").toInt(), editor.controller.source().indexOf(u"A pier"_s));
        }
    }

    void keepsBlanksThatDoNotBreakWhileOneTypes()
    {
        Editor editor(QByteArray(text).replace("A pier", "A\u00A0pier"));
        Page page("Changelog", "ChangelogPage", editor.properties());
        QVERIFY(page.click(u"Source"_s));
        QQuickItem *source = nullptr;
        QTRY_VERIFY((source = page.find("text", QString::fromUtf8(text))) != nullptr); // it says so of the blank
        source->forceActiveFocus();
        source->setProperty("cursorPosition", int(text.indexOf("A leak") + 6));
        page.type(u"age"_s);
        QTRY_VERIFY(editor.holds(u"A leakage"_s));
        QVERIFY(editor.holds(u"A\u00A0pier"_s));
    }

    void putsFindingsRight()
    {
        const QByteArray flawed = "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- A lighthouse\n- A lighthouse\n\n"
                                  "### Fixed\n\n- fix: a leak\n\n## [1.4.2] - 2026-13-40\n\n### Fixed\n\n- A pier";
        Editor editor(flawed);
        for (const QString &theme : {u"light"_s, u"dark"_s}) {
            for (const QSize size : {QSize(1084, 726), QSize(764, 526)}) {
                Page page("Changelog", "ChangelogPage", editor.properties(), size);
                page.setTheme(theme);
                QTRY_VERIFY(page.shows(u"1 error, 1 warning, 2 hints"_s));
                page.picture(u"lint-%1-%2"_s.arg(theme).arg(size.width()));
                QVERIFY(page.click(u"Source"_s));
                page.picture(u"lint-source-%1-%2"_s.arg(theme).arg(size.width()));
            }
        }
        Page page("Changelog", "ChangelogPage", editor.properties());
        QTRY_VERIFY(page.shows(u"error"_s)); // also at the heading of 1.4.2
        QVERIFY(page.shows(u"“A lighthouse” stands in line 7 already."_s));
        QVERIFY(page.click(u"Fix"_s));
        QTRY_VERIFY(!page.shows(u"“A lighthouse” stands in line 7 already."_s));
        QVERIFY(editor.holds(u"- A lighthouse\n\n### Fixed"_s));
        QCOMPARE(page.root()->property("side").toString(), u"preview"_s);
        QTest::keySequence(&page.view(), QKeySequence::Undo);
        QCOMPARE(editor.controller.source().toUtf8(), flawed);
        QTRY_VERIFY(page.shows(u"Fix 2"_s));
        QVERIFY(page.click(u"Fix 2"_s));
        QVERIFY(editor.holds(u"- A lighthouse\n\n### Fixed"_s));
        QVERIFY(editor.holds(u"- A pier\n"_s));
        QTRY_VERIFY(page.shows(u"1 error, 1 hint"_s));

        // By keyboard: the list takes the focus, Return fixes, Space shows the line.
        QQuickItem *list = page.find("objectName", u"findings"_s);
        QVERIFY(list != nullptr);
        list->forceActiveFocus(Qt::TabFocusReason);
        QTest::keyClick(&page.view(), Qt::Key_Up);
        QCOMPARE(list->property("currentIndex").toInt(), 0);
        QTest::keyClick(&page.view(), Qt::Key_Return);
        QVERIFY(editor.holds(u"- A leak\n"_s));
        QTRY_VERIFY(page.shows(u"1 error"_s));
        list->forceActiveFocus(Qt::TabFocusReason);
        QTRY_COMPARE(list->property("count").toInt(), 1);
        QTest::keyClick(&page.view(), Qt::Key_Space);
        QTRY_VERIFY(page.view().activeFocusItem() != nullptr &&
                    page.view().activeFocusItem()->property("cursorPosition").toInt() ==
                        editor.controller.source().indexOf(u"## [1.4.2]"_s));
    }

    void showsEveryKindOfChangelog_data()
    {
        QTest::addColumn<QByteArray>("changelog");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("words");
        QByteArray huge = "# Changelog\n\n## [Unreleased]\n";
        for (int release = 1500; release > 0; --release)
            huge += "\n## [1." + QByteArray::number(release) + ".0] - 2020-01-01\n\n### Fixed\n\n- One\n- Two\n";
        QTest::newRow("normal") << text << u"CHANGELOG.md"_s << u"A lock"_s;
        QTest::newRow("empty") << "# Changelog\n"_ba << u"CHANGELOG.md"_s << u"moorings"_s;
        QTest::newRow("huge") << huge << u"CHANGELOG.md"_s << u"1.1500.0"_s;
        QTest::newRow("rst") << "Changes\n=======\n\n1.5.0 (unreleased)\n------------------\n\n* A ``lock``\n"_ba
                             << u"CHANGES.rst"_s << u"A ``lock``"_s;
        QTest::newRow("hostile") << "## [Unreleased]\n\n- <img src=\"https://example.invalid/x.png\">\n"_ba
                                 << u"CHANGELOG.md"_s << u"<img src=\"https://example.invalid/x.png\">"_s;
    }
    void showsEveryKindOfChangelog()
    {
        QFETCH(const QByteArray, changelog);
        QFETCH(const QString, name);
        QFETCH(const QString, words);
        Editor editor(changelog, name);
        for (const QString &theme : {u"light"_s, u"dark"_s}) {
            for (const QSize size : {QSize(1084, 726), QSize(764, 526)}) {
                Page page("Changelog", "ChangelogPage", editor.properties(), size);
                page.setTheme(theme);
                QTRY_VERIFY(page.shows(words));
                page.picture(
                    u"changelog-%1-%2-%3"_s.arg(QString::fromUtf8(QTest::currentDataTag()), theme).arg(size.width()));
            }
        }
    }

    void opensWhatAParagraphOfThePreviewComesFrom()
    {
        Editor editor;
        Page page("Changelog", "ChangelogPage", editor.properties());
        QTRY_VERIFY(page.shows(u"A lock"_s));
        QQuickItem *preview = page.find("name", u"Preview"_s);
        QVERIFY(preview != nullptr);
        QTRY_VERIFY(preview->property("plainText").toString().contains(u"A lock"_s));
        QTest::mouseClick(&page.view(), Qt::LeftButton, {}, placeIn(page, preview, u"- A lock"_s));
        QTRY_VERIFY(isOn(page, u"A lock"_s));

        // By keyboard: the second paragraph is the first section's heading, the third its entry.
        preview->forceActiveFocus(Qt::TabFocusReason);
        QTest::keyClick(&page.view(), Qt::Key_Return); // nothing is chosen yet
        QVERIFY(preview->hasActiveFocus());
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(&page.view(), Qt::Key_Down);
        QTest::keyClick(&page.view(), Qt::Key_Return);
        QTRY_VERIFY(isOn(page, u"A lighthouse"_s));

        // The source has the cursor where it is shown.
        QVERIFY(page.click(u"Both"_s));
        QQuickItem *source = nullptr;
        QTRY_VERIFY((source = page.find("text", QString::fromUtf8(text))) != nullptr);
        QTest::mouseClick(&page.view(), Qt::LeftButton, {}, placeIn(page, preview, u"- A leak"_s));
        QTRY_VERIFY(source->hasActiveFocus());
        QCOMPARE(source->property("cursorPosition").toInt(), int(text.indexOf("- A leak")));
    }

    void opensTheFragmentThatThePreviewTellsOf()
    {
        Editor editor("News\n====\n\n.. towncrier release notes start\n"_ba, u"NEWS.rst"_s);
        editor.repository.write(u"towncrier.toml"_s,
                                "[tool.towncrier]\nfilename = \"NEWS.rst\"\ndirectory = \"changes\"\n");
        editor.repository.write(u"changes/12.bugfix.rst"_s, "A leak\n");
        editor.repository.write(u"changes/+x.feature.rst"_s, "A light\n");
        editor.controller.open(editor.repository.path(), u"."_s);
        QTRY_VERIFY_WITH_TIMEOUT(!editor.controller.loading(), 20'000);
        Page page("Changelog", "ChangelogPage", editor.properties());
        QTRY_VERIFY(page.shows(u"A leak"_s));
        QQuickItem *preview = page.find("name", u"Preview"_s);
        QVERIFY(preview != nullptr);
        QTRY_VERIFY(preview->property("plainText").toString().contains(u"A leak (#12)"_s));
        QTest::mouseClick(&page.view(), Qt::LeftButton, {}, placeIn(page, preview, u"- A leak (#12)"_s));
        QTRY_VERIFY(isOn(page, u"A leak"_s));
        // By keyboard: title, type, entry.
        preview->forceActiveFocus(Qt::TabFocusReason);
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(&page.view(), Qt::Key_Down);
        QTest::keyClick(&page.view(), Qt::Key_Return);
        QTRY_VERIFY(isOn(page, u"A light"_s));
        // The source has no fragments: the cards come back.
        QVERIFY(page.click(u"Both"_s));
        QTest::mouseClick(&page.view(), Qt::LeftButton, {}, placeIn(page, preview, u"- A leak (#12)"_s));
        QTRY_VERIFY(isOn(page, u"A leak"_s));
        page.picture(u"fragments"_s);
    }

    void saysWhatIsStillEmpty()
    {
        Editor editor("# Changelog\n\n## [Unreleased]\n"_ba);
        Page page("Changelog", "ChangelogPage", editor.properties());
        QTRY_VERIFY(page.shows(u"No entries yet: take commits in with Add, or begin one in a section above."_s));
        QCOMPARE(page.find("name", u"Preview"_s)->property("plainText").toString(), u"Unreleased\nNo entries yet"_s);
        page.picture(u"empty"_s);
        QVERIFY(page.click(u"Add"_s));
        QTRY_VERIFY(isOn(page, u"Moorings (#7)"_s));
        QVERIFY(!page.shows(u"No entries yet: take commits in with Add, or begin one in a section above."_s));
        page.picture(u"begun"_s);
    }

    void editsTheChangelogOfASpecFile()
    {
        const QByteArray head = "Name: x\n\n%changelog\n"_ba;
        const QByteArray part = "* Tue Jan 02 2024 Bo <bo@example.org> - 1.4.2-1\n- A pier\n"_ba;
        Editor editor(head + part, u"x.spec"_s);
        Page page("Changelog", "ChangelogPage", editor.properties());
        QTRY_VERIFY(page.shows(u"moorings"_s));
        QVERIFY(page.click(u"Add"_s));
        QTRY_VERIFY(isOn(page, u"Moorings (#7)"_s));
        page.picture(u"rpm"_s);
        QVERIFY(page.click(u"Save"_s));
        QTRY_VERIFY(!editor.controller.modified());
        QCOMPARE(editor.repository.read(u"x.spec"_s),
                 head + "* Tue Jan 02 2024 Bo <bo@example.org>\n- Moorings (#7)\n\n" + part);
    }
};

QTEST_MAIN(TestChangelogPage)
#include "tst_changelogpage.moc"
