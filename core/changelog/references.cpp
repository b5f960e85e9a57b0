// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/references.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
constexpr qsizetype messageLimit = 16'000; ///< a longer message is a log, not a text

/// "#12", "!12" and "GH-12" that stand alone: no part of a word, an address or an entity.
const QRegularExpression &referencePattern()
{
    static const QRegularExpression pattern(uR"((?<![\w/&#!-])(#|!|[Gg][Hh]-)([1-9]\d{0,8})(?![\w-]))"_s);
    return pattern;
}

QString firstLine(const QString &text)
{
    return text.section(u'\n', 0, 0).trimmed();
}

QString bodyTitle(const QString &message)
{
    return firstLine(message.section(u'\n', 1).trimmed());
}

QString upperMark(const QString &mark)
{
    return mark.toUpper(); // "gh-" is "GH-"
}

/// The pull request that a commit merges, with its title.
std::optional<KnownReference> mergedRequest(const QString &message)
{
    static const QRegularExpression github(uR"(^Merge pull request #(\d{1,9}) from )"_s);
    static const QRegularExpression bitbucket(uR"(^Merged in .* \(pull request #(\d{1,9})\))"_s);
    static const QRegularExpression gitlab(uR"((?:^|\n)See merge request \S*!(\d{1,9})\s*$)"_s);
    static const QRegularExpression squash(uR"(^(.*\S)\s+\(([#!])(\d{1,9})\)\s*$)"_s);
    const QString subject = firstLine(message);
    const auto made = [](const QString &mark, const QString &number, const QString &title) {
        KnownReference found;
        found.mark = mark;
        found.number = number.toInt();
        found.title = title;
        found.pullRequest = true;
        return found;
    };
    for (const QRegularExpression *pattern : {&github, &bitbucket}) {
        if (const auto match = pattern->match(subject); match.hasMatch())
            return made(u"#"_s, match.captured(1), bodyTitle(message));
    }
    if (const auto match = gitlab.match(message); match.hasMatch())
        return made(u"!"_s, match.captured(1), subject.startsWith("Merge branch "_L1) ? bodyTitle(message) : subject);
    if (const auto match = squash.match(subject); match.hasMatch())
        return made(match.captured(2), match.captured(3), match.captured(1));
    return std::nullopt;
}

/// The forms in which a changelog may write a number, besides the number itself.
const std::array<QRegularExpression, 2> &linkedForms()
{
    static const std::array<QRegularExpression, 2> forms{
        QRegularExpression(uR"(\[(?:#|!|GH-)(\d{1,9})\]\((https?://[^\s()]{1,200}/)\1\))"_s),
        QRegularExpression(uR"(:([A-Za-z][\w-]{0,20}):`#?(\d{1,9})`)"_s)};
    return forms;
}
} // namespace

void ReferenceBook::meet(KnownReference reference)
{
    if (reference.number <= 0)
        return;
    KnownReference &known = m_references[reference.text()];
    if (known.number == 0) {
        known = std::move(reference);
        return;
    }
    if (known.title.isEmpty())
        known.title = reference.title;
    if (known.mention.isEmpty())
        known.mention = reference.mention;
    known.pullRequest = known.pullRequest || reference.pullRequest;
    known.recent = known.recent || reference.recent;
    known.date = std::max(known.date, reference.date);
}

void ReferenceBook::addCommit(const DraftCommit &commit, bool recent)
{
    const QString message = commit.message.left(messageLimit);
    const auto merged = mergedRequest(message);
    if (merged) {
        KnownReference request = *merged;
        request.recent = recent;
        request.date = commit.date;
        meet(request);
    }
    auto matches = referencePattern().globalMatch(message);
    while (matches.hasNext()) {
        const auto match = matches.next();
        KnownReference named;
        named.mark = upperMark(match.captured(1));
        named.number = match.captured(2).toInt();
        named.mention = merged && !merged->title.isEmpty() ? merged->title : firstLine(message);
        named.recent = recent;
        named.date = commit.date;
        meet(named);
    }
}

void ReferenceBook::learn(const QString &text)
{
    qsizetype linked = 0;
    const auto &[markdown, role] = linkedForms();
    for (auto matches = markdown.globalMatch(text); matches.hasNext(); ++linked) {
        const auto match = matches.next();
        const QString label = match.captured(0).section(u']', 0, 0).chopped(match.captured(1).size());
        ++m_forms[label + u"%1]("_s + match.captured(2) + u"%1)"_s];
    }
    for (auto matches = role.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        linked += match.captured(0).contains(u'#') ? 1 : 0;
        const QString before = match.captured(0).chopped(match.captured(2).size() + 1);
        ++m_forms[before + u"%1`"_s];
    }
    qsizetype all = 0;
    for (auto matches = referencePattern().globalMatch(text); matches.hasNext(); matches.next())
        ++all;
    if (all > linked)
        m_forms[u"%1"_s] += static_cast<int>(all - linked);
}

