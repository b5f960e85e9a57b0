// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/conventionalcommit.h"
#include "changelog/standingcommits.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
QString subjectOf(const QString &message)
{
    return message.section(u'\n', 0, 0).trimmed();
}

bool isQuietType(const QString &type)
{
    static const QStringList types{u"docs"_s, u"doc"_s,   u"chore"_s, u"ci"_s,      u"style"_s,
                                   u"test"_s, u"tests"_s, u"build"_s, u"release"_s, u"refactor"_s,
                                   u"deps"_s, u"wip"_s,   u"bump"_s};
    return types.contains(type);
}

/// Upkeep in plain words. Deliberately short: a needless patch release is seen and taken back, a missing one is not.
bool isUpkeep(const QString &subject)
{
    static const QRegularExpression upkeep(
        u"^(?:bump |release |releasing |prepar(?:e|ing) (?:for )?(?:the )?(?:release|next development)|version |"
        "(?:fixup|squash|amend)! |v?\\d+(?:\\.\\d+)+\\s*$|update (?:the "
        u")?changelog"
        "|changelog|(?:fix )?typo|docs?\\b|readme|ci\\b|tests?\\b|\\[pre-commit\\.ci\\]|start development|back to development)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return upkeep.match(subject).hasMatch();
}

/// What one commit is, and what it asks for.
struct Weight {
    enum class Kind { Feature, Fix, Other };
    Kind kind = Kind::Other;
    ReleaseLevel level = ReleaseLevel::Patch;
    QString subject;
};

Weight weightOf(const ConventionalCommit &commit, const QString &subject)
{
    Weight weight{Weight::Kind::Other, ReleaseLevel::Patch, subject};
    if (commit.type == "feat"_L1 || commit.type == "feature"_L1)
        weight = {Weight::Kind::Feature, ReleaseLevel::Minor, subject};
    else if (commit.type == "fix"_L1 || commit.type == "perf"_L1)
        weight.kind = Weight::Kind::Fix;
    else if (isQuietType(commit.type))
        weight.level = ReleaseLevel::None;
    if (commit.breaking)
        weight.level = ReleaseLevel::Major;
    return weight;
}

Weight weightOf(const QString &message)
{
    const QString subject = subjectOf(message);
    const auto title = ConventionalCommit::parse(message);
    Weight weight =
        title ? weightOf(*title, subject)
              : Weight{Weight::Kind::Other, isUpkeep(subject) ? ReleaseLevel::None : ReleaseLevel::Patch, subject};
    const bool titleDecides = title && weight.kind != Weight::Kind::Other;
    if (!title && !breakingNote(message).isEmpty())
        weight.level = ReleaseLevel::Major;
    for (const ConventionalCommit &entry : squashedCommits(message)) {
        const Weight own = weightOf(entry, entry.header());
        if (own.level > weight.level && (!titleDecides || entry.breaking))
            weight = {titleDecides ? weight.kind : own.kind, own.level, subject + u" → "_s + own.subject};
        else if (!titleDecides && weight.kind == Weight::Kind::Other && own.level == weight.level)
            weight.kind = own.kind;
    }
    return weight;
}
} // namespace

QList<qsizetype> standingCommits(const QList<QString> &messages)
{
    StandingCommits commits;
    for (const QString &message : messages)
        commits.add(message);
    return commits.standing();
}

CommitEvidence weighCommits(const QList<QString> &messages)
{
    CommitEvidence evidence;
    for (const qsizetype standing : standingCommits(messages)) {
        const Weight weight = weightOf(messages[standing]);
        ++(weight.kind == Weight::Kind::Feature ? evidence.features
           : weight.kind == Weight::Kind::Fix   ? evidence.fixes
                                                : evidence.others);
        if (weight.level == ReleaseLevel::Major)
            ++evidence.breaking;
        evidence.level = std::max(evidence.level, weight.level);
        if (weight.level > ReleaseLevel::None)
            evidence.reasons.append({static_cast<int>(standing), weight.level, weight.subject});
    }
    std::ranges::stable_sort(evidence.reasons, std::greater{}, &CommitReason::level);
    return evidence;
}

} // namespace tagboat
