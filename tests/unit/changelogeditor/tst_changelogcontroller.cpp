// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "editor.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace tagboat;
using tagboat::test::Editor;
using tagboat::test::text;

class TestChangelogController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheChangelogAndWhatItDoesNotTell()
    {
        Editor editor;
        QCOMPARE(editor.controller.errorMessage(), QString());
        QCOMPARE(editor.rows(), (QStringList{u"## Unreleased"_s, u"Added 1"_s, u"- A lighthouse"_s, u"Fixed 2"_s,
                                             u"- A leak"_s, u"- A lock"_s, u"## 1.4.2"_s}));
        QCOMPARE(editor.controller.subtitle(), u"CHANGELOG.md · Keep a Changelog · 3 unreleased entries"_s);
        QCOMPARE(editor.controller.becomes(), u"1.5.0"_s);
        QCOMPARE(editor.controller.drafts()->rowCount(), 1);
        QCOMPARE(editor.controller.draftSummary(), u"1 of 3"_s);
        QCOMPARE(editor.controller.hiddenSummary(), u"1 covered · 1 hidden (chore)"_s);
        QVERIFY(editor.controller.preview().startsWith(u"## Unreleased\n\n### Added\n"_s));
        QVERIFY(!editor.controller.modified());
    }

    void findsWhatWantsALook()
    {
        Editor editor;
        LintModel *lint = editor.controller.lint();
        const QAbstractItemModelTester lintTester(lint);
        QTRY_VERIFY(lint->revision() > 1); // it begins by being cleared
        QCOMPARE(lint->summary(), QString());
        QSignalSpy looked(lint, &LintModel::changed);
        // Typing does not start it again for each letter.
        for (const QString &words : {u"A"_s, u"A "_s, u"A leak"_s, u"A leak #"_s, u"A leak #9"_s})
            QVERIFY(editor.controller.changeEntry(5, words));
        QVERIFY(editor.controller.changeEntry(5, u"A leak"_s));
        QTRY_COMPARE(lint->rowCount(), 1);
        QCOMPARE(looked.size(), 1);
        const QModelIndex finding = lint->index(0);
        QCOMPARE(finding.data(LintModel::RuleRole).toString(), u"duplicate-entry"_s);
        QCOMPARE(finding.data(LintModel::LineRole).toInt(), 12);
        QCOMPARE(finding.data(LintModel::OffsetRole).toInt(), text.indexOf("- A lock"));
        QCOMPARE(lint->summary(), u"1 warning"_s);
        QCOMPARE(editor.controller.findingAt(5, lint->revision())[u"tone"_s].toString(), u"warn"_s);
        QVERIFY(editor.controller.findingAt(4, lint->revision()).isEmpty());

        // A fix is for the text that was looked through, not for a later one.
        QVERIFY(editor.controller.changeEntry(4, u"A leak "_s + u"in the hold"_s));
        editor.controller.fix(0);
        QVERIFY(editor.controller.errorMessage().contains(u"has changed since"_s));
        QTRY_COMPARE(lint->rowCount(), 0);
        QVERIFY(editor.controller.changeEntry(4, u"A leak"_s));
        QTRY_COMPARE(lint->rowCount(), 1);
        editor.controller.fix(0);
        QCOMPARE(editor.controller.errorMessage(), QString());
        QCOMPARE(editor.controller.undoLabel(), u"Remove the entry"_s);
        QVERIFY(editor.bytes().contains("- A leak\n\n## [1.4.2]"));
        editor.controller.undo();
        QVERIFY(editor.bytes().contains("- A leak\n- A leak\n\n## [1.4.2]"));
        QTRY_COMPARE(lint->rowCount(), 1);
        editor.controller.open(editor.repository.path(), u"."_s);
        QCOMPARE(lint->rowCount(), 0);
    }

    void takesACommitIn()
    {
        Editor editor;
        QCOMPARE(editor.controller.addDraft(0), 3);
        QCOMPARE(editor.rows().at(3), u"- Moorings (#7)"_s);
        QCOMPARE(editor.controller.drafts()->rowCount(), 0);
        QVERIFY(editor.controller.modified());
        QCOMPARE(editor.repository.read(u"CHANGELOG.md"_s), text); // nothing is written before it is saved
        editor.controller.undo();
        QCOMPARE(editor.bytes(), text);
        QCOMPARE(editor.controller.drafts()->rowCount(), 1);
        editor.controller.redo();
        QCOMPARE(editor.controller.drafts()->rowCount(), 0);
    }

    void callsTypesWhatTheFileCallsThem()
    {
        Editor editor("# News\n\n## Unreleased\n\n## 1.4.2\n\n### Features\n\n- A\n\n### Bug fixes\n\n- B\n");
        ChangelogController &controller = editor.controller;
        QCOMPARE(controller.missingSections(), (QStringList{u"Features"_s, u"Changed"_s, u"Deprecated"_s, u"Removed"_s,
                                                            u"Bug fixes"_s, u"Security"_s}));
        const DraftModel *drafts = controller.drafts();
        QCOMPARE(drafts->rowCount(), 2);
        for (int i = 0; i < 2; ++i)
            QVERIFY(controller.addDraft(0) > 0);
        QCOMPARE(editor.rows().mid(0, 5), (QStringList{u"## Unreleased"_s, u"Features 1"_s, u"- Moorings (#7)"_s,
                                                       u"Bug fixes 1"_s, u"- A lock"_s}));
    }

    void offersNoTypesWhereThereAreNone()
    {
        Editor flat("# News\n\n## Unreleased\n\n## 1.4.2\n\n- A\n\n## 1.4.1\n\n- B\n");
        QCOMPARE(flat.controller.missingSections(), QStringList{u"Entries"_s});
        QCOMPARE(flat.controller.addEntry(-1, u"Entries"_s, u"C"_s), 2);
        QCOMPARE(flat.bytes(), "# News\n\n## Unreleased\n\n- C\n\n## 1.4.2\n\n- A\n\n## 1.4.1\n\n- B\n"_ba);
        QCOMPARE(flat.controller.missingSections(), QStringList());
        // One release shows no habit.
        Editor one("# News\n\n## Unreleased\n\n## 1.4.2\n\n- A\n");
        QVERIFY(one.controller.missingSections().contains(u"Fixed"_s));
        Editor rpm("Name: x\n\n%changelog\n* Tue Jan 02 2024 Bo <bo@example.org> - 1.4.2-1\n- A pier\n", u"x.spec"_s);
        QCOMPARE(rpm.controller.missingSections(), QStringList{u"Entries"_s});
        QVERIFY(rpm.controller.addEntry(-1, u"Entries"_s, u"C"_s) > 0);
        QCOMPARE(rpm.controller.missingSections(), QStringList());
    }

    void offersNothingToAddWhereAToolWritesTheFile()
    {
        Editor generated(
            "# Changelog\n\nGenerated by git-cliff.\n\n## 1.4.2 (2026-01-01)\n\n### Bug Fixes\n\n- A pier\n");
        QVERIFY(!generated.controller.takesEntries());
        QCOMPARE(generated.controller.missingSections(), QStringList());
        QCOMPARE(generated.controller.addEntry(-1, u"Fixed"_s, u"C"_s), -1);
        QVERIFY(Editor().controller.takesEntries());
    }

    void takesANewEntryBack()
    {
        Editor editor;
        ChangelogController &controller = editor.controller;
        const int row = controller.addEntry(-1, u"Security"_s, u"New entry"_s);
        QVERIFY(controller.unsaved());
        controller.takeBack(row);
        QCOMPARE(editor.bytes(), text);
        QVERIFY(!controller.modified());
        QCOMPARE(controller.undoLabel(), QString());
        // Where other steps stand upon it, it goes as any entry does.
        const int again = controller.addEntry(-1, u"Security"_s, u"New entry"_s);
        QVERIFY(controller.changeEntry(2, u"A tower"_s));
        controller.takeBack(again);
        QCOMPARE(editor.bytes(), QByteArray(text).replace("A lighthouse", "A tower"));
    }

    void putsTheChangelogAway()
    {
        Editor editor;
        ChangelogController &controller = editor.controller;
        QVERIFY(controller.isOpen(editor.repository.path(), u"."_s));
        QVERIFY(!controller.isOpen(editor.repository.path(), u"other"_s));
        QVERIFY(controller.changeEntry(2, u"A tower"_s));
        controller.reload(); // what is still read when it goes does not come back
        controller.close();
        QVERIFY(!controller.unsaved() && !controller.hasDocument() && !controller.loading());
        QVERIFY(!controller.isOpen(editor.repository.path(), u"."_s));
        QTest::qWait(200);
        QVERIFY(!controller.hasDocument());
        controller.open(editor.repository.path(), u"."_s);
        QTRY_VERIFY_WITH_TIMEOUT(controller.hasDocument(), 20'000);
        QCOMPARE(editor.bytes(), text);
    }

    void changesMovesAndRemovesEntries()
    {
        Editor editor;
        QVERIFY(editor.controller.changeEntry(2, u"A lighthouse\nwith a light"_s));
        QCOMPARE(editor.rows().at(2), u"- A lighthouse\nwith a light"_s);
        QCOMPARE(editor.controller.moveBy(5, -1), 4); // past its neighbour
        QCOMPARE(editor.rows().at(4), u"- A lock"_s);
        QCOMPARE(editor.controller.moveBy(4, -1), 3); // over the heading, into the section above
        QCOMPARE(editor.rows().mid(1, 5), (QStringList{u"Added 2"_s, u"- A lighthouse\nwith a light"_s, u"- A lock"_s,
                                                       u"Fixed 1"_s, u"- A leak"_s}));
        QCOMPARE(editor.controller.moveBy(3, 1), 4); // and back, to the beginning
        QCOMPARE(editor.rows().mid(3, 3), (QStringList{u"Fixed 2"_s, u"- A lock"_s, u"- A leak"_s}));
        editor.controller.selection()->begin(5);
        editor.controller.selection()->extendTo(5);
        QCOMPARE(editor.controller.moveSelectedToSection(u"Security"_s), 6);
        QCOMPARE(editor.rows().at(5), u"Security 1"_s);
        editor.controller.removeEntry(6);
        QCOMPARE(editor.rows().size(), 6); // its section went with it
        QVERIFY(!editor.controller.changeEntry(0, u"a heading is no entry"_s));
        QCOMPARE(editor.controller.moveBy(2, -1), -1);
        while (!editor.controller.undoLabel().isEmpty())
            editor.controller.undo();
        QCOMPARE(editor.bytes(), text);
    }

    void unfoldsAReleaseAndDropsAnEntryThere()
    {
        Editor editor;
        editor.controller.toggle(6);
        QCOMPARE(editor.rows().mid(6), (QStringList{u"## 1.4.2"_s, u"Fixed 1"_s, u"- A pier"_s}));
        QCOMPARE(editor.controller.moveEntry(4, 8), 7);
        QCOMPARE(editor.rows().mid(5), (QStringList{u"## 1.4.2"_s, u"Fixed 2"_s, u"- A leak"_s, u"- A pier"_s}));
        editor.controller.toggle(5);
        QCOMPARE(editor.rows().size(), 6);
    }

    void savesAndSeesWhatOthersWrite()
    {
        Editor editor;
        QSignalSpy saved(&editor.controller, &ChangelogController::saved);
        QVERIFY(editor.controller.changeEntry(2, u"A tower"_s));
        editor.save();
        QCOMPARE(saved.size(), 1);
        QVERIFY(!editor.controller.modified());
        QVERIFY(editor.repository.read(u"CHANGELOG.md"_s).contains("- A tower\n"));

        // Nothing of ours would be lost: the editor follows.
        editor.repository.write(u"CHANGELOG.md"_s, text);
        QTRY_VERIFY_WITH_TIMEOUT(editor.controller.source().contains(u"- A lighthouse\n"_s), 20'000);
    }

    void takesTheSourceOver()
    {
        Editor editor;
        editor.controller.setSource(QString::fromUtf8(text).replace(u"A leak"_s, u"A flood"_s));
        QCOMPARE(editor.rows().at(4), u"- A flood"_s);
        editor.controller.setSource(QString::fromUtf8(text) + u"<<<<<<< ours\n>>>>>>> theirs\n"_s);
        QVERIFY(editor.controller.errorMessage().startsWith(u"Line "_s));
        QCOMPARE(editor.rows().at(4), u"- A flood"_s);
        editor.controller.undo();
        QCOMPARE(editor.bytes(), text);
    }

    void theNotesFollowWhenTheEditsAreDrawn()
    {
        Editor editor;
        QSignalSpy previewed(&editor.controller, &ChangelogController::previewed);
        QVERIFY(previewed.wait()); // of the opening
        for (const QString &words : {u"A tower"_s, u"A beacon"_s, u"A light"_s})
            QVERIFY(editor.controller.changeEntry(2, words));
        QCOMPARE(previewed.count(), 1);
        QTRY_COMPARE(previewed.count(), 2); // once for all of them
        QVERIFY(editor.controller.preview().contains(u"- A light\n"_s));
        // Another changelog's notes are not shown for a moment.
        editor.controller.open(editor.repository.path(), u"."_s);
        QCOMPARE(previewed.count(), 3);
        QCOMPARE(editor.controller.preview(), QString());
        QTRY_VERIFY(!editor.controller.loading());
    }

    void makesAChangelogWhereThereIsNone()
    {
        Editor editor;
        editor.repository.git({u"rm"_s, u"-q"_s, u"CHANGELOG.md"_s});
        editor.controller.reload();
        QVERIFY(QTest::qWaitFor([&] { return !editor.controller.loading(); }, 20'000));
        QVERIFY(editor.controller.modified());
        QVERIFY(editor.controller.addEntry(-1, u"Fixed"_s, u"A lock"_s) >= 0);
        editor.save();
        QCOMPARE(editor.controller.errorMessage(), QString());
        QVERIFY(editor.repository.read(u"CHANGELOG.md"_s).endsWith("## [Unreleased]\n\n### Fixed\n\n- A lock\n"));
    }

    void offersNothingTwice()
    {
        Editor editor;
        ChangelogController &controller = editor.controller;
        QCOMPARE(controller.drafts()->rowCount(), 1); // "a lock" is told of, "tidy" is left out
        const int row = controller.addDraft(0);
        QVERIFY(row >= 0);
        QVERIFY(controller.changeEntry(row, u"Quite other words"_s));
        QCOMPARE(controller.drafts()->rowCount(), 0);
        controller.undo();
        controller.undo();
        QCOMPARE(controller.drafts()->rowCount(), 1);
        controller.redo();
        controller.redo();
        QCOMPARE(controller.drafts()->rowCount(), 0);
        QVERIFY(!controller.hasAnswers());
        editor.save();
        editor.reload();
        QCOMPARE(controller.drafts()->rowCount(), 0);
        QVERIFY(controller.hasAnswers());
        // The file is given back: the entry is gone, so it is offered again.
        const QByteArray saved = editor.repository.read(u"CHANGELOG.md"_s);
        editor.repository.git({u"checkout"_s, u"-q"_s, u"CHANGELOG.md"_s});
        editor.reload();
        QCOMPARE(controller.drafts()->rowCount(), 1);
        editor.repository.write(u"CHANGELOG.md"_s, saved);
        editor.reload();
        QCOMPARE(controller.drafts()->rowCount(), 0);
        controller.offerAgain();
        QCOMPARE(controller.drafts()->rowCount(), 1);
        controller.dismissDraft(0);
        QCOMPARE(controller.drafts()->rowCount(), 0);
        editor.reload();
        QCOMPARE(controller.drafts()->rowCount(), 0);
        QVERIFY(controller.hasAnswers());
    }
};

QTEST_GUILESS_MAIN(TestChangelogController)
#include "tst_changelogcontroller.moc"
