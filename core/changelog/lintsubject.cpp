// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/lintsubject.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
qsizetype lineEnd(const ChangelogText &text, int line)
{
    const TextLine &at = text.at(line);
    return at.start + at.length + at.eolLength;
}

int monthOf(const QString &name)
{
    for (int month = 1; month <= 12; ++month) {
        if (QLocale::c().standaloneMonthName(month, QLocale::ShortFormat).compare(name.left(3), Qt::CaseInsensitive) ==
            0)
            return month;
    }
    return 0;
}

DateReading dayOf(int year, int month, int day, QDate &date)
{
    date = QDate(year, month, day);
    return date.isValid() ? DateReading::Read : DateReading::NoSuchDay;
}
} // namespace

void LintFixBuilder::replace(int line, const QByteArray &content)
{
    m_fix.edits.append({m_text.at(line).start, m_text.at(line).length, content});
}

void LintFixBuilder::replaceIn(int line, qsizetype start, qsizetype length, const QString &with)
{
    const QString content = m_text.string(line);
    const qsizetype from = content.left(start).toUtf8().size();
    const qsizetype count = content.mid(start, length).toUtf8().size();
    m_fix.edits.append({m_text.at(line).start + from, count, with.toUtf8()});
}

void LintFixBuilder::remove(int first, int end)
{
    if (first >= end)
        return;
    qsizetype from = m_text.at(first).start;
    const qsizetype to = lineEnd(m_text, end - 1);
    // A file that ends without a line end goes on doing so.
    if (end == m_text.count() && m_text.at(end - 1).eolLength == 0 && first > 0)
        from -= m_text.at(first - 1).eolLength;
    m_fix.edits.append({from, to - from, {}});
}

void LintFixBuilder::insert(int line, const QList<QByteArray> &lines)
{
    const QByteArray eol = m_text.lineEndAt(line);
    const bool atEnd = line >= m_text.count();
    const qsizetype offset = atEnd ? m_text.bytes().size() : m_text.at(line).start;
    const bool openEnd = atEnd && line > 0 && m_text.at(line - 1).eolLength == 0;
    m_fix.edits.append({offset, 0, openEnd ? eol + lines.join(eol) : lines.join(eol) + eol});
}

LintFix LintFixBuilder::take()
{
    std::ranges::stable_sort(m_fix.edits, {}, &LintEdit::offset);
    QList<LintEdit> edits;
    for (const LintEdit &edit : std::as_const(m_fix.edits)) {
        if (edits.isEmpty() || edit.offset >= edits.last().offset + edits.last().length || edit.length > 0) {
            edits.append(edit);
            continue;
        }
        // Lines that come where the last ones go, with the line end above them: that one stays, and theirs goes.
        LintEdit &gone = edits.last();
        QByteArray lines = edit.text;
        lines.chop(lines.endsWith("\r\n") ? 2 : 1);
        gone.text = m_text.bytes().sliced(gone.offset, edit.offset - gone.offset) + lines;
    }
    m_fix.edits = edits;
    return std::move(m_fix);
}

QString versionKey(const Version &version)
{
    const auto pep = version.scheme() == VersionScheme::Pep440 ? Result<Version>(version)
                                                               : Version::parse(version.text(), VersionScheme::Pep440);
    if (!pep)
        return version.text().section(u'+', 0, 0).toCaseFolded();
    QStringList numbers = pep->release();
    while (numbers.size() > 1 && numbers.last() == u"0")
        numbers.removeLast();
    return u"%1!%2|%3%4|%5|%6"_s.arg(pep->epoch(), numbers.join(u'.'), pep->preLabel(),
                                     pep->preNumber().value_or(u""_s), pep->post().value_or(u"-"_s),
                                     pep->dev().value_or(u"-"_s));
}

