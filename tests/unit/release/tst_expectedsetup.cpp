// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/libgit2git.h"
#include "release/expectedsetup.h"
#include "support/testrepository.h"

#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace tagboat;
using namespace tagboat::test;

namespace
{

QByteArray project(const QByteArray &name)
{
    return "[build-system]\nrequires = [\"hatchling\"]\nbuild-backend = \"hatchling.build\"\n\n[project]\nname = \"" +
           name + "\"\nversion = \"1.2.0\"\n";
}

SetupExpectation expected(const TestRepository &work, const QString &package = {})
{
    LibGit2Git git;
    const auto repository = git.open(work.path());
    if (!repository)
        return {};
    SetupRequestOptions options;
    options.package = package;
    const QDateTime now({2026, 11, 21}, {12, 0}, QTimeZone::utc());
    const auto found = expectedSetup(**repository, scanRepository(**repository), options, now);
    return found.value_or(SetupExpectation());
}

} // namespace

class TestExpectedSetup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void workflowFilesAreForTheFolderOfThePackage_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("tag");
        QTest::addColumn<QString>("prefix");
        QTest::addColumn<QString>("mark");
        QTest::newRow("root") << u"."_s << u"v1.2.0"_s << u"v"_s << u"rc"_s;
        QTest::newRow("a folder") << u"python"_s << u"v1.2.0"_s << u"v"_s << u"rc"_s;
        QTest::newRow("deeper") << u"packages/kit"_s << u"v1.2.0"_s << u"v"_s << u"rc"_s;
    }
    void workflowFilesAreForTheFolderOfThePackage()
    {
        QFETCH(QString, folder);
        QFETCH(QString, tag);
        TestRepository work;
        work.write(folder + u"/pyproject.toml"_s, project("kit"));
        work.write(u".tagboat.toml"_s, "[release]\nflow = \"rc-gated\"\n");
        work.commit(u"feat: a kit"_s);
        work.git({u"tag"_s, u"-am"_s, tag, tag});
        const SetupExpectation made = expected(work);
        QVERIFY2(made.workflows, qPrintable(made.whyNoWorkflows));
        QCOMPARE(made.workflows->folder, folder);
        QTEST(made.workflows->tagPrefix, "prefix");
        QTEST(made.workflows->candidateMark, "mark");
        QVERIFY(workflowTexts(*made.workflows));
    }

    void whoApprovesIsNamedForEnvironmentsOfTheFlowAlone()
    {
        TestRepository work;
        work.write(u"pyproject.toml"_s, project("kit"));
        work.write(u".tagboat.toml"_s, "[release]\nflow = \"rc-gated\"\n");
        work.commit(u"feat: a kit"_s);
        LibGit2Git git;
        const auto repository = git.open(work.path());
        QVERIFY(repository);
        const RepositoryRow row = scanRepository(**repository);
        const QDateTime now({2026, 11, 21}, {12, 0}, QTimeZone::utc());
        SetupRequestOptions options;
        options.reviewers.insert(u"QA"_s, {u"ines"_s}); // GitHub's names of environments know no case
        const auto taken = expectedSetup(**repository, row, options, now);
        QVERIFY(taken);
        QCOMPARE(taken->reviewers.value(u"qa"_s), QStringList{u"ines"_s});
        options.reviewers.insert(u"foo"_s, {u"mara"_s});
        const auto refused = expectedSetup(**repository, row, options, now);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Usage);
        QCOMPARE(refused.error().message, u"The flow rc-gated has no environment “foo”"_s);
    }

    void aMarkThatEveryTagHoldsMarksNothing_data()
    {
        QTest::addColumn<QByteArray>("settings");
        QTest::addColumn<QString>("mark"); ///< empty: none can be told
        const auto row = [](const char *name, const char *tag, const char *candidate, const QString &mark) {
            QTest::newRow(name) << "[release]\nflow = \"rc-gated\"\ntag = \"" + QByteArray(tag) +
                                       "\"\ncandidate-tag = \"" + candidate + "\"\n"
                                << mark;
        };
        row("a word of its own", "v{version}", "v{version}-rc{n}", u"rc"_s);
        row("within the name", "search-v{version}", "search-v{version}-rc{n}", u"-rc"_s);
        row("in capitals", "ARC-v{version}", "ARC-v{version}-rc.{n}", u"-rc"_s);
        row("nothing tells them", "search-v{version}", "search-v{version}rc{n}", {});
        row("with its dash too", "my-rc-v{version}", "my-rc-v{version}-rc{n}", {});
    }
    void aMarkThatEveryTagHoldsMarksNothing()
    {
        QFETCH(QByteArray, settings);
        QFETCH(QString, mark);
        TestRepository work;
        work.write(u"pyproject.toml"_s, project("kit"));
        work.write(u".tagboat.toml"_s, settings);
        work.commit(u"feat: a kit"_s);
        const SetupExpectation made = expected(work);
        QCOMPARE(made.flow, u"rc-gated"_s);
        QCOMPARE(made.workflows.has_value(), !mark.isEmpty());
        if (mark.isEmpty())
            QVERIFY2(made.whyNoWorkflows.contains(u"candidate-tag"_s), qPrintable(made.whyNoWorkflows));
        else
            QCOMPARE(made.workflows->candidateMark, mark);
    }

    void ofSeveralPackagesItIsSaidWhatToWrite()
    {
        TestRepository work;
        work.write(u"packages/kit/pyproject.toml"_s, project("kit"));
        work.write(u"packages/keel/pyproject.toml"_s, project("keel"));
        work.write(u".tagboat.toml"_s, "[release]\nflow = \"rc-gated\"\n");
        work.commit(u"feat: a kit"_s);
        work.git({u"tag"_s, u"-am"_s, u"kit-v1.2.0"_s, u"kit-v1.2.0"_s});
        work.git({u"tag"_s, u"-am"_s, u"keel-v1.2.0"_s, u"keel-v1.2.0"_s});
        const SetupExpectation made = expected(work, u"kit"_s);
        QVERIFY(!made.workflows);
        for (const QString &words : {u"for kit beside those of keel"_s, u"tags: [\"kit-v*\"]"_s,
                                     u"startsWith(github.event.release.tag_name, 'kit-v')"_s,
                                     u"working-directory: packages/kit"_s, u"packages/kit/dist/"_s})
            QVERIFY2(made.whyNoWorkflows.contains(words), qPrintable(made.whyNoWorkflows));
    }

    void whatIsNoPythonIsRefused()
    {
        TestRepository work;
        work.write(u"package.json"_s, "{\"name\": \"kit\", \"version\": \"1.2.0\"}\n");
        work.write(u".tagboat.toml"_s, "[release]\nflow = \"rc-gated\"\n");
        work.commit(u"feat: a kit"_s);
        QVERIFY(expected(work).whyNoWorkflows.contains(u"Python"_s));
    }
};

QTEST_GUILESS_MAIN(TestExpectedSetup)
#include "tst_expectedsetup.moc"
