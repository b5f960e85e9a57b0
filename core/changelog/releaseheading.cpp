// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/releaseheading.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
const QString monthNames = u"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"_s;

const QRegularExpression &versionPattern()
{
    static const QRegularExpression pattern(
        uR"((?<![\w./-])[vV]?((?:\d+!)?\d+(?:\.\d+)+(?:[-_.+]?[A-Za-z0-9]+(?:[-_.+][A-Za-z0-9]+)*)?)(?![\w]))"_s);
    return pattern;
}

/// A version of one number is taken only where its form shows it: v2, [2], or "2 (date)".
const QRegularExpression &shortVersionPattern()
{
    static const QRegularExpression pattern(uR"(^(?:\[?[vV](\d+)\b|\[(\d+)\]|(\d+)(?=\s*[-(]\s*\d{4}-\d\d-\d\d)))"_s);
    return pattern;
}

const QRegularExpression &datePattern()
{
    static const QRegularExpression pattern(
        (uR"((?<![\w.])(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2\d{4})"_s
         uR"(|\d{1,2}(?:st|nd|rd|th)?[ -](?:of )?)"_s +
         monthNames +
         uR"([.,]{0,2}[ -]\d{4})"_s
         uR"(|)"_s +
         monthNames + uR"(\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})(?!\w))"_s),
        QRegularExpression::CaseInsensitiveOption);
    return pattern;
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool hasLetter(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.isLetter(); });
}

/// Blanks out what must not be searched, and keeps all offsets.
void mask(QString &text, const TextSpan &span)
{
    for (qsizetype i = span.start; i < span.end(); ++i)
        text[i] = u' ';
}

void maskTags(QString &text)
{
    if (!text.contains(u'<'))
        return;
    static const QRegularExpression tag(u"</?[A-Za-z][^<>]*>"_s);
    for (auto it = tag.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        mask(text, {match.capturedStart(), match.capturedLength()});
    }
}

/// Finds "[label]" around @p inner and what follows it.
void readLink(const QString &text, ReleaseHeading &heading, const TextSpan &inner)
{
    const qsizetype open = text.lastIndexOf(u'[', inner.start);
    if (open < 0 || text.mid(open, inner.start - open).contains(u']'))
        return;
    const qsizetype close = text.indexOf(u']', inner.end());
    if (close < 0)
        return;
    heading.labelSpan = {open + 1, close - open - 1};
    heading.link = ReleaseHeading::Link::Bracket;
    if (close + 1 >= text.size())
        return;
    const QChar follows = text[close + 1];
    if (follows != u'(' && follows != u'[')
        return;
    const qsizetype end = text.indexOf(follows == u'(' ? u')' : u']', close + 2);
    if (end < 0)
        return;
    heading.targetSpan = {close + 1, end - close};
    heading.link = follows == u'(' ? ReleaseHeading::Link::Inline : ReleaseHeading::Link::Reference;
}

