// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// What one types in the changelog editor's page is neither lost nor out of sight.
#include "changelogeditor.h"

#include <QFile>
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
const QString question = u"The changelog has changes that were not saved."_s;

void ask(Page &page, const QString &where)
{
    QVERIFY(QMetaObject::invokeMethod(page.root(), "ask", Q_ARG(QString, where)));
}

/// What is selected in the card that is being edited.
QString selected(Page &page)
{
    const QQuickItem *item = page.view().activeFocusItem();
    return item != nullptr ? item->property("selectedText").toString() : QString();
}

/// Begins to edit the entry's card.
bool edit(Page &page, const QString &words)
{
    page.root()->forceActiveFocus(Qt::TabFocusReason);
    for (int i = 0; i < 30 && !isOn(page, words); ++i)
        QTest::keyClick(&page.view(), Qt::Key_Tab);
    QTest::keyClick(&page.view(), Qt::Key_Return);
    const QQuickItem *item = page.view().activeFocusItem();
    return item != nullptr && item->property("cursorPosition").isValid();
}

/// The whole line of the cursor is in sight.
bool showsCursor(const QQuickItem *source)
{
    const QQuickItem *area = source->parentItem()->parentItem();
    const QRectF line = source->mapRectToItem(area, source->property("cursorRectangle").toRectF());
    return line.top() >= 0 && line.bottom() <= area->height();
}
} // namespace