void ReferenceBook::addChangelog(const Changelog &changelog)
{
    for (const ChangelogRelease &release : changelog.releases()) {
        for (const ChangelogSection &section : release.sections) {
            for (const ChangelogEntry &entry : section.entries) {
                const QString text = entry.text.left(messageLimit);
                learn(text);
                auto matches = referencePattern().globalMatch(text);
                while (matches.hasNext()) {
                    const auto match = matches.next();
                    KnownReference named;
                    named.mark = upperMark(match.captured(1));
                    named.number = match.captured(2).toInt();
                    named.mention = firstLine(text);
                    meet(named);
                }
            }
        }
    }
}

void ReferenceBook::add(const QList<KnownReference> &references)
{
    for (const KnownReference &reference : references) {
        meet(reference);
        const auto known = m_references.find(reference.text());
        if (known != m_references.end() && !reference.title.isEmpty()) {
            known->title = reference.title;
            known->pullRequest = reference.pullRequest;
        }
    }
}

std::optional<ReferenceToken> ReferenceBook::tokenAt(const QString &before) const
{
    static const QRegularExpression pattern(uR"((?<![\w/&#!`-])(#|!|[Gg][Hh]-)([\p{L}\d][\p{L}\d_-]{0,40})?$)"_s);
    const QString line = before.sliced(before.lastIndexOf(u'\n') + 1);
    const auto match = pattern.match(line.right(100));
    if (!match.hasMatch())
        return std::nullopt;
    const QString mark = upperMark(match.captured(1));
    const auto isOf = [&mark](const KnownReference &reference) { return reference.mark == mark; };
    if (mark != u"#"_s && std::ranges::none_of(m_references, isOf))
        return std::nullopt;
    return ReferenceToken{before.size() - match.capturedLength(), mark, match.captured(2)};
}

QList<KnownReference> ReferenceBook::matching(const ReferenceToken &token, qsizetype limit) const
{
    const bool digits = std::ranges::all_of(token.typed, [](QChar c) { return c >= u'0' && c <= u'9'; });
    const auto fits = [&](const KnownReference &reference) {
        if (reference.mark != token.mark)
            return false;
        if (digits)
            return QString::number(reference.number).startsWith(token.typed);
        const QString words = reference.title.isEmpty() ? reference.mention : reference.title;
        return words.contains(token.typed, Qt::CaseInsensitive);
    };
    QList<KnownReference> found;
    std::ranges::copy_if(m_references, std::back_inserter(found), fits);
    // The very number first, then what is new, then what is known by a title of its own, then what came last.
    const auto rank = [&token](const KnownReference &reference) {
        return std::tuple(QString::number(reference.number) != token.typed, !reference.recent,
                          reference.title.isEmpty(), -reference.date.toMSecsSinceEpoch(), -reference.number);
    };
    const auto better = [&rank](const KnownReference &a, const KnownReference &b) { return rank(a) < rank(b); };
    const auto middle = found.begin() + std::min(limit, found.size());
    std::ranges::partial_sort(found, middle, better);
    return found.first(middle - found.begin());
}

QString ReferenceBook::written(const KnownReference &reference) const
{
    // Roles and addresses tell issues and pull requests apart: the form must be one for the same kind.
    const auto isFor = [&reference](const QString &form) {
        static const QRegularExpression pulls(u"/(?:pull|pulls|merge_requests|pull-requests)/|:(?:pr|pull|mr):"_s,
                                              QRegularExpression::CaseInsensitiveOption);
        const bool plain = form == u"%1"_s;
        const bool marked = !form.startsWith(u'[') || form.startsWith(u'[' + reference.mark);
        return plain || (marked && pulls.match(form).hasMatch() == reference.pullRequest);
    };
    QString best = u"%1"_s;
    int most = 0;
    for (auto form = m_forms.cbegin(); form != m_forms.cend(); ++form) {
        if (isFor(form.key()) && (form.value() > most || (form.value() == most && form.key() < best))) {
            best = form.key();
            most = form.value();
        }
    }
    const QString number = QString::number(reference.number);
    return best == u"%1"_s ? reference.text() : QString(best).replace("%1"_L1, number);
}

} // namespace tagboat
