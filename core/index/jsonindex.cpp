// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "index/jsonindex.h"

#include "base/jsonfields.h"

#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

IndexFile readFile(const JsonFields &fields)
{
    return {fields.text(u"filename"_s), fields.fields(u"digests"_s).textOr(u"sha256"_s),
            fields.time(u"upload_time_iso_8601"_s)};
}

Result<IndexedVersion> readVersion(const QString &doing, const HttpAnswer &answer)
{
    QJsonParseError trouble;
    const QJsonDocument document = QJsonDocument::fromJson(answer.body, &trouble);
    if (!document.isObject())
        return fail(Error::Kind::Invalid, doing + u" failed: the answer is no JSON object"_s,
                    trouble.error == QJsonParseError::NoError ? QString() : trouble.errorString());
    JsonFault fault;
    const JsonFields fields(document.object(), u"answer"_s, fault);
    const JsonFields info = fields.fields(u"info"_s);
    IndexedVersion made;
    made.version = info.text(u"version"_s);
    made.yanked = info.flagOr(u"yanked"_s);
    made.yankedReason = info.textOr(u"yanked_reason"_s);
    made.files = fields.list(u"urls"_s, readFile);
    made.serverTime = answer.serverTime();
    if (!fault.text().isEmpty())
        return fail(Error::Kind::Invalid, doing + u" failed: the answer has another shape than promised"_s,
                    fault.text());
    return made;
}

bool leadsOn(const HttpAnswer &answer)
{
    return answer.status == 301 || answer.status == 302 || answer.status == 307 || answer.status == 308;
}

} // namespace

Result<QString> normalizedProject(const QString &name)
{
    // https://packaging.python.org/specifications/name-normalization/#name-format
    static const QRegularExpression valid(u"\\A[A-Z0-9](?:[A-Z0-9._-]*[A-Z0-9])?\\z"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression separators(u"[-_.]+"_s);
    if (!valid.match(name).hasMatch())
        return fail(Error::Kind::Usage, u"“%1” is no name of a project on a package index"_s.arg(name));
    return QString(name).replace(separators, u"-"_s).toLower();
}

JsonIndex::JsonIndex(Transport &transport, QUrl base, QString name)
    : m_transport(transport), m_base(std::move(base)), m_name(std::move(name))
{
}

tl::unexpected<Error> JsonIndex::refusal(const QString &doing, const HttpAnswer &answer) const
{
    const QString message = doing + u" failed: %1 answered %2"_s.arg(m_name).arg(answer.status);
    if (answer.status == 429 || answer.status >= 500)
        return fail(Error::Kind::Unavailable, message, {}, u"Try again in some minutes."_s);
    if (answer.status == 401 || answer.status == 403)
        return fail(Error::Kind::Denied, message);
    return fail(Error::Kind::Invalid, message, m_base.toString(),
                u"Is this address in the settings that of an index's JSON API?"_s);
}

Result<QUrl> JsonIndex::addressOf(const QString &project, const QString &version) const
{
    static const QRegularExpression valid(u"\\A[A-Za-z0-9][A-Za-z0-9.!+_-]*\\z"_s);
    TB_TRY(const QString name, normalizedProject(project));
    if (!valid.match(version).hasMatch())
        return fail(Error::Kind::Usage, u"“%1” is no version that an index could have"_s.arg(version));
    QUrl address = m_base;
    QString path = m_base.path(QUrl::FullyEncoded);
    path += (path.endsWith(u'/') ? QString() : u"/"_s) + name + u'/' +
            QString::fromLatin1(QUrl::toPercentEncoding(version)) + u"/json"_s;
    address.setPath(path, QUrl::StrictMode);
    return address;
}

QCoro::Task<Result<std::optional<IndexedVersion>>> JsonIndex::find(QString project, QString version, Cancel cancel)
{
    const QString doing = u"Asking %1 for %2 %3"_s.arg(m_name, project, version);
    TB_CO_TRY(const QUrl address, addressOf(project, version));
    HttpRequest request;
    request.url = address;
    request.headers = {{"Accept", "application/json"}};
    auto answer = co_await m_transport.send(request, cancel);
    // A name that the index spells otherwise is led on to, once, and at the same place.
    if (answer && leadsOn(*answer)) {
        const QUrl next = address.resolved(QUrl(QString::fromLatin1(answer->header("location"))));
        if (next.scheme() != address.scheme() || next.authority() != address.authority())
            co_return fail(Error::Kind::Invalid, doing + u" failed: it leads to another host"_s, next.toString());
        request.url = next;
        answer = co_await m_transport.send(request, cancel);
    }
    if (!answer)
        co_return tl::unexpected(answer.error());
    if (answer->status == 404)
        co_return std::optional<IndexedVersion>();
    if (!answer->succeeded())
        co_return refusal(doing, *answer);
    TB_CO_TRY(const IndexedVersion found, readVersion(doing, *answer));
    co_return std::optional<IndexedVersion>(found);
}

} // namespace tagboat
