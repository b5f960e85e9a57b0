// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/metainforeleases.h"

#include "changelog/metainfotranslations.h"
#include "ports/clock.h"

#include <QRegularExpression>
#include <QXmlStreamReader>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// Finds the tags of well-formed XML one after the other, with their bytes: QXmlStreamReader says what they mean, and
/// its offsets count other things.
class TagScanner
{
public:
    explicit TagScanner(const QByteArray &bytes) : m_bytes(bytes) {}
    /// Goes to the next tag; false at the end.
    bool next();
    [[nodiscard]] qsizetype from() const { return m_from; }
    [[nodiscard]] qsizetype to() const { return m_to; }
    [[nodiscard]] bool isEmpty() const { return m_bytes[m_to - 2] == '/'; }
    [[nodiscard]] bool isNamed(const QString &name, bool end) const
    {
        return m_bytes.sliced(m_from + 1, m_to - m_from - 1).startsWith((end ? u'/' + name : name).toUtf8());
    }

private:
    bool skip(const char *opening, const char *closing);
    void skipDeclaration();

    const QByteArray &m_bytes;
    qsizetype m_from = 0;
    qsizetype m_to = 0;
};

bool TagScanner::skip(const char *opening, const char *closing)
{
    if (!QByteArrayView(m_bytes).sliced(m_from).startsWith(opening))
        return false;
    const qsizetype end = m_bytes.indexOf(closing, m_from + static_cast<qsizetype>(qstrlen(opening)));
    m_to = end < 0 ? m_bytes.size() : end + static_cast<qsizetype>(qstrlen(closing));
    return true;
}

/// "<!DOCTYPE …>", which may hold other declarations in brackets.
void TagScanner::skipDeclaration()
{
    int depth = 0;
    for (m_to = m_from; m_to < m_bytes.size(); ++m_to) {
        depth += m_bytes[m_to] == '<' ? 1 : m_bytes[m_to] == '>' ? -1 : 0;
        if (depth == 0)
            break;
    }
    m_to = std::min(m_to + 1, m_bytes.size());
}

bool TagScanner::next()
{
    while (true) {
        m_from = m_bytes.indexOf('<', m_to);
        if (m_from < 0 || m_from + 2 >= m_bytes.size())
            return false;
        if (skip("<!--", "-->") || skip("<![CDATA[", "]]>") || skip("<?", "?>"))
            continue;
        if (m_bytes[m_from + 1] == '!') {
            skipDeclaration();
            continue;
        }
        char quote = 0;
        for (m_to = m_from + 1; m_to < m_bytes.size(); ++m_to) {
            const char c = m_bytes[m_to];
            if (quote == 0 && c == '>') {
                ++m_to;
                return true;
            }
            quote = quote == c ? '\0' : quote == 0 && (c == '"' || c == '\'') ? c : quote;
        }
        return false;
    }
}

class MetainfoReader
{
public:
    MetainfoReader(const QByteArray &bytes, const QString &path)
        : m_bytes(bytes), m_path(path), m_tags(bytes), m_xml(QString::fromUtf8(bytes))
    {
    }
    Result<Metainfo> read();

private:
    void start();
    void end();
    void beginRelease();
    void endText();
    void endList();
    void flushParagraph();
    [[nodiscard]] bool inside(QLatin1StringView parent) const { return !m_names.isEmpty() && m_names.last() == parent; }
    /// Whether the element whose tag is read stands so many levels below the release's.
    [[nodiscard]] bool isAt(int below) const { return m_names.size() == m_depth + below; }
    /// How many levels below the release the innermost open element stands, in a translation too.
    [[nodiscard]] qsizetype level() const { return m_names.size() + m_skipped - m_depth - 1; }
    [[nodiscard]] bool isItem(const QString &name) const
    {
        return name == "li"_L1 && isAt(3) && (inside("ul"_L1) || inside("ol"_L1));
    }
    [[nodiscard]] int lineOf(qsizetype offset);
    bool follow(bool end);
    [[nodiscard]] ChangelogSection &sectionFor(bool listed);

    const QByteArray &m_bytes;
    QString m_path;
    TagScanner m_tags;
    bool m_emptyTag = false; ///< its end is the next token
    QXmlStreamReader m_xml;
    Metainfo m_found;
    QStringList m_names;   ///< of the open elements
    qsizetype m_depth = 0; ///< how many stand around the open release
    int m_skipped = 0;     ///< depth inside a translation, which says nothing new
    qsizetype m_from = 0;
    qsizetype m_to = 0;
    bool m_inRelease = false;
    bool m_inDescription = false;
    DescriptionTree m_tree; ///< of the open release
    QString m_words;        ///< of the open paragraph or list item
    MetainfoEntry m_open;
    std::optional<std::pair<MetainfoEntry, QString>> m_paragraph; ///< the last one: it may name a list
    qsizetype m_lineOffset = 0;
    int m_line = 1;
};