QString versionKey(const QString &text)
{
    for (const VersionScheme scheme : {VersionScheme::Pep440, VersionScheme::SemVer}) {
        if (const auto version = Version::parse(text, scheme))
            return versionKey(*version);
    }
    return text.toCaseFolded();
}

bool sameSeries(const Version &a, const Version &b)
{
    return a.epoch() == b.epoch() && a.releaseNumber(0) == b.releaseNumber(0) &&
           a.releaseNumber(1) == b.releaseNumber(1);
}

DateReading readWrittenDate(const QString &text, QDate &date)
{
    static const QRegularExpression yearFirst(u"^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})$"_s);
    static const QRegularExpression yearLast(u"^(\\d{1,2})([-/.])(\\d{1,2})[-/.](\\d{4})$"_s);
    static const QRegularExpression dayMonth(u"^(\\d{1,2})\\D*?([A-Za-z]{3,})\\D*(\\d{4})$"_s);
    static const QRegularExpression monthDay(u"^([A-Za-z]{3,})\\D*(\\d{1,2})\\D+(\\d{4})$"_s);
    if (const auto m = yearFirst.match(text); m.hasMatch())
        return dayOf(m.captured(1).toInt(), m.captured(2).toInt(), m.captured(3).toInt(), date);
    if (const auto m = yearLast.match(text); m.hasMatch()) {
        const int first = m.captured(1).toInt();
        const int second = m.captured(3).toInt();
        const int year = m.captured(4).toInt();
        if (first > 12 || m.captured(2) == u".")
            return dayOf(year, second, first, date);
        if (second > 12)
            return dayOf(year, first, second, date);
        return first == second ? dayOf(year, first, second, date) : DateReading::Ambiguous;
    }
    static const QRegularExpression ordinal(u"^(\\d{1,2})(?:st|nd|rd|th)"_s, QRegularExpression::CaseInsensitiveOption);
    QString plain = text;
    plain.replace(ordinal, u"\\1"_s).replace(" of "_L1, " "_L1);
    if (const auto m = dayMonth.match(plain); m.hasMatch() && monthOf(m.captured(2)) > 0)
        return dayOf(m.captured(3).toInt(), monthOf(m.captured(2)), m.captured(1).toInt(), date);
    if (const auto m = monthDay.match(plain); m.hasMatch() && monthOf(m.captured(1)) > 0)
        return dayOf(m.captured(3).toInt(), monthOf(m.captured(1)), m.captured(2).toInt(), date);
    return DateReading::Ambiguous;
}

QString withoutCode(const QString &text)
{
    QString open = text;
    for (qsizetype i = 0; i < open.size(); ++i) {
        if (open[i] != u'`')
            continue;
        qsizetype run = i;
        while (run < open.size() && open[run] == u'`')
            ++run;
        const QString marks(run - i, u'`');
        const qsizetype close = open.indexOf(marks, run);
        if (close < 0) {
            i = run - 1;
            continue;
        }
        for (qsizetype c = run; c < close; ++c)
            open[c] = u' ';
        i = close + marks.size() - 1;
    }
    return open;
}

