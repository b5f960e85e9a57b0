// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/call.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

QString Call::url(const QString &path) const
{
    return world.address + u"/repos/"_s + repository->fullName() + path;
}

BodyCheck &BodyCheck::kind(const QString &name, QJsonValue::Type type, const QString &word, bool required)
{
    const QJsonValue value = m_body.value(name);
    if (value.isUndefined() || (value.isNull() && !required)) {
        if (required)
            note(u"\"%1\" wasn't supplied."_s.arg(name));
    } else if (value.type() != type) {
        note(u"For 'properties/%1', %2 is not %3."_s.arg(name, value.toVariant().toString(), word));
    }
    return *this;
}

BodyCheck &BodyCheck::string(const QString &name, bool required)
{
    return kind(name, QJsonValue::String, u"a string"_s, required);
}

BodyCheck &BodyCheck::boolean(const QString &name, bool required)
{
    return kind(name, QJsonValue::Bool, u"a boolean"_s, required);
}

BodyCheck &BodyCheck::array(const QString &name, bool required)
{
    return kind(name, QJsonValue::Array, u"an array"_s, required);
}

BodyCheck &BodyCheck::object(const QString &name, bool required)
{
    return kind(name, QJsonValue::Object, u"an object"_s, required);
}

BodyCheck &BodyCheck::integer(const QString &name, int least, int most, bool required)
{
    const auto before = m_problems.size();
    kind(name, QJsonValue::Double, u"an integer"_s, required);
    const QJsonValue value = m_body.value(name);
    if (before == m_problems.size() && value.isDouble() && (value.toInt(-1) < least || value.toInt(-1) > most))
        note(u"For 'properties/%1', %2 is not between %3 and %4."_s.arg(name)
                 .arg(value.toDouble())
                 .arg(least)
                 .arg(most));
    return *this;
}

BodyCheck &BodyCheck::oneOf(const QString &name, const QStringList &words, bool required)
{
    const auto before = m_problems.size();
    string(name, required);
    const QJsonValue value = m_body.value(name);
    if (before == m_problems.size() && value.isString() && !words.contains(value.toString()))
        note(u"For 'properties/%1', %2 is not a member of [\"%3\"]."_s.arg(name, value.toString(),
                                                                           words.join(u"\", \""_s)));
    return *this;
}

BodyCheck &BodyCheck::present(const QString &name)
{
    if (!m_body.contains(name))
        note(u"\"%1\" wasn't supplied."_s.arg(name));
    return *this;
}

BodyCheck &BodyCheck::only(const QStringList &names)
{
    for (const QString &name : m_body.keys()) {
        if (!names.contains(name))
            note(u"\"%1\" is not a permitted key."_s.arg(name));
    }
    return *this;
}

std::optional<Reply> BodyCheck::problem() const
{
    if (m_problems.isEmpty())
        return std::nullopt;
    return Reply::error(422, u"Invalid request.\n\n"_s + m_problems.join(u'\n'));
}

Reply paged(const Call &call, const QList<QJsonObject> &all, const QString &wrap)
{
    const int size = qBound(1, call.query(u"per_page"_s).isEmpty() ? 30 : call.query(u"per_page"_s).toInt(), 100);
    const int page = qMax(1, call.query(u"page"_s).toInt());
    const int last = qMax(1, static_cast<int>((all.size() + size - 1) / size));
    QJsonArray items;
    for (const QJsonObject &item : all.mid(static_cast<qsizetype>(page - 1) * size, size))
        items.append(item);
    Reply reply =
        wrap.isEmpty() ? Reply::of(items) : Reply::of(QJsonObject{{u"total_count"_s, all.size()}, {wrap, items}});

    const QByteArray path = call.request.target.split('?').first();
    QStringList links;
    const auto link = [&](int number, const QString &relation) {
        QUrlQuery query = call.request.query;
        query.removeAllQueryItems(u"page"_s);
        query.addQueryItem(u"page"_s, QString::number(number));
        links.append(u"<%1%2?%3>; rel=\"%4\""_s.arg(call.world.address, QString::fromLatin1(path),
                                                    query.toString(QUrl::FullyEncoded), relation));
    };
    if (page > 1) {
        link(qMin(page - 1, last), u"prev"_s);
        link(1, u"first"_s);
    }
    if (page < last) {
        link(page + 1, u"next"_s);
        link(last, u"last"_s);
    }
    if (!links.isEmpty())
        reply.with("Link", links.join(u", "_s).toLatin1());
    return reply;
}

Reply gitFailure(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::NotFound:
        return Reply::notFound();
    case Error::Kind::Conflict:
        return Reply::error(409, error.message);
    case Error::Kind::Invalid:
        return Reply::error(422, error.message);
    default:
        return Reply::error(500, describe(error));
    }
}

} // namespace tagboat::practice
