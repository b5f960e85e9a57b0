// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/index/packageindexes.h"

#include "base/files.h"
#include "version/version.h"

#include <QCryptographicHash>
#include <QDir>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

/// https://packaging.python.org/specifications/name-normalization
QString normalized(const QString &name)
{
    static const QRegularExpression separators(u"[-_.]+"_s);
    return QString(name).replace(separators, u"-"_s).toLower();
}

QString folderOf(const World &world, const QString &index)
{
    return world.stateFolder() + u"/index/"_s + index;
}

QString hashOf(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

Reply missing()
{
    return Reply::of(QJsonObject{{u"message"_s, u"Not Found"_s}}, 404);
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonObject fileView(const World &world, const QString &index, const IndexedFile &file)
{
    return {{u"filename"_s, file.fileName},
            {u"packagetype"_s, u"bdist_wheel"_s},
            {u"python_version"_s, u"py3"_s},
            {u"size"_s, file.size},
            {u"url"_s, world.packages + u'/' + index + u"/files/"_s + file.fileName},
            {u"digests"_s, QJsonObject{{u"sha256"_s, file.sha256}}},
            {u"requires_python"_s, textOrNull(file.requiresPython)},
            {u"upload_time_iso_8601"_s, file.uploaded.toUTC().toString(u"yyyy-MM-ddThh:mm:ss.zzz000Z"_s)},
            {u"yanked"_s, file.yanked},
            {u"yanked_reason"_s, textOrNull(file.yankedReason)}};
}

Reply versionView(const World &world, const QString &index, const QString &project, const QString &text)
{
    const auto version = Version::parse(text, VersionScheme::Pep440);
    QJsonArray files;
    const IndexedFile *first = nullptr;
    const QList<IndexedFile> all = world.indexes.value(index);
    for (const IndexedFile &file : all) {
        const auto other = Version::parse(file.version, VersionScheme::Pep440);
        if (file.project != project || !version || !other || version->compare(*other) != 0)
            continue;
        first = first == nullptr ? &file : first;
        files.append(fileView(world, index, file));
    }
    if (first == nullptr)
        return missing();
    const QJsonObject info{{u"name"_s, first->name},
                           {u"version"_s, first->version},
                           {u"requires_python"_s, textOrNull(first->requiresPython)},
                           {u"yanked"_s, first->yanked},
                           {u"yanked_reason"_s, textOrNull(first->yankedReason)}};
    return Reply::of(QJsonObject{
        {u"info"_s, info}, {u"last_serial"_s, all.size()}, {u"urls"_s, files}, {u"vulnerabilities"_s, QJsonArray()}});
}

Reply fileBytes(const World &world, const QString &index, const QString &name)
{
    const QList<IndexedFile> all = world.indexes.value(index);
    if (std::ranges::find(all, name, &IndexedFile::fileName) == all.end())
        return missing();
    const auto bytes = readFileBelow(folderOf(world, index), name);
    return bytes ? Reply::text(*bytes, "application/octet-stream") : missing();
}

Reply answerOf(const World &world, const Request &request)
{
    if (request.method != "GET" && request.method != "HEAD")
        return Reply::of(QJsonObject{{u"message"_s, u"Method Not Allowed"_s}}, 405);
    const QStringList path = request.path;
    const QString index = path.value(0);
    if (path.size() == 3 && path[1] == u"files"_s)
        return fileBytes(world, index, path[2]);
    if (path.size() != 5 || path[1] != u"pypi"_s || path[4] != u"json"_s)
        return missing();
    const QString project = normalized(path[2]);
    if (project != path[2])
        return Reply::empty(301).with("Location", (u"/%1/pypi/%2/%3/json"_s.arg(index, project, path[3])).toUtf8());
    return versionView(world, index, project, path[3]);
}

} // namespace

Result<void> mayUpload(const World &world, const QString &index, const Distribution &file)
{
    const QList<IndexedFile> all = world.indexes.value(index);
    const auto there = std::ranges::find(all, file.fileName, &IndexedFile::fileName);
    if (there == all.end() || there->sha256 == hashOf(file.bytes))
        return {};
    return fail(
        Error::Kind::Conflict,
        u"400 File already exists ('%1'). See https://pypi.org/help/#file-name-reuse for more information."_s.arg(
            file.fileName));
}

Result<void> upload(World &world, const QString &index, const Distribution &file, const QDateTime &at)
{
    TB_CHECK(mayUpload(world, index, file));
    QList<IndexedFile> &all = world.indexes[index];
    if (std::ranges::find(all, file.fileName, &IndexedFile::fileName) != all.end())
        return {};
    const QString folder = folderOf(world, index);
    if (!QDir().mkpath(folder))
        return failAt(Error::Kind::Io, folder, 0, u"The folder of the practice index cannot be made"_s);
    TB_CHECK(storeFile(folder + u'/' + file.fileName, file.bytes));
    IndexedFile entry;
    entry.project = normalized(file.project);
    entry.name = file.project;
    entry.version = file.version;
    entry.requiresPython = file.requiresPython;
    entry.fileName = file.fileName;
    entry.sha256 = hashOf(file.bytes);
    entry.size = file.bytes.size();
    entry.uploaded = at;
    all.append(entry);
    return {};
}

Reply answerIndex(const World &world, const Request &request)
{
    Reply reply = answerOf(world, request);
    return reply.with("Date", httpDate(world.now()));
}

} // namespace tagboat::practice
