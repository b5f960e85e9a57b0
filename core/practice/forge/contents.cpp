// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/engine.h"
#include "practice/forge/router.h"
#include "practice/forge/rules.h"
#include "practice/forge/views.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

constexpr qint64 mostInline = 1024 * 1024;

QJsonObject entryView(const Call &call, const GitEntry &entry, const QString &ref)
{
    const QString path = QString::fromLatin1(QUrl::toPercentEncoding(entry.path, "/"));
    const QString self = call.url(u"/contents/%1?ref=%2"_s.arg(path, ref));
    const QString git = call.url(u"/git/%1/%2"_s.arg(entry.folder ? u"trees"_s : u"blobs"_s, entry.sha));
    const QString html =
        pageUrl(call.world, *call.repository, u"/%1/%2/%3"_s.arg(entry.folder ? u"tree"_s : u"blob"_s, ref, path));
    return {{u"name"_s, entry.path.section(u'/', -1)},
            {u"path"_s, entry.path},
            {u"sha"_s, entry.sha},
            {u"size"_s, entry.size},
            {u"type"_s, entry.folder ? u"dir"_s : u"file"_s},
            {u"url"_s, self},
            {u"git_url"_s, git},
            {u"html_url"_s, html},
            {u"download_url"_s,
             entry.folder ? QJsonValue()
                          : QJsonValue(pageUrl(call.world, *call.repository, u"/raw/%1/%2"_s.arg(ref, path)))},
            {u"_links"_s, QJsonObject{{u"self"_s, self}, {u"git"_s, git}, {u"html"_s, html}}}};
}

/// Base64 in lines of sixty letters, as GitHub sends it.
QString wrapped(const QByteArray &bytes)
{
    const QByteArray text = bytes.toBase64();
    QByteArray lines;
    for (qsizetype i = 0; i < text.size(); i += 60)
        lines += text.mid(i, 60) + '\n';
    return QString::fromLatin1(lines);
}

Reply read(Call &call)
{
    const QString ref = call.query(u"ref"_s).isEmpty() ? call.git->defaultBranch() : call.query(u"ref"_s);
    const auto sha = call.git->resolve(ref);
    if (!sha)
        return Reply::error(404, u"No commit found for the ref "_s + ref);
    TB_GIT(const GitEntry entry, call.git->entry(*sha, call[u"path"_s]));
    if (entry.folder) {
        TB_GIT(const QList<GitEntry> entries, call.git->folder(*sha, entry.path));
        QJsonArray list;
        for (const GitEntry &each : entries)
            list.append(entryView(call, each, ref));
        return Reply::of(list);
    }
    TB_GIT(const QByteArray bytes, call.git->blob(entry.sha));
    if (call.request.header("Accept").contains("raw"))
        return Reply::text(bytes, "application/vnd.github.raw+json; charset=utf-8");
    QJsonObject view = entryView(call, entry, ref);
    view.insert(u"encoding"_s, entry.size > mostInline ? u"none"_s : u"base64"_s);
    view.insert(u"content"_s, entry.size > mostInline ? QString() : wrapped(bytes));
    return Reply::of(view);
}

/// Writes or removes one file on a branch.
Reply write(Call &call)
{
    const bool removes = call.request.method == "DELETE";
    BodyCheck check(call.body);
    check.string(u"message"_s, true).string(u"content"_s, !removes).string(u"branch"_s).string(u"sha"_s, removes);
    if (const auto problem = check.problem())
        return *problem;
    const QString branch = call.body[u"branch"_s].toString(call.git->defaultBranch());
    const QString path = call[u"path"_s];
    const auto ref = call.git->reference(u"refs/heads/"_s + branch);
    if (!ref)
        return Reply::error(404, u"Branch %1 not found"_s.arg(branch));
    const auto before = call.git->entry(ref->commit, path);
    const QString sha = call.body[u"sha"_s].toString();
    if (before && sha.isEmpty())
        return Reply::error(422, u"Invalid request.\n\n\"sha\" wasn't supplied."_s);
    if (!before && (removes || !sha.isEmpty()))
        return Reply::notFound();
    if (before && before->sha != sha)
        return Reply::error(409, u"%1 does not match %2"_s.arg(path, sha));
    const auto bytes = QByteArray::fromBase64Encoding(call.body[u"content"_s].toString().toLatin1().replace('\n', ""));
    if (!bytes)
        return Reply::error(422, u"content is not valid Base64"_s);
    const GitPerson author{call.user.name, call.user.email, call.now()};
    const RefMove move{ref->name, ref->commit, ref->commit};
    if (const auto refusal = refusalOf(call.world, *call.repository, move, call.user.login))
        return Reply::error(409, refusal->sentence);
    TB_GIT(const QString made, call.git->writeFile(branch, path, removes ? std::nullopt : std::optional(*bytes),
                                                   call.body[u"message"_s].toString(), author));
    call.engine.look(*call.repository, call.user.login);
    TB_GIT(const GitCommitInfo commit, call.git->commit(made));
    QJsonValue content;
    if (const auto after = call.git->entry(made, path); after)
        content = entryView(call, *after, branch);
    QJsonObject commitPart = gitCommit(call, commit);
    return Reply::of(QJsonObject{{u"content"_s, content}, {u"commit"_s, commitPart}}, before ? 200 : 201);
}

} // namespace

void addContentRoutes(Router &router)
{
    router.add("GET", u"~/contents"_s, reads("contents"), read);
    router.add("GET", u"~/contents/{path+}"_s, reads("contents"), read);
    router.add("PUT", u"~/contents/{path+}"_s, writes("contents"), write);
    router.add("DELETE", u"~/contents/{path+}"_s, writes("contents"), write);
}

} // namespace tagboat::practice
