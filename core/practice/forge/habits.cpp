// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/engine.h"
#include "practice/forge/merges.h"

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

bool reviewedAlready(const PullRequest &pull, const QString &login)
{
    return std::any_of(pull.reviews.begin(), pull.reviews.end(), [&](const Review &review) {
        return review.login == login && review.commit == pull.headSha && review.state != u"COMMENTED"_s;
    });
}

void useUp(Habit &habit)
{
    habit.times -= habit.times > 0 ? 1 : 0;
}

/// When the review of this head was given; invalid if it was not, or refused.
QDateTime approvedAt(const PullRequest &pull, const QString &login)
{
    for (const Review &review : pull.reviews) {
        if (review.login == login && review.commit == pull.headSha && review.state == u"APPROVED"_s)
            return review.submitted;
    }
    return {};
}

} // namespace

/// As the member would by hand: what the repository's rules do not let through yet is tried again later.
void Engine::mergeByHabit(Repository &repository, const Habit &habit)
{
    const Account *member = m_world.account(habit.login);
    const auto git = m_world.git(repository);
    if (habit.merges.isEmpty() || member == nullptr || !git)
        return;
    QList<int> due;
    for (const PullRequest &pull : std::as_const(repository.pulls)) {
        const QDateTime approved = approvedAt(pull, habit.login);
        if (!pull.closed && pull.head.startsWith(habit.merges) && approved.isValid() &&
            approved.addSecs(habit.afterSeconds) <= m_world.now())
            due.append(pull.number);
    }
    for (const int number : std::as_const(due)) {
        const Request request;
        const AccessToken token;
        Call call{m_world,
                  *this,
                  request,
                  *member,
                  token,
                  &repository,
                  *git,
                  {{u"pull_number"_s, QString::number(number)}},
                  {{u"merge_method"_s, u"squash"_s}}};
        repository.changed = mergePull(call).status == 200 || repository.changed;
    }
}

/// Everybody but the user: reviews open pull requests and answers waiting environments some time after they came up.
void Engine::actOnHabits(Repository &repository)
{
    const QDateTime now = m_world.now();
    for (Habit &habit : m_world.habits) {
        if (!habit.repository.isEmpty() && habit.repository.compare(repository.fullName(), Qt::CaseInsensitive) != 0)
            continue;
        for (PullRequest &pull : repository.pulls) {
            const QDateTime due = pull.updated.addSecs(habit.afterSeconds);
            if (habit.deployments || habit.times == 0 || pull.closed || pull.draft || pull.login == habit.login ||
                now < due || reviewedAlready(pull, habit.login) || !pull.head.startsWith(habit.merges))
                continue;
            pull.reviews.append({m_world.newId(), habit.login,
                                 habit.answer == u"approve"_s ? u"APPROVED"_s : u"CHANGES_REQUESTED"_s, habit.comment,
                                 pull.headSha, due});
            pull.requestedReviewers.removeAll(habit.login);
            repository.changed = true;
            useUp(habit);
        }
        mergeByHabit(repository, habit);
        for (WorkflowRun &run : repository.runs) {
            for (const Job &job : std::as_const(run.jobs)) {
                if (!habit.deployments || habit.times == 0 || run.completed() || job.status != u"waiting"_s ||
                    job.approved || job.attempt != run.attempt)
                    continue;
                const Environment &environment = environmentOf(repository, job.environment);
                const QDateTime due = job.waitingSince.addSecs(habit.afterSeconds);
                const bool meant = habit.environment.isEmpty() || habit.environment == environment.name;
                if (!meant || now < due || !mayReview(environment, run, habit.login))
                    continue;
                review(repository, run,
                       {habit.answer == u"reject"_s ? u"rejected"_s : u"approved"_s,
                        habit.login,
                        habit.comment,
                        {environment.name},
                        run.attempt,
                        due});
                useUp(habit);
                break; // the answer changed the jobs
            }
        }
    }
}

} // namespace tagboat::practice
