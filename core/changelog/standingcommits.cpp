// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/standingcommits.h"

#include "changelog/conventionalcommit.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
bool isMerge(const QString &subject)
{
    static const QRegularExpression merge(
        u"^Merge (?:(?:branch|branches|pull request|remote-tracking|tag|commit) |[0-9a-f]{7,40} into )|^Merged in \\S+ \\("_s);
    return subject.startsWith("Merge"_L1) && merge.match(subject).hasMatch();
}

/// Whether the subject may speak of another one at all; most do not, and the patterns below cost time.
bool speaksOfReverting(const QString &subject)
{
    for (const QLatin1StringView word : {"rev"_L1, "reapply"_L1, "re-"_L1, "rerev"_L1, "back"_L1}) {
        if (subject.startsWith(word, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

/// Takes one layer off: 'Revert "x"' is a revert of x. Returns how often x is reverted by it; 0 if it is none.
int unwrap(QString &subject)
{
    static const QRegularExpression quoted(u"^(Revert|Reapply) \"(.*)\"(?:\\s*\\(#\\d+\\))?$"_s);
    static const QRegularExpression typed(u"^revert(?:\\([^()]*\\))?!?: +(.+)$"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    if (const auto match = quoted.match(subject); match.hasMatch()) {
        const int times = match.captured(1) == "Revert"_L1 ? 1 : 2;
        subject = match.captured(2);
        return times;
    }
    if (const auto match = typed.match(subject); match.hasMatch()) {
        subject = match.captured(1);
        if (subject.size() > 1 && subject.startsWith(u'"') && subject.endsWith(u'"'))
            subject = subject.mid(1, subject.size() - 2);
        return 1;
    }
    return 0;
}

/// The commit that a revert names in its body, as git writes it there.
QString revertedId(const QString &message)
{
    static const QRegularExpression named(u"^This reverts commit ([0-9a-f]{40})\\b"_s,
                                          QRegularExpression::MultilineOption);
    static const QRegularExpression revert(u"^(?:re-?)?(?:revert|back(?:ed|s|ing)? ?out)"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    if (!revert.match(message).hasMatch())
        return {};
    return named.match(message).captured(1);
}
} // namespace

std::pair<QString, int> withoutNumber(const QString &subject)
{
    constexpr qsizetype mostDigits = 9;
    const QString text = subject.trimmed();
    qsizetype digits = text.size() - 1;
    while (digits > 0 && text[digits - 1] >= u'0' && text[digits - 1] <= u'9')
        --digits;
    const qsizetype count = text.size() - 1 - digits;
    if (!text.endsWith(u')') || count < 1 || count > mostDigits || digits < 2 || text[digits - 1] != u'#' ||
        text[digits - 2] != u'(')
        return {text, 0};
    return {text.first(digits - 2).trimmed(), text.mid(digits, count).toInt()};
}

bool StandingCommits::add(const QString &message, const QString &id)
{
    const qsizetype place = m_commits.size();
    QString subject = message.section(u'\n', 0, 0).trimmed();
    if (subject.isEmpty() || isMerge(subject)) {
        m_commits.append({{}, -1});
        m_ids.append(QString());
        return false;
    }
    Commit commit;
    if (speaksOfReverting(subject)) {
        constexpr int deepest = 100;
        for (int times = unwrap(subject); times > 0 && commit.depth < deepest; times = unwrap(subject))
            commit.depth += times;
        if (const QString reverted = id.isEmpty() ? QString() : revertedId(message); !reverted.isEmpty())
            m_revertedIds.insert(place, reverted);
    }
    commit.subject = withoutNumber(subject).first;
    if (commit.depth > 0 || m_revertedIds.contains(place))
        m_reverts += place;
    m_commits.append(std::move(commit));
    m_ids.append(id);
    return true;
}

/// The places of the commits that reverts name by their id. Git writes them in full.
QHash<qsizetype, qsizetype> StandingCommits::namedTargets() const
{
    QHash<qsizetype, qsizetype> targets;
    if (m_revertedIds.isEmpty())
        return targets;
    QHash<QStringView, qsizetype> places;
    places.reserve(m_ids.size());
    for (qsizetype i = 0; i < m_ids.size(); ++i)
        places.insert(m_ids[i], i);
    for (auto it = m_revertedIds.cbegin(); it != m_revertedIds.cend(); ++it) {
        if (const auto place = places.constFind(it.value()); place != places.cend())
            targets.insert(it.key(), *place);
    }
    return targets;
}

/// Drops each revert together with one commit that it reverts; deepest first, so that a revert's revert frees the
/// commit. The commit is the one that the revert names; else one of the subject that it names.
QList<bool> StandingCommits::cancelled() const
{
    QList<bool> gone(m_commits.size(), false);
    if (m_reverts.isEmpty())
        return gone;
    QHash<std::pair<QString, int>, QList<qsizetype>> bySubject;
    for (qsizetype i = 0; i < m_commits.size(); ++i) {
        if (m_commits[i].depth >= 0)
            bySubject[{m_commits[i].subject, m_commits[i].depth}].append(i);
    }
    const QHash<qsizetype, qsizetype> named = namedTargets();
    QList<qsizetype> reverts = m_reverts;
    std::stable_sort(reverts.begin(), reverts.end(),
                     [this](qsizetype a, qsizetype b) { return m_commits[a].depth > m_commits[b].depth; });
    for (const qsizetype revert : std::as_const(reverts)) {
        if (gone[revert])
            continue;
        qsizetype target = named.value(revert, -1);
        if (target >= 0 && (target == revert || gone[target]))
            target = -1;
        if (target < 0 && m_commits[revert].depth > 0) {
            QList<qsizetype> &same = bySubject[{m_commits[revert].subject, m_commits[revert].depth - 1}];
            while (target < 0 && !same.isEmpty()) {
                const qsizetype next = same.takeFirst();
                target = gone[next] || next == revert ? -1 : next;
            }
        }
        if (target < 0)
            continue;
        gone[revert] = true;
        gone[target] = true;
    }
    return gone;
}

QList<qsizetype> StandingCommits::standing() const
{
    const QList<bool> gone = cancelled();
    QList<qsizetype> places;
    for (qsizetype i = 0; i < m_commits.size(); ++i) {
        if (m_commits[i].depth >= 0 && !gone[i])
            places += i;
    }
    return places;
}

} // namespace tagboat
