// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/libgit2git.h"
#include "overview/overviewcontroller.h"
#include "support/testrepository.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QSignalSpy>
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

} // namespace

class TestOverviewController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatTheScanFinds();
    void readsOneRepositoryAgain();
    void dropsTheRowsOfAFolderThatGoes();
    void refusesAFolderThatIsNone();
};

void TestOverviewController::showsWhatTheScanFinds()
{
    TestRepository repository;
    repository.write(u"VERSION"_s, "1.0.0\n");
    repository.commit(u"Begin"_s);
    OverviewController controller(realGit);
    const QAbstractItemModelTester tester(controller.rows(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    controller.setFolders({repository.path()});
    QVERIFY(controller.loading());
    QTRY_VERIFY(!controller.loading());
    QCOMPARE(controller.rows()->rowCount(), 1);
    QCOMPARE(controller.rows()->field(0, u"version"_s).toString(), u"1.0.0"_s);
    QCOMPARE(controller.rows()->field(0, u"branch"_s).toString(), u"main"_s);
    QVERIFY(controller.summary().startsWith(u"1 repository · "_s));
}

void TestOverviewController::readsOneRepositoryAgain()
{
    TestRepository repository;
    repository.write(u"VERSION"_s, "1.0.0\n");
    repository.commit(u"Begin"_s);
    OverviewController controller(realGit);
    controller.setFolders({repository.path()});
    QTRY_VERIFY(!controller.loading());
    repository.write(u"VERSION"_s, "1.1.0\n");
    repository.commit(u"Raise the version"_s);
    controller.rescan(controller.rows()->field(0, u"repositoryPath"_s).toString());
    QTRY_COMPARE(controller.rows()->field(0, u"version"_s).toString(), u"1.1.0"_s);
    QCOMPARE(controller.rows()->rowCount(), 1);
}

void TestOverviewController::dropsTheRowsOfAFolderThatGoes()
{
    const TestRepository one;
    const TestRepository two;
    OverviewController controller(realGit);
    const QSignalSpy changes(&controller, &OverviewController::foldersChanged);
    controller.addFolder(QUrl::fromLocalFile(one.path()));
    controller.addFolder(QUrl::fromLocalFile(two.path())); // stops the first scan
    controller.addFolder(QUrl::fromLocalFile(two.path() + u"/."_s));
    QTRY_VERIFY(!controller.loading());
    QCOMPARE(controller.rows()->rowCount(), 2);
    QCOMPARE(changes.size(), 2);
    controller.removeFolder(one.path());
    QTRY_VERIFY(!controller.loading());
    QCOMPARE(controller.rows()->rowCount(), 1);
    QCOMPARE(controller.folders(), QStringList{two.path()});
}

void TestOverviewController::refusesAFolderThatIsNone()
{
    OverviewController controller(realGit);
    const QSignalSpy changes(&controller, &OverviewController::foldersChanged);
    controller.addFolder(QUrl(u"https://example.org/"_s));
    QVERIFY(!controller.errorMessage().isEmpty());
    controller.dismissError();
    controller.addFolder(QUrl::fromLocalFile(u"/no/such/folder"_s));
    QVERIFY(!controller.errorMessage().isEmpty());
    QCOMPARE(changes.size(), 0);
}

QTEST_GUILESS_MAIN(TestOverviewController)
#include "tst_overviewcontroller.moc"
