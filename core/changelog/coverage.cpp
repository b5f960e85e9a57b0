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

QList<DraftAnswer> rewordedAnswers(const QList<DraftAnswer> &answers, const ChangelogRelease &before,
                                   const ChangelogRelease &after)
{
    const auto textsOf = [](const ChangelogRelease &release) {
        QSet<QString> texts;
        for (const ChangelogSection &section : release.sections) {
            for (const ChangelogEntry &entry : section.entries)
                texts.insert(entry.text);
        }
        return texts;
    };
    const QSet<QString> was = textsOf(before);
    const QSet<QString> is = textsOf(after);
    const QSet<QString> gone = was - is;
    const QSet<QString> come = is - was;
    if (gone.size() != 1 || come.size() != 1) // nothing, or more than an entry's words
        return {};
    const QString words = wordsOf(*gone.cbegin());
    QHash<std::pair<QString, QString>, DraftAnswer> latest;
    for (const DraftAnswer &answer : answers)
        latest.insert({answer.commit, answer.subject}, answer);
    QList<DraftAnswer> reworded;
    for (DraftAnswer answer : std::as_const(latest)) {
        if (answer.kind != DraftAnswer::Kind::Taken || answer.text.isEmpty() || wordsOf(answer.text) != words)
            continue;
        answer.text = *come.cbegin();
        reworded += answer;
    }
    return reworded;
}

ChangelogRelease openPart(const Changelog &changelog, const QString &published)
{
    const ChangelogRelease *closed = published.isEmpty() ? nullptr : changelog.find(published);
    bool open = published.isEmpty() || closed != nullptr;
    ChangelogRelease part;
    for (const ChangelogRelease &release : changelog.releases()) {
        open = open && &release != closed;
        if (open || release.unreleased)
            part.sections += release.sections;
    }
    return part;
}

Coverage::Coverage(const ChangelogRelease &release, const QList<DraftAnswer> &answers, const QList<DraftEntry> &offered)
{
    for (const DraftAnswer &answer : answers) {
        m_answers.insert({answer.commit, answer.subject}, answer);
        if (answer.pullRequest > 0)
            m_requests.insert({answer.pullRequest, answer.subject}, answer);
    }
    static const QRegularExpression reference(
        u"(?:#|\\(!|\\bGH-|/(?:pull|issues|merge_requests)/|:(?:pr|pull|issue|gh|user-pr):`)(\\d{1,9})\\b"_s);
    static const QRegularExpression hash(u"\\b[0-9a-f]{7,40}\\b"_s);
    for (const ChangelogSection &section : release.sections) {
        for (const ChangelogEntry &entry : section.entries) {
            Told told{wordsOf(entry.text), {}, {}};
            for (auto it = reference.globalMatch(entry.text); it.hasNext();)
                told.numbers += it.next().captured(1).toInt();
            for (auto it = hash.globalMatch(entry.text); it.hasNext();)
                told.hashes += it.next().captured(0);
            for (const int number : std::as_const(told.numbers))
                m_numbers.insert(number);
            m_hashes += told.hashes;
            m_texts.insert(told.words);
            m_words += u'\n' + told.words + u'\n';
            m_told += told;
        }
    }
    share(offered);
}

bool Coverage::isNamed(const QString &commit) const
{
    return std::any_of(m_hashes.cbegin(), m_hashes.cend(),
                       [&commit](const QString &hash) { return commit.startsWith(hash); });
}

/// Finds what several offered entries share, and which of them the entries that name it tell of.
void Coverage::share(const QList<DraftEntry> &offered)
{
    QHash<int, QList<const DraftEntry *>> requests;
    QHash<QString, QList<const DraftEntry *>> commits;
    for (const DraftEntry &entry : offered) {
        if (entry.section.isEmpty()) // it is not offered, so it is no rival
            continue;
        if (m_numbers.contains(entry.pullRequest))
            requests[entry.pullRequest] += &entry;
        if (isNamed(entry.commit))
            commits[entry.commit] += &entry;
    }
    const auto naming = [this](const auto &names) {
        QList<const Told *> found;
        for (const Told &told : std::as_const(m_told)) {
            if (names(told))
                found += &told;
        }
        return found;
    };
    for (auto it = requests.cbegin(); it != requests.cend(); ++it) {
        if (it->size() < 2)
            continue;
        m_sharedNumbers.insert(it.key());
        claim(*it, naming([&it](const Told &told) { return told.numbers.contains(it.key()); }));
    }
    for (auto it = commits.cbegin(); it != commits.cend(); ++it) {
        if (it->size() < 2)
            continue;
        m_sharedCommits.insert(it.key());
        claim(*it, naming([&it](const Told &told) {
            return std::any_of(told.hashes.cbegin(), told.hashes.cend(),
                               [&it](const QString &hash) { return it.key().startsWith(hash); });
        }));
    }
}

