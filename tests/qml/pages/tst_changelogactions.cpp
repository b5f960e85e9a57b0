// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// What can be done in the changelog editor with whole releases, several entries, and the list of commits.
#include "changelogeditor.h"

#include <QClipboard>
#include <QGuiApplication>
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
constexpr int patience = 20'000;
const QList<QSize> sizes{{1084, 726}, {764, 526}};

/// Clicks a card beside its words, where nothing else takes the click.
void clickCard(Page &page, const QString &words, Qt::KeyboardModifiers modifiers)
{
    page.layOut();
    QQuickItem *card = page.find("text", words);
    QVERIFY(card != nullptr);
    const QPointF place = card->mapToScene({card->width() / 2, card->height() / 2});
    QTest::mouseClick(&page.view(), Qt::LeftButton, modifiers, place.toPoint());
}

/// The keyboard goes to a card, as by Tab.
void focusCard(Page &page, const QString &words)
{
    // Rows that were just moved are laid out anew, and those that were made anew come a few in each frame.
    QVERIFY(QTest::qWaitFor(
        [&page, &words] {
            page.layOut();
            QQuickItem *row = page.find("text", words);
            return row != nullptr && QMetaObject::invokeMethod(row, "take") && isOn(page, words);
        },
        patience));
}

void replaceWords(Page &page, const QString &words)
{
    QTest::keySequence(&page.view(), QKeySequence::SelectAll);
    page.type(words);
}

/// Goes on with Tab until the thing with that property has the focus.
bool tabTo(Page &page, const char *property, const QString &value)
{
    for (int i = 0; i < 40; ++i) {
        const QQuickItem *item = page.view().activeFocusItem();
        if (item != nullptr && item->property(property).toString() == value)
            return true;
        QTest::keyClick(&page.view(), Qt::Key_Tab);
    }
    return false;
}

/// Calls @p look once for each theme and size.
template <typename Look>
void inAllLooks(Editor &editor, const QString &name, Look look)
{
    for (const QString &theme : {u"light"_s, u"dark"_s}) {
        for (const QSize size : sizes) {
            Page page("Changelog", "ChangelogPage", editor.properties(), size);
            page.setTheme(theme);
            look(page);
            page.picture(u"%1-%2-%3"_s.arg(name, theme).arg(size.width()));
        }
    }
}
} // namespace

class TestChangelogActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutsARelease()
    {
        Editor editor;
        Page page("Changelog", "ChangelogPage", editor.properties());
        QTRY_VERIFY(page.shows(u"Cut release…"_s));
        QVERIFY(page.click(u"Cut release…"_s));
        QTRY_VERIFY_WITH_TIMEOUT(page.shows(u"2 lines change"_s), patience);
        QVERIFY(page.shows(u"Cut 1.5.0"_s));
        QTest::keyClick(&page.view(), Qt::Key_Escape); // changes nothing
        QTRY_VERIFY(!page.shows(u"Cut 1.5.0"_s));
        QCOMPARE(editor.controller.source().toUtf8(), text);

        // By keyboard: the version has the focus, and what is wrong with it is said.
        QTest::keySequence(&page.view(), QKeySequence(u"Ctrl+Shift+R"_s));
        QTRY_VERIFY(page.shows(u"Cut 1.5.0"_s));
        replaceWords(page, u"1.4.2"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!editor.controller.cutting()->problem().isEmpty(), patience);
        QVERIFY(page.shows(editor.controller.cutting()->problem()));
        QTest::keyClick(&page.view(), Qt::Key_Return);
        QCOMPARE(editor.controller.source().toUtf8(), text);
        replaceWords(page, u"1.6.0"_s);
        QTest::keyClick(&page.view(), Qt::Key_Tab);
        replaceWords(page, u"2026-03-04"_s);
        QTRY_VERIFY_WITH_TIMEOUT(editor.controller.cutting()->ready(), patience);
        QTest::keyClick(&page.view(), Qt::Key_Return);
        QVERIFY(editor.holds(u"## [Unreleased]\n\n## [1.6.0] - 2026-03-04\n"_s));
        QTRY_VERIFY(!page.shows(u"Cut 1.6.0"_s));
        QTest::keySequence(&page.view(), QKeySequence::Undo);
        QCOMPARE(editor.controller.source().toUtf8(), text);
    }

    void looksGoodWhileCutting()
    {
        Editor editor;
        inAllLooks(editor, u"cut"_s, [&editor](Page &page) {
            editor.controller.beginCut();
            QTRY_VERIFY_WITH_TIMEOUT(page.shows(u"2 lines change"_s), patience);
        });
        inAllLooks(editor, u"cut-refused"_s, [&editor](Page &page) {
            editor.controller.beginCut();
            editor.controller.cutting()->setVersion(u"1.4.2"_s);
            QTRY_VERIFY_WITH_TIMEOUT(!editor.controller.cutting()->problem().isEmpty(), patience);
            QVERIFY(page.shows(editor.controller.cutting()->problem()));
        });
    }

    void yanksByKeyboard()
    {
        Editor editor;
        Page page("Changelog", "ChangelogPage", editor.properties());
        QTRY_VERIFY(page.shows(u"1.4.2"_s));
        page.root()->forceActiveFocus(Qt::TabFocusReason);
        QVERIFY(tabTo(page, "text", u"1.4.2"_s));
        QVERIFY(tabTo(page, "text", u"Yank"_s));
        QTest::keyClick(&page.view(), Qt::Key_Return);
        QVERIFY(editor.holds(u"## [1.4.2] - 2026-01-01 [YANKED]\n"_s));
        QTRY_VERIFY(page.shows(u"2026-01-01 · yanked · 1 entry"_s));
        QTRY_VERIFY(isOn(page, u"Unyank"_s)); // the button stays under the finger
        QTest::keyClick(&page.view(), Qt::Key_Return);
        QCOMPARE(editor.controller.source().toUtf8(), text);
    }

    void showsTheNotesOfAVersion()
    {
        Editor editor;
        Page page("Changelog", "ChangelogPage", editor.properties());
        QVERIFY(page.click(u"Notes"_s)); // beside the preview and the source
        QTRY_VERIFY(page.shows(u"Not released yet, so no notes stand to compare with"_s));
        page.root()->forceActiveFocus(Qt::TabFocusReason);
        QVERIFY(tabTo(page, "text", u"1.4.2"_s));
        QVERIFY(tabTo(page, "text", u"Notes"_s));
        QTest::keyClick(&page.view(), Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(page.shows(u"The same as in the tag v1.4.2"_s), patience);
        QVERIFY(page.click(u"Text"_s));
        QTRY_VERIFY(page.shows(u"### Fixed\n\n- A pier\n"_s));
        QVERIFY(page.click(u"Copy"_s));
        QCOMPARE(QGuiApplication::clipboard()->text(), u"### Fixed\n\n- A pier\n"_s);
        QVERIFY(page.click(u"Changes"_s));
        editor.controller.toggle(6);
        QVERIFY(editor.controller.changeEntry(8, u"A mole"_s));
        QTRY_VERIFY_WITH_TIMEOUT(page.shows(u"1 added and 1 removed since the tag v1.4.2"_s), patience);
        QTRY_VERIFY(page.shows(u"- - A pier"_s));
        QVERIFY(page.shows(u"+ - A mole"_s));
    }

    void looksGoodWithNotes()
    {
        Editor editor;
        editor.controller.toggle(6);
        QVERIFY(editor.controller.changeEntry(8, u"A mole that keeps the waves of the open sea off the boats"_s));
        for (const QString &view : {u"Rendered"_s, u"Text"_s, u"Changes"_s}) {
            inAllLooks(editor, u"notes-"_s + view.toLower(), [&](Page &page) {
                QVERIFY(page.click(u"Notes"_s));
                editor.controller.showNotes(6);
                QTRY_VERIFY_WITH_TIMEOUT(page.shows(u"1 added and 1 removed since the tag v1.4.2"_s), patience);
                QVERIFY(page.click(view));
            });
        }
    }

    void selectsSeveralByClicking()
    {
        Editor editor;
        Page page("Changelog", "ChangelogPage", editor.properties());
        QTRY_VERIFY(page.shows(u"A lock"_s));
        clickCard(page, u"A lighthouse"_s, Qt::NoModifier);
        clickCard(page, u"A lock"_s, Qt::ControlModifier);
        QTRY_VERIFY(page.shows(u"2 selected"_s));
        clickCard(page, u"A lighthouse"_s, Qt::ShiftModifier);
        QTRY_VERIFY(page.shows(u"3 selected"_s));
        QTest::keyClick(&page.view(), Qt::Key_Escape);
        QTRY_VERIFY(!page.shows(u"3 selected"_s));
        clickCard(page, u"A leak"_s, Qt::ControlModifier);
        QTRY_COMPARE(editor.controller.selection()->count(), 2);
        clickCard(page, u"A lock"_s, Qt::NoModifier);
        QTRY_COMPARE(editor.controller.selection()->count(), 0);
    }

    void editsSeveralByKeyboard()
    {
        Editor editor;
        Page page("Changelog", "ChangelogPage", editor.properties());
        QTRY_VERIFY(page.shows(u"A lock"_s));
        page.root()->forceActiveFocus(Qt::TabFocusReason);
        QVERIFY(tabTo(page, "text", u"A leak"_s));
        QTest::keyClick(&page.view(), Qt::Key_Down, Qt::ShiftModifier);
        QTRY_VERIFY(isOn(page, u"A lock"_s));
        QTRY_VERIFY(page.shows(u"2 selected"_s));
        QTest::keyClick(&page.view(), Qt::Key_Up, Qt::AltModifier);
        QTRY_VERIFY(isOn(page, u"A leak"_s));
        QVERIFY(editor.holds(u"### Added\n\n- A lighthouse\n- A leak\n- A lock\n\n## [1.4.2]"_s));
        QTest::keySequence(&page.view(), QKeySequence::Undo);
        QCOMPARE(editor.controller.source().toUtf8(), text);

        // What can be done with them is a key away.
        QTRY_VERIFY(page.shows(u"A lock"_s));
        focusCard(page, u"A leak"_s);
        QTest::keyClick(&page.view(), Qt::Key_A, Qt::ControlModifier);
        QTRY_COMPARE(editor.controller.selection()->count(), 3);
        QTest::keyClick(&page.view(), Qt::Key_F10, Qt::ShiftModifier);
        QTRY_VERIFY(isOn(page, u"Type…"_s));
        QTest::keyClick(&page.view(), Qt::Key_Return);
        QTRY_VERIFY(page.shows(u"Security"_s));
        page.type(u"Secu"_s);
        QTest::keyClick(&page.view(), Qt::Key_Return);
        QTRY_VERIFY(editor.holds(u"### Security\n\n- A lighthouse\n- A leak\n- A lock\n"_s));
        QCOMPARE(editor.controller.selection()->count(), 3);
        QTRY_VERIFY(isOn(page, u"A lighthouse"_s)); // the first of them
        QTest::keyClick(&page.view(), Qt::Key_Menu);
        QTRY_VERIFY(isOn(page, u"Type…"_s));
        QTest::keyClick(&page.view(), Qt::Key_Tab);
        QVERIFY(isOn(page, u"Version…"_s));
        QTest::keyClick(&page.view(), Qt::Key_Return);
        QTRY_VERIFY(page.find("placeholder", u"Move to version"_s) != nullptr);
        page.type(u"1.4"_s);
        QTest::keyClick(&page.view(), Qt::Key_Return);
        QTRY_VERIFY(editor.holds(u"## [1.4.2] - 2026-01-01\n\n### Fixed\n\n- A pier\n\n### Security\n"_s));
        QTest::keySequence(&page.view(), QKeySequence::Undo);
        QTest::keySequence(&page.view(), QKeySequence::Undo);
        QCOMPARE(editor.controller.source().toUtf8(), text);

        focusCard(page, u"A leak"_s);
        QTest::keyClick(&page.view(), Qt::Key_Space, Qt::ControlModifier);
        QTest::keyClick(&page.view(), Qt::Key_Up, Qt::ShiftModifier);
        QTRY_COMPARE(editor.controller.selection()->count(), 2);
        QTest::keyClick(&page.view(), Qt::Key_Delete);
        QTRY_VERIFY(editor.holds(u"## [Unreleased]\n\n### Fixed\n\n- A lock\n"_s));
        QTest::keySequence(&page.view(), QKeySequence::Undo);
        QCOMPARE(editor.controller.source().toUtf8(), text);
    }

    void dragsSeveral()
    {
        Editor editor;
        Page page("Changelog", "ChangelogPage", editor.properties());
        QTRY_VERIFY(page.shows(u"A lock"_s));
        editor.controller.selection()->begin(4);
        editor.controller.selection()->extendTo(5);
        QTRY_VERIFY(page.shows(u"Type…"_s));
        page.layOut(); // what can be done with them takes room above the cards
        QQuickItem *card = page.find("text", u"A lock"_s);
        QQuickItem *other = page.find("text", u"A lighthouse"_s);
        QVERIFY(card != nullptr && other != nullptr);
        const QPointF from = card->mapToScene({18, 18});
        const QPointF to = other->mapToScene({18, 4});
        QTest::mousePress(&page.view(), Qt::LeftButton, {}, from.toPoint());
        for (int step = 1; step <= 8; ++step)
            QTest::mouseMove(&page.view(), (from + (to - from) * step / 8).toPoint(), 20);
        QTest::mouseRelease(&page.view(), Qt::LeftButton, {}, to.toPoint());
        QTRY_VERIFY(editor.holds(u"### Added\n\n- A leak\n- A lock\n- A lighthouse\n\n## [1.4.2]"_s));
        QCOMPARE(editor.controller.selection()->count(), 2);
        QTest::keySequence(&page.view(), QKeySequence::Undo);
        QCOMPARE(editor.controller.source().toUtf8(), text);
    }

    void looksGoodWithASelection()
    {
        Editor editor;
        inAllLooks(editor, u"selection"_s, [&editor](Page &page) {
            editor.controller.selection()->begin(2);
            editor.controller.selection()->extendTo(4);
            QTRY_VERIFY(page.shows(u"2 selected"_s));
        });
    }

    void arrangesTheCommits()
    {
        Editor editor;
        editor.repository.commit(u"fix(dock): a rope"_s);
        editor.repository.commit(u"feat(dock)!: a crane"_s);
        editor.controller.reload();
        QTRY_COMPARE_WITH_TIMEOUT(editor.controller.drafts()->rowCount(), 3, patience);
        inAllLooks(editor, u"drafts"_s, [&editor](Page &page) {
            editor.controller.drafts()->setGrouping({});
            QTRY_VERIFY(page.shows(u"Group"_s));
            QVERIFY(page.click(u"Group"_s));
            QTRY_VERIFY(page.find("placeholder", u"Group by"_s) != nullptr);
            page.type(u"scope"_s);
            QTest::keyClick(&page.view(), Qt::Key_Return);
            QTRY_VERIFY(page.shows(u"By scope"_s));
            QVERIFY(page.shows(u"dock"_s) && page.shows(u"No scope"_s));
        });
        Page page("Changelog", "ChangelogPage", editor.properties());
        QVERIFY(page.click(u"Filter"_s));
        QTRY_VERIFY(page.shows(u"Breaks something"_s));
        QTest::keyClick(&page.view(), Qt::Key_Return); // the first of the list
        QTRY_COMPARE(editor.controller.drafts()->rowCount(), 1);
        QTest::keyClick(&page.view(), Qt::Key_Escape);
        QTRY_VERIFY(page.shows(u"1 filter"_s));
        QVERIFY(page.shows(u"1 shown"_s));
        QTRY_VERIFY(page.shows(u"a crane"_s));
        QVERIFY(page.click(u"Add"_s));
        QTRY_COMPARE(editor.controller.drafts()->rowCount(), 2); // the filter went with its last commit
    }

    void showsPreviewAndSourceSideBySide()
    {
        Editor editor;
        inAllLooks(editor, u"both"_s, [](Page &page) {
            QVERIFY(page.click(u"Both"_s));
            QTRY_VERIFY(page.shows(QString::fromUtf8(text)));
        });
        Page page("Changelog", "ChangelogPage", editor.properties());
        QVERIFY(page.click(u"Both"_s));
        QQuickItem *source = nullptr;
        QTRY_VERIFY((source = page.find("text", QString::fromUtf8(text))) != nullptr);
        QQuickItem *preview = page.find("name", u"Preview"_s);
        QVERIFY(preview != nullptr);
        source->forceActiveFocus();
        source->setProperty("cursorPosition", int(text.indexOf("A pier")));
        QTRY_VERIFY(preview->property("plainText").toString().startsWith(u"1.4.2"_s)); // it follows the cursor
        source->setProperty("cursorPosition", int(text.indexOf("A leak") + 6));
        page.type(u"age"_s);
        QTRY_VERIFY(preview->property("plainText").toString().contains(u"A leakage"_s));
        QTest::keySequence(&page.view(), QKeySequence::Undo);
        QTRY_COMPARE(source->property("text").toString().toUtf8(), text); // and the source follows the editor
    }
};

QTEST_MAIN(TestChangelogActions)
#include "tst_changelogactions.moc"
