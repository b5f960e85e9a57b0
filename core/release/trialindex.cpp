// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/trialindex.h"

#include "release/approvalhistory.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using State = TrialListing::State;

QDateTime firstUpload(const IndexedVersion &found)
{
    const auto first = std::ranges::min_element(found.files, {}, &IndexFile::uploaded);
    return first == found.files.end() ? QDateTime() : first->uploaded;
}

TrialListing listingOf(const IndexedVersion &found, const Clock &clock)
{
    TrialListing listing;
    listing.state = found.files.isEmpty() ? State::Missing : State::Listed;
    listing.version = found.version;
    listing.files = found.files.size();
    listing.since = firstUpload(found);
    listing.late = secondsBehind(found.serverTime, clock.now());
    listing.yanked = found.yanked;
    listing.yankedReason = found.yankedReason;
    return listing;
}

TrialListing withTrouble(TrialListing listing, const Error &error)
{
    listing.state = State::Unreadable;
    listing.trouble = error.message;
    return listing;
}

QString filesWords(const TrialListing &listing, const QString &when)
{
    const QString count = listing.files == 1 ? u"1 file"_s : u"%1 files"_s.arg(listing.files);
    return when.isEmpty() ? count : u"%1, uploaded %2"_s.arg(count, when);
}

} // namespace

TrialQuestion trialQuestion(const ReleaseOfTag &release, const ApprovalItem &item)
{
    TrialQuestion question;
    const TrialUpload upload = trialUpload(item.evidence.trial, item.run.headBranch, release.gated());
    if (upload.state == TrialUpload::State::None && !release.candidateRun.uploaded)
        return question;
    question.project = release.project;
    question.version = release.version;
    question.since = item.run.createdAt;
    if (release.candidate)
        question.finalVersion = release.finalVersion;
    else
        question.candidate = release.candidateRun.version;
    return question;
}

QCoro::Task<Result<TrialListing>> trialListing(ForgePlaces &places, TrialQuestion question,
                                               std::shared_ptr<const Clock> clock, Cancel cancel)
{
    TrialListing listing;
    const std::shared_ptr<PackageIndex> index = places.trialIndex();
    if (!index || question.project.isEmpty() || question.version.isEmpty())
        co_return listing;
    listing.version = question.version;
    listing.state = State::Missing;
    for (const QString &version : {question.version, question.finalVersion, question.candidate}) {
        if (version.isEmpty())
            continue;
        const auto found = co_await index->find(question.project, version, cancel);
        if (!found) {
            if (found.error().kind == Error::Kind::Cancelled)
                co_return tl::unexpected(found.error());
            listing = withTrouble(listing, found.error());
            break;
        }
        if (!*found)
            continue;
        TrialListing one = listingOf(**found, *clock);
        one.ofTag = version == question.version;
        one.ofCandidate = version == question.candidate;
        const bool old = version == question.finalVersion && firstUpload(**found) < question.since;
        if (one.state != State::Listed || old)
            continue;
        listing = one;
        break;
    }
    co_return listing;
}

QString trialWords(const TrialUpload &upload, const CandidateRun &candidate, const TrialListing &listing,
                   const std::function<QString(const QDateTime &)> &when)
{
    const QString told = trialUploadWords(upload, upload.at.isValid() ? when(upload.at) : QString(), candidate);
    const bool said = upload.state == TrialUpload::State::Uploaded && upload.tag.isEmpty();
    switch (listing.state) {
    case State::NotAsked:
        break;
    case State::Unreadable:
        return u"%1; what TestPyPI itself lists could not be read: %2"_s.arg(told, listing.trouble);
    case State::Missing:
        return said ? u"the workflow uploaded it, but TestPyPI does not list %1; that can take ten minutes"_s.arg(
                          listing.version)
                    : u"%1; TestPyPI does not list %2"_s.arg(told, listing.version);
    case State::Listed: {
        const QString files = filesWords(listing, listing.since.isValid() ? when(listing.since) : QString());
        if (listing.yanked)
            return listing.yankedReason.isEmpty()
                       ? u"%1 is on TestPyPI, but was yanked there"_s.arg(listing.version)
                       : u"%1 is on TestPyPI, but was yanked there: %2"_s.arg(listing.version, listing.yankedReason);
        if (listing.ofCandidate)
            return u"its candidate %1 is on TestPyPI: %2; this commit was not uploaded there"_s.arg(listing.version,
                                                                                                    files);
        const QString what = listing.ofTag ? listing.version : u"what this tag builds, %1,"_s.arg(listing.version);
        return u"%1 is on TestPyPI: %2; its installation was not tried by Tagboat"_s.arg(what, files);
    }
    }
    return told;
}

} // namespace tagboat
