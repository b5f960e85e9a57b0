// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/router.h"
#include "practice/forge/views.h"

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

const QString resource = u"Milestone"_s;

Milestone *milestoneOf(Call &call)
{
    return findBy(call.repository->milestones, &Milestone::number, static_cast<int>(call.id(u"milestone_number"_s)));
}

Reply list(Call &call)
{
    const QString state = call.query(u"state"_s).isEmpty() ? u"open"_s : call.query(u"state"_s);
    QList<Milestone> found;
    for (const Milestone &milestone : call.repository->milestones) {
        if (state == u"all"_s || milestone.closed == (state == u"closed"_s))
            found.append(milestone);
    }
    std::stable_sort(found.begin(), found.end(), [](const Milestone &a, const Milestone &b) { // without a date last
        return a.due.isValid() && (!b.due.isValid() || a.due < b.due);
    });
    if (call.query(u"direction"_s) == u"desc"_s)
        std::reverse(found.begin(), found.end());
    return paged(call, found, [&](const Milestone &milestone) { return milestoneView(call, milestone); });
}

Reply read(Call &call)
{
    const Milestone *milestone = milestoneOf(call);
    return milestone ? Reply::of(milestoneView(call, *milestone)) : Reply::notFound();
}

/// Takes what a body says about a milestone.
std::optional<Reply> take(Call &call, Milestone &milestone, bool creates)
{
    BodyCheck check(call.body);
    check.string(u"title"_s, creates).string(u"description"_s).string(u"due_on"_s);
    if (auto problem = check.oneOf(u"state"_s, {u"open"_s, u"closed"_s}).problem())
        return problem;
    const QString title = call.body[u"title"_s].toString(milestone.title);
    for (const Milestone &other : call.repository->milestones) {
        if (other.title == title && other.number != milestone.number)
            return Reply::invalid(resource, u"title"_s, u"already_exists"_s);
    }
    milestone.title = title;
    milestone.description = call.body[u"description"_s].toString(milestone.description);
    if (call.body[u"due_on"_s].isNull())
        milestone.due = QDateTime();
    else if (call.body.contains(u"due_on"_s)) // stored as a date, at the hour that GitHub gives it
        milestone.due = QDateTime(QDateTime::fromString(call.body[u"due_on"_s].toString(), Qt::ISODate).date(),
                                  QTime(8, 0), Qt::UTC);
    const bool closes = call.body[u"state"_s].toString(milestone.closed ? u"closed"_s : u"open"_s) == u"closed"_s;
    if (closes != milestone.closed)
        milestone.closedAt = closes ? call.now() : QDateTime();
    milestone.closed = closes;
    milestone.updated = call.now();
    return std::nullopt;
}

Reply create(Call &call)
{
    Milestone milestone;
    if (const auto problem = take(call, milestone, true))
        return *problem;
    for (const Milestone &other : call.repository->milestones)
        milestone.number = qMax(milestone.number, other.number);
    ++milestone.number;
    milestone.id = call.world.newId();
    milestone.login = call.user.login;
    milestone.created = call.now();
    call.repository->milestones.append(milestone);
    return Reply::of(milestoneView(call, milestone), 201)
        .with("Location", call.url(u"/milestones/%1"_s.arg(milestone.number)).toUtf8());
}

Reply change(Call &call)
{
    Milestone *milestone = milestoneOf(call);
    if (!milestone)
        return Reply::notFound();
    if (const auto problem = take(call, *milestone, false))
        return *problem;
    return Reply::of(milestoneView(call, *milestone));
}

Reply remove(Call &call)
{
    const Milestone *milestone = milestoneOf(call);
    if (!milestone)
        return Reply::notFound();
    const int number = milestone->number;
    call.repository->milestones.removeIf([&](const Milestone &each) { return each.number == number; });
    return Reply::empty();
}

} // namespace

QJsonObject milestoneView(const Call &call, const Milestone &milestone)
{
    const QString self = call.url(u"/milestones/%1"_s.arg(milestone.number));
    return {{u"id"_s, milestone.id},
            {u"node_id"_s, nodeId(u"MI"_s, milestone.id)},
            {u"number"_s, milestone.number},
            {u"title"_s, milestone.title},
            {u"description"_s, orNull(milestone.description)},
            {u"state"_s, milestone.closed ? u"closed"_s : u"open"_s},
            {u"creator"_s, simpleUser(call.world, milestone.login)},
            {u"open_issues"_s, milestone.openIssues},
            {u"closed_issues"_s, milestone.closedIssues},
            {u"due_on"_s, timeText(milestone.due)},
            {u"created_at"_s, timeText(milestone.created)},
            {u"updated_at"_s, timeText(milestone.updated)},
            {u"closed_at"_s, timeText(milestone.closedAt)},
            {u"url"_s, self},
            {u"labels_url"_s, QString(self + u"/labels"_s)},
            {u"html_url"_s, pageUrl(call.world, *call.repository, u"/milestone/%1"_s.arg(milestone.number))}};
}

void addMilestoneRoutes(Router &router)
{
    router.add("GET", u"~/milestones"_s, reads("issues"), list);
    router.add("POST", u"~/milestones"_s, writes("issues"), create);
    router.add("GET", u"~/milestones/{milestone_number}"_s, reads("issues"), read);
    router.add("PATCH", u"~/milestones/{milestone_number}"_s, writes("issues"), change);
    router.add("DELETE", u"~/milestones/{milestone_number}"_s, writes("issues"), remove);
}

} // namespace tagboat::practice
