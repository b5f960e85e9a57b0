// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/subjects.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using State = CommitCheck::State;

/// "A required check is satisfied by success, neutral or skipped."
State stateOfConclusion(const QString &conclusion)
{
    if (conclusion == "success"_L1 || conclusion == "neutral"_L1 || conclusion == "skipped"_L1)
        return State::Passed;
    static const QStringList failures{u"failure"_s,         u"timed_out"_s, u"cancelled"_s,
                                      u"action_required"_s, u"stale"_s,     u"startup_failure"_s};
    return failures.contains(conclusion) ? State::Failed : State::Other;
}

CommitCheck readCheckRun(const JsonFields &fields)
{
    CommitCheck made;
    made.name = fields.text(u"name"_s);
    made.app = fields.fieldsOr(u"app"_s).numberOr(u"id"_s);
    made.conclusion = fields.textOr(u"conclusion"_s);
    made.state = fields.text(u"status"_s) == "completed"_L1 ? stateOfConclusion(made.conclusion) : State::Pending;
    made.description = fields.fieldsOr(u"output"_s).textOr(u"title"_s);
    made.url = fields.textOr(u"html_url"_s, fields.textOr(u"details_url"_s));
    made.finishedAt = fields.timeOr(u"completed_at"_s);
    return made;
}

CommitCheck readStatus(const JsonFields &fields)
{
    static constexpr std::array<std::pair<const char *, State>, 4> words{{{"success", State::Passed},
                                                                          {"failure", State::Failed},
                                                                          {"error", State::Failed},
                                                                          {"pending", State::Pending}}};
    CommitCheck made;
    made.name = fields.text(u"context"_s);
    made.conclusion = fields.text(u"state"_s);
    made.state = fields.word(u"state"_s, words, State::Other);
    made.description = fields.textOr(u"description"_s);
    made.url = fields.textOr(u"target_url"_s);
    made.finishedAt = fields.timeOr(u"updated_at"_s);
    return made;
}

class GitHubChecks final : public CheckReader
{
public:
    explicit GitHubChecks(ApiClient &api) : m_api(api) {}

    /// Both sources are needed: apps report check runs, older services statuses. A fine-grained token cannot be given
    /// the permission to read check runs, so that its refusal is an ordinary answer.
    QCoro::Task<Result<CommitChecks>> of(RepositoryName repository, QString commit, Cancel cancel) override
    {
        CommitChecks checks;
        const ApiRequest runs =
            reading(u"Reading the checks of %1 in %2"_s.arg(commit, repository.full()),
                    repositoryPath(repository, {u"commits"_s, commit, u"check-runs"_s}), {{u"filter"_s, u"latest"_s}});
        const QString runsKey = u"check_runs"_s;
        const auto checkRuns = co_await m_api.readAll(runs, runsKey, readCheckRun, cancel);
        if (checkRuns)
            checks.checks += *checkRuns;
        else if (checkRuns.error().kind == Error::Kind::Denied)
            checks.runsKnown = false;
        else
            co_return tl::unexpected(checkRuns.error());

        const ApiRequest statuses = reading(u"Reading the statuses of %1 in %2"_s.arg(commit, repository.full()),
                                            repositoryPath(repository, {u"commits"_s, commit, u"status"_s}));
        const QString statusesKey = u"statuses"_s;
        const auto states = co_await m_api.readAll(statuses, statusesKey, readStatus, cancel);
        if (states)
            checks.checks += *states;
        else if (states.error().kind == Error::Kind::Denied)
            checks.statusesKnown = false;
        else
            co_return tl::unexpected(states.error());

        if (!checks.runsKnown && !checks.statusesKnown) // the token itself, rather than one permission
            co_return tl::unexpected(states.error());
        if (!checks.runsKnown)
            checks.whyUnknown = checkRuns.error().detail;
        else if (!checks.statusesKnown)
            checks.whyUnknown = states.error().detail;
        co_return checks;
    }

private:
    ApiClient &m_api;
};

} // namespace

std::unique_ptr<CheckReader> makeChecks(ApiClient &api)
{
    return std::make_unique<GitHubChecks>(api);
}

} // namespace tagboat