class TestChangelogKeeping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksBeforeTheWindowClosesOrAnotherIsOpened()
    {
        Editor editor;
        Page page("Changelog", "ChangelogPage", editor.properties());
        QSignalSpy granted(page.root(), SIGNAL(granted(QString)));
        ask(page, u"window"_s); // nothing would be lost
        QCOMPARE(granted.size(), 1);
        QVERIFY(!page.shows(question));
        granted.clear();
        for (const QString &where : {u"window"_s, u"other"_s}) {
            QVERIFY(editor.controller.changeEntry(2, u"A tower"_s));
            ask(page, where);
            QTRY_VERIFY(page.shows(question));
            page.picture(u"leaving-"_s + where);
            QVERIFY(page.click(u"Stay"_s));
            QTRY_VERIFY(!page.shows(question));
            QCOMPARE(granted.size(), 0);
            ask(page, where);
            QVERIFY(page.click(where == u"window"_s ? u"Close without them"_s : u"Leave them"_s));
            QTRY_COMPARE(granted.size(), 1);
            QCOMPARE(granted.takeFirst().constFirst().toString(), where);
            QVERIFY(!editor.controller.unsaved());
            QCOMPARE(editor.repository.read(u"CHANGELOG.md"_s), text);
            editor.controller.open(editor.repository.path(), u"."_s);
            QTRY_VERIFY_WITH_TIMEOUT(editor.controller.hasDocument(), 20'000);
        }
    }

    void asksNoMoreWhenNothingWouldBeLost()
    {
        Editor editor;
        Page page("Changelog", "ChangelogPage", editor.properties());
        QSignalSpy granted(page.root(), SIGNAL(granted(QString)));
        QVERIFY(editor.controller.changeEntry(2, u"A tower"_s));
        ask(page, u"window"_s);
        QTRY_VERIFY(page.shows(question));
        QTest::keySequence(&page.view(), QKeySequence::Save);
        QTRY_VERIFY(editor.repository.read(u"CHANGELOG.md"_s).contains("A tower"));
        QTRY_VERIFY(!page.shows(question));
        QVERIFY(editor.controller.changeEntry(2, u"A spire"_s));
        ask(page, u"back"_s);
        QTRY_VERIFY(page.shows(question));
        editor.controller.undo();
        QTRY_VERIFY(!page.shows(question));
        QCOMPARE(granted.size(), 0);
    }

    void asksNothingForAFileThatNobodyBeganToWrite()
    {
        Editor editor(text, u"notes.txt"_s);
        QVERIFY(editor.controller.modified()); // it could be saved
        Page page("Changelog", "ChangelogPage", editor.properties());
        const QSignalSpy granted(page.root(), SIGNAL(granted(QString)));
        ask(page, u"window"_s);
        QCOMPARE(granted.size(), 1);
    }

    void asksForWordsThatAreStillBeingTyped()
    {
        Editor editor;
        Page page("Changelog", "ChangelogPage", editor.properties());
        QTRY_VERIFY(page.shows(u"A leak"_s));
        QVERIFY(edit(page, u"A leak"_s));
        page.type(u"age"_s);
        ask(page, u"window"_s);
        QTRY_VERIFY(page.shows(question));
        QVERIFY(editor.holds(u"A leakage"_s));
    }

    void typesANewEntryAtOnce()
    {
        Editor editor;
        Page page("Changelog", "ChangelogPage", editor.properties());
        QTRY_VERIFY(page.shows(u"Security"_s));
        QVERIFY(page.click(u"Security"_s));
        QTRY_COMPARE(selected(page), u"New entry"_s);
        page.type(u"A patch"_s);
        QTest::keyClick(&page.view(), Qt::Key_Return);
        QTRY_VERIFY(isOn(page, u"A patch"_s));
        QVERIFY(editor.holds(u"### Security\n\n- A patch\n"_s));
    }

    void takesANewEntryBackWithEscape()
    {
        Editor editor;
        Page page("Changelog", "ChangelogPage", editor.properties());
        QTRY_VERIFY(page.shows(u"Security"_s));
        for (const QString &typed : {QString(), u"A pat"_s}) {
            QVERIFY(page.click(u"Security"_s));
            QTRY_COMPARE(selected(page), u"New entry"_s);
            page.type(typed);
            QTest::keyClick(&page.view(), Qt::Key_Escape);
            QCOMPARE(editor.controller.source().toUtf8(), text);
            QVERIFY(!editor.controller.modified());
            QCOMPARE(editor.controller.undoLabel(), QString());
            QTRY_VERIFY(page.shows(u"Security"_s));
        }
        // One that was kept once is an entry as any other.
        QVERIFY(page.click(u"Security"_s));
        QTRY_COMPARE(selected(page), u"New entry"_s);
        page.type(u"A patch"_s);
        QTest::keyClick(&page.view(), Qt::Key_Return);
        QTRY_VERIFY(isOn(page, u"A patch"_s));
        QTest::keyClick(&page.view(), Qt::Key_Return);
        page.type(u"work"_s);
        QTest::keyClick(&page.view(), Qt::Key_Escape);
        QVERIFY(editor.holds(u"- A patch\n"_s));
    }

    void savesWhatIsBeingTypedInACard()
    {
        Editor editor;
        Page page("Changelog", "ChangelogPage", editor.properties());
        QTRY_VERIFY(page.shows(u"A leak"_s));
        QVERIFY(edit(page, u"A leak"_s));
        const QQuickItem *save = page.find("text", u"Save"_s);
        QVERIFY(save != nullptr && !save->isEnabled());
        page.type(u"age"_s);
        QVERIFY(save->isEnabled());
        QTest::keySequence(&page.view(), QKeySequence::Save);
        QTRY_VERIFY(editor.repository.read(u"CHANGELOG.md"_s).contains("- A leakage\n"));
        QTRY_VERIFY(!editor.controller.unsaved());
        QVERIFY(isOn(page, u"A leakage"_s));
    }

    void savesWhatIsBeingTypedInTheSource()
    {
        Editor editor;
        Page page("Changelog", "ChangelogPage", editor.properties());
        QVERIFY(page.click(u"Source"_s));
        QQuickItem *source = nullptr;
        QTRY_VERIFY((source = page.find("text", QString::fromUtf8(text))) != nullptr);
        source->forceActiveFocus();
        source->setProperty("cursorPosition", int(text.indexOf("A leak") + 6));
        page.type(u"age"_s);
        QTest::keySequence(&page.view(), QKeySequence::Save); // sooner than the typing rests
        QTRY_VERIFY(editor.repository.read(u"CHANGELOG.md"_s).contains("- A leakage\n"));
    }

    void theSourceFollowsTheCursor()
    {
        QByteArray much = text;
        for (int release = 41; release > 0; --release)
            much += "\n## [1.3." + QByteArray::number(release) + "] - 2025-01-01\n\n### Fixed\n\n- One\n- Two\n";
        Editor editor(much);
        Page page("Changelog", "ChangelogPage", editor.properties());
        for (const QString &side : {u"Source"_s, u"Both"_s}) {
            QVERIFY(page.click(side));
            QQuickItem *source = nullptr;
            QTRY_VERIFY((source = page.find("text", editor.controller.source())) != nullptr);
            QVERIFY(page.layOut());
            source->forceActiveFocus();
            QVERIFY(showsCursor(source));
            QTest::keyClick(&page.view(), Qt::Key_End, Qt::ControlModifier);
            QVERIFY(showsCursor(source));
            QTest::keyClick(&page.view(), Qt::Key_Return);
            page.type(u"[x]: y"_s);
            QVERIFY(showsCursor(source));
            page.picture(u"cursor-"_s + side);
            QTest::keyClick(&page.view(), Qt::Key_PageUp);
            const int above = source->property("cursorPosition").toInt();
            const auto lines = editor.controller.source().mid(above).count(u'\n');
            QVERIFY2(lines > 10 && lines < 100, qPrintable(QString::number(lines)));
            QVERIFY(showsCursor(source));
            QTest::keyClick(&page.view(), Qt::Key_PageDown, Qt::ShiftModifier);
            const int below = source->property("cursorPosition").toInt();
            QVERIFY(!source->property("text").toString().mid(below).contains(u'\n')); // the last line
            QCOMPARE(source->property("selectionStart").toInt(), above);
            QTest::keyClick(&page.view(), Qt::Key_Home, Qt::ControlModifier);
            QVERIFY(showsCursor(source));
            for (int i = 0; i < 80; ++i)
                QTest::keyClick(&page.view(), Qt::Key_Down);
            QVERIFY(showsCursor(source));
            // A click leaves what is seen where it is.
            const QQuickItem *area = source->parentItem()->parentItem();
            page.root()->forceActiveFocus();
            QVERIFY(page.click(u"Save"_s));
            const double before = area->property("contentY").toDouble();
            QVERIFY(before > 0);
            QTest::mouseClick(&page.view(), Qt::LeftButton, {},
                              area->mapToScene({area->width() / 2, area->height() / 2}).toPoint());
            QVERIFY(source->hasActiveFocus());
            QCOMPARE(area->property("contentY").toDouble(), before);
            QTRY_VERIFY(!editor.controller.saving());
        }
    }

    void offersNoEntriesWhereAToolWritesTheFile()
    {
        Editor editor(
            "# Changelog\n\nGenerated by git-cliff.\n\n## 1.4.2 (2026-01-01)\n\n### Bug Fixes\n\n- A pier\n"_ba);
        Page page("Changelog", "ChangelogPage", editor.properties());
        QTRY_VERIFY(page.shows(u"moorings"_s));
        page.picture(u"generated"_s);
        QVERIFY(!page.shows(u"Add"_s));
        QVERIFY(!page.shows(u"New entry in"_s));
        editor.controller.toggle(0);
        QTRY_VERIFY(page.shows(u"A pier"_s));
        QVERIFY(!page.shows(u"Add entry"_s));
    }

    void theButtonOfACardLeavesItsWordsAlone()
    {
        Editor editor(QByteArray(text).replace("A leak", "A leak that goes on for so many words that they need lines"));
        Page page("Changelog", "ChangelogPage", editor.properties(), {764, 600});
        const QString words = u"A leak that goes on for so many words that they need lines"_s;
        QTRY_VERIFY(page.shows(words));
        page.root()->forceActiveFocus(Qt::TabFocusReason);
        for (int i = 0; i < 30 && !isOn(page, words); ++i)
            QTest::keyClick(&page.view(), Qt::Key_Tab);
        QVERIFY(isOn(page, words));
        QVERIFY(page.layOut());
        page.picture(u"remove"_s);
        const QQuickItem *remove = page.find("iconName", u"cross"_s);
        QVERIFY(remove != nullptr);
        QQuickItem *card = page.view().activeFocusItem();
        const QList<QQuickItem *> children = card->findChildren<QQuickItem *>();
        const auto shown = std::ranges::find_if(children, [&words](const QQuickItem *item) {
            return item->isVisible() && item->property("text").toString() == words;
        });
        QVERIFY(shown != children.end());
        QVERIFY((*shown)->mapRectToScene((*shown)->boundingRect()).right() <= remove->mapToScene({}).x());
    }
};

QTEST_MAIN(TestChangelogKeeping)
#include "tst_changelogkeeping.moc"
