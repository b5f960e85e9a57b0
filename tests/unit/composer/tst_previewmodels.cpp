// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "composer/previewmodels.h"
#include "controls/diffmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

/// Each row as "kind|text".
QStringList rows(const DiffModel &model)
{
    QStringList list;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row);
        list.append(model.data(index, DiffModel::KindRole).toString() + u'|' +
                    model.data(index, DiffModel::TextRole).toString());
    }
    return list;
}

QStringList column(const QAbstractItemModel &model, int role)
{
    QStringList list;
    for (int row = 0; row < model.rowCount(); ++row)
        list.append(model.data(model.index(row, 0), role).toString());
    return list;
}

const QByteArray plain = "diff --git a/pyproject.toml b/pyproject.toml\n"
                         "index 1111111..2222222 100644\n"
                         "--- a/pyproject.toml\n"
                         "+++ b/pyproject.toml\n"
                         "@@ -1,2 +1,2 @@\n"
                         " [project]\n"
                         "-version = \"1.4.2\"\n"
                         "+version = \"1.5.0\"\n";

} // namespace

class TestPreviewModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsADiff_data()
    {
        QTest::addColumn<QByteArray>("diff");
        QTest::addColumn<QStringList>("expected");
        QTest::addColumn<int>("files");
        QTest::addColumn<int>("changed");
        QTest::newRow("nothing") << QByteArray() << QStringList{} << 0 << 0;
        QTest::newRow("one file") << plain
                                  << QStringList{u"file|pyproject.toml"_s, u"context|  [project]"_s,
                                                 u"removed|- version = \"1.4.2\""_s, u"added|+ version = \"1.5.0\""_s}
                                  << 1 << 2;
        QTest::newRow("Windows line ends")
            << QByteArray("diff --git a/a.txt b/a.txt\n--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-one\r\n+two\r\n")
            << QStringList{u"file|a.txt"_s, u"removed|- one"_s, u"added|+ two"_s} << 1 << 2;
        QTest::newRow("a new file")
            << QByteArray("diff --git a/new.md b/new.md\nnew file mode 100644\nindex 0000000..1234567\n--- /dev/null\n"
                          "+++ b/new.md\n@@ -0,0 +1 @@\n+# New\n")
            << QStringList{u"file|new.md"_s, u"added|+ # New"_s} << 1 << 1;
        QTest::newRow("a path with spaces")
            << QByteArray("diff --git a/my docs/a b.md b/my docs/a b.md\n--- a/my docs/a b.md\n+++ b/my docs/a b.md\n"
                          "@@ -1 +1 @@\n-x\n+y\n")
            << QStringList{u"file|my docs/a b.md"_s, u"removed|- x"_s, u"added|+ y"_s} << 1 << 2;
        QTest::newRow("a path that git quotes")
            << QByteArray("diff --git \"a/t\\tb\" \"b/t\\tb\"\n@@ -1 +1 @@\n-x\n+y\n")
            << QStringList{u"file|t\\tb"_s, u"removed|- x"_s, u"added|+ y"_s} << 1 << 2;
        QTest::newRow("two hunks and two files")
            << QByteArray("diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1 +1 @@\n-1\n+2\n@@ -9 +9 @@\n-3\n+4\n"
                          "diff --git a/b b/b\n--- a/b\n+++ b/b\n@@ -1 +1 @@\n-5\n+6\n")
            << QStringList{u"file|a"_s,    u"removed|- 1"_s, u"added|+ 2"_s,   u"hunk|…"_s,   u"removed|- 3"_s,
                           u"added|+ 4"_s, u"file|b"_s,      u"removed|- 5"_s, u"added|+ 6"_s}
            << 2 << 6;
        QTest::newRow("lines that look like a file's header")
            << QByteArray(
                   "diff --git a/q.sql b/q.sql\n--- a/q.sql\n+++ b/q.sql\n@@ -1 +1 @@\n--- old comment\n+++ sum\n")
            << QStringList{u"file|q.sql"_s, u"removed|- -- old comment"_s, u"added|+ ++ sum"_s} << 1 << 2;
        QTest::newRow("no line end at the end of the file")
            << QByteArray("diff --git a/a b/a\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+y\n")
            << QStringList{u"file|a"_s, u"removed|- x"_s, u"added|+ y"_s} << 1 << 2;
        QTest::newRow("a tab stays") << QByteArray("diff --git a/a b/a\n@@ -1 +1 @@\n+\tx\n")
                                     << QStringList{u"file|a"_s, u"added|+ \tx"_s} << 1 << 1;
        QTest::newRow("cut short") << QByteArray("diff --git ") << QStringList{u"file|"_s} << 1 << 0;
        QTest::newRow("not a diff") << QByteArray("+ hello\n- there\n") << QStringList{} << 0 << 0;
    }
    void readsADiff()
    {
        QFETCH(const QByteArray, diff);
        QFETCH(const QStringList, expected);
        QFETCH(const int, files);
        QFETCH(const int, changed);
        DiffModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setDiff(diff);
        QCOMPARE(rows(model), expected);
        QCOMPARE(model.fileCount(), files);
        QCOMPARE(model.changedLines(), changed);
    }

    void showsHostileTextAsItIs()
    {
        DiffModel model;
        model.setDiff("diff --git a/a b/a\n@@ -1 +1 @@\n+<b>bold</b> \x1b[31mred \xe2\x80\xaetxt.exe\n");
        const QString line = model.data(model.index(1), DiffModel::TextRole).toString();
        QVERIFY(line.contains(u"<b>bold</b>"_s));
        QVERIFY(!line.contains(QChar(0x1b)));
        QVERIFY(!line.contains(QChar(0x202e)));

        CheckModel checks;
        checks.setChecks({{u"x"_s, CheckResult::State::Blocks, u"tree \u202Edirty\x1b"_s, u"do\nthis"_s}});
        const QString title = checks.data(checks.index(0), CheckModel::TitleRole).toString();
        QVERIFY(!title.contains(QChar(0x202e)) && !title.contains(QChar(0x1b)));
        QVERIFY(!checks.data(checks.index(0), CheckModel::RemedyRole).toString().contains(u'\n'));
    }

    void replacesADiffThatWasShown()
    {
        DiffModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setDiff(plain);
        model.setDiff({});
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.fileCount(), 0);
    }

    void putsWhatNeedsTheUserFirstAndMarksIt()
    {
        CheckModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        using State = CheckResult::State;
        model.setChecks({{u"a"_s, State::Passed, u"clean"_s, {}},
                         {u"b"_s, State::Warns, u"offline"_s, u"Connect."_s},
                         {u"c"_s, State::Blocks, u"tag exists"_s, u"Choose another."_s},
                         {u"d"_s, State::Passed, u"branch"_s, {}}});
        QCOMPARE(column(model, CheckModel::TitleRole),
                 (QStringList{u"tag exists"_s, u"offline"_s, u"clean"_s, u"branch"_s}));
        QCOMPARE(column(model, CheckModel::MarkRole), (QStringList{u"bad"_s, u"warn"_s, u"ok"_s, u"ok"_s}));
        QCOMPARE(column(model, CheckModel::OutcomeRole).first(), u"blocks"_s);
    }

    void putsSubjectsTogetherWithTheWorstFirst()
    {
        using State = CheckResult::State;
        CheckModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        CheckResult stale{u"uv-lock"_s,   State::Warns, u"stale"_s, u"Run it."_s,
                          u"has 1.4.2"_s, u"uv.lock"_s, 7,          u"Files"_s};
        CheckResult dropped{u"requires-python"_s, State::Blocks, u"dropped"_s, u"Minor."_s};
        dropped.group = u"Compatibility"_s;
        dropped.fix = u"level-minor"_s;
        dropped.waivable = true;
        CheckResult waived{u"hooks"_s, State::Warns, u"hooks"_s, u"List them."_s};
        waived.group = u"Compatibility"_s;
        waived.waiver = u"they only format"_s;
        CheckResult clean{u"tree-clean"_s, State::Passed, u"clean"_s, {}};
        clean.group = u"Tree"_s;
        CheckResult branch{u"branch"_s, State::Passed, u"branch"_s, {}};
        branch.group = u"Tree"_s;
        model.setChecks({clean, stale, waived, branch, dropped});
        QCOMPARE(column(model, CheckModel::IdRole),
                 (QStringList{u"requires-python"_s, u"hooks"_s, u"uv-lock"_s, u"tree-clean"_s, u"branch"_s}));
        QCOMPARE(column(model, CheckModel::FirstRole),
                 (QStringList{u"true"_s, u"false"_s, u"true"_s, u"true"_s, u"false"_s}));
        QCOMPARE(column(model, CheckModel::GroupNoteRole),
                 (QStringList{u"1 blocks"_s, u"1 blocks"_s, u"1 wants a look"_s, u"2 passed"_s, u"2 passed"_s}));
        QCOMPARE(column(model, CheckModel::GroupMarkRole).at(1), u"bad"_s);
        QCOMPARE(column(model, CheckModel::EvidenceRole).at(2), u"uv.lock:7 · has 1.4.2"_s);
        QCOMPARE(column(model, CheckModel::WaivableRole).first(), u"true"_s);
        QCOMPARE(column(model, CheckModel::FixTextRole).first(), u"Plan a minor release"_s);
        QCOMPARE(column(model, CheckModel::WaiverRole).at(1), u"they only format"_s);
        QCOMPARE(column(model, CheckModel::RemedyRole).at(1), QString());
    }

    void numbersTheStepsFromOne()
    {
        PlanStepModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSteps({{u"a"_s, u"files"_s, u"Write"_s, true, {}}, {u"b"_s, u"tag"_s, u"Tag"_s, false, {}}});
        QCOMPARE(column(model, PlanStepModel::NumberRole), (QStringList{u"1"_s, u"2"_s}));
        QCOMPARE(column(model, PlanStepModel::ReversibleRole), (QStringList{u"true"_s, u"false"_s}));
    }

    void namesTheStepsOfACalendar()
    {
        VersionOptionModel model;
        model.setOptions({{BumpLevel::Patch, u"2026.7.2"_s, u"2026.7.2"_s, u"2026.7.2"_s, {}, false, true},
                          {BumpLevel::Minor, u"2026.11.0"_s, u"2026.11.0"_s, u"2026.11.0"_s, {}, false, true}});
        QCOMPARE(column(model, VersionOptionModel::LabelRole),
                 (QStringList{u"Micro"_s, u"Today's date"_s, u"Custom"_s}));
    }

    void keepsTheViewWhenTheSamePlanComesAgain()
    {
        PlanStepModel model;
        const QList<StepSpec> steps{{u"a"_s, u"files"_s, u"Write"_s, true, {}}};
        model.setSteps(steps);
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setSteps(steps);
        QCOMPARE(reset.count(), 0);
    }

    void offersTheVersionsAndTheUsersOwn()
    {
        VersionOptionModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        model.setOptions({{BumpLevel::Patch, u"1.4.3"_s, u"v1.4.3"_s, u"1.4.3"_s, {}, false, false},
                          {BumpLevel::Minor, u"1.5.0"_s, u"v1.5.0"_s, {}, {}, true, false},
                          {BumpLevel::Promote, {}, {}, {}, u"1.4.2 is no candidate"_s, false, false}});
        model.setChosen(u"minor"_s, {});
        QCOMPARE(column(model, VersionOptionModel::CaptionRole),
                 (QStringList{u"Patch"_s, u"Minor · suggested"_s, u"Promote"_s, u"Custom"_s}));
        QCOMPARE(column(model, VersionOptionModel::ShownRole), (QStringList{u"1.4.3"_s, u"1.5.0"_s, u"—"_s, u"…"_s}));
        QCOMPARE(column(model, VersionOptionModel::ChosenRole),
                 (QStringList{u"false"_s, u"true"_s, u"false"_s, u"false"_s}));
        QCOMPARE(column(model, VersionOptionModel::ReasonRole), (QStringList{{}, {}, u"1.4.2 is no candidate"_s, {}}));
        QCOMPARE(column(model, VersionOptionModel::FormsRole),
                 (QStringList{u"v1.4.3 · PyPI 1.4.3"_s, u"v1.5.0"_s, {}, u"write it yourself"_s}));

        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setChosen(u"custom"_s, u"3.0.0"_s);
        QCOMPARE(column(model, VersionOptionModel::ShownRole).last(), u"3.0.0"_s);
        QVERIFY(model.data(model.index(3), VersionOptionModel::ChosenRole).toBool());
        QCOMPARE(reset.count(), 0);
    }
};

QTEST_GUILESS_MAIN(TestPreviewModels)
#include "tst_previewmodels.moc"
