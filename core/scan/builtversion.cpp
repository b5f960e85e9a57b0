// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/builtversion.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// A tag further away than this is only looked for as the package's latest.
constexpr int nearCommits = 500;

Result<DescribedTag> described(LocalRepository &repository, const GitTag &tag)
{
    DescribedTag seen{tag.name, 0, tag.annotated, {}};
    TB_TRY(seen.distance, repository.countSince(tag.commit));
    TB_TRY(seen.date, repository.tagDate(tag));
    return seen;
}

TagSituation situationOf(const WorkingState &state)
{
    TagSituation situation;
    situation.head = state.head;
    situation.branch = state.branch;
    situation.dirty = state.dirty();
    situation.shallow = state.shallow;
    situation.now = QDateTime::currentDateTimeUtc(); // only the local part of a dirty build's version shows it
    return situation;
}

/// The tags that git describe may choose from: those on the commits since the latest release, and the latest's own
/// commit. Stray tags are among them, for the tools see these too.
Result<QList<DescribedTag>> nearTags(LocalRepository &repository, const QList<GitTag> &tags, const QString &latest)
{
    TB_TRY(const QList<GitCommit> commits, repository.commitsSince(latest, u"."_s, nearCommits));
    QSet<QString> near{latest};
    for (const GitCommit &commit : commits)
        near.insert(commit.id);
    QList<DescribedTag> found;
    for (const GitTag &tag : tags) {
        if (tag.commit.isEmpty() || !near.contains(tag.commit))
            continue;
        TB_TRY(const DescribedTag seen, described(repository, tag));
        found.append(seen);
    }
    return found;
}

} // namespace

Result<void> predictBuild(LocalRepository &repository, const QList<GitTag> &tags, const WorkingState &state,
                          PackageRow &package)
{
    if (!package.versions.tagRules || state.head.isEmpty())
        return {};
    TagSituation situation = situationOf(state);
    const QString latest = package.latestTag ? package.latestTag->commit : QString();
    TB_TRY(situation.tags, nearTags(repository, tags, latest));
    TB_TRY(situation.commits, repository.countSince({}));
    const auto prediction = predictVersion(*package.versions.tagRules, situation);
    package.built = prediction ? *prediction : TagPrediction{{}, {}, {describe(prediction.error())}};
    return {};
}

Result<TagPrediction> predictTagged(LocalRepository &repository, const QList<GitTag> &tags, const WorkingState &state,
                                    const TagRules &rules, const DescribedTag &tag)
{
    TagSituation situation = situationOf(state);
    situation.dirty = false;
    for (const GitTag &other : tags) {
        if (other.commit != state.head || other.name == tag.name)
            continue;
        TB_TRY(const DescribedTag seen, described(repository, other));
        situation.tags.append(seen);
    }
    situation.tags.append(tag);
    return predictVersion(rules, situation);
}

} // namespace tagboat
