// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/conventionalcommit.h"

#include <QHash>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

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
/// commit.
QStringList withoutReverted(const QStringList &messages)
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
    QStringList kept;
    for (qsizetype i = 0; i < messages.size(); ++i) {
        if (!cancelled[i])
            kept += messages[i];
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
} // namespace

CommitEvidence weighCommits(const QList<QString> &messages)
{
    using Level = CommitEvidence::Level;
    QStringList counting;
    for (const QString &message : messages) {
        const QString subject = subjectOf(message);
        if (!subject.isEmpty() && !isMerge(subject))
            counting += message;
    }
    CommitEvidence evidence;
    for (const QString &message : withoutReverted(counting)) {
        Level level = Level::Patch;
        const auto commit = ConventionalCommit::parse(message);
        if (commit && (commit->type == "feat"_L1 || commit->type == "feature"_L1)) {
            ++evidence.features;
            level = Level::Minor;
        } else if (commit && (commit->type == "fix"_L1 || commit->type == "perf"_L1)) {
            ++evidence.fixes;
        } else {
            ++evidence.others;
            if (commit ? isQuietType(commit->type) : isUpkeep(subjectOf(message)))
                level = Level::None;
        }
        if (commit && commit->breaking) {
            ++evidence.breaking;
            level = Level::Major;
        }
        evidence.level = std::max(evidence.level, level);
    }
    return evidence;
}

} // namespace tagboat
