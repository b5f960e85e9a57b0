// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "version/releasable.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

struct Named {
    Version version;
    QString tag;
};

/// v1 and v1.0 point to the newest v1.x.y: they mean no version of their own.
QList<Named> withoutAliases(QList<Named> all)
{
    QSet<QString> moving;
    for (const Named &named : all) {
        if (named.version.release().size() == 1 && !named.version.isPreRelease())
            moving.insert(named.version.releaseNumber(0));
    }
    const bool dotted = std::ranges::any_of(all, [](const Named &named) { return named.version.release().size() > 1; });
    all.removeIf([&](const Named &named) {
        const auto numbers = named.version.release().size();
        return dotted && (numbers == 1 || (numbers == 2 && moving.contains(named.version.releaseNumber(0))));
    });
    return all;
}

} // namespace

QString newEpochDetail()
{
    return u"Versions of another epoch sort above all others, for good; the packaging guide advises against them."_s;
}

Result<void> checkReleasable(const Version &version, const ReleaseFacts &facts)
{
    const bool python = version.scheme() == VersionScheme::Pep440;
    if (python && !version.local().isEmpty())
        return fail(Error::Kind::Refused,
                    u"%1 has the local part +%2; local versions are never published"_s.arg(version.normalized(),
                                                                                           version.local()),
                    {}, u"Leave out what follows the +."_s);
    const QString epoch = facts.current ? facts.current->epoch() : u"0"_s;
    if (python && version.epoch() != epoch && !facts.newEpoch)
        return fail(Error::Kind::Refused, u"%1 begins the epoch %2"_s.arg(version.normalized(), version.epoch()),
                    newEpochDetail(), u"Confirm it: --new-epoch on the command line."_s);
    const auto isItsFinal = [&version](const Version &tagged) {
        return !tagged.isPreRelease() && tagged.finalRelease() == version.finalRelease();
    };
    if (version.isPostRelease() && !facts.tagged.isEmpty() && std::ranges::none_of(facts.tagged, isItsFinal))
        return fail(Error::Kind::Refused,
                    u"%1 is not released yet; a post-release corrects what is"_s.arg(version.finalRelease().spelling()),
                    {}, u"Release it itself."_s);
    if (!version.isPreRelease())
        return {};
    for (const Version &tagged : facts.tagged) {
        if (isItsFinal(tagged) && version < tagged)
            return fail(Error::Kind::Refused,
                        u"%1 is released already; %2 would sort below it"_s.arg(tagged.spelling(), version.spelling()),
                        {}, u"Make a pre-release of a higher version."_s);
    }
    return {};
}

Result<void> checkNoDevelopment(const Version &version)
{
    if (version.scheme() != VersionScheme::Pep440 || !version.isDevRelease())
        return {};
    return fail(Error::Kind::Refused,
                u"%1 is a development version; those get no tag and no release"_s.arg(version.normalized()), {},
                u"Write it into the files: tagboat-cli bump REPO --level dev"_s);
}

Result<void> checkUnreleased(const Version &version, const QList<Version> &tagged, const std::optional<Version> &latest)
{
    if (tagged.contains(version) || version == latest)
        return fail(Error::Kind::Refused, u"%1 is released already"_s.arg(version.spelling()), {},
                    u"Choose a higher version."_s);
    if (latest && version < *latest)
        return fail(Error::Kind::Refused,
                    u"%1 is lower than %2, which is released"_s.arg(version.spelling(), latest->spelling()), {},
                    u"Choose a version above %1."_s.arg(latest->spelling()));
    return {};
}

QList<QStringList> doubleSpellings(const QStringList &tags, const TagGrammar &grammar)
{
    QList<Named> all;
    QSet<QString> seen;
    for (const QString &tag : tags) {
        if (seen.contains(tag))
            continue;
        seen.insert(tag);
        if (auto version = grammar.versionOf(tag))
            all.append({*std::move(version), tag});
    }
    all = withoutAliases(std::move(all));
    std::ranges::stable_sort(all, [](const Named &a, const Named &b) { return a.version < b.version; });
    QList<QStringList> groups;
    for (qsizetype i = 0; i < all.size();) {
        QStringList same{all[i].tag};
        qsizetype next = i + 1;
        while (next < all.size() && all[next].version == all[i].version)
            same.append(all[next++].tag);
        if (same.size() > 1)
            groups.append(same);
        i = next;
    }
    return groups;
}

QString previousReleaseTag(const Version &version, const QStringList &tags, const TagGrammar &grammar)
{
    QString name;
    std::optional<Version> best;
    for (const QString &tag : tags) {
        const auto tagged = grammar.versionOf(tag);
        if (!tagged || tagged->isPreRelease() || *tagged >= version || (best && *tagged <= *best))
            continue;
        best = *tagged;
        name = tag;
    }
    return name;
}

} // namespace tagboat
