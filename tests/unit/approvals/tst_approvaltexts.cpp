// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "approvals/approvaltexts.h"
#include "release/releaseoftag.h"

#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

const QDateTime now{{2026, 11, 21}, {12, 0}, QTimeZone::utc()};

ApprovalEvidence checks(int passed, const QStringList &failed = {}, const QStringList &pending = {}, bool known = true)
{
    ApprovalEvidence evidence;
    evidence.checksKnown = known;
    evidence.passed = passed;
    evidence.failed = failed;
    evidence.pending = pending;
    return evidence;
}

} // namespace

class TestApprovalTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsDown_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("words");
        QTest::newRow("nothing") << qint64(0) << u"0:00"_s;
        QTest::newRow("seconds") << qint64(9) << u"0:09"_s;
        QTest::newRow("minutes") << qint64(11 * 60 + 42) << u"11:42"_s;
        QTest::newRow("nearly an hour") << qint64(3599) << u"59:59"_s;
        QTest::newRow("hours") << qint64(2 * 3600 + 5 * 60 + 30) << u"2 h 05 min"_s;
        QTest::newRow("days") << qint64(30LL * 24 * 3600 - 1) << u"29 d 23 h"_s;
    }
    void countsDown()
    {
        QFETCH(const qint64, seconds);
        QTEST(countdownText(seconds), "words");
    }

    void saysHowTheTimerStands()
    {
        ApprovalItem item;
        QCOMPARE(timerText(item, now), (ToneText{u"no timer"_s, u"neutral"_s}));
        item.timerEnds = now.addMSecs(11 * 60'000 + 41'001);
        QCOMPARE(timerText(item, now), (ToneText{u"timer 11:42 left"_s, u"warn"_s}));
        QCOMPARE(timerText(item, item.timerEnds), (ToneText{u"timer over"_s, u"neutral"_s}));
    }

    void saysWhatTheChecksSay_data()
    {
        QTest::addColumn<ApprovalEvidence>("evidence");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("tone");
        QTest::newRow("all") << checks(5) << u"all 5 checks passed"_s << u"ok"_s;
        QTest::newRow("one") << checks(1) << u"its check passed"_s << u"ok"_s;
        QTest::newRow("none") << checks(0) << u"no checks"_s << u"neutral"_s;
        QTest::newRow("failed") << checks(3, {u"a"_s, u"b"_s}) << u"2 of 5 checks failed"_s << u"bad"_s;
        QTest::newRow("pending") << checks(4, {}, {u"a"_s}) << u"1 of 5 checks has not ended"_s << u"warn"_s;
        QTest::newRow("more pending") << checks(3, {}, {u"a"_s, u"b"_s}) << u"2 of 5 checks have not ended"_s
                                      << u"warn"_s;
        QTest::newRow("unknown") << checks(3, {}, {}, false) << u"checks cannot be read"_s << u"warn"_s;
        QTest::newRow("unknown in part, failed")
            << checks(3, {u"a"_s}, {}, false) << u"1 of 4 checks failed"_s << u"bad"_s;
    }
    void saysWhatTheChecksSay()
    {
        QFETCH(const ApprovalEvidence, evidence);
        QFETCH(const QString, words);
        QFETCH(const QString, tone);
        QCOMPARE(checksText(evidence), (ToneText{words, tone}));
    }

    void oneLineSaysIt()
    {
        ApprovalItem item;
        item.account = u"mara"_s;
        item.waitingSince = now.addSecs(-22 * 60);
        item.evidence = checks(5);
        using K = EnvironmentReviewer::Kind;
        item.gate.reviewers = {{K::Team, 1, u"release-managers"_s}, {K::User, 2, u"kim"_s}, {K::User, 3, u"mara"_s}};
        QCOMPARE(situationText(item, now),
                 u"waiting 22 minutes · for team release-managers, kim or you · all 5 checks passed"_s);
        item.evidence.since = u"v1.4.2"_s;
        item.evidence.compared = true;
        item.evidence.commits = 1;
        item.gate.reviewers.clear();
        item.waitingSince = now;
        QCOMPARE(situationText(item, now), u"just began to wait · all 5 checks passed · 1 commit since v1.4.2"_s);
    }

    void agesAreByTheClockThatSetTheTimes()
    {
        ApprovalItem item;
        item.late = -24 * 3600; // the forge's clock is a day ahead
        item.waitingSince = now.addDays(1).addSecs(-22 * 60);
        QVERIFY2(situationText(item, now).startsWith(u"waiting 22 minutes"_s), qPrintable(situationText(item, now)));
        QCOMPARE(sinceExactText(item), exactText(now.addDays(1).addSecs(-22 * 60)));
        item.run.headBranch = u"v1.5.0-rc2"_s;
        item.evidence.trial.jobsKnown = item.evidence.trial.deploymentsKnown = true;
        WorkflowJob upload;
        upload.name = u"Upload to TestPyPI"_s;
        upload.status = RunStatus::Completed;
        upload.conclusion = RunConclusion::Success;
        upload.completedAt = now.addDays(1).addSecs(-12 * 60);
        item.evidence.trial.jobs = {upload};
        const QString told = verificationText(item, {}, {}, now).text;
        QVERIFY2(told.contains(u"12 minutes ago"_s), qPrintable(told));
    }

    void saysUntilWhenSomebodyMustAnswer()
    {
        ApprovalItem item;
        item.waitingSince = now;
        QCOMPARE(sinceExactText(item), exactText(now)); // a timer alone waits for nobody
        item.gate.reviewers = {{EnvironmentReviewer::Kind::User, 1, u"kim"_s}};
        QCOMPARE(sinceExactText(item), exactText(now) + u"; it fails on 21 Dec if nobody answers"_s);
    }

    void textOfOthersCannotHideAnything()
    {
        ApprovalItem item;
        item.gate.reviewers = {{EnvironmentReviewer::Kind::User, 1, u"k\u202eim"_s}};
        QCOMPARE(peopleText(item), u"k⟨U+202E⟩im"_s);
    }

    void warnsOfWhatShouldBeThoughtOf()
    {
        ApprovalItem item;
        item.evidence = checks(4);
        item.gate.mayApprove = true;
        QCOMPARE(cautions(item, {}, true, now), QStringList());
        item.evidence = checks(4, {u"Scan"_s});
        item.startedByMe = true;
        item.timerEnds = now.addSecs(90);
        QCOMPARE(cautions(item, {}, true, now),
                 (QStringList{u"1 of 5 checks failed: Scan"_s, u"You started this run yourself"_s,
                              u"Its timer runs on after that: 1:30 left"_s}));
        QCOMPARE(cautions(item, {}, false, now), QStringList());
    }

    void tellsWhereTheCommitCameTo()
    {
        using State = DeploymentStatus::State;
        const auto deployment = [](const QString &environment, State state) {
            EnvironmentDeployment made;
            made.environment = environment;
            made.state = state;
            made.changedAt = QDateTime({2026, 11, 21}, {13, 31, 5});
            return made;
        };
        ApprovalItem item;
        QCOMPARE(deploymentTexts(item), QStringList());
        item.evidence.trial.deployments = {deployment(u"staging"_s, State::Success),
                                           deployment(u"qa"_s, State::Failure),
                                           deployment(u"production"_s, State::Waiting)};
        QCOMPARE(deploymentTexts(item),
                 (QStringList{u"staging: deployed, 21 Nov 2026 13:31:05"_s, u"qa: failed, 21 Nov 2026 13:31:05"_s}));
    }

    void saysWhatIsKnownOfTheUpload()
    {
        ApprovalItem item;
        item.run.headBranch = u"v1.5.0-rc2"_s;
        item.evidence.trial.jobsKnown = item.evidence.trial.deploymentsKnown = true;
        WorkflowJob upload;
        upload.name = u"Upload to TestPyPI"_s;
        upload.status = RunStatus::Completed;
        upload.conclusion = RunConclusion::Success;
        upload.completedAt = now.addSecs(-12 * 60);
        item.evidence.trial.jobs = {upload};
        const ToneText good{
            u"uploaded to TestPyPI by the workflow 12 minutes ago; its installation was not tried by Tagboat"_s, {}};
        QCOMPARE(verificationText(item, {}, {}, now), good);
        item.evidence.checksKnown = true;
        QCOMPARE(cautions(item, {}, true, now), QStringList());
        item.evidence.trial.jobs[0].conclusion = RunConclusion::Failure;
        QCOMPARE(verificationText(item, {}, {}, now),
                 (ToneText{u"the upload to TestPyPI failed 12 minutes ago"_s, u"bad"_s}));
        QCOMPARE(cautions(item, {}, true, now), QStringList{u"The upload to TestPyPI failed"_s});
        // What a step of ours found goes first.
        ReleaseOfTag release;
        release.verification = u"1.5.0rc2 from TestPyPI: installed, imported"_s;
        release.verified = true;
        QCOMPARE(verificationText(item, release, {}, now), (ToneText{release.verification, u"ok"_s}));
        item.evidence.trial = {};
        release = {};
        release.candidateRun = {u"v1.5.0-rc2"_s, true};
        item.evidence.trial.jobsKnown = item.evidence.trial.deploymentsKnown = true;
        QVERIFY(verificationText(item, release, {}, now).text.startsWith(u"its candidate v1.5.0-rc2 was uploaded"_s));
    }

    void whatTheIndexListsIsGood()
    {
        ApprovalItem item;
        item.run.headBranch = u"v1.5.0-rc2"_s;
        WorkflowJob upload;
        upload.name = u"Upload to TestPyPI"_s;
        upload.status = RunStatus::Completed;
        upload.conclusion = RunConclusion::Success;
        upload.completedAt = now.addSecs(-12 * 60);
        item.evidence.trial = {true, {upload}, true, {}};
        TrialListing listing;
        listing.state = TrialListing::State::Listed;
        listing.version = u"1.5.0rc2"_s;
        listing.files = 1;
        listing.since = now.addSecs(-11 * 60);
        const auto tone = [&] { return verificationText(item, {}, listing, now).tone; };
        QCOMPARE(verificationText(item, {}, listing, now),
                 (ToneText{u"1.5.0rc2 is on TestPyPI: 1 file, uploaded 11 minutes ago; its installation was not tried "
                           u"by Tagboat"_s,
                           u"ok"_s}));
        listing.yanked = true;
        QCOMPARE(tone(), u"bad"_s);
        // An index tells late, but not for ever.
        listing.state = TrialListing::State::Missing;
        QCOMPARE(tone(), u"warn"_s);
        item.evidence.trial.jobs[0].completedAt = now.addSecs(-9 * 60);
        QCOMPARE(tone(), QString());
        item.evidence.trial.jobs[0].conclusion = RunConclusion::Failure;
        QCOMPARE(tone(), u"bad"_s);
        listing.state = TrialListing::State::Unreadable;
        item.evidence.trial.jobs[0].conclusion = RunConclusion::Success;
        QCOMPARE(tone(), QString());
    }

    void warnsOfAFailedUploadThatItsFlowAloneTells()
    {
        ApprovalItem item;
        item.evidence = checks(4);
        item.run.headBranch = u"v1.5.0-rc2"_s;
        EnvironmentDeployment staging;
        staging.environment = u"staging"_s;
        staging.state = DeploymentStatus::State::Failure;
        staging.changedAt = now.addSecs(-12 * 60);
        item.evidence.trial = {true, {}, true, {staging}}; // no job names TestPyPI
        ReleaseOfTag release;
        QCOMPARE(cautions(item, release, true, now), QStringList()); // its staging may be anything
        release.flow = u"rc-gated"_s;
        QCOMPARE(verificationText(item, release, {}, now).tone, u"bad"_s);
        QCOMPARE(cautions(item, release, true, now), QStringList{u"The upload to TestPyPI failed"_s});
    }

    void knowsTheReleaseOfATag()
    {
        RepositoryRow clone;
        PackageRow kit;
        kit.name = u"kit"_s;
        clone.packages = {kit};
        ReleaseOfTag expected{{}, u"1.5.0rc2"_s, true, {}, {}};
        expected.finalVersion = u"1.5.0"_s;
        QCOMPARE(releaseOfTag(&clone, nullptr, u"v1.5.0-rc2"_s), expected);
        QCOMPARE(releaseOfTag(&clone, nullptr, u"main"_s), ReleaseOfTag());
        QCOMPARE(releaseOfTag(nullptr, nullptr, u"v1.5.0"_s), ReleaseOfTag());
        PackageRow other = kit;
        other.name = u"other"_s;
        clone.packages.append(other);
        ReleaseState release;
        release.id = u"r1"_s;
        release.plan.tag = u"v1.5.0"_s;
        const ReleaseOfTag ours = releaseOfTag(&clone, &release, u"v1.5.0"_s);
        QCOMPARE(ours.package, u"kit"_s);
        QCOMPARE(ours.release, u"r1"_s);
        QCOMPARE(releaseOfTag(&clone, &release, u"v1.4.0"_s).release, QString());
    }

    void whatAStepVerifiedIsEvidence()
    {
        ReleaseState release;
        release.id = u"r1"_s;
        release.plan.tag = u"v1.5.0"_s;
        const QString tag = u"v1.5.0-rc2"_s;
        StepState made;
        made.spec = {u"candidate-2-tag"_s, u"tag"_s, u"Tag"_s, true, {{u"tag"_s, tag}}};
        StepState verify;
        verify.spec = {u"candidate-2-verify"_s, u"verify"_s, u"Verify"_s, true, {{u"tag"_s, tag}}};
        verify.detail = u"1.5.0rc2 from TestPyPI: installed, imported"_s;
        release.plan.steps = {made.spec, verify.spec};
        release.steps = {made, verify};
        // Neither planned nor under way: nothing is known.
        QCOMPARE(releaseOfTag(nullptr, &release, tag).verification, QString());
        release.steps[1].state = RunState::Running;
        QCOMPARE(releaseOfTag(nullptr, &release, tag).verification, QString());
        release.steps[1].state = RunState::Done;
        const ReleaseOfTag good = releaseOfTag(nullptr, &release, tag);
        QVERIFY(good.verified);
        QCOMPARE(good.verification, verify.detail);
        release.steps[1].state = RunState::Failed;
        release.steps[1].detail = u"it cannot be imported"_s;
        const ReleaseOfTag bad = releaseOfTag(nullptr, &release, tag);
        QVERIFY(!bad.verified);
        QCOMPARE(bad.verification, u"it cannot be imported"_s);
        // Another tag's is another's.
        QCOMPARE(releaseOfTag(nullptr, &release, u"v1.5.0"_s).verification, QString());
    }

    void saysHowAReleaseGoesOn()
    {
        const auto step = [](const QString &title, const QString &kind, RunState state, bool reversible = true) {
            StepState made;
            made.spec = {title, kind, title, reversible, {{u"tag"_s, u"v1.5.0"_s}}};
            made.state = state;
            return made;
        };
        ReleaseState release;
        release.id = u"r1"_s;
        release.plan.tag = u"v1.5.0"_s;
        release.steps = {step(u"Push v1.5.0"_s, u"push-tag"_s, RunState::Done, false),
                         step(u"Follow the workflow"_s, u"workflow"_s, RunState::Waiting),
                         step(u"Write notes"_s, u"notes"_s, RunState::Pending),
                         step(u"Check them"_s, u"check"_s, RunState::Pending),
                         step(u"Publish"_s, u"publish"_s, RunState::Pending, false),
                         step(u"Close the milestone"_s, u"milestone"_s, RunState::Pending)};
        const auto said = [&] { return nextText(releaseOfTag(nullptr, &release, u"v1.5.0"_s).next); };
        QCOMPARE(said(), u"When the run has ended well, the release goes on by itself: Write notes; Check them. "
                         "Before “Publish” it asks you, unless you allowed that already."_s);
        release.confirmed = {u"Publish"_s};
        QCOMPARE(said(),
                 u"When the run has ended well, the release goes on by itself: Write notes; Check them; Publish; "
                 "Close the milestone."_s);
        release.steps[2].spec.kind = u"verdict"_s;
        QCOMPARE(said(), u"Before “Write notes” it asks you, unless you allowed that already."_s);
        // It stands elsewhere: the answer moves nothing.
        QCOMPARE(nextText(releaseOfTag(nullptr, &release, u"v1.5.0-rc1"_s).next), QString());
        release.steps[1].state = RunState::Failed;
        QCOMPARE(said(), QString());
    }

    void theCandidateOfAReleaseIsItsOwn()
    {
        ReleaseState release;
        release.id = u"r1"_s;
        release.plan.tag = u"v1.5.0"_s;
        release.plan.flow = u"rc-gated"_s;
        const auto run = [](const QString &tag, RunState state, const QJsonObject &facts) {
            StepState step;
            step.spec = {tag + u"-run"_s, u"workflow"_s, u"Follow"_s, true, {{u"tag"_s, tag}}};
            step.state = state;
            step.facts = facts;
            return step;
        };
        const QJsonObject uploaded{{u"trialUpload"_s, u"Upload to TestPyPI"_s}};
        release.steps = {run(u"v1.5.0-rc1"_s, RunState::Done, {}), run(u"v1.5.0-rc2"_s, RunState::Done, uploaded),
                         run(u"v1.5.0-rc3"_s, RunState::Failed, uploaded), run(u"v1.5.0"_s, RunState::Done, {})};
        for (const StepState &step : std::as_const(release.steps))
            release.plan.steps.append(step.spec);
        const ReleaseOfTag found = releaseOfTag(nullptr, &release, u"v1.5.0"_s);
        QCOMPARE(found.candidateRun, (CandidateRun{u"v1.5.0-rc2"_s, true}));
        QVERIFY(found.gated());
        RepositoryRow clone; // it knows what the tags mean
        clone.packages.append(PackageRow());
        clone.packages[0].name = u"harbour-core"_s;
        clone.packages[0].grammar = TagGrammar::learn({u"v1.4.0"_s}, VersionScheme::Pep440);
        const ReleaseOfTag named = releaseOfTag(&clone, &release, u"v1.5.0"_s);
        QCOMPARE(named.candidateRun, (CandidateRun{u"v1.5.0-rc2"_s, true, u"1.5.0rc2"_s}));
        QCOMPARE(named.project, QString()); // nothing says that it is a package of Python
        clone.packages[0].versions.ecosystem = u"python"_s;
        QCOMPARE(releaseOfTag(&clone, &release, u"v1.5.0"_s).project, u"harbour-core"_s);
        QCOMPARE(releaseOfTag(&clone, &release, u"v1.5.0-rc2"_s).finalVersion, u"1.5.0"_s);
        release.steps.removeAt(1);
        QCOMPARE(releaseOfTag(nullptr, &release, u"v1.5.0"_s).candidateRun, (CandidateRun{u"v1.5.0-rc1"_s, false}));
        QCOMPARE(releaseOfTag(nullptr, &release, u"v1.5.0-rc3"_s).candidateRun, CandidateRun());
    }
};

QTEST_GUILESS_MAIN(TestApprovalTexts)
#include "tst_approvaltexts.moc"
