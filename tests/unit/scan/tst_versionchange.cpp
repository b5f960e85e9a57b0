// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/libgit2git.h"
#include "scan/versionchange.h"
#include "support/testrepository.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;
using tagboat::test::TestRepository;

namespace
{

using Kind = VersionTarget::Kind;

/// 1.4.2 tagged, a feature since, and a copy of the version that says something else.
void fillDrifted(TestRepository &repository)
{
    repository.write(u"pyproject.toml"_s, "[project]\nname = \"dock\"\nversion = \"1.4.2\"\n");
    repository.write(u"dock/__init__.py"_s, "__version__ = '1.4.1'  # keep\n");
    repository.commit(u"feat: begin"_s);
    repository.git({u"tag"_s, u"v1.4.2"_s});
    repository.commit(u"feat: a light"_s);
}

} // namespace

Q_DECLARE_METATYPE(VersionTarget)

class TestVersionChange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plansForEachTarget_data()
    {
        QTest::addColumn<VersionTarget>("target");
        QTest::addColumn<QString>("to");
        QTest::addColumn<int>("files");
        QTest::newRow("suggested") << VersionTarget{} << u"1.5.0"_s << 2;
        QTest::newRow("patch") << VersionTarget{Kind::Level, BumpLevel::Patch, {}} << u"1.4.3"_s << 2;
        QTest::newRow("major") << VersionTarget{Kind::Level, BumpLevel::Major, {}} << u"2.0.0"_s << 2;
        QTest::newRow("exact") << VersionTarget{Kind::Exact, BumpLevel::Patch, u"3.1"_s} << u"3.1"_s << 2;
        QTest::newRow("align to the source") << VersionTarget{Kind::Align, BumpLevel::Patch, {}} << u"1.4.2"_s << 1;
        QTest::newRow("align to the copy")
            << VersionTarget{Kind::Align, BumpLevel::Patch, u"1.4.1"_s} << u"1.4.1"_s << 1;
    }

    void plansForEachTarget()
    {
        QFETCH(const VersionTarget, target);
        TestRepository repository;
        fillDrifted(repository);
        LibGit2Git git;
        const auto change = planVersionChange(git, repository.path(), u"."_s, target);
        QVERIFY2(change, qPrintable(change ? QString() : describe(change.error())));
        QCOMPARE(change->from, u"1.4.2"_s);
        QTEST(change->to, "to");
        QTEST(int(change->edits.size()), "files");
        QVERIFY(repository.git({u"status"_s, u"--porcelain"_s}).isEmpty()); // planned, not written
        // What is written is what the diff says.
        repository.write(u"../change.diff"_s, change->diff);
        repository.git({u"apply"_s, u"--check"_s, u"../change.diff"_s});
        QVERIFY(writeEdits(change->root, change->edits));
        const auto again = planVersionChange(git, repository.path(), u"."_s, {Kind::Align, BumpLevel::Patch, {}});
        QVERIFY(!again);
        QCOMPARE(again.error().kind, Error::Kind::Conflict); // all say it
        QVERIFY(repository.read(u"dock/__init__.py"_s).endsWith("  # keep\n"));
    }

    void saysWhyThereIsNothingToChange_data()
    {
        QTest::addColumn<QByteArray>("pyproject");
        QTest::addColumn<VersionTarget>("target");
        QTest::addColumn<Error::Kind>("kind");
        const QByteArray plain = "[project]\nname = \"dock\"\nversion = \"1.4.2\"\n";
        QTest::newRow("the version is there")
            << plain << VersionTarget{Kind::Exact, BumpLevel::Patch, u"1.4.2"_s} << Error::Kind::Conflict;
        QTest::newRow("nothing is suggested") << plain << VersionTarget{} << Error::Kind::NotFound;
        QTest::newRow("no version") << plain << VersionTarget{Kind::Exact, BumpLevel::Patch, u"next"_s}
                                    << Error::Kind::Invalid;
        QTest::newRow("a candidate of what is released")
            << plain << VersionTarget{Kind::Exact, BumpLevel::Patch, u"1.4.2rc1"_s} << Error::Kind::Refused;
        QTest::newRow("no promotion") << plain << VersionTarget{Kind::Level, BumpLevel::Promote, {}}
                                      << Error::Kind::Refused;
        QTest::newRow("from the tags") << QByteArray("[build-system]\nrequires = [\"setuptools-scm\"]\n"
                                                     "build-backend = \"setuptools.build_meta\"\n[project]\nname = "
                                                     "\"dock\"\ndynamic = [\"version\"]\n[tool.setuptools_scm]\n")
                                       << VersionTarget{Kind::Level, BumpLevel::Patch, {}} << Error::Kind::NotFound;
    }

    void saysWhyThereIsNothingToChange()
    {
        QFETCH(const QByteArray, pyproject);
        QFETCH(const VersionTarget, target);
        TestRepository repository;
        repository.write(u"pyproject.toml"_s, pyproject);
        repository.commit(u"feat: begin"_s);
        repository.git({u"tag"_s, u"v1.4.2"_s});
        LibGit2Git git;
        const auto change = planVersionChange(git, repository.path(), u"."_s, target);
        QVERIFY(!change);
        QTEST(change.error().kind, "kind");
        QVERIFY(!change.error().message.isEmpty());
    }

    void knowsNoPackageThatIsGone()
    {
        TestRepository repository;
        fillDrifted(repository);
        LibGit2Git git;
        QCOMPARE(planVersionChange(git, repository.path(), u"libs/gone"_s, {}).error().kind, Error::Kind::NotFound);
        QVERIFY(!planVersionChange(git, u"/nowhere/at/all"_s, u"."_s, {}));
    }
};

QTEST_GUILESS_MAIN(TestVersionChange)
#include "tst_versionchange.moc"