/// Goes to the tag of the element that begins or ends; false if it is not where it should be, as in an entity.
bool MetainfoReader::follow(bool end)
{
    if (end && m_emptyTag) {
        m_emptyTag = false;
        m_from = m_to;
        return true;
    }
    if (!m_tags.next() || !m_tags.isNamed(m_xml.qualifiedName().toString(), end))
        return false;
    m_from = m_tags.from();
    m_to = m_tags.to();
    m_emptyTag = !end && m_tags.isEmpty();
    return true;
}

int MetainfoReader::lineOf(qsizetype offset)
{
    if (offset < m_lineOffset) {
        m_lineOffset = 0;
        m_line = 1;
    }
    m_line += static_cast<int>(QByteArrayView(m_bytes).sliced(m_lineOffset, offset - m_lineOffset).count('\n'));
    m_lineOffset = offset;
    return m_line;
}

void MetainfoReader::beginRelease()
{
    const QXmlStreamAttributes attributes = m_xml.attributes();
    ChangelogRelease release;
    release.version = attributes.value("version"_L1).toString();
    release.heading = release.version;
    release.date = attributes.value("date"_L1).toString();
    static const QRegularExpression word(u"^(?:unreleased|next|upcoming|main|master|git|devel)$"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    const bool dated = !release.date.isEmpty() || attributes.hasAttribute("timestamp"_L1);
    const bool named = word.match(release.version).hasMatch();
    // The specification wants a date or a timestamp: the newest part without one is not out yet, nor is a final version
    // that is developed for a day to come.
    const QDate day = QDate::fromString(release.date.left(10), Qt::ISODate);
    const bool finished = std::ranges::none_of(release.version, [](QChar c) { return c.isLetter(); });
    const bool planned = finished && attributes.value("type"_L1) == "development"_L1 && day.isValid() &&
                         day > SystemClock().now().date();
    release.unreleased = m_found.releases.isEmpty() && (named || !dated || planned);
    if (named)
        release.version.clear();
    release.firstLine = lineOf(m_from);
    MetainfoRelease part;
    part.tag = {m_from, m_to - m_from};
    part.empty = m_bytes.at(m_to - 2) == '/';
    m_found.releases.append(release);
    m_found.parts.append(part);
    m_tree = {};
    m_inRelease = true;
}

void MetainfoReader::start()
{
    const QString name = m_xml.name().toString();
    const bool translated = m_xml.attributes().hasAttribute("xml:lang"_L1);
    if (m_inRelease)
        m_tree.open(level() + 1, name, m_xml.attributes().value("xml:lang"_L1).toString(), {m_from, m_to - m_from});
    if (m_skipped > 0 || (m_inRelease && translated)) {
        ++m_skipped;
        return;
    }
    if (name == "releases"_L1 && m_found.listStart < 0 && m_bytes.at(m_to - 2) != '/') {
        m_found.listStart = m_to;
    } else if (name == "release"_L1 && inside("releases"_L1) && !m_inRelease) {
        m_depth = m_names.size();
        beginRelease();
    } else if (name == "description"_L1 && isAt(1) && m_inRelease && m_bytes.at(m_to - 2) != '/') {
        m_inDescription = m_found.parts.last().description.start < 0;
        if (m_inDescription)
            m_found.parts.last().description = {m_to, 0};
    } else if (m_inDescription && (name == "ul"_L1 || name == "ol"_L1) && isAt(2)) {
        // "Fixed:" names the list below it; a whole sentence stands for itself.
        if (m_paragraph && (m_paragraph->second.endsWith(u'.') || m_paragraph->second.endsWith(u'!')))
            flushParagraph();
        MetainfoSection section{m_from, m_from, -1, {}};
        ChangelogSection named;
        named.firstLine = lineOf(m_from);
        if (m_paragraph) {
            section.start = m_paragraph->first.element.start;
            named.firstLine = lineOf(section.start);
            named.name = m_paragraph->second;
            if (named.name.endsWith(u':'))
                named.name.chop(1);
            m_paragraph.reset();
        }
        m_found.parts.last().sections.append(section);
        m_found.releases.last().sections.append(named);
    } else if (m_inDescription && ((name == "p"_L1 && isAt(2)) || isItem(name))) {
        if (name == "p"_L1)
            flushParagraph();
        m_words.clear();
        m_open = {{m_from, 0}, {m_to, 0}, name == "li"_L1};
    } else if (name == "code"_L1) {
        m_words += u'`';
    } else if (name == "em"_L1) {
        m_words += u'*';
    }
    m_names.append(name);
}

/// The section that takes the next entry: an open list's, or paragraphs' own.
ChangelogSection &MetainfoReader::sectionFor(bool listed)
{
    QList<MetainfoSection> &parts = m_found.parts.last().sections;
    if (parts.isEmpty() || (!listed && parts.last().listEnd >= 0)) {
        parts.append(MetainfoSection{m_open.element.start, -1, -1, {}});
        m_found.releases.last().sections.append(ChangelogSection{});
    }
    return m_found.releases.last().sections.last();
}

/// A paragraph that no list follows is an entry of its own.
void MetainfoReader::flushParagraph()
{
    if (!m_paragraph)
        return;
    m_open = m_paragraph->first;
    ChangelogSection &section = sectionFor(false);
    const int first = lineOf(m_open.element.start);
    const int last = lineOf(m_open.element.end());
    if (section.entries.isEmpty())
        section.firstLine = first;
    section.entries.append({m_paragraph->second, first, last});
    section.lastLine = last;
    m_found.parts.last().sections.last().entries.append(m_open);
    m_paragraph.reset();
}

void MetainfoReader::endText()
{
    m_open.inner.length = m_from - m_open.inner.start;
    m_open.element.length = m_to - m_open.element.start;
    const QString text = m_words.simplified();
    m_words.clear();
    if (text.isEmpty())
        return;
    if (!m_open.listed) {
        m_paragraph = {m_open, text};
        return;
    }
    ChangelogSection &section = sectionFor(true);
    section.entries.append({text, lineOf(m_open.element.start), lineOf(m_open.element.end())});
    m_found.parts.last().sections.last().entries.append(m_open);
}

void MetainfoReader::endList()
{
    if (m_found.parts.last().sections.isEmpty())
        return;
    MetainfoSection &section = m_found.parts.last().sections.last();
    section.listEnd = m_from;
    m_found.releases.last().sections.last().lastLine = lineOf(m_to);
}

void MetainfoReader::end()
{
    if (m_inRelease)
        m_tree.close(level(), {m_from, m_to - m_from});
    if (m_skipped > 0) {
        --m_skipped;
        return;
    }
    const QString name = m_names.isEmpty() ? QString() : m_names.takeLast();
    if (name == "code"_L1) {
        m_words += u'`';
    } else if (name == "em"_L1) {
        m_words += u'*';
    } else if (m_inDescription && (isItem(name) || (name == "p"_L1 && isAt(2)))) {
        endText();
    } else if (m_inDescription && (name == "ul"_L1 || name == "ol"_L1) && isAt(2)) {
        endList();
    } else if (m_inDescription && name == "description"_L1 && isAt(1)) {
        flushParagraph();
        TextSpan &span = m_found.parts.last().description;
        span.length = m_from - span.start;
        m_inDescription = false;
    } else if (m_inRelease && name == "release"_L1 && isAt(0)) {
        m_found.parts.last().end = m_found.parts.last().empty ? m_to : m_from;
        m_found.releases.last().lastLine = lineOf(m_to);
        m_tree.assign(m_found.parts.last());
        m_inRelease = false;
    }
}

Result<Metainfo> MetainfoReader::read()
{
    constexpr int deepest = 64;
    while (!m_xml.atEnd()) {
        const auto token = m_xml.readNext();
        if (m_xml.hasError() || token == QXmlStreamReader::EndDocument)
            break;
        const bool ends = token == QXmlStreamReader::EndElement;
        if ((ends || token == QXmlStreamReader::StartElement) && !follow(ends))
            return failAt(Error::Kind::Refused, m_path, lineOf(m_to), u"The places in this file can't be told."_s);
        if (token == QXmlStreamReader::StartElement) {
            if (m_names.size() + m_skipped > deepest)
                return failAt(Error::Kind::Invalid, m_path, lineOf(m_from), u"The file is nested too deep."_s);
            start();
        } else if (ends) {
            end();
        } else if (token == QXmlStreamReader::Characters && m_skipped == 0) {
            m_words += m_xml.text();
        }
    }
    if (m_xml.hasError())
        return failAt(Error::Kind::Invalid, m_path, static_cast<int>(m_xml.lineNumber()), u"The file is no XML."_s,
                      m_xml.errorString(), u"Correct it at this line."_s);
    return std::move(m_found);
}

} // namespace

Result<Metainfo> readMetainfo(const QByteArray &bytes, const QString &path)
{
    if (!bytes.isValidUtf8())
        return failAt(Error::Kind::Invalid, path, 0, u"The file is not UTF-8 text."_s, {}, u"Convert it to UTF-8."_s);
    return MetainfoReader(bytes, path).read();
}

TextSpan attributeValue(const QByteArray &tag, const QByteArray &name)
{
    const QRegularExpression attribute(u"\\s"_s + QString::fromLatin1(name) + u"\\s*=\\s*([\"'])(.*?)\\1"_s,
                                       QRegularExpression::DotMatchesEverythingOption);
    const QString text = QString::fromLatin1(tag); // one character a byte
    const auto match = attribute.match(text);
    return match.hasMatch() ? TextSpan{match.capturedStart(2), match.capturedLength(2)} : TextSpan{};
}

} // namespace tagboat
