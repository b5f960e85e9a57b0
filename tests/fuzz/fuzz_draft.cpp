// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/contributors.h"
#include "changelog/draft.h"
#include "changelog/notestemplate.h"
#include "require.h"

#include <cstddef>
#include <cstdint>

using namespace Qt::StringLiterals;
using namespace tagboat;

/// Any messages, a NUL between two, give entries of commits that are there, by the rules, each with a text on one line;
/// the first message is tried as a template too.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    QList<DraftCommit> commits;
    for (const QByteArray &message : bytes.split('\0'))
        commits.append({QString::number(commits.size()), QString::fromUtf8(message), u"kim"_s, {}});
    for (const DraftCommit &commit : commits) {
        (void)coAuthors(commit.message);
        if (const auto read = ConventionalCommit::parse(commit.message)) {
            require(!read->type.isEmpty() && !read->description.isEmpty());
            const auto again = ConventionalCommit::parse(read->header());
            require(again && again->type == read->type && again->scope == read->scope);
        }
    }
    const QList<DraftEntry> entries = draftEntries(commits, defaultDraftRules());
    QStringList messages;
    for (const DraftCommit &commit : commits)
        messages += commit.message;
    const CommitEvidence evidence = weighCommits(messages);
    require(evidence.reasons.size() <= commits.size());
    for (const DraftEntry &entry : entries) {
        require(entry.commit.toInt() >= 0 && entry.commit.toInt() < commits.size());
        require(!entry.text.contains(u'\n') && (!entry.breaking || !entry.section.isEmpty()));
        require(Coverage({}, answersTo(entry, DraftAnswer::Kind::Dismissed)).covers(entry));
    }
    const QString list = draftMarkdown(groupedByScope(entries), defaultChangelogSections());
    require(list.isEmpty() || list.startsWith(u"### "_s));
    if (const auto layout = NotesTemplate::parse(commits.first().message)) {
        NotesContent content;
        content.entries = entries;
        (void)layout->filled(content);
    }
    return 0;
}