LintSubject::LintSubject(const ChangelogOutline &read, const LintContext &with)
    : outline(read), context(with), style(ChangelogStyle::learn(read)),
      definitions(linkDefinitions(read.text, read.markup))
{
    for (qsizetype i = 0; i < definitions.size(); ++i) {
        const QString label = normalizedLabel(definitions[i].label);
        if (!definitionOf.contains(label))
            definitionOf.insert(label, i);
    }
    handwritten = read.format == ChangelogFormat::KeepAChangelog || read.format == ChangelogFormat::Markdown ||
                  read.format == ChangelogFormat::ReStructuredText;
    const int first = read.outlines.isEmpty() ? read.text.count() : read.outlines.first().heading.line;
    constexpr qsizetype preambleLimit = 4096;
    const qsizetype end = first < read.text.count() ? read.text.at(first).start : read.text.bytes().size();
    preamble = QString::fromUtf8(read.text.bytes().first(std::min(end, preambleLimit)));
    declared = read.format == ChangelogFormat::KeepAChangelog &&
               (preamble.contains("keepachangelog"_L1, Qt::CaseInsensitive) ||
                preamble.contains("keep a changelog"_L1, Qt::CaseInsensitive));

    QHash<QString, const LintTag *> byVersion;
    for (const LintTag &tag : with.tags) {
        const LintTag *&known = byVersion[versionKey(tag.version)];
        if (!known ||
            tag.version.release().size() > known->version.release().size()) // v1.2 may follow v1.2.0 and its fixes
            known = &tag;
    }
    QSet<QString> spelled;
    for (const ChangelogRelease &release : read.releases)
        spelled.insert(release.version);
    std::optional<qsizetype> firstTagged;
    std::optional<qsizetype> firstReleased;
    for (qsizetype i = 0; i < read.releases.size(); ++i) {
        const ChangelogRelease &release = read.releases[i];
        auto version = Version::parse(release.version, with.scheme);
        if (!version)
            version = Version::parse(release.version, VersionScheme::Pep440);
        // "7.6" beside "7.6.0" tells of a whole series, and is no release itself.
        const bool series = spelled.contains(release.version + u".0"_s);
        versions.append(version && !series ? std::optional(*version) : std::nullopt);
        QDate date;
        const bool dated = !release.date.isEmpty() && readWrittenDate(release.date, date) == DateReading::Read;
        dates.append(dated ? date : QDate());
        const LintTag *tag =
            version && !series && !release.unreleased ? byVersion.value(versionKey(*version)) : nullptr;
        tags.append(tag);
        if (tag && !firstTagged)
            firstTagged = i;
        if (!release.unreleased && !firstReleased)
            firstReleased = i;
    }
    // Without a tag that fits, the newest release may still be in the making.
    open = firstTagged ? *firstTagged : firstReleased ? *firstReleased + 1 : read.releases.size();
}

bool LintSubject::isRecent(qsizetype release) const
{
    constexpr qsizetype newest = 10;
    constexpr int days = 2 * 365;
    const QDate day = dates[release].isValid() || !tags[release] ? dates[release] : tags[release]->date;
    return release < open + newest || (day.isValid() && day.daysTo(context.today) <= days);
}

LintFinding &LintSubject::add(const QString &rule, LintSeverity severity, int first, int end, const QString &message)
{
    findings.append({rule, severity, first + 1, std::max(first + 1, end), message, std::nullopt});
    return findings.last();
}

LintFinding &LintSubject::addAtHeading(const QString &rule, LintSeverity severity, qsizetype release,
                                       const QString &message)
{
    const int line = outline.outlines[release].heading.textLine();
    return add(rule, severity, line, line + 1, message);
}

QString LintSubject::tagFor(qsizetype release) const
{
    if (tags[release])
        return tags[release]->name;
    return versions[release] ? context.grammar.tagFor(*versions[release])
                             : QString(u'v' + outline.releases[release].version);
}

qsizetype LintSubject::below(qsizetype release) const
{
    for (qsizetype i = release + 1; i < outline.releases.size(); ++i) {
        const ChangelogRelease &other = outline.releases[i];
        if (!other.unreleased && !other.version.isEmpty() && other.version != outline.releases[release].version)
            return i;
    }
    return -1;
}

qsizetype LintSubject::before(qsizetype release) const
{
    qsizetype other = below(release);
    if (!versions[release])
        return other;
    constexpr int most = 20; // where so many stand in no order, no link can be told from them
    for (int n = 0; other >= 0 && n < most; ++n, other = below(other)) {
        if (versions[other] && *versions[other] < *versions[release])
            return other;
    }
    return -1;
}

QString LintSubject::nameOf(qsizetype release) const
{
    const QString &version = outline.releases[release].version;
    return version.isEmpty() ? u"Unreleased"_s : version;
}

} // namespace tagboat