/// Each entry of @p naming tells of the one of the group that it is most like, if no words say of which.
void Coverage::claim(const QList<const DraftEntry *> &group, QList<const Told *> naming)
{
    QList<const DraftEntry *> left;
    for (const DraftEntry *entry : group) {
        const QString subject = wordsOf(entry->subject);
        const QString committed = entry->committed.isEmpty() ? entry->subject : entry->committed;
        const DraftAnswer *taken = answer(entry->commit, committed, entry->pullRequest);
        const QString text = taken == nullptr ? QString() : wordsOf(taken->text);
        const auto own = std::ranges::find_if(naming, [&](const Told *told) {
            return told->words == subject || told->words == wordsOf(entry->text) ||
                   (!text.isEmpty() && told->words == text);
        });
        if (own == naming.end()) {
            left += entry;
            continue;
        }
        naming.erase(own);
        m_claimed.insert({entry->commit, entry->subject});
    }
    const auto wordsIn = [](const QString &words) {
        const QStringList all = words.split(u' ', Qt::SkipEmptyParts);
        return QSet<QString>(all.cbegin(), all.cend());
    };
    for (const Told *told : std::as_const(naming)) {
        const QSet<QString> said = wordsIn(told->words);
        qsizetype best = -1;
        double most = -1;
        for (qsizetype i = 0; i < left.size(); ++i) {
            const QSet<QString> wanted = wordsIn(wordsOf(left[i]->subject));
            const QSet<QString> common = QSet<QString>(said).intersect(wanted);
            const double alike =
                static_cast<double>(common.size()) / static_cast<double>(std::max<qsizetype>(wanted.size(), 1));
            if (alike > most) {
                most = alike;
                best = i;
            }
        }
        if (best >= 0) {
            const DraftEntry *entry = left.takeAt(best);
            m_claimed.insert({entry->commit, entry->subject});
        }
    }
}

const DraftAnswer *Coverage::answer(const QString &commit, const QString &subject, int pullRequest) const
{
    if (const auto known = m_answers.constFind({commit, subject}); known != m_answers.cend())
        return &*known;
    // A rebase gives another commit, but not another pull request.
    if (const auto known = m_requests.constFind({pullRequest, subject}); known != m_requests.cend())
        return &*known;
    return nullptr;
}

std::optional<DraftAnswer::Kind> Coverage::answer(const DraftEntry &entry) const
{
    // An answer without the forge was to one commit; it holds for the pull request if it was given to all of them.
    std::optional<DraftAnswer::Kind> found;
    for (const DraftAnswer &each : answersTo(entry, DraftAnswer::Kind::Taken)) {
        const DraftAnswer *known = answer(each.commit, each.subject, each.pullRequest);
        if (known == nullptr)
            return std::nullopt;
        found = found.value_or(known->kind);
    }
    return found;
}

/// As answer(), but what was taken counts only where the entry stands that it was taken into: the file may have been
/// given back since.
bool Coverage::answered(const DraftEntry &entry) const
{
    const QList<DraftAnswer> wanted = answersTo(entry, DraftAnswer::Kind::Taken);
    return std::ranges::all_of(wanted, [this](const DraftAnswer &each) {
        const DraftAnswer *known = answer(each.commit, each.subject, each.pullRequest);
        return known != nullptr && (known->kind == DraftAnswer::Kind::Dismissed ||
                                    (!known->text.isEmpty() && m_texts.contains(wordsOf(known->text))));
    });
}

bool Coverage::tellsOf(const QString &subject) const
{
    // Within another text only a subject of some length says anything: "Tests" stands in many.
    constexpr qsizetype telling = 16;
    const QString words = wordsOf(subject);
    return m_texts.contains(words) || (words.size() >= telling && m_words.contains(words));
}

bool Coverage::tellsItsWords(const DraftEntry &entry) const
{
    const bool longer =
        entry.breaking || entry.mergeRequest || !entry.scope.isEmpty(); // its text may be more than its subject
    return tellsOf(entry.subject) || (!entry.committed.isEmpty() && tellsOf(entry.committed)) ||
           (longer && m_texts.contains(wordsOf(entry.text)));
}

bool Coverage::covers(const DraftEntry &entry) const
{
    if (answered(entry))
        return true;
    if (m_texts.isEmpty())
        return false;
    const bool named = entry.pullRequest > 0 && m_numbers.contains(entry.pullRequest);
    if (named && !m_sharedNumbers.contains(entry.pullRequest))
        return true;
    if (isNamed(entry.commit) && !m_sharedCommits.contains(entry.commit))
        return true;
    return m_claimed.contains({entry.commit, entry.subject}) || tellsItsWords(entry);
}

} // namespace tagboat
