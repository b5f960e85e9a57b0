// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/draft.h"
#include "changelog/standingcommits.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
/// For comparison: letters and digits alone, no case, no number behind.
QString wordsOf(const QString &text)
{
    QString words;
    for (const QChar each : withoutNumber(text).first.toCaseFolded()) {
        // What is beyond the basic plane is neither; as long as both sides lose it, they compare alike.
        if (each.isLetterOrNumber())
            words += each;
        else if (!words.endsWith(u' '))
            words += u' ';
    }
    return words.trimmed();
}
} // namespace

QList<DraftAnswer> answersTo(const DraftEntry &entry, DraftAnswer::Kind kind)
{
    const QString subject = entry.committed.isEmpty() ? entry.subject : entry.committed;
    QList<DraftAnswer> answers{{entry.commit, subject, entry.pullRequest, kind}};
    for (const auto &[commit, other] : entry.others)
        answers.append({commit, other, entry.pullRequest, kind});
    return answers;
}

Coverage::Coverage(const ChangelogRelease &release, const QList<DraftAnswer> &answers)
{
    for (const DraftAnswer &answer : answers) {
        m_answers.insert({answer.commit, answer.subject}, answer.kind);
        if (answer.pullRequest > 0)
            m_requests.insert({answer.pullRequest, answer.subject}, answer.kind);
    }
    static const QRegularExpression reference(
        u"(?:#|\\bGH-|/(?:pull|issues|merge_requests)/|:(?:pr|pull|issue|gh|user-pr):`)(\\d{1,9})\\b"_s);
    static const QRegularExpression hash(u"\\b[0-9a-f]{7,40}\\b"_s);
    for (const ChangelogSection &section : release.sections) {
        for (const ChangelogEntry &entry : section.entries) {
            for (auto it = reference.globalMatch(entry.text); it.hasNext();)
                m_numbers.insert(it.next().captured(1).toInt());
            for (auto it = hash.globalMatch(entry.text); it.hasNext();)
                m_hashes += it.next().captured(0);
            const QString words = wordsOf(entry.text);
            m_texts.insert(words);
            m_words += u'\n' + words + u'\n';
        }
    }
}

std::optional<DraftAnswer::Kind> Coverage::answer(const QString &commit, const QString &subject, int pullRequest) const
{
    if (const auto known = m_answers.constFind({commit, subject}); known != m_answers.cend())
        return *known;
    // A rebase gives another commit, but not another pull request.
    if (const auto known = m_requests.constFind({pullRequest, subject}); known != m_requests.cend())
        return *known;
    return std::nullopt;
}

std::optional<DraftAnswer::Kind> Coverage::answer(const DraftEntry &entry) const
{
    // An answer without the forge was to one commit; it holds for the pull request if it was given to all of them.
    std::optional<DraftAnswer::Kind> found;
    for (const DraftAnswer &each : answersTo(entry, DraftAnswer::Kind::Taken)) {
        const auto known = answer(each.commit, each.subject, each.pullRequest);
        if (!known)
            return std::nullopt;
        found = found.value_or(*known);
    }
    return found;
}

bool Coverage::tellsOf(const QString &subject) const
{
    // Within another text only a subject of some length says anything: "Tests" stands in many.
    constexpr qsizetype telling = 16;
    const QString words = wordsOf(subject);
    return m_texts.contains(words) || (words.size() >= telling && m_words.contains(words));
}

bool Coverage::covers(const DraftEntry &entry) const
{
    if (answer(entry))
        return true;
    if (m_texts.isEmpty())
        return false;
    if (entry.pullRequest > 0 && m_numbers.contains(entry.pullRequest))
        return true;
    const auto names = [&entry](const QString &hash) { return entry.commit.startsWith(hash); };
    if (std::any_of(m_hashes.cbegin(), m_hashes.cend(), names))
        return true;
    return tellsOf(entry.subject) || (!entry.committed.isEmpty() && tellsOf(entry.committed));
}

} // namespace tagboat
