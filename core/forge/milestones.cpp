// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/subjects.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

Milestone readMilestone(const JsonFields &fields)
{
    Milestone made;
    made.number = fields.count(u"number"_s);
    made.title = fields.text(u"title"_s);
    made.description = fields.textOr(u"description"_s);
    made.open = fields.text(u"state"_s) == "open"_L1;
    made.openIssues = fields.countOr(u"open_issues"_s);
    made.closedIssues = fields.countOr(u"closed_issues"_s);
    made.dueOn = fields.timeOr(u"due_on"_s).date();
    made.url = fields.textOr(u"html_url"_s);
    return made;
}

class GitHubMilestones final : public Milestones
{
public:
    explicit GitHubMilestones(ApiClient &api) : m_api(api) {}

    QCoro::Task<Result<QList<Milestone>>> all(RepositoryName repository, Cancel cancel) override
    {
        return m_api.readAll(reading(u"Listing the milestones of %1"_s.arg(repository.full()),
                                     repositoryPath(repository, {u"milestones"_s}), {{u"state"_s, u"all"_s}}),
                             {}, readMilestone, cancel);
    }

    QCoro::Task<Result<Milestone>> create(RepositoryName repository, QString title, QString description, QDate dueOn,
                                          Cancel cancel) override
    {
        QJsonObject body{{u"title"_s, title}, {u"description"_s, description}};
        if (dueOn.isValid()) // GitHub keeps the date alone; at noon it is the same day in most time zones
            body.insert(u"due_on"_s, dueOn.toString(Qt::ISODate) + u"T12:00:00Z"_s);
        return m_api.read(changing("POST", u"Making the milestone %1 in %2"_s.arg(title, repository.full()),
                                   repositoryPath(repository, {u"milestones"_s}), body),
                          readMilestone, cancel);
    }

    QCoro::Task<Result<Milestone>> close(RepositoryName repository, int number, Cancel cancel) override
    {
        return put(u"Closing"_s, repository, number, u"closed"_s, cancel);
    }

    QCoro::Task<Result<Milestone>> reopen(RepositoryName repository, int number, Cancel cancel) override
    {
        return put(u"Opening"_s, repository, number, u"open"_s, cancel);
    }

private:
    QCoro::Task<Result<Milestone>> put(const QString &verb, const RepositoryName &repository, int number,
                                       const QString &state, const Cancel &cancel)
    {
        return m_api.read(changing("PATCH", u"%1 milestone %2 of %3"_s.arg(verb).arg(number).arg(repository.full()),
                                   repositoryPath(repository, {u"milestones"_s, QString::number(number)}),
                                   QJsonObject{{u"state"_s, state}}),
                          readMilestone, cancel);
    }

    ApiClient &m_api;
};

} // namespace

std::unique_ptr<Milestones> makeMilestones(ApiClient &api)
{
    return std::make_unique<GitHubMilestones>(api);
}

} // namespace tagboat
