// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/jsonfile.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// Goes through a JSON text and notes where the wanted members stand.
class MemberFinder
{
public:
    MemberFinder(const QByteArray &bytes, const QString &path, const QList<QStringList> &wanted)
        : m_bytes(bytes), m_path(path), m_wanted(wanted), m_found(wanted.size()), m_at(byteOrderMark(bytes))
    {
    }

    Result<QList<JsonPlace>> find()
    {
        while (m_at < m_bytes.size()) {
            const char c = m_bytes[m_at];
            if (c == '"') {
                TB_CHECK(string());
                continue;
            }
            if (c == '{' || c == '[') {
                if (m_levels.size() >= deepest)
                    return failAt(Error::Kind::Invalid, m_path, 0, u"The file is nested too deeply"_s, {},
                                  u"Correct the file."_s);
                m_levels.append(Level{c == '{', {}});
                m_keyNext = c == '{';
            } else if (c == '}' || c == ']') {
                if (m_levels.isEmpty())
                    break;
                m_levels.removeLast();
                m_keyNext = false;
            } else if (c == ',') {
                m_keyNext = !m_levels.isEmpty() && m_levels.constLast().isObject;
            }
            ++m_at;
        }
        return m_found;
    }

private:
    static constexpr qsizetype deepest = 1024; ///< as QJsonDocument

    struct Level {
        bool isObject;
        QString key;
    };

    static bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

    static QString decoded(const QByteArray &raw)
    {
        return raw.contains('\\') ? QJsonDocument::fromJson("[\"" + raw + "\"]").array().at(0).toString()
                                  : QString::fromUtf8(raw);
    }

    /// The content of the string that begins at @p at.
    Result<SourceSlice> stringAt(qsizetype at)
    {
        qsizetype end = at + 1;
        while (end < m_bytes.size() && m_bytes[end] != '"')
            end += m_bytes[end] == '\\' ? 2 : 1;
        m_line += int(QByteArrayView(m_bytes).sliced(m_counted, at - m_counted).count('\n'));
        m_counted = at;
        if (end >= m_bytes.size())
            return failAt(Error::Kind::Invalid, m_path, m_line, u"A string is not closed"_s, {},
                          u"Correct the file at this place."_s);
        return SourceSlice{at + 1, end - at - 1, m_line};
    }

    Result<void> string()
    {
        TB_TRY(const SourceSlice text, stringAt(m_at));
        m_at = text.end() + 1;
        if (!m_keyNext || m_levels.isEmpty())
            return {};
        m_keyNext = false;
        m_levels.last().key = decoded(text.of(m_bytes));
        const qsizetype index = indexHere();
        return index >= 0 ? note(m_found[index], text.line) : Result<void>();
    }

    [[nodiscard]] qsizetype indexHere() const
    {
        for (qsizetype i = 0; i < m_wanted.size(); ++i) {
            bool same = m_wanted[i].size() == m_levels.size();
            for (qsizetype level = 0; same && level < m_levels.size(); ++level)
                same = m_levels[level].isObject && m_levels[level].key == m_wanted[i][level];
            if (same)
                return i;
        }
        return -1;
    }

    Result<void> note(JsonPlace &place, int line)
    {
        if (place.line > 0) {
            return failAt(
                Error::Kind::Invalid, m_path, line,
                u"\"%1\" stands twice, lines %2 and %3"_s.arg(m_levels.constLast().key).arg(place.line).arg(line), {},
                u"Remove one of the two."_s);
        }
        place.line = line;
        while (m_at < m_bytes.size() && (isBlank(m_bytes[m_at]) || m_bytes[m_at] == ':'))
            ++m_at;
        if (m_at >= m_bytes.size() || m_bytes[m_at] != '"')
            return {};
        TB_TRY(place.slice, stringAt(m_at));
        place.isString = !place.slice.of(m_bytes).contains('\\');
        m_at = place.slice.end() + 1;
        return {};
    }

    const QByteArray &m_bytes;
    const QString &m_path;
    const QList<QStringList> &m_wanted;
    QList<JsonPlace> m_found;
    qsizetype m_at;
    qsizetype m_counted = 0;
    int m_line = 1;
    bool m_keyNext = false;
    QList<Level> m_levels;
};

} // namespace

Result<QList<JsonPlace>> jsonPlaces(const QByteArray &bytes, const QString &path, const QList<QStringList> &members)
{
    return MemberFinder(bytes, path, members).find();
}

Result<JsonFile> readJson(const QByteArray &bytes, const QString &path)
{
    TB_CHECK(checkSourceText(bytes, path));
    const qsizetype mark = byteOrderMark(bytes);
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(bytes.mid(mark), &fault);
    if (fault.error != QJsonParseError::NoError) {
        const int line = lineAt(bytes, mark + fault.offset);
        return failAt(Error::Kind::Invalid, path, line, u"The file is not valid JSON at line %1"_s.arg(line),
                      fault.errorString(), u"Correct the file at this place."_s);
    }
    if (!document.isObject()) {
        return failAt(Error::Kind::Invalid, path, 1, u"The file does not hold a JSON object"_s, {},
                      u"Write it as { \"name\": …, \"version\": … }."_s);
    }
    JsonFile file;
    file.root = document.object();
    TB_TRY(const auto places, jsonPlaces(bytes, path, {{u"version"_s}}));
    const JsonPlace &place = places.constFirst();
    file.versionLine = place.line;
    file.version = place.slice;
    file.isString = place.isString;
    return file;
}

Result<QList<QByteArray>> jsonFacts(const QByteArray &bytes, const QString &path)
{
    TB_TRY(const JsonFile file, readJson(bytes, path));
    QList<QByteArray> facts;
    for (auto member = file.root.constBegin(); member != file.root.constEnd(); ++member)
        facts.append(member.key().toUtf8() + '=' +
                     QJsonDocument(QJsonArray{member.value()}).toJson(QJsonDocument::Compact));
    return facts;
}

} // namespace tagboat
