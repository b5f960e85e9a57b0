// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "version/taggrammar.h"

#include "base/displaytext.h"
#include "version/decimal.h"
#include "version/versiontext.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

const QString versionPlace = u"{version}"_s;
const QString numberPlace = u"{n}"_s;

tl::unexpected<Error> badPattern(const QString &pattern, const QString &reason, const QString &remedy)
{
    return fail(Error::Kind::Invalid, u"The tag pattern \""_s + displayText(pattern) + u"\" "_s + reason, {}, remedy);
}

tl::unexpected<Error> notOurs(QStringView tag, const QString &reason)
{
    return fail(Error::Kind::Invalid, u"The tag \""_s + displayText(elideMiddle(tag, 60)) + u"\" "_s + reason);
}

/// The prefix without the "v" that only announces a version: "core-" of "core-v", but "rev" stays.
QStringView withoutAnnouncement(QStringView prefix)
{
    if (!prefix.endsWith(u'v', Qt::CaseInsensitive))
        return prefix;
    const QStringView shorter = prefix.chopped(1);
    return shorter.isEmpty() || !shorter.back().isLetterOrNumber() ? shorter : prefix;
}

bool isPlainFinal(const Version &version)
{
    return !version.isPreRelease() && !version.isPostRelease() && version.local().isEmpty();
}

/// "1.2.3rc1", "1.2.3-RC1", "1.2.3.rc.1" as 1.2.3-rc.1: SemVer itself would order rc10 below rc9, or not read them.
std::optional<Version> semVerCandidate(QStringView text)
{
    qsizetype end = 0;
    while (end < text.size() && (isAsciiDigit(text[end]) || text[end] == u'.'))
        ++end;
    QStringView head = text.first(end);
    QStringView tail = text.sliced(end);
    if (head.endsWith(u'.'))
        head.chop(1);
    else if (tail.startsWith(u'-') || tail.startsWith(u'_'))
        tail = tail.sliced(1);
    const auto digits = numberAfterLabel(tail, u"rc");
    bool fits = false;
    const int number = digits ? digits->toInt(&fits) : 0;
    if (!fits)
        return std::nullopt;
    const auto release = Version::parse(head, VersionScheme::SemVer);
    return release ? std::optional(release->candidate(number)) : std::nullopt;
}

/// A tag written exactly by the candidate pattern.
std::optional<Version> exactCandidate(QStringView pattern, QStringView tag, VersionScheme scheme)
{
    const qsizetype versionAt = pattern.indexOf(versionPlace);
    const qsizetype numberAt = pattern.indexOf(numberPlace);
    const QStringView before = pattern.first(versionAt);
    const QStringView between =
        pattern.sliced(versionAt + versionPlace.size(), numberAt - versionAt - versionPlace.size());
    const QStringView after = pattern.sliced(numberAt + numberPlace.size());
    if (tag.size() <= before.size() + between.size() + after.size() || !tag.startsWith(before) || !tag.endsWith(after))
        return std::nullopt;
    const QStringView middle = tag.sliced(before.size(), tag.size() - before.size() - after.size());
    qsizetype digitsAt = middle.size();
    while (digitsAt > 0 && isAsciiDigit(middle[digitsAt - 1]))
        --digitsAt;
    bool fits = false;
    const int number = middle.sliced(digitsAt).toInt(&fits);
    if (!fits || !middle.first(digitsAt).endsWith(between))
        return std::nullopt;
    const QStringView written = middle.first(digitsAt - between.size());
    if (written.isEmpty() || !isAsciiDigit(written.front()) || !isAsciiDigit(written.back()))
        return std::nullopt;
    const auto release = Version::parse(written, scheme);
    return release && isPlainFinal(*release) ? std::optional(release->candidate(number)) : std::nullopt;
}

/// The version in a tag by the release pattern's prefix and suffix, in any spelling.
Result<Version> looseVersion(const QString &pattern, QStringView tag, VersionScheme scheme)
{
    const qsizetype versionAt = pattern.indexOf(versionPlace);
    const QStringView prefix = withoutAnnouncement(QStringView(pattern).first(versionAt));
    const QStringView suffix = QStringView(pattern).sliced(versionAt + versionPlace.size());
    if (tag.size() > prefix.size() + suffix.size() + Version::maximumLength + 1)
        return notOurs(tag, u"is too long to name a version."_s);
    if (!tag.startsWith(prefix) || !tag.endsWith(suffix) || tag.size() <= prefix.size() + suffix.size())
        return notOurs(tag, u"does not follow the pattern \""_s + pattern + u"\"."_s);
    QStringView rest = tag.sliced(prefix.size(), tag.size() - prefix.size() - suffix.size());
    if (rest.startsWith(u'v', Qt::CaseInsensitive))
        rest = rest.sliced(1);
    // Another package's tag, as core-v1.2.3, has more words before its number.
    if (rest.isEmpty() || !isAsciiDigit(rest.front()) || rest.back().isSpace())
        return notOurs(tag, u"has no version after \""_s + prefix.toString() + u"\"."_s);
    if (scheme == VersionScheme::SemVer) {
        if (const auto candidate = semVerCandidate(rest))
            return *candidate;
    }
    return Version::parse(rest, scheme);
}

} // namespace

