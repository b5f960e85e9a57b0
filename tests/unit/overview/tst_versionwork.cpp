// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/libgit2git.h"
#include "overview/overviewcontroller.h"
#include "support/testrepository.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;
using tagboat::test::TestRepository;

namespace
{

std::unique_ptr<Git> realGit()
{
    return std::make_unique<LibGit2Git>();
}

/// Three repositories side by side: two that want a release, and one of which the tags say the version.
struct Workspace {
    Workspace()
    {
        for (const QString &name : {u"buoy"_s, u"dock"_s, u"fathom"_s}) {
            QDir(folder.path()).mkpath(name);
            repositories.push_back(std::make_unique<TestRepository>(folder.filePath(name)));
        }
        at(0).write(u"VERSION"_s, "3.1.0\n");
        at(1).write(u"pyproject.toml"_s, "[project]\nname = \"dock\"\nversion = \"1.4.2\"\n");
        at(1).write(u"dock/__init__.py"_s, "__version__ = '1.4.1'\n");
        at(2).write(u"pyproject.toml"_s, "[build-system]\nrequires = [\"setuptools-scm\"]\nbuild-backend = "
                                         "\"setuptools.build_meta\"\n[project]\nname = \"fathom\"\ndynamic = "
                                         "[\"version\"]\n[tool.setuptools_scm]\n");
        for (const auto &each : repositories) {
            each->commit(u"feat: begin"_s);
            each->git({u"tag"_s, each == repositories[0] ? u"v3.1.0"_s : u"v1.4.2"_s});
            each->commit(u"fix: a leak"_s);
        }
        controller.setFolders({folder.path()});
        controller.scan();
    }
    TestRepository &at(int i) { return *repositories[size_t(i)]; }
    QString state(int row, VersionWork::Role role = VersionWork::StateRole)
    {
        return controller.versionWork()->index(row).data(role).toString();
    }
    QTemporaryDir folder;
    std::vector<std::unique_ptr<TestRepository>> repositories;
    OverviewController controller{realGit};
};

} // namespace

