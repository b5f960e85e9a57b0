// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/contributors.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
QString keyOf(const QString &name, const QString &mail)
{
    return mail.isEmpty() ? name.simplified().toCaseFolded() : mail.toCaseFolded();
}

/// Whether @p text is as @p pattern says, where * stands for any text and nothing else is special.
bool fits(QStringView text, QStringView pattern)
{
    const QList<QStringView> parts = pattern.split(u'*');
    if (parts.size() == 1)
        return text.compare(pattern, Qt::CaseInsensitive) == 0;
    if (!text.startsWith(parts.first(), Qt::CaseInsensitive))
        return false;
    qsizetype at = parts.first().size();
    for (qsizetype i = 1; i + 1 < parts.size(); ++i) {
        const qsizetype found = text.indexOf(parts[i], at, Qt::CaseInsensitive);
        if (found < 0)
            return false;
        at = found + parts[i].size();
    }
    return text.size() - at >= parts.last().size() && text.endsWith(parts.last(), Qt::CaseInsensitive);
}
} // namespace

QStringList usualBots()
{
    return {u"*[bot]*"_s,
            u"dependabot*"_s,
            u"renovate*"_s,
            u"greenkeeper*"_s,
            u"github-actions*"_s,
            u"pre-commit-ci*"_s,
            u"*-bot"_s,
            u"*-bot@*"_s,
            u"allcontributors*"_s,
            u"pyup*bot*"_s,
            u"codecov*"_s,
            u"mergify*"_s,
            u"snyk-bot"_s,
            u"web-flow"_s,
            u"noreply@github.com"_s,
            u"GitHub"_s,
            u"Copilot"_s,
            u"Weblate"_s,
            u"noreply@weblate.org"_s,
            u"noreply@anthropic.com"_s};
}

Contributors::Contributors(const QStringList &bots) : m_bots(bots) {}

bool Contributors::isBot(const QString &name, const QString &mail) const
{
    return std::ranges::any_of(m_bots, [&](const QString &bot) { return fits(name, bot) || fits(mail, bot); });
}

void Contributors::add(const QString &name, const QString &mail)
{
    const QString key = keyOf(name, mail);
    if (key.isEmpty())
        return;
    if (const auto known = m_people.find(key); known != m_people.end()) {
        ++known->commits;
        return;
    }
    if (isBot(name, mail))
        return;
    m_people.insert(key, {name.simplified(), mail, 1, true});
    m_new.insert(key);
}

void Contributors::addEarlier(const QString &name, const QString &mail)
{
    const QString key = keyOf(name, mail);
    if (m_new.remove(key))
        m_people[key].first = false;
}

QList<Contributor> Contributors::all() const
{
    QList<Contributor> people = m_people.values();
    std::ranges::sort(people, [](const Contributor &a, const Contributor &b) {
        if (a.commits != b.commits)
            return a.commits > b.commits;
        const int byName = a.name.compare(b.name, Qt::CaseInsensitive);
        return byName != 0 ? byName < 0 : a.mail < b.mail;
    });
    return people;
}

QList<std::pair<QString, QString>> coAuthors(const QString &message)
{
    static const QRegularExpression line(u"^Co-authored-by:[ \\t]*([^<\\n]*?)[ \\t]*<([^>\\n]*)>"_s,
                                         QRegularExpression::MultilineOption |
                                             QRegularExpression::CaseInsensitiveOption);
    QList<std::pair<QString, QString>> people;
    if (!message.contains("o-authored-by:"_L1, Qt::CaseInsensitive))
        return people;
    for (auto it = line.globalMatch(message); it.hasNext();) {
        const auto match = it.next();
        people.append({match.captured(1), match.captured(2).trimmed()});
    }
    return people;
}

} // namespace tagboat
