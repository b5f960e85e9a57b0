// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "editor.h"

using namespace Qt::StringLiterals;
using namespace tagboat;
using tagboat::test::Editor;
using tagboat::test::text;

namespace
{
QStringList linesOf(const DiffModel &diff, const QString &kind)
{
    QStringList lines;
    for (int row = 0; row < diff.rowCount(); ++row) {
        if (diff.index(row).data(DiffModel::KindRole).toString() == kind)
            lines += diff.index(row).data(DiffModel::TextRole).toString();
    }
    return lines;
}

QStringList labels(const QVariantList &choices)
{
    QStringList names;
    for (const QVariant &choice : choices)
        names += choice.toMap()[u"label"_s].toString();
    return names;
}
} // namespace

/// Whole releases in the editor: cut, yanked, shown as notes, looked at.
class TestChangelogReleases : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutsDebiansOpenPartAsWhatItNames()
    {
        Editor editor("harbour (1.4.0-2) UNRELEASED; urgency=medium\n\n  * a\n\n"
                      " -- Kim <kim@example.org>  Tue, 03 Mar 2026 12:00:00 +0100\n\n"
                      "harbour (1.4.0-1) unstable; urgency=medium\n\n  * b\n\n"
                      " -- Kim <kim@example.org>  Mon, 02 Feb 2026 12:00:00 +0100\n"_ba,
                      u"debian/changelog"_s);
        QCOMPARE(editor.controller.becomes(), u"1.4.0-2"_s);
        editor.controller.beginCut();
        ReleaseCutting *cutting = editor.controller.cutting();
        QCOMPARE(cutting->version(), u"1.4.0-2"_s);
        QTRY_VERIFY_WITH_TIMEOUT(cutting->ready(), 20'000);
        QCOMPARE(cutting->problem(), QString());
        editor.controller.cutRelease();
        QVERIFY(editor.bytes().startsWith("harbour (1.4.0-2) unstable; urgency=medium\n\n  * a\n"));
    }

    void cutsAReleaseAsItWasShown()
    {
        Editor editor;
        ReleaseCutting *cutting = editor.controller.cutting();
        QVERIFY(!cutting->isOpen());
        editor.controller.beginCut();
        QVERIFY(cutting->isOpen());
        QCOMPARE(cutting->version(), u"1.5.0"_s); // as the overview suggests it
        QCOMPARE(cutting->date(), QDateTime::currentDateTimeUtc().date().toString(Qt::ISODate));
        cutting->setDate(u"2026-03-04"_s);
        QTRY_VERIFY_WITH_TIMEOUT(cutting->ready(), 20'000);
        QCOMPARE(cutting->problem(), QString());
        QCOMPARE(linesOf(*cutting->diff(), u"added"_s), (QStringList{u"+ ## [1.5.0] - 2026-03-04"_s, u"+ "_s}));
        QCOMPARE(cutting->summary(), u"2 lines change"_s);
        QCOMPARE(editor.bytes(), text); // nothing happened yet

        // An edit meanwhile is cut along.
        QVERIFY(editor.controller.changeEntry(2, u"A tower"_s));
        QVERIFY(!cutting->ready());
        QTRY_VERIFY_WITH_TIMEOUT(cutting->ready(), 20'000);
        editor.controller.cutRelease();
        QVERIFY(!cutting->isOpen());
        QCOMPARE(editor.controller.undoLabel(), u"Cut 1.5.0"_s);
        QVERIFY(editor.bytes().contains("## [Unreleased]\n\n## [1.5.0] - 2026-03-04\n\n### Added\n\n- A tower\n"));
        editor.controller.undo();
        editor.controller.undo();
        QCOMPARE(editor.bytes(), text);
    }

    void saysWhatIsWrongWithAVersion_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<QString>("date");
        QTest::addColumn<QString>("problem");
        QTest::newRow("none") << u" "_s << u"2026-03-04"_s << u"A release needs a version."_s;
        QTest::newRow("no version") << u"1.x"_s << u"2026-03-04"_s << u"not valid under PEP 440"_s;
        QTest::newRow("tagged already") << u"1.4.2"_s << u"2026-03-04"_s << u"1.4.2"_s;
        QTest::newRow("lower") << u"1.4.1"_s << u"2026-03-04"_s << u"1.4.1"_s;
        QTest::newRow("development") << u"1.5.0.dev1"_s << u"2026-03-04"_s << u"1.5.0.dev1"_s;
        QTest::newRow("no such day") << u"1.5.0"_s << u"2026-13-40"_s << u"“2026-13-40” is not a date."_s;
    }
    void saysWhatIsWrongWithAVersion()
    {
        QFETCH(const QString, version);
        QFETCH(const QString, date);
        QFETCH(const QString, problem);
        Editor editor;
        ReleaseCutting *cutting = editor.controller.cutting();
        editor.controller.beginCut();
        cutting->setVersion(version);
        cutting->setDate(date);
        QTRY_VERIFY_WITH_TIMEOUT(!cutting->looking(), 20'000);
        QVERIFY2(cutting->problem().contains(problem), qPrintable(cutting->problem()));
        QVERIFY(!cutting->ready());
        QCOMPARE(cutting->dateInvalid(), date == u"2026-13-40"_s);
        QCOMPARE(cutting->diff()->rowCount(), 0);
        editor.controller.cutRelease();
        QCOMPARE(editor.bytes(), text);
        cutting->close();
        QCOMPARE(cutting->problem(), QString());
    }

    void refusesWhereAToolWritesTheParts()
    {
        Editor editor("# Changelog\n\n## [1.4.2](https://github.com/o/n/compare/v1.4.1...v1.4.2) (2024-01-02)\n\n\n"
                      "### Features\n\n* a ([abcdef1](https://github.com/o/n/commit/abcdef1))\n");
        editor.controller.beginCut();
        QTRY_VERIFY_WITH_TIMEOUT(!editor.controller.cutting()->looking(), 20'000);
        QCOMPARE(editor.controller.cutting()->problem(), u"A tool generates this changelog from the commits."_s);
        QVERIFY(!editor.controller.cutting()->remedy().isEmpty());
        editor.controller.setYanked(0, true);
        QCOMPARE(editor.controller.errorMessage(), u"Line 6: A tool generates this changelog from the commits."_s);
    }

    void yanksAndUnyanks()
    {
        Editor editor;
        const QModelIndex release = editor.parts->index(6);
        QCOMPARE(release.data(ChangelogPartsModel::YankedRole).toBool(), false);
        editor.controller.setYanked(6, true);
        QCOMPARE(editor.parts->index(6).data(ChangelogPartsModel::YankedRole).toBool(), true);
        QVERIFY(editor.bytes().contains("\n## [1.4.2] - 2026-01-01 [YANKED]\n"));
        QCOMPARE(editor.controller.undoLabel(), u"Mark 1.4.2 as yanked"_s);
        editor.controller.setYanked(6, false);
        QCOMPARE(editor.bytes(), text);
        editor.controller.undo();
        editor.controller.undo();
        QCOMPARE(editor.bytes(), text);
        editor.controller.setYanked(0, true);
        QVERIFY(editor.controller.errorMessage().contains(u"What is not released cannot be yanked."_s));
    }

    void comparesNotesWithThoseInTheTag()
    {
        Editor editor;
        ReleaseNotes *notes = editor.controller.notes();
        notes->setActive(true);
        QCOMPARE(notes->title(), u"Unreleased"_s);
        QVERIFY(notes->text().startsWith(u"### Added\n\n- A lighthouse\n"_s));
        QCOMPARE(notes->comparison(), u"Not released yet, so no notes stand to compare with"_s);
        QCOMPARE(labels(editor.controller.releaseChoices()), (QStringList{u"Unreleased"_s, u"1.4.2"_s}));

        editor.controller.showNotes(6);
        QCOMPARE(notes->title(), u"1.4.2"_s);
        QCOMPARE(notes->text(), u"### Fixed\n\n- A pier\n"_s);
        QTRY_COMPARE_WITH_TIMEOUT(notes->comparison(), u"The same as in the tag v1.4.2"_s, 20'000);
        QCOMPARE(notes->tone(), u"ok"_s);

        // What slips into a shipped part is seen.
        editor.controller.toggle(6);
        QCOMPARE(editor.controller.moveEntry(4, 9), 8);
        QTRY_COMPARE_WITH_TIMEOUT(notes->comparison(), u"1 added and 0 removed since the tag v1.4.2"_s, 20'000);
        QVERIFY(notes->differs());
        QCOMPARE(linesOf(*notes->diff(), u"added"_s), QStringList{u"+ - A leak"_s});
        editor.controller.undo();
        QTRY_VERIFY_WITH_TIMEOUT(!notes->differs(), 20'000);

        notes->setActive(false);
        QCOMPARE(notes->text(), QString());
    }

    void saysWhyThereIsNothingToCompareWith()
    {
        Editor editor(text + "\n## [1.4.1] - 2025-01-01\n\n### Fixed\n\n- A buoy\n");
        ReleaseNotes *notes = editor.controller.notes();
        notes->setActive(true);
        editor.controller.chooseNotes(2);
        QTRY_COMPARE_WITH_TIMEOUT(notes->comparison(), u"There is no tag of 1.4.1."_s, 20'000);
        QCOMPARE(notes->text(), u"### Fixed\n\n- A buoy\n"_s);
        QCOMPARE(notes->diff()->rowCount(), 0);
    }

    void takesWhatStandsFromWhereItIsTold()
    {
        class Shelf : public NotesShelf
        {
        public:
            Result<StandingNotes> notesOf(const QString &version) override
            {
                return StandingNotes{u"the release of "_s + version, u"### Fixed\r\n\r\n- A pier  \r\n- A rope"_s};
            }
        };
        Editor editor;
        ReleaseNotes notes([] { return std::make_unique<LibGit2Git>(); },
                           [](LocalRepository &, const ChangelogWork &) { return std::make_unique<Shelf>(); });
        LibGit2Git git;
        const auto work = openChangelogWork(git, editor.repository.path(), u"."_s);
        QVERIFY(work);
        notes.open(*work);
        notes.setActive(true);
        notes.choose(work->changelog, 1);
        QTRY_COMPARE_WITH_TIMEOUT(notes.comparison(), u"0 added and 1 removed since the release of 1.4.2"_s, 20'000);
        QCOMPARE(linesOf(*notes.diff(), u"removed"_s), QStringList{u"- - A rope"_s});
    }

    void makesNotesOfTheCommitsByTheTemplate()
    {
        Editor editor;
        editor.repository.write(u".tagboat.toml"_s,
                                "[changelog]\nnotes = \"\"\"\n# {package} {version}\n\n## New\n{types:feat}\n\"\"\"\n");
        editor.reload();
        ReleaseNotes *notes = editor.controller.notes();
        notes->setActive(true);
        notes->setFromCommits(true);
        QTRY_VERIFY_WITH_TIMEOUT(!notes->comparing(), 20'000);
        QCOMPARE(notes->problem(), QString());
        QCOMPARE(notes->text().trimmed(), u"# harbour 1.5.0\n\n## New\n- Moorings (#7)"_s);
        QCOMPARE(notes->comparison(), u"Not released yet, so no notes stand to compare with"_s);
        editor.controller.chooseNotes(1); // since nothing: the first release
        QTRY_VERIFY_WITH_TIMEOUT(!notes->comparing(), 20'000);
        QCOMPARE(notes->text().trimmed(), u"# harbour 1.4.2"_s);
        QVERIFY(notes->differs());
        notes->setFromCommits(false);
        QCOMPARE(notes->text(), u"### Fixed\n\n- A pier\n"_s);
    }

    void showsTheReleaseThatIsLookedAt()
    {
        Editor editor;
        QVERIFY(editor.controller.preview().startsWith(u"## Unreleased\n"_s));
        editor.controller.toggle(6);
        editor.controller.lookAtRow(8); // the entry
        QVERIFY(editor.controller.preview().startsWith(u"## 1.4.2\n\n### Fixed\n"_s));
        QCOMPARE(editor.controller.previewLine(), 5);
        const QString source = editor.controller.source();
        QCOMPARE(editor.controller.sourceOf(8), source.indexOf(u"- A pier"_s));
        QCOMPARE(editor.controller.sourceOf(0), source.indexOf(u"## [Unreleased]"_s));
        QCOMPARE(editor.controller.lookAtSource(int(source.indexOf(u"A lock"_s))), 5);
        QVERIFY(editor.controller.preview().startsWith(u"## Unreleased\n"_s));
        QCOMPARE(editor.controller.lookAtSource(int(source.indexOf(u"### Fixed\n\n- A pier"_s))),
                 6); // no entry: its release
        QCOMPARE(editor.controller.lookAtSource(0), -1);
    }

    void findsWhatAParagraphOfThePreviewComesFrom()
    {
        Editor editor;
        ChangelogController &controller = editor.controller;
        const QStringList lines = controller.preview().split(u'\n');
        const auto lineOf = [](const QStringList &all, const QString &words) {
            return static_cast<int>(all.indexOf(words)) + 1;
        };
        QCOMPARE(controller.rowOfPreview(lineOf(lines, u"- A lock"_s)), 5);
        QCOMPARE(controller.rowOfPreview(1), 0);
        QCOMPARE(controller.rowOfPreview(2), -1); // between two paragraphs
        QCOMPARE(controller.rowOfPreview(99), -1);
        QCOMPARE(controller.sourceOfPreview(lineOf(lines, u"- A lock"_s)), controller.source().indexOf(u"- A lock"_s));

        // Of a release that is folded.
        QVERIFY(controller.lookAtSource(static_cast<int>(controller.source().indexOf(u"A pier"_s))) < 0);
        const QStringList folded = controller.preview().split(u'\n');
        const int row = controller.rowOfPreview(lineOf(folded, u"- A pier"_s));
        QCOMPARE(editor.rows().value(row), u"- A pier"_s);
    }

    void findsParagraphsThatWereWrittenInAnotherMarkup()
    {
        Editor editor("Changelog\n=========\n\n1.4.2 (2026-01-01)\n------------------\n\n* A ``pier``\n* A quay\n"_ba,
                      u"CHANGES.rst"_s);
        ChangelogController &controller = editor.controller;
        controller.lookAtRow(editor.parts->rowOfRelease(0));
        const QStringList lines = controller.preview().split(u'\n');
        QVERIFY2(lines.contains(u"- A `pier`"_s) || lines.contains(u"* A `pier`"_s), qPrintable(controller.preview()));
        const int line = static_cast<int>(lines.indexOf(QRegularExpression(u". A quay"_s))) + 1;
        const int row = controller.rowOfPreview(line); // which folds it out
        QCOMPARE(editor.rows().value(row), u"- A quay"_s);
        QCOMPARE(controller.sourceOfPreview(line), controller.source().indexOf(u"* A quay"_s));
    }
};

QTEST_GUILESS_MAIN(TestChangelogReleases)
#include "tst_changelogreleases.moc"