class TestVersionWork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bumpsSeveralTogetherAfterOnePreview()
    {
        Workspace world;
        OverviewController &controller = world.controller;
        VersionWork &work = *controller.versionWork();
        const QAbstractItemModelTester tester(&work, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_VERIFY(!controller.loading());
        QCOMPARE(controller.rows()->rowCount(), 3);
        controller.rows()->toggleAll();
        work.bumpSelected();
        QVERIFY(work.isOpen());
        QTRY_VERIFY(!work.busy());
        QCOMPARE(work.readyCount(), 2);
        QCOMPARE(work.failedCount(), 1);
        QCOMPARE(world.state(0, VersionWork::ToRole), u"3.1.1"_s);
        QCOMPARE(world.state(1, VersionWork::ToRole), u"1.4.3"_s);
        QVERIFY(world.state(2, VersionWork::MessageRole).contains(u"tags"_s));
        QCOMPARE(work.diff()->fileCount(), 3); // of all in one
        QCOMPARE(work.diff()->index(work.diff()->rowOfPart(1)).data(DiffModel::TextRole).toString(),
                 u"dock: dock/__init__.py"_s);
        QCOMPARE(work.diff()->rowOfPart(2), -1);
        QVERIFY(world.at(0).git({u"status"_s, u"--porcelain"_s}).isEmpty()); // only shown so far

        work.setLevel(u"minor"_s);
        QTRY_VERIFY(!work.busy());
        QCOMPARE(world.state(0, VersionWork::ToRole), u"3.2.0"_s);

        const QSignalSpy changes(&work, &VersionWork::repositoryChanged);
        work.apply();
        QVERIFY(work.written());
        QTRY_VERIFY(!work.busy());
        QCOMPARE(work.doneCount(), 2);
        QCOMPARE(changes.size(), 2);
        QCOMPARE(world.at(0).read(u"VERSION"_s), "3.2.0\n");
        QCOMPARE(world.at(1).read(u"dock/__init__.py"_s), "__version__ = '1.5.0'\n");
        // The rows follow.
        QTRY_COMPARE(controller.rows()->field(0, u"version"_s).toString(), u"3.2.0"_s);
        work.close();
        QVERIFY(!work.isOpen());
    }

    void leavesAPackageAloneWhoseFilesChangedMeanwhile()
    {
        Workspace world;
        VersionWork &work = *world.controller.versionWork();
        QTRY_VERIFY(!world.controller.loading());
        world.controller.rows()->toggleSelected(0);
        world.controller.rows()->toggleSelected(1);
        work.bumpSelected();
        QTRY_VERIFY(!work.busy());
        QCOMPARE(work.readyCount(), 2);
        world.at(0).write(u"VERSION"_s, "3.1.0 \n");
        work.apply();
        QTRY_VERIFY(!work.busy());
        QCOMPARE(world.state(0), u"failed"_s);
        QCOMPARE(world.state(1), u"done"_s); // the others go on
        QCOMPARE(world.at(0).read(u"VERSION"_s), "3.1.0 \n");
    }

    void alignsWithOnePressAndFollowsInTheDetails()
    {
        Workspace world;
        OverviewController &controller = world.controller;
        QTRY_VERIFY(!controller.loading());
        PackageDetails &details = *controller.details();
        const QAbstractItemModelTester tester(&details, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QString path = world.at(1).path();
        QCOMPARE(controller.rows()->field(1, u"actionKind"_s).toString(), u"align"_s);
        QCOMPARE(controller.rows()->field(1, u"stateLabel"_s).toString(), u"versions differ"_s);
        details.show(path, u"."_s);
        QCOMPARE(details.name(), u"dock"_s);
        QCOMPARE(details.agree(), false);
        QCOMPARE(details.versions(), (QStringList{u"1.4.2"_s, u"1.4.1"_s}));
        QCOMPARE(details.rowCount(), 2);
        QStringList differing;
        for (int row = 0; row < details.rowCount(); ++row) {
            if (!details.index(row).data(PackageDetails::FitsRole).toBool())
                differing.append(details.index(row).data(PackageDetails::PathRole).toString());
        }
        QCOMPARE(differing, QStringList{u"dock/__init__.py:1"_s});

        VersionWork &work = *controller.versionWork();
        work.align(path, u"."_s);
        QVERIFY(work.aligns());
        QTRY_VERIFY(!work.busy());
        QCOMPARE(work.diff()->fileCount(), 1);
        work.apply();
        QTRY_COMPARE(work.doneCount(), 1);
        QCOMPARE(world.at(1).read(u"dock/__init__.py"_s), "__version__ = '1.4.2'\n");
        QTRY_COMPARE(details.agree(), true);
        QCOMPARE(details.versions(), QStringList{u"1.4.2"_s});
        details.close();
        QVERIFY(!details.isOpen());
        QCOMPARE(details.rowCount(), 0);
    }

    void alignsToAnotherVersionThanTheSources()
    {
        Workspace world;
        QTRY_VERIFY(!world.controller.loading());
        VersionWork &work = *world.controller.versionWork();
        work.align(world.at(1).path(), u"."_s, u"1.4.1"_s);
        QTRY_VERIFY(!work.busy());
        work.apply();
        QTRY_COMPARE(work.doneCount(), 1);
        QVERIFY(world.at(1).read(u"pyproject.toml"_s).contains("version = \"1.4.1\""));
    }

    void closingGivesUpWhatIsNotBegun()
    {
        Workspace world;
        QTRY_VERIFY(!world.controller.loading());
        world.controller.rows()->toggleAll();
        VersionWork &work = *world.controller.versionWork();
        work.bumpSelected();
        work.close(); // while it reads
        QVERIFY(!work.isOpen());
        QTest::qWait(200);
        QVERIFY(!work.isOpen());
        QCOMPARE(work.diff()->rowCount(), 0);
        work.apply(); // nothing is ready
        QVERIFY(!work.written());
    }
};

QTEST_GUILESS_MAIN(TestVersionWork)
#include "tst_versionwork.moc"
