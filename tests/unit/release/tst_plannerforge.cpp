// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "planscene.h"

using namespace Qt::StringLiterals;
using namespace tagboat;
using tagboat::test::PlanScene;

class TestPlannerForge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theMilestoneComesAfterThePublishedRelease()
    {
        PlanScene scene(u"1.4.2"_s, {u"v1.4.2"_s});
        Milestone own;
        own.number = 3;
        own.title = u"v1.5.0"_s;
        own.openIssues = 2;
        scene.signIn();
        scene.setMilestones(QList<Milestone>{own});
        const auto draft = scene.planTo(u"1.5.0"_s, u"release-triggered"_s);
        QVERIFY2(draft, draft ? "" : qPrintable(describe(draft.error())));
        const StepSpec &last = draft->plan.steps.constLast();
        QCOMPARE(last.kind, u"milestone"_s);
        QCOMPARE(last.title, u"Close the milestone of v1.5.0 and open v1.6.0"_s);
        QVERIFY(last.reversible);
        QCOMPARE(draft->plan.steps[draft->plan.steps.size() - 2].kind, u"workflow"_s);
        const auto says = std::ranges::find(draft->checks, u"milestone"_s, &CheckResult::id);
        QVERIFY(says != draft->checks.end() && says->state == CheckResult::State::Warns);
        // Neither a candidate nor a flow without the forge has to do with it.
        for (const auto &[version, flow] : {std::pair(u"1.5.0rc1"_s, u"rc-gated"_s), {u"1.5.0"_s, u"tag-only"_s}}) {
            const auto other = scene.planTo(version, flow);
            QVERIFY2(other, other ? "" : qPrintable(describe(other.error())));
            QVERIFY(other->plan.find(u"milestone"_s) == nullptr);
        }
        // A forge that does not tell keeps nobody from releasing, but it is said.
        scene.setMilestones(fail(Error::Kind::Denied, u"Listing the milestones failed"_s));
        const auto blind = scene.planTo(u"1.5.0"_s, u"release-triggered"_s);
        QVERIFY(blind && blind->plan.find(u"milestone"_s) == nullptr);
        const auto warns = std::ranges::find(blind->checks, u"milestone"_s, &CheckResult::id);
        QVERIFY(warns != blind->checks.end() && warns->evidence.contains(u"Listing the milestones"_s));
    }

    void flowsGoThroughTheForge_data()
    {
        QTest::addColumn<QString>("flow");
        QTest::addColumn<QStringList>("steps");
        QTest::newRow("rc-gated") << u"rc-gated"_s
                                  << QStringList{u"preflight preflight"_s,
                                                 u"prepare-files files"_s,
                                                 u"prepare-changelog files"_s,
                                                 u"prepare-commit commit"_s,
                                                 u"prepare-push push-branch"_s,
                                                 u"prepare-request pull-request"_s,
                                                 u"prepare-merge merge-pull-request"_s,
                                                 u"prepare-checks checks"_s,
                                                 u"candidate-1-tag tag"_s,
                                                 u"candidate-1-push push-tag"_s,
                                                 u"candidate-1-verdict workflow"_s,
                                                 u"release-files files"_s,
                                                 u"release-commit commit"_s,
                                                 u"release-branch push-branch"_s,
                                                 u"release-request pull-request"_s,
                                                 u"release-merge merge-pull-request"_s,
                                                 u"release-checks checks"_s,
                                                 u"release-draft draft-release"_s,
                                                 u"release-tag tag"_s,
                                                 u"release-push push-tag"_s,
                                                 u"release-run workflow"_s,
                                                 u"release-publish publish-release"_s};
        const QStringList byRelease{u"preflight preflight"_s,         u"prepare-files files"_s,
                                    u"prepare-changelog files"_s,     u"prepare-commit commit"_s,
                                    u"prepare-push push-branch"_s,    u"prepare-checks checks"_s,
                                    u"release-draft draft-release"_s, u"release-tag tag"_s,
                                    u"release-push push-tag"_s,       u"release-publish publish-release"_s,
                                    u"release-run workflow"_s};
        QTest::newRow("release-triggered") << u"release-triggered"_s << byRelease;
        QTest::newRow("trusted-publishing") << u"trusted-publishing"_s << byRelease;
        QTest::newRow("validated-token") << u"validated-token"_s << byRelease;
        QTest::newRow("tag-only") << u"tag-only"_s
                                  << QStringList{u"preflight preflight"_s,      u"prepare-files files"_s,
                                                 u"prepare-changelog files"_s,  u"prepare-commit commit"_s,
                                                 u"prepare-push push-branch"_s, u"release-tag tag"_s,
                                                 u"release-push push-tag"_s};
    }
    void flowsGoThroughTheForge()
    {
        QFETCH(QString, flow);
        QFETCH(QStringList, steps);
        PlanScene scene(u"1.0.0"_s, {u"v1.0.0"_s});
        scene.work().write(u".github/workflows/release.yml"_s,
                           "on:\n  push:\n    tags: ['v*']\n  release:\n    types: [published]\n"
                           "jobs:\n  go:\n    environment: staging\n");
        scene.work().write(u".github/workflows/checks.yml"_s, "on: push\njobs:\n  go:\n    steps: []\n");
        scene.work().commit(u"ci: add workflows"_s);
        scene.signIn();
        const auto draft = scene.planTo(u"1.1.0"_s, flow);
        QVERIFY2(draft, draft ? "" : qPrintable(describe(draft.error())));
        QStringList planned;
        for (const StepSpec &step : draft->plan.steps)
            planned.append(step.id + u' ' + step.kind);
        QCOMPARE(planned, steps);
        if (const StepSpec *run = draft->plan.find(u"release-run"_s))
            QCOMPARE(run->detail[u"path"_s].toString(), u".github/workflows/release.yml"_s);
        if (const StepSpec *publish = draft->plan.find(u"release-publish"_s)) {
            QVERIFY(!publish->reversible);
            QVERIFY(publish->detail[u"latest"_s].toBool());
            QVERIFY(
                draft->plan.find(u"release-draft"_s)->detail[u"notes"_s].toString().contains(u"A root was added"_s));
            QCOMPARE(draft->plan.find(u"prepare-checks"_s)->detail[u"expected"_s].toString(), u"always"_s);
        }
    }

    void filesComeToTheReleaseBeforeItIsPublished_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<QString>("flow");
        QTest::addColumn<QString>("title");
        QTest::newRow("by a tag") << u"1.1.0"_s << u"rc-gated"_s
                                  << u"Attach dist/kit-1.1.0*, v1.1.0.txt to the GitHub release v1.1.0"_s;
        QTest::newRow("by a release") << u"1.1.0"_s << u"release-triggered"_s
                                      << u"Attach dist/kit-1.1.0*, v1.1.0.txt to the GitHub release v1.1.0"_s;
        QTest::newRow("a candidate") << u"1.1.0rc1"_s << u"trusted-publishing"_s
                                     << u"Attach dist/kit-1.1.0rc1*, v1.1.0rc1.txt to the GitHub release v1.1.0rc1"_s;
        QTest::newRow("without a release") << u"1.1.0"_s << u"tag-only"_s << QString();
    }
    void filesComeToTheReleaseBeforeItIsPublished()
    {
        QFETCH(QString, version);
        QFETCH(QString, flow);
        QFETCH(QString, title);
        PlanScene scene(u"1.0.0"_s, {u"v1.0.0"_s, u"v1.0.0rc1"_s});
        scene.work().write(u".tagboat.toml"_s, "[release]\nassets = [\"dist/kit-{version}*\", \"{tag}.txt\"]\n");
        scene.work().commit(u"build: name the files"_s);
        scene.signIn();
        const auto draft = scene.planTo(version, flow);
        QVERIFY2(draft, draft ? "" : qPrintable(describe(draft.error())));
        const StepSpec *attach = draft->plan.find(u"release-assets"_s);
        QCOMPARE(attach != nullptr ? attach->title : QString(), title);
        if (attach != nullptr)
            QCOMPARE((attach + 1)->id, u"release-publish"_s);
    }

    void withoutAnAccountTheFlowsOfReleasesAreRefused()
    {
        const PlanScene scene(u"1.0.0"_s, {u"v1.0.0"_s});
        const auto draft = scene.planTo(u"1.1.0"_s, u"trusted-publishing"_s);
        QVERIFY(!draft);
        QCOMPARE(draft.error().kind, Error::Kind::Refused);
        QVERIFY(draft.error().remedy.contains(u"Sign in"_s));
    }

    void anOlderLineIsNotTheLatest()
    {
        PlanScene scene(u"1.0.0"_s, {u"v1.0.0"_s, u"v2.0.0"_s});
        scene.signIn();
        const auto draft = scene.planTo(u"1.0.1"_s, u"release-triggered"_s);
        QVERIFY2(draft, draft ? "" : qPrintable(describe(draft.error())));
        QVERIFY(!draft->plan.find(u"release-publish"_s)->detail[u"latest"_s].toBool());
    }
};

QTEST_GUILESS_MAIN(TestPlannerForge)
#include "tst_plannerforge.moc"
