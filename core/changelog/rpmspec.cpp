// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/rpmspec.h"

#include "changelog/changelogdialect.h"

#include <QHash>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
constexpr qsizetype longestHeading = 1000;

const QRegularExpression &headingPattern()
{
    static const QRegularExpression pattern(
        uR"(^\*\s*((?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\s+([A-Za-z]{3})\s+(\d{1,2})\s+(?:\d{1,2}:\d{2}:\d{2}\s+\S+\s+)?(\d{4}))\s+(\S.*)$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return pattern;
}

/// A line that begins another section (rpm's build/parseSpec.c, partList).
bool beginsSection(QByteArrayView line)
{
    static const QRegularExpression section(
        u"^%(?:package|description|prep|generate_buildrequires|conf|build|install|check|clean|pre(?:un|trans|untrans)?|"
        "post(?:un|trans|untrans)?|verifyscript|files|changelog|trigger(?:prein|in|un|postun)?|"
        "(?:trans)?filetrigger(?:in|un|postun)|sepolicy|sourcelist|patchlist|end)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    return line.startsWith('%') &&
           section.match(QString::fromUtf8(line.first(std::min<qsizetype>(line.size(), 40)))).hasMatch();
}

bool isChangelogDirective(QByteArrayView line)
{
    return line.startsWith("%changelog") && line.sliced(10).trimmed().isEmpty();
}

QDate dayOf(const QRegularExpressionMatch &heading)
{
    const QString text = heading.captured(3) + u' ' + heading.captured(2) + u' ' + heading.captured(4);
    return QLocale::c().toDate(text, u"d MMM yyyy"_s);
}

/// The version behind the person, in the heading.
TextSpan versionIn(const QString &heading)
{
    static const QRegularExpression token(uR"(^(?:\d+:|%\{epoch\}:)?(?:\d|%\{?version)[\w.+~^%{}?:-]*$)"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression behindMail(uR"(>\s*(?:[-–]\s*)?(\S+)\s*$)"_s);
    static const QRegularExpression behindName(uR"(\s(?:[-–]\s*(\S+)|((?:\d+:)?\d\S*[.-]\S*))\s*$)"_s);
    const bool mail = heading.contains(u'>');
    const auto match = mail ? behindMail.match(heading) : behindName.match(heading);
    if (!match.hasMatch())
        return {};
    const int group = match.capturedStart(1) >= 0 ? 1 : 2;
    if (!token.match(match.captured(group)).hasMatch())
        return {};
    return {match.capturedStart(group), match.capturedLength(group)};
}

class SpecReader
{
public:
    explicit SpecReader(RpmSpec &spec) : m_spec(spec), m_text(spec.text) {}
    void read()
    {
        findSection();
        findHeadings();
        for (qsizetype i = 0; i < m_spec.parts.size(); ++i)
            readPart(i);
        markUnreleased();
    }

private:
    void findSection()
    {
        m_spec.end = m_text.count();
        int directive = -1;
        for (int line = 0; line < m_text.count(); ++line) {
            const QByteArrayView view = m_text.view(line);
            if (directive < 0)
                noteTag(view);
            if (directive < 0 && isChangelogDirective(view)) {
                directive = line;
            } else if (directive >= 0 && beginsSection(view)) {
                m_spec.end = line;
                break;
            } else if (directive >= 0 && view.startsWith("%autochangelog")) {
                m_spec.autoLine = line;
            }
        }
        m_spec.first = directive + 1;
    }

    /// "Version: 1.2", for the macros of headings.
    void noteTag(QByteArrayView line)
    {
        const qsizetype colon = line.indexOf(':');
        if (colon < 5 || colon > 20)
            return;
        const QByteArray name = line.first(colon).trimmed().toByteArray().toLower();
        if ((name == "version" || name == "release" || name == "epoch") && !m_tags.contains(name))
            m_tags.insert(name, QString::fromUtf8(line.sliced(colon + 1).trimmed()));
    }

    [[nodiscard]] QString expanded(QString version) const
    {
        static const QRegularExpression optional(uR"(%\{\?[^{}]*\})"_s);
        for (auto it = m_tags.cbegin(); it != m_tags.cend(); ++it) {
            const QString name = QString::fromLatin1(it.key());
            version.replace(u"%{"_s + name + u'}', *it, Qt::CaseInsensitive);
        }
        return version.remove(optional);
    }

    void findHeadings()
    {
        for (int line = m_spec.first; line < m_spec.end; ++line) {
            if (!m_text.view(line).startsWith('*'))
                continue;
            const QString heading = m_text.string(line).left(longestHeading);
            const auto match = headingPattern().match(heading);
            if (!match.hasMatch())
                continue;
            RpmPart part;
            part.heading = line;
            part.date = {match.capturedStart(1), match.capturedLength(1)};
            part.day = dayOf(match);
            const TextSpan version = versionIn(heading.sliced(match.capturedStart(5)));
            if (version.exists())
                part.version = {match.capturedStart(5) + version.start, version.length};
            m_spec.parts.append(part);
        }
    }

    void readPart(qsizetype index)
    {
        RpmPart &part = m_spec.parts[index];
        part.end = index + 1 < m_spec.parts.size() ? m_spec.parts[index + 1].heading : m_spec.end;
        // What begins with "*" is a heading to rpm, readable or not.
        int readable = part.heading + 1;
        while (readable < part.end && !m_text.view(readable).startsWith('*') && !m_text.view(readable).startsWith('%'))
            ++readable;
        while (part.end > part.heading + 1 && m_text.isBlank(part.end - 1))
            --part.end;
        ChangelogRelease release;
        release.heading = m_text.string(part.heading);
        release.firstLine = part.heading + 1;
        release.lastLine = part.end;
        release.date = release.heading.mid(part.date.start, part.date.length);
        if (part.version.exists())
            release.version = expanded(release.heading.mid(part.version.start, part.version.length));
        ChangelogSection section;
        section.entries = entriesBetween(m_text, part.heading + 1, std::min(readable, part.end));
        if (release.version.isEmpty() && !section.entries.isEmpty()) {
            static const QRegularExpression line(uR"(^(?:\d+:)?\d[\w.+~^]*-\d[\w.+~^]*$)"_s);
            if (const QString text = section.entries.first().text; line.match(text).hasMatch()) {
                release.version = text;
                section.entries.removeFirst();
            }
        }
        for (ChangelogEntry &entry : section.entries) {
            m_spec.written.insert(entry.firstLine, entry.text);
            entry.text = rpmUnescaped(entry.text);
        }
        if (!section.entries.isEmpty()) {
            section.firstLine = section.entries.first().firstLine;
            section.lastLine = section.entries.last().lastLine;
            release.sections.append(section);
        }
        m_spec.releases.append(release);
    }

    /// rpm has no word for it: the newest part is not released while it alone has no version.
    void markUnreleased()
    {
        if (m_spec.releases.isEmpty() || !m_spec.releases.first().version.isEmpty())
            return;
        const bool versions = std::any_of(m_spec.releases.begin() + 1, m_spec.releases.end(),
                                          [](const ChangelogRelease &other) { return !other.version.isEmpty(); });
        if (!versions && m_spec.releases.size() > 1)
            return; // this one leaves all of them out
        m_spec.releases.first().unreleased = true;
        m_spec.releases.first().date.clear();
    }

    RpmSpec &m_spec;
    const ChangelogText &m_text;
    QHash<QByteArray, QString> m_tags;
};
} // namespace

Result<RpmSpec> readRpmSpec(const QByteArray &bytes, const QString &path)
{
    RpmSpec spec;
    TB_TRY(spec.text, ChangelogText::read(bytes, path, ChangelogMarkup::ReStructuredText));
    if (!spec.text.conflicts().isEmpty())
        return tl::unexpected(undecidedConflict(path, spec.text.conflicts().first().firstLine));
    SpecReader(spec).read();
    return spec;
}

QString rpmEscaped(QString text)
{
    return text.replace(u'%', u"%%"_s);
}

QString rpmUnescaped(QString text)
{
    return text.replace(u"%%"_s, u"%"_s);
}

QString rpmDate(const RpmSpec &spec, QDate day)
{
    static const QRegularExpression blank(u"[A-Za-z]  \\d "_s);
    static const QRegularExpression plain(u"[A-Za-z] \\d "_s);
    const QLocale words = QLocale::c();
    for (const RpmPart &part : spec.parts) {
        const QString date = spec.text.string(part.heading).mid(part.date.start, part.date.length);
        if (!part.day.isValid() || part.day.day() > 9)
            continue;
        if (blank.match(date).hasMatch())
            return words.toString(day, u"ddd MMM "_s) + QString::number(day.day()).rightJustified(2) +
                   words.toString(day, u" yyyy"_s);
        return words.toString(day, plain.match(date).hasMatch() ? u"ddd MMM d yyyy"_s : u"ddd MMM dd yyyy"_s);
    }
    return words.toString(day, u"ddd MMM dd yyyy"_s);
}

bool isRpmChangelog(const QByteArray &bytes, const QString &path)
{
    const QString name = path.section(u'/', -1).toLower();
    if (name.endsWith(".spec"_L1) || name.endsWith(".spec.in"_L1)) {
        qsizetype at = bytes.startsWith("%changelog") ? 0 : bytes.indexOf("\n%changelog");
        return at >= 0;
    }
    if (name != "changelog"_L1 && name != "changes"_L1)
        return false;
    // rpmautospec and the older ones of SUSE keep the section's text in a file of its own.
    qsizetype start = 0;
    while (start < bytes.size() && (bytes[start] == '\n' || bytes[start] == '\r'))
        ++start;
    const qsizetype end = bytes.indexOf('\n', start);
    const QByteArrayView line = QByteArrayView(bytes).sliced(start, (end < 0 ? bytes.size() : end) - start);
    return line.startsWith('*') && line.size() < longestHeading &&
           headingPattern().match(QString::fromUtf8(line)).hasMatch();
}

} // namespace tagboat
