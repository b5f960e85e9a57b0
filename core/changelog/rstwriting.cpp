// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/restructuredtext.h"

#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
bool isPunctuation(QChar c)
{
    return c > u' ' && c < QChar(0x7f) && !c.isLetterOrNumber();
}

/// Reads from left to right.
class RstWriter
{
public:
    explicit RstWriter(const QString &text) : m_text(text) { findRuns(); }
    QString write();

private:
    void findRuns();
    bool code();
    bool link();
    bool address();
    bool strong();
    void sign();
    void markup(const QString &piece, qsizetype end);
    /// A match that begins here, of a length that people write; an expression looks through all that it is given first.
    [[nodiscard]] QRegularExpressionMatch ahead(const QRegularExpression &pattern) const
    {
        constexpr qsizetype longest = 1000;
        return pattern.match(m_text.mid(m_at, longest), 0, QRegularExpression::NormalMatch,
                             QRegularExpression::AnchorAtOffsetMatchOption);
    }
    [[nodiscard]] QChar at(qsizetype place) const
    {
        return place >= 0 && place < m_text.size() ? m_text[place] : QChar(u'\n');
    }

    const QString &m_text;
    qsizetype m_at = 0;
    QString m_result;
    QHash<qsizetype, qsizetype> m_closing; ///< of a run of backticks: the next one as long
};

void RstWriter::findRuns()
{
    QHash<qsizetype, qsizetype> next; // by length
    for (qsizetype end = m_text.size(); end > 0; --end) {
        if (m_text[end - 1] != u'`')
            continue;
        qsizetype start = end;
        while (start > 0 && m_text[start - 1] == u'`')
            --start;
        if (const auto found = next.constFind(end - start); found != next.cend())
            m_closing.insert(start, *found);
        next.insert(end - start, start);
        end = start + 1;
    }
}

/// Markup is one only between blanks and some signs; elsewhere an escaped blank, which vanishes, parts it from a word.
void RstWriter::markup(const QString &piece, qsizetype end)
{
    const QChar before = m_result.isEmpty() ? QChar(u'\n') : m_result.back();
    if (!before.isSpace() && !u"'\"([{<-/:"_s.contains(before))
        m_result += u"\\ "_s;
    m_result += piece;
    const QChar after = at(end);
    if (!after.isSpace() && !u"'\")]}>-/\\:.,;!?"_s.contains(after))
        m_result += u"\\ "_s;
    m_at = end;
}

/// `code`, which is ``code``. What is written as reStructuredText already, :role:`name` and `text <url>`_, stays.
bool RstWriter::code()
{
    qsizetype behind = m_at;
    while (at(behind) == u'`')
        ++behind;
    const qsizetype length = behind - m_at;
    const auto closing = m_closing.constFind(m_at);
    if (closing == m_closing.cend()) {
        m_result += QString(u"\\`"_s).repeated(length);
        m_at = behind;
        return true;
    }
    const qsizetype end = *closing + length;
    QString content = m_text.sliced(behind, *closing - behind);
    static const QRegularExpression role(u":[A-Za-z][\\w.+:-]*:$"_s);
    const QString before = m_result.right(60);
    const bool reference = at(end) == u'_' && !at(end + 1).isLetterOrNumber() && content.contains(u'<');
    if (length == 1 && (reference || role.match(before).hasMatch())) {
        const QString piece = m_text.sliced(m_at, end - m_at) + (reference ? u"_"_s : u""_s);
        if (reference)
            markup(piece, end + 1);
        else
            m_result += piece;
        m_at = end + (reference ? 1 : 0);
        return true;
    }
    content = content.trimmed();
    if (content.isEmpty() || content.contains("``"_L1)) {
        m_result += QString(u"\\`"_s).repeated(length); // no literal can hold it
        m_at = behind;
        return true;
    }
    markup(u"``"_s + content + u"``"_s, end);
    return true;
}

/// [text](address), as a link without a name: of two with one text that lead to two places, names would clash.
bool RstWriter::link()
{
    static const QRegularExpression pattern(uR"(\[([^\[\]\n]+)\]\(<?([^()<>\s]+)>?(?:\s+"[^"\n]*")?\))"_s);
    const auto match = ahead(pattern);
    if (!match.hasMatch())
        return false;
    static const QRegularExpression special(uR"(([\\<]))"_s);
    QString words = match.captured(1).remove(u'`').trimmed();
    QString url = match.captured(2);
    if (words.isEmpty())
        return false;
    words.replace(special, u"\\\\1"_s);
    if (url.endsWith(u'_')) // another link's name
        url.insert(url.size() - 1, u'\\');
    markup(u'`' + words + u" <"_s + url + u">`__"_s, m_at + match.capturedLength());
    return true;
}

/// <https://example.org>: addresses need no marks.
bool RstWriter::address()
{
    static const QRegularExpression pattern(uR"(<(https?://[^<>\s]+)>)"_s);
    const auto match = ahead(pattern);
    if (!match.hasMatch() || match.captured(1).contains(u'*') || match.captured(1).contains(u'_'))
        return false;
    m_result += match.captured(1);
    m_at = m_at + match.capturedLength();
    return true;
}

/// **words** and *words* mean the same in both.
bool RstWriter::strong()
{
    static const QRegularExpression pattern(uR"((\*\*?)(?![\s*])([^*`\\\n]*[^*`\\\s])\1(?![\w*]))"_s);
    if (at(m_at - 1).isLetterOrNumber() || at(m_at - 1) == u'*')
        return false;
    const auto match = ahead(pattern);
    if (!match.hasMatch())
        return false;
    markup(match.captured(), m_at + match.capturedLength());
    return true;
}

/// A sign that stands for itself, escaped where it would be markup.
void RstWriter::sign()
{
    const QChar c = m_text[m_at];
    const QChar before = at(m_at - 1);
    const QChar after = at(m_at + 1);
    if (c == u'\\' && isPunctuation(after)) { // escaped in Markdown too
        m_result += c;
        m_result += after;
        m_at += 2;
        return;
    }
    const bool opens = (c == u'*' || c == u'|') && !after.isSpace() && !before.isLetterOrNumber();
    // "name_" refers to a target, "[1]_" to a footnote.
    bool refers = c == u'_' && (before.isLetterOrNumber() || before == u']');
    for (qsizetype end = m_at + 1; refers && end <= m_text.size(); ++end) {
        refers = !at(end).isLetterOrNumber();
        if (at(end) != u'_')
            break;
    }
    const bool literal = c == u':' && before == u':' && after == u'\n'; // "::" announces a block
    if (c == u'\\' || opens || refers || literal)
        m_result += u'\\';
    m_result += c;
    ++m_at;
}

QString RstWriter::write()
{
    while (m_at < m_text.size()) {
        const QChar c = m_text[m_at];
        const bool done =
            (c == u'`' && code()) || (c == u'[' && link()) || (c == u'<' && address()) || (c == u'*' && strong());
        if (!done)
            sign();
    }
    return m_result;
}
} // namespace

QString inlineRst(const QString &text)
{
    return RstWriter(text).write();
}

} // namespace tagboat
