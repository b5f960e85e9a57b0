// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/repositorysetup.h"

#include "release/expectedsetup.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

Result<SetupExpectation> expectationOf(const RepositoryClone &clone, const GitMaker &makeGit, const QDateTime &now)
{
    const std::unique_ptr<Git> git = makeGit();
    TB_TRY(const auto repository, git->open(clone.path));
    return expectedSetup(*repository, scanRepository(*repository), {}, now);
}

} // namespace

QCoro::Task<Result<RepositorySetup>> lookAtSetup(ForgePlaces &places, RepositoryClone clone, GitMaker makeGit,
                                                 QDateTime now, Cancel cancel)
{
    RepositorySetup setup;
    setup.clone = clone;
    const auto place = co_await places.find(clone.remoteUrl, cancel);
    const bool found = place && place->has_value();
    if (!place && place.error().kind == Error::Kind::Cancelled)
        co_return tl::unexpected(place.error());
    if (!place)
        setup.error = place.error();
    if (!found)
        co_return setup;
    const ForgePlace here = **place;
    setup.served = true;
    setup.fullName = here.repository.full();
    const auto expected = expectationOf(clone, makeGit, now);
    if (!expected) {
        setup.error = expected.error();
        co_return setup;
    }
    setup.expected = *expected;
    const auto observed = co_await observeSetup(here, setup.expected, cancel);
    if (!observed && observed.error().kind == Error::Kind::Cancelled)
        co_return tl::unexpected(observed.error());
    if (!observed) {
        setup.error = observed.error();
        co_return setup;
    }
    setup.observed = *observed;
    setup.findings = auditSetup(setup.expected, setup.observed);
    co_return setup;
}

QCoro::Task<Result<SetupOutcome>> changeSetup(ForgePlaces &places, RepositoryClone clone, QList<SetupChange> changes,
                                              QList<SecretValue> secrets, GitMaker makeGit, QDateTime now,
                                              Cancel cancel)
{
    SetupOutcome outcome;
    TB_CO_TRY(const auto place, co_await places.find(clone.remoteUrl, cancel));
    if (!place)
        co_return fail(Error::Kind::NotFound, u"No account is at hand for %1"_s.arg(clone.name), clone.remoteUrl);
    const ForgePlace here = *place;
    const auto told = [&outcome](const AppliedChange &change) {
        outcome.done.append(change.url.isEmpty() ? change.text : u"%1, %2"_s.arg(change.text, change.url));
    };
    const std::function<void(AppliedChange)> tell = told;
    const auto applied = co_await applySetup(here, changes, secrets, tell, cancel);
    if (!applied)
        outcome.error = applied.error();
    TB_CO_TRY(outcome.after, co_await lookAtSetup(places, clone, makeGit, now, cancel));
    co_return outcome;
}

} // namespace tagboat