std::optional<ReleaseHeading> readUnreleased(const QString &text)
{
    static const QRegularExpression plain(
        uR"(^[\[*_~`:(\s]*((?:not (?:yet )?released|unreleased)(?: changes)?)[\]*_~`:)\s]*)"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression word(
        uR"(^[\[*_\s(]*((?:in )?dev(?:elopment)?|head|next(?: release| version)?|upcoming(?: release)?|pending)[\]*_:)\s]*$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    ReleaseHeading heading;
    heading.unreleased = true;
    // A changelog may have thousands of headings: an expression is not tried where it cannot match.
    QRegularExpressionMatch match;
    if (text.contains("released"_L1, Qt::CaseInsensitive))
        match = plain.match(text);
    if (match.hasMatch()) {
        // Behind the word only a link target, a date or its placeholder may stand, not a sentence.
        const QString rest = text.mid(match.capturedEnd());
        static const QRegularExpression tail(uR"(^(?:$|[(\[{<\d/-]|–|—))"_s);
        if (!tail.match(rest).hasMatch())
            return std::nullopt;
    } else {
        heading.weak = true;
        if (std::ranges::any_of(text, &isDigit))
            return std::nullopt;
        match = word.match(text);
        if (!match.hasMatch())
            return std::nullopt;
    }
    heading.versionSpan = {match.capturedStart(1), match.capturedLength(1)};
    readLink(text, heading, heading.versionSpan);
    return heading;
}

TextSpan findVersion(const QString &text)
{
    TextSpan first;
    for (auto it = versionPattern().globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        const TextSpan span{match.capturedStart(1), match.capturedLength(1)};
        if (!first.exists())
            first = span;
        constexpr qsizetype shortestDate = 8;
        if (span.length < shortestDate)
            return span;
        const auto date = datePattern().match(match.captured(1));
        if (!date.hasMatch() || date.capturedLength() != span.length)
            return span;
    }
    if (first.exists())
        return first; // a calendar version such as 2024.01.02
    const auto match = shortVersionPattern().match(text);
    for (int group = 1; group <= 3 && match.hasMatch(); ++group) {
        if (match.capturedStart(group) >= 0)
            return {match.capturedStart(group), match.capturedLength(group)};
    }
    return {};
}

/// Up to two words ("Release", "Version", the package's name) may stand before a version.
bool mayPrecede(const QString &before)
{
    if (!hasLetter(before))
        return true;
    static const QRegularExpression between(u"[^\\p{L}\\d_.-]+"_s);
    const auto words = before.split(between, Qt::SkipEmptyParts);
    return std::count_if(words.begin(), words.end(), hasLetter) <= 2;
}

/// "3.12 support" is not a release; "1.2.3 Codename", "1.2 - Codename" and "1.2 (…)" are.
bool mayFollow(const QString &after, const QString &version)
{
    const QString rest = after.trimmed();
    return rest.isEmpty() || !rest[0].isLetterOrNumber() || version.count(u'.') >= 2 ||
           rest.startsWith("released"_L1, Qt::CaseInsensitive) || rest.startsWith("unreleased"_L1, Qt::CaseInsensitive);
}
} // namespace

std::optional<ReleaseHeading> readReleaseHeading(const QString &text)
{
    if (text.isEmpty() || text.size() > 400)
        return std::nullopt;
    if (auto unreleased = readUnreleased(text))
        return unreleased;
    if (std::ranges::none_of(text, &isDigit))
        return std::nullopt; // no version; "Added" stands hundreds of times
    QString open = text;
    maskTags(open);
    static const QRegularExpression targets(uR"(\](\([^()\s]*\)|\[[^\[\]]*\])|<[a-z]+://[^<>\s]*>)"_s);
    const bool mayLink = text.contains("]("_L1) || text.contains("]["_L1) || text.contains(u'<');
    for (auto it = mayLink ? targets.globalMatch(text) : QRegularExpressionMatchIterator(); it.hasNext();) {
        const auto match = it.next();
        const int group = match.capturedStart(1) >= 0 ? 1 : 0;
        if (!match.captured(group).contains("yanked"_L1, Qt::CaseInsensitive))
            mask(open, {match.capturedStart(group), match.capturedLength(group)});
    }
    ReleaseHeading heading;
    heading.versionSpan = findVersion(open);
    if (!heading.versionSpan.exists())
        return std::nullopt;
    heading.version = text.mid(heading.versionSpan.start, heading.versionSpan.length);
    mask(open, heading.versionSpan);
    if (const auto date = datePattern().match(open); date.hasMatch()) {
        heading.dateSpan = {date.capturedStart(), date.capturedLength()};
        heading.date = date.captured();
    }
    const QString before = open.left(heading.versionSpan.start);
    const QString after = open.mid(heading.versionSpan.end());
    const bool dateAfter = heading.dateSpan.start > heading.versionSpan.start;
    if (!mayPrecede(before) || (!dateAfter && !mayFollow(after, heading.version)))
        return std::nullopt;
    readLink(text, heading, heading.versionSpan);
    static const QRegularExpression yanked(uR"(\byanked\b)"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression pending(
        uR"(\b(unreleased|not (?:yet )?released|in development|in progress|upcoming|TBD|TBA)\b)"_s,
        QRegularExpression::CaseInsensitiveOption);
    const bool says = hasLetter(after);
    heading.yanked = says && yanked.match(after).hasMatch();
    if (const auto match = says ? pending.match(after) : QRegularExpressionMatch();
        match.hasMatch() && !heading.dateSpan.exists()) {
        heading.unreleased = true;
        heading.dateSpan = {heading.versionSpan.end() + match.capturedStart(1), match.capturedLength(1)};
    }
    static const QRegularExpression bare(uR"(^[\s\[*_`~]*[vV]?$)"_s);
    heading.strong = (heading.dateSpan.exists() || heading.targetSpan.exists()) && bare.match(before).hasMatch();
    return heading;
}

QString composeHeading(const QString &exampleText, const ReleaseHeading &example, const HeadingValues &values)
{
    constexpr QChar versionMark{0xE000};
    constexpr QChar dateMark{0xE001};
    constexpr QChar targetMark{0xE002};
    struct Slot {
        TextSpan span;
        QChar mark;
    };
    std::array parts{Slot{example.versionSpan, versionMark}, Slot{example.dateSpan, dateMark},
                     Slot{example.targetSpan, targetMark}};
    std::sort(parts.begin(), parts.end(), [](const Slot &a, const Slot &b) { return a.span.start > b.span.start; });
    QString form = exampleText;
    for (const Slot &part : parts) {
        if (part.span.exists())
            form.replace(part.span.start, part.span.length, part.mark);
    }
    form.remove(QRegularExpression(u"</?[A-Za-z][^<>]*>"_s));

    // Words of that one release (its codename, [YANKED]) are not taken over: between and behind the values only marks
    // are.
    const auto marks = [&](QChar c) { return c == versionMark || c == dateMark || c == targetMark; };
    const qsizetype first = std::find_if(form.begin(), form.end(), marks) - form.begin();
    qsizetype end = form.size() - (std::find_if(form.rbegin(), form.rend(), marks) - form.rbegin());
    while (end < form.size() && u")]*_~`"_s.contains(form[end]))
        ++end;
    form.truncate(end);
    QString inside = form.mid(first);
    inside.remove(QRegularExpression(u"\\b(?:version|release|v)\\b"_s, QRegularExpression::CaseInsensitiveOption));
    inside.replace(QRegularExpression(u"\\bv(?=\uE000)"_s), QString());
    if (std::any_of(inside.begin(), inside.end(), [&](QChar c) { return c.isLetterOrNumber() && !marks(c); })) {
        const bool bracket = example.link != ReleaseHeading::Link::None;
        form = form.left(first) + versionMark + (bracket ? u"]"_s : u""_s) + (bracket ? QString(targetMark) : u""_s);
        if (example.dateSpan.exists())
            form += u" - "_s + dateMark;
    }
    QString result;
    for (const QChar c : std::as_const(form)) {
        if (c == versionMark)
            result += values.version;
        else if (c == dateMark)
            result += values.date;
        else if (c == targetMark)
            result += values.target;
        else
            result += c;
    }
    return result;
}

namespace
{
QString ordinalSuffix(int day)
{
    if (day % 100 >= 11 && day % 100 <= 13)
        return u"th"_s;
    static constexpr std::array suffixes{"th", "st", "nd", "rd"};
    return QString::fromLatin1(suffixes[static_cast<std::size_t>(day % 10 <= 3 ? day % 10 : 0)]);
}

QString dayLike(const QString &example, const QString &suffix, int day)
{
    const QString number =
        example.startsWith(u'0') ? QString::number(day).rightJustified(2, u'0') : QString::number(day);
    return suffix.isEmpty() ? number : number + ordinalSuffix(day);
}

QString monthLike(const QString &example, int month)
{
    const bool full = example.size() > 4 || example.compare("May"_L1, Qt::CaseInsensitive) == 0 ||
                      example.compare("June"_L1, Qt::CaseInsensitive) == 0 ||
                      example.compare("July"_L1, Qt::CaseInsensitive) == 0;
    return QLocale::c().standaloneMonthName(month, full ? QLocale::LongFormat : QLocale::ShortFormat);
}
} // namespace

QString dateLike(const QString &example, QDate date)
{
    static const QRegularExpression yearFirst(u"^\\d{4}([-/.])(\\d{1,2})\\1(\\d{1,2})$"_s);
    static const QRegularExpression yearLast(u"^(\\d{1,2})([./-])(\\d{1,2})\\2\\d{4}$"_s);
    static const QRegularExpression dayMonth(
        u"^(\\d{1,2})(st|nd|rd|th)?([ -](?:of )?)([A-Za-z]+)([.,]{0,2}[ -])\\d{4}$"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression monthDay(u"^([A-Za-z]+)(\\.? )(\\d{1,2})(st|nd|rd|th)?(,? )\\d{4}$"_s,
                                             QRegularExpression::CaseInsensitiveOption);
    const QString year = QString::number(date.year());
    const auto padded = [](int number) { return QString::number(number).rightJustified(2, u'0'); };
    if (const auto m = yearFirst.match(example); m.hasMatch()) {
        const bool bare = m.capturedLength(2) == 1 || m.capturedLength(3) == 1;
        const QString month = bare ? QString::number(date.month()) : padded(date.month());
        const QString day = bare ? QString::number(date.day()) : padded(date.day());
        return year + m.captured(1) + month + m.captured(1) + day;
    }
    if (const auto m = yearLast.match(example); m.hasMatch()) {
        const int first = m.captured(1).toInt();
        const int second = m.captured(3).toInt();
        if (m.captured(2) == u"."_s || first > 12) // day first: by the dot, or because there is no such month
            return padded(date.day()) + m.captured(2) + padded(date.month()) + m.captured(2) + year;
        if (second > 12)
            return padded(date.month()) + m.captured(2) + padded(date.day()) + m.captured(2) + year;
    }
    if (const auto m = dayMonth.match(example); m.hasMatch())
        return dayLike(m.captured(1), m.captured(2), date.day()) + m.captured(3) +
               monthLike(m.captured(4), date.month()) + m.captured(5) + year;
    if (const auto m = monthDay.match(example); m.hasMatch())
        return monthLike(m.captured(1), date.month()) + m.captured(2) +
               dayLike(m.captured(3), m.captured(4), date.day()) + m.captured(5) + year;
    return date.toString(Qt::ISODate);
}

} // namespace tagboat
