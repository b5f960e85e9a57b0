// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/unreleased.h"

#include "changelog/conventionalcommit.h"
#include "changelog/placeholder.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// As weighCommits() counts them; most messages need no weighing to see that they are none.
bool isFix(const QString &message)
{
    return (message.contains("fix"_L1, Qt::CaseInsensitive) || message.contains("perf"_L1, Qt::CaseInsensitive)) &&
           weighCommits({message}).fixes > 0;
}

/// "security: …" or "fix(security): …"
bool isAboutSecurity(const ConventionalCommit &commit)
{
    const auto says = [](const QString &word) {
        return word.compare("security"_L1, Qt::CaseInsensitive) == 0 ||
               word.compare("sec"_L1, Qt::CaseInsensitive) == 0;
    };
    return says(commit.type) || says(commit.scope);
}

} // namespace

UnreleasedWork weighUnreleased(const QList<GitCommit> &commits, int securityEntries)
{
    QStringList messages;
    for (const GitCommit &commit : commits)
        messages += commit.parents < 2 ? commit.message : QString(); // merges do not count
    UnreleasedWork work;
    work.securityEntries = securityEntries;
    for (const qsizetype i : standingCommits(messages)) {
        const auto said = ConventionalCommit::parse(messages[i]);
        const QDateTime &date = commits[i].date;
        if (isFix(messages[i]) && (work.oldestFix.isNull() || date < work.oldestFix))
            work.oldestFix = date;
        if ((said && isAboutSecurity(*said)) || namesAdvisory(messages[i]))
            ++work.securityCommits;
    }
    return work;
}

int securityEntries(const ChangelogRelease &unreleased)
{
    qsizetype count = 0;
    for (const ChangelogSection &section : unreleased.sections) {
        if (section.name.trimmed().compare(u"Security"_s, Qt::CaseInsensitive) == 0)
            count += std::ranges::count_if(section.entries,
                                           [](const ChangelogEntry &entry) { return !isPlaceholder(entry.text); });
        else
            count += std::ranges::count_if(section.entries,
                                           [](const ChangelogEntry &entry) { return namesAdvisory(entry.text); });
    }
    return static_cast<int>(count);
}

} // namespace tagboat
