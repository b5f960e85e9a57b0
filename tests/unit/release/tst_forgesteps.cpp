// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forgescene.h"

#include <QTest>

using namespace tagboat;
using namespace tagboat::test;
using namespace Qt::StringLiterals;

using Kind = Finding::Kind;
using Change = std::function<void(Scene &)>;

class TestForgeSteps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePullRequestIsOpenedOnceAndFoundAgain()
    {
        Scene scene;
        QCOMPARE(scene.check(requestStep())->kind, Kind::Absent);
        scene.state.loseNextAnswer = true;
        QVERIFY(!scene.apply(requestStep()));
        const auto found = scene.check(requestStep());
        QCOMPARE(found->kind, Kind::Stands);
        QCOMPARE(found->facts[u"number"_s].toInt(), 7);
        QCOMPARE(scene.state.requests.constFirst().body, u"Notes"_s);
        // Somebody was faster: their pull request is taken.
        QVERIFY(scene.apply(requestStep()));
        QCOMPARE(scene.state.writes, QStringList(u"create pull request release/v1.0.0"_s));
    }

    void anotherPullRequestIsNotTaken_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<Kind>("kind");
        const auto row = [](const char *name, const Change &change, Kind kind) {
            QTest::newRow(name) << change << kind;
        };
        row(
            "closed", [](Scene &s) { s.state.requests[0].state = PullRequest::State::Closed; }, Kind::Absent);
        row(
            "merged with this commit",
            [](Scene &s) {
                s.state.requests[0].state = PullRequest::State::Closed;
                s.state.requests[0].merged = true;
            },
            Kind::Stands);
        row(
            "merged with another",
            [](Scene &s) {
                s.state.requests[0].state = PullRequest::State::Closed;
                s.state.requests[0].merged = true;
                s.state.requests[0].headCommit = u"0123"_s;
            },
            Kind::Absent);
        row(
            "into another branch", [](Scene &s) { s.state.requests[0].baseBranch = u"next"_s; }, Kind::Differs);
    }
    void anotherPullRequestIsNotTaken()
    {
        QFETCH(Change, change);
        QFETCH(Kind, kind);
        Scene scene;
        scene.state.requests = {scene.request()};
        change(scene);
        QCOMPARE(scene.check(requestStep())->kind, kind);
    }

    void aPullRequestWaitsForWhatItLacks_data()
    {
        using Mergeability = PullRequest::Mergeability;
        QTest::addColumn<Change>("change");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("on");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, Kind kind, const QString &on, const QString &words,
                            const Change &change) { QTest::newRow(name) << change << kind << on << words; };
        const auto check = [](CommitCheck::State state) {
            CommitCheck made;
            made.name = u"Unit Tests"_s;
            made.state = state;
            return QList{made};
        };
        const auto review = [](const QString &user, PullRequestReview::State state) {
            PullRequestReview made;
            made.user = user;
            made.state = state;
            return made;
        };
        using Review = PullRequestReview::State;
        row("clean", Kind::Absent, {}, {}, [](Scene &) {});
        row("reviewer", Kind::Waits, u"review"_s, u"ada"_s, [](Scene &s) {
            s.state.requests[0].mergeability = Mergeability::Blocked;
            s.state.requests[0].awaitedReviewers = {u"ada"_s};
        });
        row("changes asked", Kind::Waits, u"review"_s, u"ada asked for changes"_s,
            [review](Scene &s) { s.state.reviews = {review(u"ada"_s, Review::ChangesRequested)}; });
        row("changes made", Kind::Absent, {}, {}, [review](Scene &s) {
            s.state.reviews = {review(u"ada"_s, Review::ChangesRequested), review(u"ada"_s, Review::Commented),
                               review(u"ada"_s, Review::Approved)};
        });
        row("dismissed", Kind::Absent, {}, {}, [review](Scene &s) {
            s.state.reviews = {review(u"ada"_s, Review::ChangesRequested), review(u"ada"_s, Review::Dismissed)};
        });
        row("checks run", Kind::Waits, u"checks"_s, u"Unit Tests"_s,
            [check](Scene &s) { s.state.checks.checks = check(CommitCheck::State::Pending); });
        row("checks failed", Kind::Differs, {}, u"Unit Tests"_s,
            [check](Scene &s) { s.state.checks.checks = check(CommitCheck::State::Failed); });
        row("computed", Kind::Waits, u"checks"_s, u"works out"_s,
            [](Scene &s) { s.state.requests[0].mergeability = Mergeability::Unknown; });
        row("draft", Kind::Waits, u"review"_s, u"draft"_s,
            [](Scene &s) { s.state.requests[0].mergeability = Mergeability::Draft; });
        row("conflicts", Kind::Differs, {}, u"conflicts"_s,
            [](Scene &s) { s.state.requests[0].mergeability = Mergeability::Dirty; });
        row("behind", Kind::Differs, {}, u"moved on"_s,
            [](Scene &s) { s.state.requests[0].mergeability = Mergeability::Behind; });
        row("closed", Kind::Differs, {}, u"closed"_s,
            [](Scene &s) { s.state.requests[0].state = PullRequest::State::Closed; });
        row("other commits", Kind::Differs, {}, u"other commits"_s,
            [](Scene &s) { s.state.requests[0].headCommit = u"0123456789abcdef"_s; });
    }
    void aPullRequestWaitsForWhatItLacks()
    {
        QFETCH(Change, change);
        QFETCH(Kind, kind);
        QFETCH(QString, on);
        QFETCH(QString, words);
        Scene scene;
        scene.facts[u"prepare-request"_s] = {{u"number"_s, 7}};
        scene.state.requests = {scene.request()};
        change(scene);
        const auto found = scene.check(mergeStep());
        QVERIFY2(found, found ? "" : qPrintable(describe(found.error())));
        QCOMPARE(found->kind, kind);
        QCOMPARE(found->waitsOn, on);
        QVERIFY2(found->detail.contains(words), qPrintable(found->detail));
    }

    void theMergedBranchComesHere()
    {
        Scene scene;
        scene.facts[u"prepare-request"_s] = {{u"number"_s, 7}};
        scene.state.requests = {scene.request()};
        scene.state.repository.allowsSquash = true;
        const QString merged = scene.squashOnRemote();
        scene.state.requests[0].mergeCommit = merged;
        // Merged by somebody else meanwhile: the release goes on only when the branch is here too.
        PullRequest elsewhere = scene.state.requests[0];
        elsewhere.merged = true;
        elsewhere.state = PullRequest::State::Closed;
        std::swap(scene.state.requests[0], elsewhere);
        QCOMPARE(scene.check(mergeStep())->kind, Kind::Absent);
        scene.work.git({u"switch"_s, u"--quiet"_s, u"main"_s});
        QCOMPARE(scene.check(mergeStep())->kind, Kind::Absent);
        scene.work.git({u"switch"_s, u"--quiet"_s, u"release/v1.0.0"_s});
        std::swap(scene.state.requests[0], elsewhere);
        const auto applied = scene.apply(mergeStep());
        QVERIFY2(applied, applied ? "" : qPrintable(describe(applied.error())));
        QCOMPARE(scene.state.writes,
                 QStringList({u"merge 7 by 1"_s, u"remove branch release/v1.0.0 at "_s + scene.commit}));
        QCOMPARE(scene.work.git({u"rev-parse"_s, u"main"_s}), merged);
        QCOMPARE(scene.work.git({u"branch"_s, u"--show-current"_s}), u"main"_s);
        QCOMPARE(scene.work.git({u"status"_s, u"--porcelain"_s}), QString());
        const auto found = scene.check(mergeStep());
        QCOMPARE(found->kind, Kind::Stands);
        QCOMPARE(found->facts[u"commit"_s].toString(), merged);
        // Again, as after a crash: nothing is merged a second time.
        QVERIFY(scene.apply(mergeStep()));
        QCOMPARE(scene.state.writes.count(u"merge 7 by 1"_s), 1);
    }
};

QTEST_GUILESS_MAIN(TestForgeSteps)
#include "tst_forgesteps.moc"
