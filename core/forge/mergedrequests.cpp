// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/mergedrequests.h"

#include "forge/graphtexts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

constexpr qsizetype mostMerged = 1000;

struct ChangedRequest {
    MergedPullRequest request;
    QDateTime updatedAt;
};

ChangedRequest readMerged(const JsonFields &fields)
{
    MergedPullRequest made;
    made.number = fields.count(u"number"_s);
    made.title = fields.text(u"title"_s);
    made.author = fields.fieldsOr(u"author"_s).textOr(u"login"_s); // null for a deleted account
    made.labels =
        fields.fieldsOr(u"labels"_s).listOr(u"nodes"_s, [](const JsonFields &label) { return label.text(u"name"_s); });
    made.mergeCommit = fields.fieldsOr(u"mergeCommit"_s).textOr(u"oid"_s);
    made.commits = fields.fieldsOr(u"commits"_s).listOr(u"nodes"_s, [](const JsonFields &node) {
        return node.fieldsOr(u"commit"_s).textOr(u"oid"_s);
    });
    made.mergedAt = fields.timeOr(u"mergedAt"_s);
    return {made, fields.timeOr(u"updatedAt"_s)};
}

struct MergedPage {
    QList<ChangedRequest> requests;
    QString next; ///< cursor; empty: there are no more
};

MergedPage readPage(const JsonFields &fields)
{
    const JsonFields list = fields.fields(u"pullRequests"_s);
    const JsonFields info = list.fieldsOr(u"pageInfo"_s);
    return {list.listOr(u"nodes"_s, readMerged),
            info.flagOr(u"hasNextPage"_s) ? info.textOr(u"endCursor"_s) : QString()};
}

OpenSubject readOpen(const JsonFields &fields)
{
    return {fields.count(u"number"_s), fields.text(u"title"_s), false, fields.timeOr(u"updatedAt"_s)};
}

QList<OpenSubject> readSubjects(const JsonFields &fields)
{
    // Issues may be switched off, or hidden from the token: null.
    QList<OpenSubject> all = fields.fieldsOr(u"pullRequests"_s).listOr(u"nodes"_s, readOpen);
    for (OpenSubject &request : all)
        request.pullRequest = true;
    return all + fields.fieldsOr(u"issues"_s).listOr(u"nodes"_s, readOpen);
}

template <typename T>
Result<T> readFrom(const QString &doing, const QJsonObject &repository, JsonRead<T> reader)
{
    JsonFault shape;
    T made = reader(JsonFields(repository, u"repository"_s, shape));
    if (!shape.text().isEmpty())
        return ApiClient::wrongShape(doing, shape);
    return made;
}

QJsonObject variablesOf(const RepositoryName &repository)
{
    return {{u"owner"_s, repository.owner}, {u"name"_s, repository.name}};
}

/// Why the repository did not come.
tl::unexpected<Error> refusal(const QString &doing, const GraphAnswer &answer)
{
    const GraphFault fault = answer.faults.value(0);
    const bool missing = fault.type.isEmpty() || fault.type == "NOT_FOUND"_L1;
    return fail(missing ? Error::Kind::NotFound : Error::Kind::Denied,
                missing ? u"%1 failed: it is not there, or the token may not see it"_s.arg(doing)
                        : u"%1 failed: the token may not"_s.arg(doing),
                fault.message, u"Look at the token's repositories and permissions."_s);
}

} // namespace

QCoro::Task<Result<QJsonObject>> MergedRequests::ask(QString doing, QByteArray text, QJsonObject variables,
                                                     Cancel cancel)
{
    const auto answer = co_await m_graph.query(doing, text, variables, cancel);
    if (!answer)
        co_return tl::unexpected(answer.error());
    if (answer->tooLarge)
        co_return fail(Error::Kind::Unavailable, u"%1 failed: the server gave up on it"_s.arg(doing), {},
                       u"Try again later."_s);
    const QJsonValue repository = answer->data.value("repository"_L1);
    if (!repository.isObject())
        co_return refusal(doing, *answer);
    QJsonObject found = repository.toObject();
    co_return found;
}

QCoro::Task<Result<QList<MergedPullRequest>>> MergedRequests::since(RepositoryName repository, QDateTime since,
                                                                    Cancel cancel)
{
    const QString doing = u"Reading the merged pull requests of %1"_s.arg(repository.full());
    const QByteArray text = mergedText(mergedBatch);
    const QDateTime from = since.isValid() ? since : QDateTime::fromSecsSinceEpoch(0, Qt::UTC);
    QJsonObject variables = variablesOf(repository);
    QList<MergedPullRequest> found;
    for (bool more = true; more;) {
        const auto object = co_await ask(doing, text, variables, cancel);
        if (!object)
            co_return tl::unexpected(object.error());
        const auto page = readFrom<MergedPage>(doing, *object, readPage);
        if (!page)
            co_return tl::unexpected(page.error());
        more = !page->next.isEmpty();
        for (const ChangedRequest &each : page->requests) {
            if (each.request.mergedAt >= from && found.size() < mostMerged)
                found.append(each.request);
            // Nothing is merged after it was last changed, and they come by that.
            more = more && each.updatedAt >= from;
        }
        more = more && found.size() < mostMerged;
        variables.insert(u"after"_s, page->next);
    }
    co_return found;
}

QCoro::Task<Result<QList<OpenSubject>>> MergedRequests::open(RepositoryName repository, Cancel cancel)
{
    const QString doing = u"Reading the open issues and pull requests of %1"_s.arg(repository.full());
    const QByteArray text = openSubjectsText();
    const QJsonObject variables = variablesOf(repository);
    const auto object = co_await ask(doing, text, variables, cancel);
    if (!object)
        co_return tl::unexpected(object.error());
    co_return readFrom<QList<OpenSubject>>(doing, *object, readSubjects);
}

} // namespace tagboat
