// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/exchange.h"

#include <QJsonDocument>
#include <QLocale>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

QByteArray httpDate(const QDateTime &time)
{
    return QLocale(QLocale::C).toString(time.toUTC(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
}

namespace
{

const QString documentation = u"https://docs.github.com/rest"_s;

} // namespace

QByteArray Request::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QString Request::parameter(const QString &name) const
{
    QString value = query.queryItemValue(name, QUrl::FullyDecoded);
    return value.replace(u'+', u' ');
}

Request Request::of(const QByteArray &method, const QByteArray &target, Headers headers, QByteArray body)
{
    Request request{method, target, {}, {}, std::move(headers), std::move(body)};
    const qsizetype mark = target.indexOf('?');
    const QByteArray path = mark < 0 ? target : target.left(mark);
    if (mark >= 0)
        request.query = QUrlQuery(QString::fromLatin1(target.mid(mark + 1)));
    // Split before decoding: an encoded slash belongs to its segment.
    for (const QByteArray &segment : path.mid(1).split('/'))
        request.path.append(QString::fromUtf8(QByteArray::fromPercentEncoding(segment)));
    return request;
}

Reply Reply::of(const QJsonObject &object, int status)
{
    Reply reply;
    reply.status = status;
    reply.body = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return reply;
}

Reply Reply::of(const QJsonArray &array, int status)
{
    Reply reply;
    reply.status = status;
    reply.body = QJsonDocument(array).toJson(QJsonDocument::Compact);
    return reply;
}

Reply Reply::empty(int status)
{
    Reply reply;
    reply.status = status;
    reply.type.clear();
    return reply;
}

Reply Reply::text(const QByteArray &text, const QByteArray &type)
{
    Reply reply;
    reply.body = text;
    reply.type = type;
    return reply;
}

Reply Reply::redirect(const QString &address)
{
    return Reply::empty(302).with("Location", address.toUtf8());
}

Reply Reply::error(int status, const QString &message)
{
    return of(QJsonObject{{u"message"_s, message},
                          {u"documentation_url"_s, documentation},
                          {u"status"_s, QString::number(status)}},
              status);
}

Reply Reply::notFound()
{
    return error(404, u"Not Found"_s);
}

Reply Reply::invalid(const QString &resource, const QString &field, const QString &code, const QString &message)
{
    QJsonObject error{{u"resource"_s, resource}, {u"code"_s, code}};
    if (!field.isEmpty())
        error.insert(u"field"_s, field);
    if (!message.isEmpty())
        error.insert(u"message"_s, message);
    return of(QJsonObject{{u"message"_s, u"Validation Failed"_s},
                          {u"errors"_s, QJsonArray{error}},
                          {u"documentation_url"_s, documentation},
                          {u"status"_s, u"422"_s}},
              422);
}

Reply Reply::invalid(const QStringList &sentences)
{
    return of(QJsonObject{{u"message"_s, u"Validation Failed"_s},
                          {u"errors"_s, QJsonArray::fromStringList(sentences)},
                          {u"documentation_url"_s, documentation},
                          {u"status"_s, u"422"_s}},
              422);
}

Reply &Reply::with(const QByteArray &name, const QByteArray &value)
{
    headers.append({name, value});
    return *this;
}

} // namespace tagboat::practice
