// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "approvalevidence.h"

#include "base/datetext.h"
#include "compose/adapters.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{

QString stateName(TrialUpload::State state)
{
    switch (state) {
    case TrialUpload::State::Unknown:
        return u"unknown"_s;
    case TrialUpload::State::Waiting:
        return u"waiting"_s;
    case TrialUpload::State::Running:
        return u"running"_s;
    case TrialUpload::State::Uploaded:
        return u"uploaded"_s;
    case TrialUpload::State::Failed:
        return u"failed"_s;
    case TrialUpload::State::None:
        break;
    }
    return u"none"_s;
}

QString checksLine(const ApprovalEvidence &evidence)
{
    QStringList parts;
    if (!evidence.checksKnown)
        parts.append(u"cannot all be read"_s);
    parts.append(u"%1 passed"_s.arg(evidence.passed));
    if (!evidence.failed.isEmpty())
        parts.append(u"failed: "_s + evidence.failed.join(u", "_s));
    if (!evidence.pending.isEmpty())
        parts.append(u"not ended: "_s + evidence.pending.join(u", "_s));
    return parts.join(u"; "_s);
}

QString listedName(TrialListing::State state)
{
    switch (state) {
    case TrialListing::State::Listed:
        return u"listed"_s;
    case TrialListing::State::Missing:
        return u"missing"_s;
    case TrialListing::State::Unreadable:
        return u"unreadable"_s;
    case TrialListing::State::NotAsked:
        break;
    }
    return u"notAsked"_s;
}

QJsonObject listingJson(const TrialListing &listing)
{
    QJsonObject object{{u"state"_s, listedName(listing.state)}};
    if (!listing.trouble.isEmpty())
        object.insert(u"error"_s, listing.trouble);
    if (listing.state != TrialListing::State::Listed)
        return object;
    object.insert(u"version"_s, listing.version);
    object.insert(u"files"_s, listing.files);
    object.insert(u"since"_s, dateText(listing.since));
    object.insert(u"yanked"_s, listing.yanked);
    return object;
}

QString indexWords(const ApprovalItem &item, const WaitingRelease &waiting)
{
    const ReleaseOfTag &release = waiting.release;
    if (!release.verification.isEmpty())
        return release.verification;
    const TrialUpload upload = trialUpload(item.evidence.trial, item.run.headBranch, release.gated());
    return trialWords(upload, release.candidateRun, waiting.listing,
                      [](const QDateTime &time) { return u"at "_s + dateText(time); });
}

} // namespace

Result<WaitingRelease> releaseWaiting(ForgePlaces &places, ReleaseService &releases, const ApprovalItem &item,
                                      const Cancel &cancel)
{
    const auto inFlight = releases.unfinished(item.clone.path);
    if (!inFlight && inFlight.error().kind != Error::Kind::NotFound)
        return tl::unexpected(inFlight.error());
    const RepositoryRow clone = scanRepository(*makeGit(), item.clone.path);
    WaitingRelease waiting;
    waiting.release = releaseOfTag(&clone, inFlight ? &*inFlight : nullptr, item.run.headBranch);
    const TrialQuestion question = trialQuestion(waiting.release, item);
    TB_TRY(waiting.listing, runToEnd(trialListing(places, question, std::make_shared<SystemClock>(), cancel)));
    return waiting;
}

QJsonObject evidenceJson(const ApprovalItem &item, const WaitingRelease &waiting)
{
    const ApprovalEvidence &evidence = item.evidence;
    const TrialUpload upload = trialUpload(evidence.trial, item.run.headBranch, waiting.release.gated());
    return {{u"checksKnown"_s, evidence.checksKnown},
            {u"passed"_s, evidence.passed},
            {u"failed"_s, QJsonArray::fromStringList(evidence.failed)},
            {u"pending"_s, QJsonArray::fromStringList(evidence.pending)},
            {u"since"_s, evidence.since},
            {u"commits"_s, evidence.compared ? QJsonValue(evidence.commits) : QJsonValue()},
            {u"testPyPI"_s, QJsonObject{{u"state"_s, stateName(upload.state)},
                                        {u"environment"_s, upload.environment},
                                        {u"tag"_s, upload.tag.isEmpty() ? item.run.headBranch : upload.tag},
                                        {u"at"_s, dateOrNull(upload.at)},
                                        {u"listed"_s, listingJson(waiting.listing)},
                                        {u"words"_s, indexWords(item, waiting)}}},
            {u"unread"_s, QJsonArray::fromStringList(evidence.gaps)}};
}

QStringList evidenceLines(const ApprovalItem &item, const WaitingRelease &waiting)
{
    const ApprovalEvidence &evidence = item.evidence;
    QStringList lines{u"%1 %2, %3:"_s.arg(item.repository.full(), item.run.headBranch, item.gate.environmentName),
                      u"  checks: "_s + checksLine(evidence)};
    if (evidence.compared)
        lines.append(u"  changes: %1 since %2"_s.arg(
            evidence.commits == 1 ? u"1 commit"_s : u"%1 commits"_s.arg(evidence.commits), evidence.since));
    lines.append(u"  package index: "_s + indexWords(item, waiting));
    for (const QString &gap : evidence.gaps)
        lines.append(u"  not known: "_s + gap);
    return lines;
}

} // namespace tagboat::cli
