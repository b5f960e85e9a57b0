// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/graphtexts.h"
#include "forgesamples.h"
#include "forgescene.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

/// What a changelog asks of pull requests and issues.
class TestMergedRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mergedPullRequestsAreReadUntilTheyAreTooOld()
    {
        const QDateTime since = QDateTime::fromString(u"2026-01-10T00:00:00Z"_s, Qt::ISODate);
        ForgeScene scene;
        // The second was merged long ago and has had comments since; the last ends it though there is a third page.
        scene.answers(
            {ListTransport::answer(200, mergedPage({mergedNode(3, "2026-01-20T00:00:00Z", "2026-01-25T00:00:00Z"),
                                                    mergedNode(1, "2025-01-01T00:00:00Z", "2026-01-24T00:00:00Z")})),
             ListTransport::answer(200, mergedPage({bareMergedNode(2, "2026-01-11T00:00:00Z"),
                                                    mergedNode(4, "2026-01-02T00:00:00Z", "2026-01-02T00:00:00Z")}))});
        const auto found = QCoro::waitFor(scene.forge.pullRequests().mergedSince(scene.repository, since, {}));
        QVERIFY2(found, words(found).constData());
        QCOMPARE(found->size(), 2);
        QCOMPARE(found->at(0), (MergedPullRequest{3,
                                                  u"T"_s,
                                                  u"kim"_s,
                                                  {u"bug"_s},
                                                  u"m"_s,
                                                  {u"a"_s, u"b"_s},
                                                  QDateTime::fromString(u"2026-01-20T00:00:00Z"_s, Qt::ISODate)}));
        QCOMPARE(found->at(1).number, 2);
        QCOMPARE(found->at(1).author, QString()); // a deleted account
        QCOMPARE(scene.transport.asked.size(), 2);
        const QJsonObject first = bodyOf(scene.transport.asked[0]);
        QCOMPARE(first.value("query"_L1).toString().toUtf8(), mergedText(mergedBatch));
        QCOMPARE(first.value("variables"_L1).toObject(),
                 (QJsonObject{{u"owner"_s, u"ada"_s}, {u"name"_s, u"engine"_s}}));
        QCOMPARE(bodyOf(scene.transport.asked[1]).value("variables"_L1)["after"_L1].toString(), u"c1"_s);
    }

    void openSubjectsAreIssuesAndPullRequests()
    {
        ForgeScene scene;
        scene.answers({ListTransport::answer(200, openSubjectsAnswer()),
                       ListTransport::answer(200, openSubjectsWithoutIssues())});
        const auto found = QCoro::waitFor(scene.forge.pullRequests().openSubjects(scene.repository, {}));
        QVERIFY2(found, words(found).constData());
        QCOMPARE(found->size(), 2);
        QCOMPARE(found->at(0).title, u"P"_s);
        QVERIFY(found->at(0).pullRequest && !found->at(1).pullRequest);
        const auto hidden = QCoro::waitFor(scene.forge.pullRequests().openSubjects(scene.repository, {}));
        QVERIFY2(hidden, words(hidden).constData());
        QVERIFY(hidden->isEmpty());
    }

    void aRepositoryThatIsNotThereHasNoPullRequests_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("missing") << QByteArray("NOT_FOUND") << Error::Kind::NotFound;
        QTest::newRow("forbidden") << QByteArray("FORBIDDEN") << Error::Kind::Denied;
    }
    void aRepositoryThatIsNotThereHasNoPullRequests()
    {
        QFETCH(const QByteArray, type);
        ForgeScene scene;
        scene.answers({ListTransport::answer(200, noRepository(type))});
        const auto found = QCoro::waitFor(scene.forge.pullRequests().mergedSince(scene.repository, {}, {}));
        QVERIFY(!found);
        QTEST(found.error().kind, "kind");
        QCOMPARE(found.error().detail, u"why"_s);
    }
};

QTEST_GUILESS_MAIN(TestMergedRequests)
#include "tst_mergedrequests.moc"
