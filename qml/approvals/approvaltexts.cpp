// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "approvaltexts.h"

#include "base/displaytext.h"
#include "controls/agetext.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

QString say(const char *words)
{
    return QCoreApplication::translate("approvals", words);
}

QString joinedByOr(const QStringList &words)
{
    if (words.size() < 2)
        return words.join(QString());
    return say("%1 or %2").arg(words.first(words.size() - 1).join(u", "_s), words.constLast());
}

} // namespace

QString countdownText(qint64 seconds)
{
    const qint64 minutes = seconds / 60;
    if (minutes >= 24 * 60)
        return say("%1 d %2 h").arg(minutes / (24 * 60)).arg(minutes / 60 % 24);
    if (minutes >= 60)
        return say("%1 h %2 min").arg(minutes / 60).arg(minutes % 60, 2, 10, QChar(u'0'));
    return u"%1:%2"_s.arg(minutes).arg(seconds % 60, 2, 10, QChar(u'0'));
}

ToneText timerText(const ApprovalItem &item, const QDateTime &now)
{
    if (!item.timerEnds.isValid())
        return {say("no timer"), u"neutral"_s};
    const qint64 left = now.msecsTo(item.timerEnds);
    if (left <= 0)
        return {say("timer over"), u"neutral"_s};
    return {say("timer %1 left").arg(countdownText((left + 999) / 1000)), u"warn"_s};
}

ToneText checksText(const ApprovalEvidence &evidence)
{
    const qsizetype all = evidence.passed + evidence.failed.size() + evidence.pending.size();
    if (!evidence.failed.isEmpty())
        return {say("%1 of %2 checks failed").arg(evidence.failed.size()).arg(all), u"bad"_s};
    if (!evidence.checksKnown)
        return {say("checks cannot be read"), u"warn"_s};
    if (evidence.pending.size() == 1)
        return {say("1 of %1 checks has not ended").arg(all), u"warn"_s};
    if (!evidence.pending.isEmpty())
        return {say("%1 of %2 checks have not ended").arg(evidence.pending.size()).arg(all), u"warn"_s};
    if (all == 0)
        return {say("no checks"), u"neutral"_s};
    if (all == 1)
        return {say("its check passed"), u"ok"_s};
    return {say("all %1 checks passed").arg(all), u"ok"_s};
}

QString sinceText(const ApprovalEvidence &evidence)
{
    if (evidence.since.isEmpty() || !evidence.compared)
        return {};
    const QString tag = displayText(evidence.since);
    return evidence.commits == 1 ? say("1 commit since %1").arg(tag)
                                 : say("%1 commits since %2").arg(evidence.commits).arg(tag);
}

QString peopleText(const ApprovalItem &item)
{
    return displayText(joinedByOr(reviewerWords(item.gate.reviewers, item.account)));
}

QString situationText(const ApprovalItem &item, const QDateTime &now)
{
    const QDateTime there = now.addSecs(-item.late);
    const bool fresh = item.waitingSince.secsTo(there) < 60;
    QStringList parts{fresh ? say("just began to wait") : say("waiting %1").arg(ageText(item.waitingSince, there))};
    if (const QString people = peopleText(item); !people.isEmpty())
        parts.append(say("for %1").arg(people));
    parts.append(checksText(item.evidence).text);
    if (const QString since = sinceText(item.evidence); !since.isEmpty())
        parts.append(since);
    return parts.join(u" · "_s);
}

QString standingText(const ApprovalItem &item, const QDateTime &now)
{
    if (item.gate.mayApprove)
        return {};
    if (!item.approvedBy.isEmpty())
        return item.timerEnds > now ? say("approved, timer runs") : say("approved");
    return item.gate.reviewers.isEmpty() ? say("not for a person") : say("not yours to approve");
}

QString exactText(const QDateTime &time)
{
    return time.isValid() ? QLocale(QLocale::English).toString(time.toLocalTime(), u"d MMM yyyy HH:mm:ss"_s)
                          : QString();
}

QString sinceExactText(const ApprovalItem &item)
{
    constexpr int days = 30;
    const QString since = exactText(item.waitingSince);
    if (item.gate.reviewers.isEmpty() || !item.approvedBy.isEmpty())
        return since;
    const QString until = QLocale(QLocale::English).toString(item.waitingSince.toLocalTime().addDays(days), u"d MMM"_s);
    return say("%1; it fails on %2 if nobody answers").arg(since, until);
}

