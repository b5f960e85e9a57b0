// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/conventionalcommit.h"

#include <QHash>
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

/// Forges put the pull request's number behind the subject when they squash: "feat: x (#12)".
QString withoutNumber(const QString &subject)
{
    static const QRegularExpression number(u"\\s*\\(#\\d+\\)$"_s);
    return QString(subject).remove(number);
}

bool isMerge(const QString &subject)
{
    static const QRegularExpression merge(
        u"^Merge (?:(?:branch|branches|pull request|remote-tracking|tag|commit) |[0-9a-f]{7,40} into )|^Merged in \\S+ \\("_s);
    return merge.match(subject).hasMatch();
}

/// What a subject says about another one: reverted once, reverted and applied again (which is twice), or itself.
struct RevertChain {
    QString subject;
    int depth = 0;
};

RevertChain chainOf(QString subject)
{
    RevertChain chain;
    static const QRegularExpression quoted(u"^(Revert|Reapply) \"(.*)\"(?:\\s*\\(#\\d+\\))?$"_s);
    static const QRegularExpression typed(u"^revert(?:\\([^()]*\\))?!?: +(.+)$"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    while (chain.depth < 100) {
        if (const auto match = quoted.match(subject); match.hasMatch()) {
            chain.depth += match.captured(1) == "Revert"_L1 ? 1 : 2;
            subject = match.captured(2);
        } else if (const auto typedMatch = typed.match(subject); typedMatch.hasMatch()) {
            ++chain.depth;
            subject = typedMatch.captured(1);
            if (subject.size() > 1 && subject.startsWith(u'"') && subject.endsWith(u'"'))
                subject = subject.mid(1, subject.size() - 2);
        } else {
            break;
        }
    }
    chain.subject = withoutNumber(subject);
    return chain;
}

/// Drops each revert together with one commit that it reverts; deepest first, so that a revert's revert frees the
/// commit. What is left, as places in @p messages.
QList<qsizetype> withoutReverted(const QStringList &messages)
{
    QList<RevertChain> chains;
    QHash<std::pair<QString, int>, QList<qsizetype>> standing;
    QList<qsizetype> reverts;
    for (qsizetype i = 0; i < messages.size(); ++i) {
        chains.append(chainOf(subjectOf(messages[i])));
        standing[{chains[i].subject, chains[i].depth}].append(i);
        if (chains[i].depth > 0)
            reverts.append(i);
    }
    std::stable_sort(reverts.begin(), reverts.end(),
                     [&](qsizetype a, qsizetype b) { return chains[a].depth > chains[b].depth; });
    QList<bool> cancelled(messages.size(), false);
    for (const qsizetype revert : std::as_const(reverts)) {
        if (cancelled[revert])
            continue;
        auto &targets = standing[{chains[revert].subject, chains[revert].depth - 1}];
        if (targets.isEmpty())
            continue;
        cancelled[revert] = true;
        cancelled[targets.takeFirst()] = true;
    }
    QList<qsizetype> kept;
    for (qsizetype i = 0; i < messages.size(); ++i) {
        if (!cancelled[i])
            kept += i;
    }
    return kept;
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
        u"^(?:bump |release |releasing |prepare (?:for )?release|version |v?\\d+(?:\\.\\d+)+\\s*$|update (?:the "
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

QString headerOf(const ConventionalCommit &commit)
{
    const QString scope = commit.scope.isEmpty() ? QString() : u'(' + commit.scope + u')';
    return commit.type + scope + (commit.breaking ? u"!: "_s : u": "_s) + commit.description;
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
        const Weight own = weightOf(entry, headerOf(entry));
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
    QStringList counting;
    QList<qsizetype> places;
    for (qsizetype i = 0; i < messages.size(); ++i) {
        const QString subject = subjectOf(messages[i]);
        if (subject.isEmpty() || isMerge(subject))
            continue;
        counting += messages[i];
        places += i;
    }
    QList<qsizetype> standing;
    for (const qsizetype kept : withoutReverted(counting))
        standing += places[kept];
    return standing;
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
