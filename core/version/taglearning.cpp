// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "version/taggrammar.h"

#include "version/decimal.h"
#include "version/versiontext.h"

#include <QMap>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

constexpr qsizetype samplesThatCount = 30;
constexpr qsizetype longestTag = 200;

/// A tag taken apart: "core-v1.2.3-rc1" has the family "core-", the prefix "core-v" and, as a candidate, the mark
/// "-rc".
struct Sample {
    QString family;
    QString prefix;
    QString mark;
    Version version;
    bool underscored = false;
};

QString defaultMark(VersionScheme scheme)
{
    return scheme == VersionScheme::SemVer ? u"-rc."_s : u"-rc"_s;
}

bool isSeparator(QChar c)
{
    return !c.isLetterOrNumber();
}

/// What stands between the release numbers and the candidate's number.
QString markOf(QStringView text)
{
    qsizetype begin = 0;
    while (begin < text.size() && (isAsciiDigit(text[begin]) || text[begin] == u'.' || text[begin] == u'!'))
        ++begin;
    while (begin > 0 && text[begin - 1] == u'.')
        --begin;
    qsizetype end = text.size();
    while (end > begin && isAsciiDigit(text[end - 1]))
        --end;
    return end < text.size() ? text.sliced(begin, end - begin).toString() : QString();
}

/// Length of the "v" before @p digit that announces a version: 1 in "v1" and "core-v1", 0 in "rev1" and "1".
/// Nothing where no version can begin, as in the middle of a word.
std::optional<qsizetype> announcement(QStringView tag, qsizetype digit)
{
    if (digit == 0 || isSeparator(tag[digit - 1]))
        return 0;
    if (tag[digit - 1].toLower() == u'v' && (digit == 1 || isSeparator(tag[digit - 2])))
        return 1;
    return std::nullopt;
}

std::optional<Sample> takeApart(const QString &tag, VersionScheme scheme)
{
    if (tag.size() > longestTag)
        return std::nullopt;
    static const QString plainCandidate = u"{version}-rc{n}"_s;
    static const auto pep440 = TagGrammar::fromPatterns(u"{version}"_s, plainCandidate, VersionScheme::Pep440);
    static const auto semVer = TagGrammar::fromPatterns(u"{version}"_s, plainCandidate, VersionScheme::SemVer);
    const auto &plain = scheme == VersionScheme::Pep440 ? pep440 : semVer;
    for (qsizetype i = 0; plain && i < tag.size(); ++i) {
        const auto letters = isAsciiDigit(tag[i]) ? announcement(tag, i) : std::nullopt;
        if (!letters)
            continue;
        const QStringView written = QStringView(tag).sliced(i);
        const QString rest = withDots(written);
        if (const auto version = plain->versionOf(rest)) {
            return Sample{tag.first(i - *letters), tag.first(i), version->isCandidate() ? markOf(rest) : QString(),
                          *version, rest != written};
        }
    }
    return std::nullopt;
}

/// As PEP 503 compares names: case and kind of separator make no difference.
QString comparableName(QStringView name)
{
    QString text;
    for (const QChar c : name) {
        const bool separator = c == u'-' || c == u'_' || c == u'.';
        if (!separator)
            text += c.toLower();
        else if (!text.endsWith(u'-'))
            text += u'-';
    }
    return text;
}

bool endsAsName(const QString &family)
{
    return family.size() > 1 && QStringView(u"-_@/").contains(family.back());
}

bool belongsTo(const QString &family, const QString &package)
{
    return endsAsName(family) && comparableName(QStringView(family).chopped(1)) == comparableName(package);
}

/// Words that say "release" and no package's name.
bool isGeneric(const QString &family)
{
    static const QSet<QString> words{u"release"_s, u"releases"_s, u"rel"_s, u"version"_s, u"versions"_s, u"ver"_s};
    return endsAsName(family) && words.contains(family.chopped(1).toLower());
}

template <typename Test>
QList<Sample> those(const QList<Sample> &samples, Test test)
{
    QList<Sample> chosen;
    std::copy_if(samples.begin(), samples.end(), std::back_inserter(chosen), test);
    return chosen;
}