Result<TagGrammar> TagGrammar::fromPatterns(const QString &release, const QString &candidate, VersionScheme scheme)
{
    if (release.count(versionPlace) != 1 || release.contains(numberPlace))
        return badPattern(release, u"must hold {version} once and no {n}."_s, u"Write it like v{version}."_s);
    const qsizetype numberAt = candidate.indexOf(numberPlace);
    if (candidate.count(versionPlace) != 1 || candidate.count(numberPlace) != 1 ||
        numberAt < candidate.indexOf(versionPlace)) {
        return badPattern(candidate, u"must hold {version} once and {n} once after it."_s,
                          u"Write it like v{version}-rc{n}."_s);
    }
    TagGrammar grammar;
    grammar.m_release = release;
    grammar.m_candidate = candidate;
    grammar.m_scheme = scheme;

    TB_TRY(const Version sample, Version::parse(u"1.2.3", scheme));
    const Version sampleCandidate = sample.candidate(4);
    const QString releaseTag = grammar.tagFor(sample);
    const QString candidateTag = grammar.tagFor(sampleCandidate);
    if (const auto checked = checkTagName(releaseTag); !checked)
        return badPattern(release, u"makes a name that is not allowed: "_s + checked.error().message, {});
    if (const auto checked = checkTagName(candidateTag); !checked)
        return badPattern(candidate, u"makes a name that is not allowed: "_s + checked.error().message, {});
    // What the patterns write must be read back as the same, by the strict and the generous reading alike:
    // "v{version}.{n}" would make a candidate of every fourth number.
    const auto loose = looseVersion(release, candidateTag, scheme);
    if (grammar.versionOf(candidateTag) != sampleCandidate || (loose && *loose != sampleCandidate)) {
        return badPattern(candidate, u"makes names that mean another version than the candidate."_s,
                          u"Write it like v{version}-rc{n}."_s);
    }
    if (grammar.versionOf(releaseTag) != sample)
        return badPattern(release, u"makes names that cannot be told from others."_s, u"Write it like v{version}."_s);
    return grammar;
}

TagGrammar TagGrammar::withPadding(ZeroPadding padding) const
{
    TagGrammar grammar = *this;
    grammar.m_padding = std::move(padding);
    return grammar;
}

TagGrammar TagGrammar::withUnderscores(bool underscored) const
{
    TagGrammar grammar = *this;
    grammar.m_underscored = underscored;
    return grammar;
}

QList<Version> TagGrammar::versionsOf(const QStringList &tags) const
{
    QList<Version> versions;
    for (const QString &tag : tags) {
        if (auto version = versionOf(tag))
            versions.append(*std::move(version));
    }
    std::ranges::stable_sort(versions, [](const Version &a, const Version &b) { return a > b; });
    return versions;
}

QString TagGrammar::inTags(QString version) const
{
    return m_underscored ? version.replace(u'.', u'_') : version;
}

QString TagGrammar::tagFor(const Version &plain) const
{
    const Version version = inSpelling(plain);
    const auto number = version.candidateNumber();
    if (number && version.local().isEmpty()) {
        QString tag = m_candidate;
        return tag.replace(numberPlace, QString::number(*number))
            .replace(versionPlace, inTags(version.finalRelease().text()));
    }
    QString tag = m_release;
    return tag.replace(versionPlace, inTags(version.spelling()));
}

Result<Version> TagGrammar::versionOf(QStringView tag) const
{
    const qsizetype prefix = withoutAnnouncement(QStringView(m_release).first(m_release.indexOf(versionPlace))).size();
    const QString dotted = m_underscored && tag.size() > prefix && tag.size() <= prefix + Version::maximumLength
                               ? tag.first(prefix).toString() + withDots(tag.sliced(prefix))
                               : tag.toString();
    if (const auto candidate = exactCandidate(m_candidate, dotted, m_scheme))
        return *candidate;
    return looseVersion(m_release, dotted, m_scheme);
}

int nextCandidateNumber(const Version &target, const QStringList &tags, const TagGrammar &grammar)
{
    const Version release = target.finalRelease();
    int highest = 0;
    for (const QString &tag : tags) {
        const auto version = grammar.versionOf(tag);
        if (!version || version->finalRelease() != release)
            continue;
        const auto number = version->candidateNumber();
        // The last int has no successor; a number of that size counts nothing.
        if (number && *number < std::numeric_limits<int>::max())
            highest = std::max(highest, *number);
    }
    return highest + 1;
}

} // namespace tagboat
