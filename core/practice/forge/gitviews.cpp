// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/views.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

QJsonObject personView(const GitPerson &person)
{
    return {{u"name"_s, person.name}, {u"email"_s, person.email}, {u"date"_s, timeText(person.when)}};
}

/// The account behind a commit's address, as far as the forge knows one.
QJsonValue accountOf(const World &world, const GitPerson &person)
{
    for (const Account &account : world.accounts) {
        if (!account.email.isEmpty() && account.email.compare(person.email, Qt::CaseInsensitive) == 0)
            return simpleUser(world, account.login);
    }
    return {};
}

QJsonArray parentsView(const Call &call, const GitCommitInfo &commit, const QString &path)
{
    QJsonArray parents;
    for (const QString &sha : commit.parents) {
        parents.append(QJsonObject{{u"sha"_s, sha},
                                   {u"url"_s, call.url(path + sha)},
                                   {u"html_url"_s, pageUrl(call.world, *call.repository, u"/commit/"_s + sha)}});
    }
    return parents;
}

} // namespace

QJsonObject unsignedVerification()
{
    return {{u"verified"_s, false},
            {u"reason"_s, u"unsigned"_s},
            {u"signature"_s, QJsonValue()},
            {u"payload"_s, QJsonValue()},
            {u"verified_at"_s, QJsonValue()}};
}

QJsonObject gitRef(const Call &call, const GitRef &ref)
{
    const QString type = ref.annotated() ? u"tag"_s : u"commit"_s;
    const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(ref.name, "/"));
    return {{u"ref"_s, ref.name},
            {u"node_id"_s, nodeId(u"REF"_s, call.repository->id) + QString::fromLatin1(ref.name.toUtf8().toBase64())},
            {u"url"_s, call.url(u"/git/"_s + encoded)},
            {u"object"_s, QJsonObject{{u"type"_s, type},
                                      {u"sha"_s, ref.sha},
                                      {u"url"_s, call.url(u"/git/%1s/%2"_s.arg(type, ref.sha))}}}};
}

QJsonObject gitTag(const Call &call, const GitTagInfo &tag)
{
    return {{u"node_id"_s, nodeId(u"TA"_s, call.repository->id)},
            {u"tag"_s, tag.name},
            {u"sha"_s, tag.sha},
            {u"url"_s, call.url(u"/git/tags/"_s + tag.sha)},
            {u"message"_s, tag.message},
            {u"tagger"_s, personView(tag.tagger)},
            {u"object"_s, QJsonObject{{u"type"_s, tag.type},
                                      {u"sha"_s, tag.object},
                                      {u"url"_s, call.url(u"/git/%1s/%2"_s.arg(tag.type, tag.object))}}},
            {u"verification"_s, unsignedVerification()}};
}

QJsonObject commitView(const Call &call, const GitCommitInfo &commit)
{
    return {{u"sha"_s, commit.sha},
            {u"node_id"_s, nodeId(u"C"_s, call.repository->id) + commit.sha.left(8)},
            {u"url"_s, call.url(u"/commits/"_s + commit.sha)},
            {u"html_url"_s, pageUrl(call.world, *call.repository, u"/commit/"_s + commit.sha)},
            {u"comments_url"_s, call.url(u"/commits/%1/comments"_s.arg(commit.sha))},
            {u"commit"_s, QJsonObject{{u"url"_s, call.url(u"/git/commits/"_s + commit.sha)},
                                      {u"author"_s, personView(commit.author)},
                                      {u"committer"_s, personView(commit.committer)},
                                      {u"message"_s, commit.message},
                                      {u"comment_count"_s, 0},
                                      {u"tree"_s, QJsonObject{{u"sha"_s, commit.tree},
                                                              {u"url"_s, call.url(u"/git/trees/"_s + commit.tree)}}},
                                      {u"verification"_s, unsignedVerification()}}},
            {u"author"_s, accountOf(call.world, commit.author)},
            {u"committer"_s, accountOf(call.world, commit.committer)},
            {u"parents"_s, parentsView(call, commit, u"/commits/"_s)}};
}

QJsonObject gitCommit(const Call &call, const GitCommitInfo &commit)
{
    return {{u"sha"_s, commit.sha},
            {u"node_id"_s, nodeId(u"C"_s, call.repository->id) + commit.sha.left(8)},
            {u"url"_s, call.url(u"/git/commits/"_s + commit.sha)},
            {u"html_url"_s, pageUrl(call.world, *call.repository, u"/commit/"_s + commit.sha)},
            {u"author"_s, personView(commit.author)},
            {u"committer"_s, personView(commit.committer)},
            {u"message"_s, commit.message},
            {u"tree"_s, QJsonObject{{u"sha"_s, commit.tree}, {u"url"_s, call.url(u"/git/trees/"_s + commit.tree)}}},
            {u"parents"_s, parentsView(call, commit, u"/git/commits/"_s)},
            {u"verification"_s, unsignedVerification()}};
}

QJsonObject diffEntry(const Call &call, const GitChange &change, const QString &sha)
{
    const QString path = QString::fromLatin1(QUrl::toPercentEncoding(change.path, "/"));
    QJsonObject view{{u"sha"_s, change.sha},
                     {u"filename"_s, change.path},
                     {u"status"_s, change.status},
                     {u"additions"_s, change.additions},
                     {u"deletions"_s, change.deletions},
                     {u"changes"_s, change.additions + change.deletions},
                     {u"blob_url"_s, pageUrl(call.world, *call.repository, u"/blob/%1/%2"_s.arg(sha, path))},
                     {u"raw_url"_s, pageUrl(call.world, *call.repository, u"/raw/%1/%2"_s.arg(sha, path))},
                     {u"contents_url"_s, call.url(u"/contents/%1?ref=%2"_s.arg(path, sha))},
                     {u"patch"_s, change.patch}};
    if (!change.previous.isEmpty())
        view.insert(u"previous_filename"_s, change.previous);
    return view;
}

} // namespace tagboat::practice