/// The tags to learn from. A new component of a monorepo takes over how the others write theirs.
QList<Sample> ownSamples(const QList<Sample> &samples, const QString &package)
{
    if (!package.isEmpty()) {
        auto own = those(samples, [&](const Sample &sample) { return belongsTo(sample.family, package); });
        if (!own.isEmpty())
            return own;
    }
    auto plain = those(samples, [](const Sample &sample) { return sample.family.isEmpty(); });
    if (!plain.isEmpty())
        return plain;
    auto generic = those(samples, [](const Sample &sample) { return isGeneric(sample.family); });
    if (!generic.isEmpty())
        return generic;
    if (package.isEmpty()) {
        const bool oneFamily = std::all_of(samples.begin(), samples.end(), [&](const Sample &sample) {
            return sample.family == samples.front().family;
        });
        return oneFamily ? samples : QList<Sample>();
    }
    auto others = those(samples, [](const Sample &sample) { return endsAsName(sample.family); });
    for (Sample &sample : others)
        sample.prefix = package + sample.prefix.sliced(sample.family.size() - 1);
    return others;
}

/// The text with the greatest weight; of n samples the newest weighs 1, the next 1/2, then 1/3, so that a repository
/// which changed its habit is followed after a few releases, and one slip is not.
template <typename Text>
QString heaviest(const QList<Sample> &newestFirst, Text text)
{
    QMap<QString, double> weights;
    QString best;
    for (qsizetype i = 0; i < std::min(newestFirst.size(), samplesThatCount); ++i)
        weights[text(newestFirst[i])] += 1.0 / static_cast<double>(i + 1);
    for (auto it = weights.cbegin(); it != weights.cend(); ++it) {
        if (best.isNull() || it.value() > weights.value(best))
            best = it.key().isNull() ? u""_s : it.key();
    }
    return best;
}

} // namespace

TagGrammar TagGrammar::learn(const QStringList &tags, VersionScheme scheme, const QString &package)
{
    TagGrammar grammar;
    grammar.m_release = u"v{version}"_s;
    grammar.m_candidate = grammar.m_release + defaultMark(scheme) + u"{n}"_s;
    grammar.m_scheme = scheme;

    QList<Sample> samples;
    for (const QString &tag : tags) {
        if (auto sample = takeApart(tag, scheme))
            samples.append(*std::move(sample));
    }
    samples = ownSamples(samples, package);
    // "v1" is often a moving alias beside v1.2.3, and "20260101" a snapshot.
    const auto dotted = those(samples, [](const Sample &sample) { return sample.version.release().size() > 1; });
    if (!dotted.isEmpty())
        samples = dotted;
    if (samples.isEmpty())
        return grammar;

    std::stable_sort(samples.begin(), samples.end(),
                     [](const Sample &a, const Sample &b) { return a.version > b.version; });
    const auto candidates = those(samples, [](const Sample &sample) { return !sample.mark.isEmpty(); });
    const auto releases = those(samples, [](const Sample &sample) { return !sample.version.isCandidate(); });
    const QString release =
        heaviest(releases.isEmpty() ? samples : releases, [](const Sample &sample) { return sample.prefix; }) +
        u"{version}"_s;
    const QString usual = release + defaultMark(scheme) + u"{n}"_s;
    const QString candidate = candidates.isEmpty() ? usual : heaviest(candidates, [](const Sample &sample) -> QString {
        return sample.prefix + u"{version}"_s + sample.mark + u"{n}"_s;
    });
    const bool underscored =
        heaviest(samples, [](const Sample &sample) { return sample.underscored ? u"_"_s : u"."_s; }) == u"_"_s;
    // Odd histories may hold a mark that a new tag could not be read by, or a prefix that we would not write.
    if (const auto learned = fromPatterns(release, candidate, scheme))
        return learned->withUnderscores(underscored);
    return fromPatterns(release, usual, scheme).value_or(grammar).withUnderscores(underscored);
}

} // namespace tagboat
