// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// Conflicts, fragments, references and spelling in the changelog editor's page, by mouse and by keyboard.
#include "changelogeditor.h"

#include <QQmlExtensionPlugin>
#include <QTest>

Q_IMPORT_QML_PLUGIN(Tagboat_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(Tagboat_ChangelogPlugin)

using namespace Qt::StringLiterals;
using namespace tagboat;
using tagboat::test::isOn;
using tagboat::test::Page;
using tagboat::test::TestRepository;
using tagboat::test::text;

namespace
{
/// A real repository and the editor on it, with the system's dictionary.
struct WritingEditor {
    explicit WritingEditor(const QByteArray &changelog = text, bool fragments = false)
    {
        QByteArray project = "[project]\nname = \"harbour\"\nversion = \"1.4.2\"\n";
        if (fragments) {
            project += "\n[tool.towncrier]\nfilename = \"NEWS.rst\"\ndirectory = \"changes\"\n";
            repository.write(u"NEWS.rst"_s, "News\n====\n\n.. towncrier release notes start\n");
            repository.write(u"changes/12.bugfix.rst"_s, "A leak in the hold is shut.\n");
            repository.write(u"changes/15.bugfix.rst"_s, "Locks open at low tide too.\n");
            repository.write(u"changes/+x.feature.rst"_s, "A ``light`` on the pier.\n");
        } else {
            repository.write(u"CHANGELOG.md"_s, changelog);
        }
        repository.write(u"pyproject.toml"_s, project);
        repository.commit(u"begin"_s);
        repository.git({u"tag"_s, u"v1.4.2"_s});
        repository.commit(u"feat: moorings for a whole season (#7)"_s);
        repository.commit(u"fix: drafts round to zero (#71)\n\nCloses #70"_s);
        controller.open(repository.path(), u"."_s);
        if (!QTest::qWaitFor([this] { return !controller.loading(); }, 20'000))
            qWarning() << "the changelog was not read";
    }
    [[nodiscard]] QVariantMap properties() { return {{u"controller"_s, QVariant::fromValue(&controller)}}; }
    [[nodiscard]] bool holds(const QString &part) { return controller.source().contains(part); }
    TestRepository repository;
    ChangelogController controller{makeGit, {}, makeSpelling};
};

/// Puts the focus on the entry's card and begins to edit it.
bool edit(Page &page, const QString &words)
{
    page.root()->forceActiveFocus(Qt::TabFocusReason);
    for (int i = 0; i < 30 && !isOn(page, words); ++i)
        QTest::keyClick(&page.view(), Qt::Key_Tab);
    if (!isOn(page, words))
        return false;
    QTest::keyClick(&page.view(), Qt::Key_Return);
    return page.view().activeFocusItem()->property("cursorPosition").isValid();
}

template <typename Look>
void inEveryLook(const QVariantMap &properties, Look look)
{
    for (const QString &theme : {u"light"_s, u"dark"_s}) {
        for (const QSize size : {QSize(1084, 726), QSize(764, 526)}) {
            Page page("Changelog", "ChangelogPage", properties, size);
            page.setTheme(theme);
            look(page, u"%1-%2"_s.arg(theme).arg(size.width()));
        }
    }
}
} // namespace

class TestChangelogWriting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decidesWhatBothChanged()
    {
        WritingEditor editor;
        QVERIFY(editor.controller.changeEntry(2, u"A tower"_s));
        editor.repository.replace(u"CHANGELOG.md"_s, QByteArray(text).replace("A lighthouse", "A beacon"));
        QTRY_COMPARE_WITH_TIMEOUT(editor.controller.undecided(), 1, 20'000);
        inEveryLook(editor.properties(), [](Page &page, const QString &name) {
            QTRY_VERIFY(page.shows(u"Keep both"_s));
            page.picture(u"conflict-"_s + name);
        });
        Page page("Changelog", "ChangelogPage", editor.properties());
        QTRY_VERIFY(page.shows(u"Merged 1 line that changed outside."_s));
        QVERIFY(page.shows(u"- A tower"_s));
        QVERIFY(page.shows(u"- A beacon"_s));
        QQuickItem *save = page.find("text", u"Save"_s);
        QVERIFY(save != nullptr && !save->isEnabled());
        QVERIFY(page.click(u"Keep theirs"_s));
        QTRY_VERIFY(page.shows(u"A beacon"_s));
        QVERIFY(editor.holds(u"### Added\n\n- A beacon\n"_s));
        QVERIFY(page.click(u"Undo"_s));
        QTRY_COMPARE(editor.controller.undecided(), 1);
        // By keyboard: Show brings the card, B keeps both.
        QVERIFY(page.click(u"Show"_s));
        QTRY_VERIFY(page.view().activeFocusItem() != nullptr &&
                    page.view().activeFocusItem()->property("mine").toString() == u"- A tower"_s);
        QTest::keyClick(&page.view(), Qt::Key_B);
        QVERIFY(editor.holds(u"### Added\n\n- A tower\n- A beacon\n"_s));
        QTRY_VERIFY(save->isEnabled());
        QVERIFY(page.click(u"Save"_s));
        QTRY_VERIFY(!editor.controller.modified());
        QVERIFY(editor.repository.read(u"CHANGELOG.md"_s).contains("- A tower\n- A beacon\n"));
    }

    void keepsWhatCannotBeReadYetWhenTheFileChanges()
    {
        const QByteArray torn = "<<<<<<< HEAD\n";
        WritingEditor editor;
        Page page("Changelog", "ChangelogPage", editor.properties());
        QTRY_VERIFY(page.shows(u"A leak"_s));
        QVERIFY(page.click(u"Source"_s));
        QQuickItem *source = page.find("text", editor.controller.source());
        QVERIFY(source != nullptr);
        source->forceActiveFocus(Qt::TabFocusReason);
        QTest::keyClick(&page.view(), Qt::Key_Home, Qt::ControlModifier);
        page.type(u"<<<<<<< HEAD"_s);
        QTest::keyClick(&page.view(), Qt::Key_Return);
        QTRY_VERIFY(editor.controller.errorMessage().contains(u"conflict"_s));
        editor.repository.write(u"CHANGELOG.md"_s, QByteArray(text).replace("A pier", "A quay"));
        QTest::qWait(500);
        QCOMPARE(source->property("text").toString().toUtf8(), torn + text);
        // Taken back, it was no change, and the other's is taken.
        QTest::keyClick(&page.view(), Qt::Key_Home, Qt::ControlModifier);
        for (qsizetype i = 0; i < torn.size(); ++i)
            QTest::keyClick(&page.view(), Qt::Key_Delete);
        QTRY_VERIFY_WITH_TIMEOUT(editor.holds(u"A quay"_s), 20'000);
        QCOMPARE(editor.controller.errorMessage(), QString());
        QTRY_COMPARE(source->property("text").toString().toUtf8(), QByteArray(text).replace("A pier", "A quay"));
    }

    void undoesAMerge()
    {
        WritingEditor editor;
        QVERIFY(editor.controller.changeEntry(2, u"A tower"_s));
        editor.repository.replace(u"CHANGELOG.md"_s, QByteArray(text).replace("A pier", "A quay"));
        QTRY_VERIFY_WITH_TIMEOUT(editor.holds(u"A quay"_s), 20'000);
        inEveryLook(editor.properties(), [](Page &page, const QString &name) {
            QTRY_VERIFY(page.shows(u"Merged 1 line that changed outside."_s));
            page.picture(u"merged-"_s + name);
        });
        Page page("Changelog", "ChangelogPage", editor.properties());
        editor.controller.undo();
        QTRY_VERIFY(page.shows(u"The file was changed by another program."_s));
        QVERIFY(!editor.holds(u"A quay"_s));
        QVERIFY(page.click(u"Merge"_s));
        QTRY_VERIFY_WITH_TIMEOUT(editor.holds(u"A quay"_s), 20'000);
        QTRY_VERIFY(page.shows(u"Close"_s));
        QTRY_VERIFY(!page.shows(u"The file was changed by another program."_s));
        QTest::qWait(100); // until the one banner stands where the other stood
        QVERIFY(page.click(u"Close"_s));
        QTRY_VERIFY(!page.shows(u"Merged 1 line that changed outside."_s));
    }

    void showsWhatGitLeft()
    {
        WritingEditor editor(QByteArray(text).replace(
            "- A leak\n",
            "<<<<<<< HEAD\n- A flood\n=======\n- A spill in the hold, which nobody saw\n>>>>>>> topic\n"));
        inEveryLook(editor.properties(), [](Page &page, const QString &name) {
            QTRY_VERIFY(page.shows(u"git left a conflict in the file."_s));
            page.picture(u"gitconflict-"_s + name);
        });
        Page page("Changelog", "ChangelogPage", editor.properties());
        QVERIFY(page.click(u"Keep mine"_s));
        QTRY_VERIFY(page.shows(u"A flood"_s));
        QTRY_VERIFY(!page.shows(u"git left a conflict in the file."_s));
    }

    void editsFragments()
    {
        WritingEditor editor({}, true);
        inEveryLook(editor.properties(), [](Page &page, const QString &name) {
            QTRY_VERIFY(page.shows(u"changes/12.bugfix.rst"_s));
            page.picture(u"fragments-"_s + name);
        });
        Page page("Changelog", "ChangelogPage", editor.properties());
        QTRY_VERIFY(page.shows(u"orphan"_s));
        QVERIFY(edit(page, u"A leak in the hold is shut."_s));
        page.type(u" x"_s);
        QQuickItem *field = page.find("name", u"Issue of the fragment; an orphan without one"_s);
        QVERIFY(field != nullptr);
        QTest::keyClick(&page.view(), Qt::Key_Tab);
        QVERIFY(field->hasActiveFocus());
        QTest::qWait(50);
        QVERIFY(field->isVisible()); // going from one field to the other ends nothing
        QTest::keySequence(&page.view(), QKeySequence::SelectAll);
        page.type(u"13"_s);
        page.picture(u"fragment-editing"_s);
        QTest::keyClick(&page.view(), Qt::Key_Return);
        QTRY_VERIFY(page.shows(u"changes/13.bugfix.rst"_s));
        QVERIFY(page.shows(u"A leak in the hold is shut. x"_s));
        QVERIFY(page.click(u"Improved Documentation"_s));
        QTRY_VERIFY(page.shows(u"New entry"_s));
        QVERIFY(page.click(u"Save"_s));
        QTRY_VERIFY(!editor.controller.modified());
        QCOMPARE(editor.repository.read(u"changes/13.bugfix.rst"_s), "A leak in the hold is shut. x\n"_ba);
        QVERIFY(!QFile::exists(editor.repository.path() + u"/changes/12.bugfix.rst"_s));
    }

    void offersReferences()
    {
        WritingEditor editor;
        QTRY_COMPARE_WITH_TIMEOUT(editor.controller.references()->count(), 3, 20'000);
        inEveryLook(editor.properties(), [](Page &page, const QString &name) {
            QTRY_VERIFY(page.shows(u"A leak"_s));
            QVERIFY(edit(page, u"A leak"_s));
            page.type(u" (#"_s);
            QTRY_VERIFY(page.shows(u"#71"_s));
            page.picture(u"references-"_s + name);
            QTest::keyClick(&page.view(), Qt::Key_Escape);
            QTest::keyClick(&page.view(), Qt::Key_Escape);
        });
        Page page("Changelog", "ChangelogPage", editor.properties());
        QTRY_VERIFY(page.shows(u"A leak"_s));
        QVERIFY(edit(page, u"A leak"_s));
        page.type(u" (#"_s);
        QTRY_VERIFY(page.shows(u"#71"_s));
        QVERIFY(page.shows(u"fix: drafts round to zero"_s));
        page.type(u"7"_s);
        QTest::keyClick(&page.view(), Qt::Key_Down);
        QTest::keyClick(&page.view(), Qt::Key_Up);
        QTest::keyClick(&page.view(), Qt::Key_Down);
        QTest::keyClick(&page.view(), Qt::Key_Tab);
        QTest::qWait(50);
        QVERIFY(!page.shows(u"fix: drafts round to zero"_s)); // not offered again
        page.type(u")"_s);
        QTest::keyClick(&page.view(), Qt::Key_Return);
        QVERIFY2(editor.holds(u"- A leak (#71)\n"_s), qPrintable(editor.controller.source()));
        // Esc closes the list, and only then the editing.
        QTRY_VERIFY(isOn(page, u"A leak (#71)"_s));
        QTest::keyClick(&page.view(), Qt::Key_Return);
        page.type(u" #"_s);
        QTRY_VERIFY(page.shows(u"#70"_s));
        QTest::keyClick(&page.view(), Qt::Key_Escape);
        QTRY_VERIFY(!page.shows(u"#70"_s));
        page.type(u"9"_s);
        QTest::keyClick(&page.view(), Qt::Key_Return);
        QVERIFY(editor.holds(u"- A leak (#71) #9\n"_s));
    }

    void marksWordsThatNoDictionaryHas()
    {
        WritingEditor editor(QByteArray(text).replace("A leak", "A laek in `xyzzy`"));
        inEveryLook(editor.properties(), [&editor](Page &page, const QString &name) {
            QTRY_VERIFY(page.shows(u"A laek in `xyzzy`"_s));
            QVERIFY(edit(page, u"A laek in `xyzzy`"_s));
            QTRY_VERIFY2(editor.controller.speller()->available(), "hunspell-en-us is not installed");
            page.picture(u"misspelt-"_s + name);
            QTest::keyClick(&page.view(), Qt::Key_F7);
            QTRY_VERIFY(page.shows(u"leak"_s));
            page.picture(u"spelling-"_s + name);
            QTest::keyClick(&page.view(), Qt::Key_Escape);
            QTest::keyClick(&page.view(), Qt::Key_Escape);
        });
        Page page("Changelog", "ChangelogPage", editor.properties());
        QTRY_VERIFY(page.shows(u"A laek in `xyzzy`"_s));
        QVERIFY(edit(page, u"A laek in `xyzzy`"_s));
        QTest::keyClick(&page.view(), Qt::Key_F7);
        QTRY_VERIFY(page.shows(u"leak"_s));
        QTRY_VERIFY(page.shows(u"Add to dictionary"_s));
        QVERIFY(page.click(u"leak"_s));
        QTest::keyClick(&page.view(), Qt::Key_Return);
        QTRY_VERIFY(editor.holds(u"- A leak in `xyzzy`\n"_s));
    }
};

QTEST_MAIN(TestChangelogWriting)
#include "tst_changelogwriting.moc"
