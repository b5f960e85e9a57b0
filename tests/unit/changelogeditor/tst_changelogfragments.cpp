// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// towncrier's fragments in the editor: each is a file.
#include "changelog/changelogcontroller.h"
#include "git/libgit2git.h"
#include "support/testrepository.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;
using tagboat::test::TestRepository;

namespace
{
const QByteArray news = "News\n====\n\n.. towncrier release notes start\n\n1.4.2 (2026-01-01)\n"
                        "==================\n\nBugfixes\n--------\n\n- A pier\n";

struct Editor {
    explicit Editor(bool withNews = true)
    {
        repository.write(
            u"pyproject.toml"_s,
            "[project]\nname = \"harbour\"\nversion = \"1.4.2\"\n\n[tool.towncrier]\n"
            "filename = \"NEWS.rst\"\ndirectory = \"changes\"\n\n[[tool.towncrier.section]]\npath = \"\"\n\n"
            "[[tool.towncrier.section]]\nname = \"Web\"\npath = \"web\"\n");
        if (withNews) {
            repository.write(u"NEWS.rst"_s, news);
            repository.write(u"changes/12.bugfix.rst"_s, "A leak.\n");
            repository.write(u"changes/+x.feature.rst"_s, "A light.\n");
        }
        repository.commit(u"begin"_s);
        repository.git({u"tag"_s, u"v1.4.2"_s});
        repository.commit(u"feat: moorings (#7)"_s);
        controller.open(repository.path(), u"."_s);
        if (!QTest::qWaitFor([this] { return !controller.loading(); }, 20'000))
            qFatal("the changelog was not read");
    }
    QStringList rows()
    {
        QStringList lines;
        for (int row = 0; row < controller.parts()->rowCount(); ++row) {
            const QModelIndex at = controller.parts()->index(row);
            const QString issue = at.data(ChangelogPartsModel::IssueRole).toString();
            lines += (issue.isEmpty() ? QString() : issue + u' ') + at.data(ChangelogPartsModel::TextRole).toString();
        }
        return lines;
    }
    QStringList files()
    {
        QStringList all;
        for (const QString &folder : {u"changes"_s, u"changes/web"_s}) {
            const QDir dir(repository.path() + u'/' + folder);
            for (const QString &name : dir.entryList(QDir::Files | QDir::Hidden, QDir::Name))
                all += folder + u'/' + name + u'|' + QString::fromUtf8(repository.read(folder + u'/' + name)).trimmed();
        }
        return all;
    }
    void save()
    {
        controller.save();
        QVERIFY(QTest::qWaitFor([this] { return !controller.saving(); }, 20'000));
    }
    TestRepository repository;
    ChangelogController controller{[] { return std::make_unique<LibGit2Git>(); }};
    QAbstractItemModelTester tester{controller.parts()};
};
} // namespace

class TestChangelogFragments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheNotesOfWhatIsEdited()
    {
        Editor editor(false);
        ChangelogController &controller = editor.controller;
        ReleaseNotes *notes = controller.notes();
        notes->setActive(true);
        QVERIFY(controller.addEntry(-1, u"Features"_s, u"A light."_s) > 0);
        QVERIFY2(notes->text().contains(u"- A light."_s), qPrintable(notes->text()));
        controller.undo();
        QVERIFY2(!notes->text().contains(u"- A light."_s), qPrintable(notes->text()));
    }

    void showsFragmentsAsCards()
    {
        Editor editor;
        QCOMPARE(editor.controller.errorMessage(), QString());
        QVERIFY(editor.controller.hasFragments());
        QCOMPARE(editor.rows(), (QStringList{u"Unreleased"_s, u"Features"_s, u"A light."_s, u"Bugfixes"_s,
                                             u"12 A leak."_s, u"1.4.2"_s}));
        QCOMPARE(editor.controller.subtitle(), u"NEWS.rst · written by towncrier · 2 unreleased entries"_s);
        QVERIFY(editor.controller.sections().contains(u"Web: Bugfixes"_s));
        QVERIFY(!editor.controller.missingSections().contains(u"Bugfixes"_s));
        QVERIFY(editor.controller.preview().contains(u"### Bugfixes\n\n- A leak. (#12)\n"_s));
        QVERIFY(!editor.controller.modified());
        editor.controller.toggle(0);
        QCOMPARE(editor.rows(), (QStringList{u"Unreleased"_s, u"1.4.2"_s}));
    }

    void findsTheFragmentThatAParagraphOfThePreviewTellsOf()
    {
        Editor editor;
        ChangelogController &controller = editor.controller;
        const QStringList lines = controller.preview().split(u'\n');
        const auto leak = static_cast<int>(lines.indexOf(u"- A leak. (#12)"_s)) + 1;
        const auto light = static_cast<int>(lines.indexOf(u"- A light."_s)) + 1;
        QCOMPARE(controller.rowOfPreview(1), 0);
        QCOMPARE(controller.rowOfPreview(2), -1); // between two paragraphs
        QCOMPARE(controller.rowOfPreview(light), 2);
        QCOMPARE(controller.rowOfPreview(leak), 4);
        QCOMPARE(controller.sourceOfPreview(leak), -1); // it is a file of its own
        controller.toggle(0);
        QCOMPARE(controller.rowOfPreview(leak), 4); // which folds them out
        QCOMPARE(editor.rows()[4], u"12 A leak."_s);
        // And the other way round.
        controller.lookAtRow(4);
        QCOMPARE(controller.previewLine(), leak);
        controller.lookAtRow(2);
        QCOMPARE(controller.previewLine(), light);
        controller.lookAtRow(0);
        QCOMPARE(controller.previewLine(), 1);
        // A release that was built is a part of the file.
        controller.lookAtRow(5);
        QCOMPARE(controller.rowOfPreview(1), 5);
        QVERIFY(controller.sourceOfPreview(1) > 0);
    }

    void writesEachAsAFile()
    {
        Editor editor;
        ChangelogController &controller = editor.controller;
        QVERIFY(controller.changeEntry(4, u"A flood."_s));
        QCOMPARE(controller.addEntry(-1, u"Web: Features"_s, u"A page."_s), 6);
        QVERIFY(controller.setIssue(6, u"#9"_s));
        QCOMPARE(editor.rows().mid(3, 4),
                 (QStringList{u"Bugfixes"_s, u"12 A flood."_s, u"Web: Features"_s, u"9 A page."_s}));
        QVERIFY(!controller.setIssue(6, u"../9"_s));
        QVERIFY(controller.errorMessage().contains(u"can't be the name of a file"_s));
        controller.removeEntry(2);
        QCOMPARE(editor.files(),
                 (QStringList{u"changes/+x.feature.rst|A light."_s, u"changes/12.bugfix.rst|A leak."_s}));
        editor.save();
        QCOMPARE(controller.errorMessage(), QString());
        QCOMPARE(editor.files(),
                 (QStringList{u"changes/12.bugfix.rst|A flood."_s, u"changes/web/9.feature.rst|A page."_s}));
        QCOMPARE(editor.repository.read(u"NEWS.rst"_s), news);
        QVERIFY(!controller.modified());
        while (!controller.undoLabel().isEmpty())
            controller.undo();
        QCOMPARE(editor.rows().mid(0, 5),
                 (QStringList{u"Unreleased"_s, u"Features"_s, u"A light."_s, u"Bugfixes"_s, u"12 A leak."_s}));
        editor.save();
        QCOMPARE(editor.files(),
                 (QStringList{u"changes/+x.feature.rst|A light."_s, u"changes/12.bugfix.rst|A leak."_s}));
    }

    void movesBetweenTypesAndSections()
    {
        Editor editor;
        ChangelogController &controller = editor.controller;
        QCOMPARE(controller.moveBy(4, -1), 3); // behind the orphan among the features
        QCOMPARE(editor.rows().mid(0, 4),
                 (QStringList{u"Unreleased"_s, u"Features"_s, u"A light."_s, u"12 A leak."_s}));
        controller.selection()->begin(3);
        controller.selection()->extendTo(3);
        QVERIFY(controller.moveSelectedToSection(u"Web: Misc"_s) > 0);
        QCOMPARE(editor.rows().mid(3, 2), (QStringList{u"Web: Misc"_s, u"12 A leak."_s}));
        QCOMPARE(controller.moveEntry(4, 2), 3);
        QCOMPARE(controller.moveEntry(3, 5), -1); // not into a release that is built
        controller.selection()->begin(3);
        controller.selection()->extendTo(3);
        QCOMPARE(controller.moveSelectedToSection(u"Nonsense"_s), -1);
        controller.undo();
        controller.undo();
        controller.undo();
        QVERIFY(!controller.modified());
    }

    void takesADraftAsItsIssue()
    {
        Editor editor;
        QCOMPARE(editor.controller.drafts()->rowCount(), 1);
        const int row = editor.controller.addDraft(0);
        QVERIFY(row > 0);
        QCOMPARE(editor.rows()[row], u"7 Moorings"_s);
        QCOMPARE(editor.controller.drafts()->rowCount(), 0);
        editor.save();
        QVERIFY(editor.files().contains(u"changes/7.feature.rst|Moorings"_s));
    }

    void takesADraftInTheMarkupOfTheFile()
    {
        Editor editor;
        editor.repository.commit(u"fix: pass *args to `moor_`"_s);
        editor.controller.reload();
        QVERIFY(QTest::qWaitFor([&] { return !editor.controller.loading(); }, 20'000));
        QCOMPARE(editor.controller.drafts()->rowCount(), 2);
        QVERIFY(editor.controller.addDraft(0) > 0);
        QVERIFY(editor.controller.addDraft(0) > 0);
        QVERIFY(editor.rows().contains(u"Pass \\*args to ``moor_``"_s));
    }

    void makesTheFirstFragment()
    {
        Editor editor(false);
        ChangelogController &controller = editor.controller;
        QVERIFY(controller.hasFragments());
        QVERIFY(!controller.modified());
        QVERIFY(controller.addEntry(-1, u"Features"_s, u"A light."_s) > 0);
        editor.save();
        QCOMPARE(controller.errorMessage(), QString());
        QCOMPARE(editor.files().size(), 1); // the folder was not there either
        QVERIFY(!QFile::exists(editor.repository.path() + u"/NEWS.rst"_s));
        QVERIFY(!controller.modified());
    }

    void cutsARelease()
    {
        Editor editor;
        ChangelogController &controller = editor.controller;
        QVERIFY(controller.changeEntry(4, u"A flood."_s));
        controller.beginCut();
        controller.cutting()->setDate(u"2026-02-01"_s);
        QTRY_VERIFY_WITH_TIMEOUT(controller.cutting()->ready(), 20'000);
        QVERIFY(controller.cutting()->diff()->rowCount() > 0);
        controller.cutRelease();
        QCOMPARE(controller.errorMessage(), QString());
        QCOMPARE(editor.rows(), (QStringList{u"Unreleased"_s, u"1.5.0"_s, u"1.4.2"_s}));
        editor.save();
        QVERIFY(
            editor.repository.read(u"NEWS.rst"_s).contains(".. towncrier release notes start\n\n1.5.0 (2026-02-01)\n"));
        QVERIFY(editor.repository.read(u"NEWS.rst"_s).contains("- A flood. (#12)\n"));
        QCOMPARE(editor.files(), QStringList());
        controller.undo(); // and after it was saved, too
        editor.save();
        QCOMPARE(editor.files(),
                 (QStringList{u"changes/+x.feature.rst|A light."_s, u"changes/12.bugfix.rst|A flood."_s}));
        QCOMPARE(editor.repository.read(u"NEWS.rst"_s), news);
    }

    void editsSeveralAtOnce()
    {
        Editor editor;
        ChangelogController &controller = editor.controller;
        controller.selection()->begin(2);
        controller.selection()->extendTo(4);
        QVERIFY(controller.moveSelectedToSection(u"Web: Misc"_s) >= 0);
        QCOMPARE(editor.rows().mid(1, 3), (QStringList{u"Web: Misc"_s, u"A light."_s, u"12 A leak."_s}));
        controller.selection()->begin(2);
        controller.selection()->extendTo(3);
        QVERIFY(controller.removeSelected() >= 0);
        QCOMPARE(editor.rows(), (QStringList{u"Unreleased"_s, u"1.4.2"_s}));
        controller.undo();
        controller.undo();
        QVERIFY(!controller.modified());
        controller.lookAtRow(4); // a card's focus asks for this
        QVERIFY(controller.preview().contains(u"A leak."_s));
        QCOMPARE(controller.sourceOf(4), 0);
        controller.showNotes(0);
        controller.setYanked(0, true);
        QVERIFY(!controller.modified());
    }

    void selectsNoEntriesTogetherWithFragments()
    {
        Editor editor;
        ChangelogController &controller = editor.controller;
        EntrySelection *selection = controller.selection();
        controller.toggle(5);
        QCOMPARE(editor.rows().mid(5), (QStringList{u"1.4.2"_s, u"Bugfixes"_s, u"A pier"_s}));
        selection->begin(4);
        QCOMPARE(selection->extend(4, 1), -1);
        selection->extendTo(7);
        QCOMPARE(controller.parts()->selected().size(), 1);
        QVERIFY(controller.parts()->index(4).data(ChangelogPartsModel::SelectedRole).toBool());
        selection->toggle(7); // the other kind, so it is the only one
        QCOMPARE(controller.parts()->selected().size(), 1);
        QVERIFY(controller.parts()->index(7).data(ChangelogPartsModel::SelectedRole).toBool());
    }

    void followsWhatOthersDo()
    {
        Editor editor;
        ChangelogController &controller = editor.controller;
        editor.repository.write(u"changes/3.doc.rst"_s, "Read it.\n");
        QTRY_VERIFY_WITH_TIMEOUT(editor.rows().contains(u"3 Read it."_s), 20'000);
        QVERIFY(!controller.modified());
        // While something is edited too: what others did stays, also when it is undone.
        QVERIFY(controller.changeEntry(4, u"A flood."_s));
        editor.repository.write(u"changes/4.doc.rst"_s, "Read more.\n");
        QTRY_VERIFY_WITH_TIMEOUT(editor.rows().contains(u"4 Read more."_s), 20'000);
        QVERIFY(editor.rows().contains(u"12 A flood."_s));
        QCOMPARE(controller.mergeNote(), u"Merged fragments that changed outside."_s);
        controller.undo();
        QVERIFY(editor.rows().contains(u"4 Read more."_s));
        controller.redo();
        // Both changed the same file: nothing is written over.
        editor.repository.write(u"changes/12.bugfix.rst"_s, "A spill.\n");
        QTRY_VERIFY_WITH_TIMEOUT(controller.changedOutside(), 20'000);
        QVERIFY(controller.outsideReason().contains(u"changes/12.bugfix.rst"_s));
        editor.save();
        QVERIFY(!controller.errorMessage().isEmpty());
        QCOMPARE(editor.repository.read(u"changes/12.bugfix.rst"_s), "A spill.\n"_ba);
    }

    void takesTheWordBackWhenFragmentsAreAsTheyWere()
    {
        Editor editor;
        ChangelogController &controller = editor.controller;
        QVERIFY(controller.changeEntry(4, u"A flood."_s));
        editor.repository.write(u"changes/12.bugfix.rst"_s, "A spill.\n");
        QTRY_VERIFY_WITH_TIMEOUT(controller.changedOutside(), 20'000);
        // What becomes of the other file does not put the word away.
        editor.repository.write(u"NEWS.rst"_s, QByteArray(news).replace("A pier", "A quay"));
        QTRY_VERIFY_WITH_TIMEOUT(controller.source().contains(u"A quay"_s), 20'000);
        QVERIFY(controller.changedOutside());
        editor.repository.write(u"changes/12.bugfix.rst"_s, "A leak.\n");
        QTRY_VERIFY_WITH_TIMEOUT(!controller.changedOutside(), 20'000);
        QCOMPARE(controller.outsideReason(), QString());
        QVERIFY(editor.rows().contains(u"12 A flood."_s));
    }
};

QTEST_GUILESS_MAIN(TestChangelogFragments)
#include "tst_changelogfragments.moc"
