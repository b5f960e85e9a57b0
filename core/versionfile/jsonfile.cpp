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

/// Finds the members of the root object named "version" in a document that QJsonDocument has accepted.
class MemberFinder
{
public:
    explicit MemberFinder(const QByteArray &bytes) : m_bytes(bytes), m_at(byteOrderMark(bytes)) {}

    struct Member {
        qsizetype value; ///< where the value begins
        int line;
    };

    QList<Member> find()
    {
        QList<Member> found;
        int depth = 0;
        bool keyNext = false;
        while (m_at < m_bytes.size()) {
            const char c = m_bytes[m_at];
            if (c == '"') {
                const QByteArray raw = string();
                if (depth == 1 && keyNext && decoded(raw) == u"version"_s)
                    found.append(member());
                keyNext = false;
                continue;
            }
            if (c == '{' || c == '[')
                ++depth;
            if (c == '}' || c == ']')
                --depth;
            keyNext = c == '{' || c == ',' || (keyNext && isBlank(c));
            ++m_at;
        }
        return found;
    }

    /// Goes over the string that begins here and gives it with its quotes.
    QByteArray string()
    {
        const qsizetype begin = m_at++;
        while (m_at < m_bytes.size() && m_bytes[m_at] != '"')
            m_at += m_bytes[m_at] == '\\' ? 2 : 1;
        m_at = qMin(m_at + 1, m_bytes.size());
        return m_bytes.mid(begin, m_at - begin);
    }

    void goTo(qsizetype at) { m_at = at; }

private:
    static bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

    static QString decoded(const QByteArray &raw)
    {
        return QJsonDocument::fromJson("[" + raw + "]").array().at(0).toString();
    }

    Member member()
    {
        const int line = lineAt(m_bytes, m_at);
        while (m_at < m_bytes.size() && (isBlank(m_bytes[m_at]) || m_bytes[m_at] == ':'))
            ++m_at;
        return {m_at, line};
    }

    const QByteArray &m_bytes;
    qsizetype m_at;
};

} // namespace

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
    MemberFinder finder(bytes);
    const auto members = finder.find();
    if (members.size() > 1) {
        return failAt(Error::Kind::Invalid, path, members[1].line,
                      u"\"version\" stands twice, lines %1 and %2"_s.arg(members[0].line).arg(members[1].line), {},
                      u"Remove one of the two."_s);
    }
    if (members.isEmpty())
        return file;
    const auto &member = members.constFirst();
    file.versionLine = member.line;
    if (member.value >= bytes.size() || bytes[member.value] != '"')
        return file;
    finder.goTo(member.value);
    const qsizetype length = finder.string().size() - 2;
    file.version = {member.value + 1, length, lineAt(bytes, member.value)};
    file.isString = file.version.of(bytes) == file.root.value(u"version"_s).toString().toUtf8();
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