QStringList deploymentTexts(const ApprovalItem &item)
{
    using State = DeploymentStatus::State;
    QStringList texts;
    for (const EnvironmentDeployment &each : item.evidence.trial.deployments) {
        if (each.state == State::Waiting || each.state == State::Queued || each.state == State::Pending)
            continue;
        const QString stands = each.state == State::Success                                 ? say("deployed")
                               : each.state == State::Failure || each.state == State::Error ? say("failed")
                               : each.state == State::InProgress                            ? say("deploying")
                               : each.state == State::Inactive                              ? say("replaced since")
                                                                                            : say("not known");
        texts.append(say("%1: %2, %3").arg(displayText(each.environment), stands, exactText(each.changedAt)));
    }
    return texts;
}

namespace
{

/// @p there: now, by the forge's clock.
QString trialTone(const TrialUpload &upload, const TrialListing &listing, const QDateTime &there)
{
    constexpr int untilListed = 10 * 60; // seconds; the index is read through caches
    if (listing.state == TrialListing::State::Listed)
        return listing.yanked ? u"bad"_s : u"ok"_s;
    if (upload.state == TrialUpload::State::Failed)
        return u"bad"_s;
    const bool missed = listing.state == TrialListing::State::Missing && upload.state == TrialUpload::State::Uploaded &&
                        upload.at.isValid() && upload.at.addSecs(untilListed) < there;
    return missed ? u"warn"_s : QString();
}

} // namespace

ToneText verificationText(const ApprovalItem &item, const ReleaseOfTag &release, const TrialListing &listing,
                          const QDateTime &now)
{
    if (!release.verification.isEmpty())
        return {displayText(release.verification), release.verified ? u"ok"_s : u"bad"_s};
    const TrialUpload upload = trialUpload(item.evidence.trial, item.run.headBranch, release.gated());
    const QDateTime there = now.addSecs(-item.late);
    const QString words = trialWords(upload, release.candidateRun, listing, [&](const QDateTime &time) {
        return agoWords(time, time == listing.since ? now.addSecs(-listing.late) : there);
    });
    return {displayText(words), trialTone(upload, listing, there)};
}

QStringList decidedTexts(const ApprovalItem &item)
{
    QStringList texts;
    for (const ApprovalDecision &decision : item.decisions) {
        const QString by = decision.mine ? say("you") : displayText(decision.by);
        const QString form = decision.verdict == DeploymentReview::Verdict::Rejected ? say("%1: rejected by %2")
                                                                                     : say("%1: approved by %2");
        const QString text = form.arg(displayText(decision.environment), by);
        texts.append(decision.comment.isEmpty() ? text : text + u" – “"_s + displayText(decision.comment) + u"”"_s);
    }
    return texts;
}

QStringList cautions(const ApprovalItem &item, const ReleaseOfTag &release, bool approve, const QDateTime &now)
{
    QStringList found;
    if (!approve)
        return found;
    const ToneText checks = checksText(item.evidence);
    if (!item.evidence.failed.isEmpty())
        found.append(u"%1: %2"_s.arg(checks.text, displayText(item.evidence.failed.join(u", "_s))));
    else if (checks.tone == u"warn"_s)
        found.append(checks.text);
    if (trialUpload(item.evidence.trial, item.run.headBranch, release.gated()).state == TrialUpload::State::Failed)
        found.append(say("The upload to TestPyPI failed"));
    if (item.startedByMe)
        found.append(say("You started this run yourself"));
    if (item.timerEnds > now)
        found.append(say("Its timer runs on after that: %1 left").arg(countdownText(now.secsTo(item.timerEnds))));
    return found;
}

QString nextText(const NextSteps &next)
{
    QStringList sentences;
    if (!next.titles.isEmpty())
        sentences.append(say("When the run has ended well, the release goes on by itself: %1.")
                             .arg(displayText(next.titles.join(u"; "_s))));
    if (!next.question.isEmpty())
        sentences.append(
            say("Before “%1” it asks you, unless you allowed that already.").arg(displayText(next.question)));
    return sentences.join(u' ');
}

} // namespace tagboat
