// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/conventionalcommit.h"

#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
/// Rule 8: a word, then ": " or " #"; rule 9: "-" stands for blanks; rules 9 and 16: but for BREAKING CHANGE.
std::optional<CommitFooter> footerAt(const QString &line)
{
    static const QRegularExpression pattern(
        u"^(BREAKING CHANGE(?=: )|BREAKING-CHANGE(?=: )|[A-Za-z0-9][A-Za-z0-9-]*)(?:: | (?=#))(.*)$"_s);
    const auto match = pattern.match(line);
    if (!match.hasMatch())
        return std::nullopt;
    return CommitFooter{match.captured(1), match.captured(2)};
}

bool isBreaking(const CommitFooter &footer)
{
    return footer.token == "BREAKING CHANGE"_L1 || footer.token == "BREAKING-CHANGE"_L1;
}
} // namespace

std::optional<ConventionalCommit> ConventionalCommit::parse(QStringView message)
{
    QStringList lines = message.toString().replace("\r\n"_L1, "\n"_L1).split(u'\n');
    static const QRegularExpression header(u"^([A-Za-z][A-Za-z0-9_-]*)(?:\\(([^()\\r\\n]+)\\))?(!)?: +(\\S.*)$"_s);
    const auto match = header.match(lines.first());
    if (!match.hasMatch())
        return std::nullopt;
    ConventionalCommit commit;
    commit.type = match.captured(1).toLower();
    commit.scope = match.captured(2);
    commit.description = match.captured(4).trimmed();
    commit.breaking = match.capturedLength(3) > 0;

    QStringList body;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        auto footer = footerAt(lines[i]);
        const bool separated = !commit.footers.isEmpty() || lines[i - 1].trimmed().isEmpty();
        if (footer && (separated || isBreaking(*footer)))
            commit.footers.append(*std::move(footer));
        else if (!commit.footers.isEmpty())
            commit.footers.last().value += u'\n' + lines[i];
        else
            body += lines[i];
    }
    commit.body = body.join(u'\n').trimmed();
    for (CommitFooter &footer : commit.footers) {
        footer.value = footer.value.trimmed();
        if (isBreaking(footer) && !footer.value.isEmpty()) {
            commit.breaking = true;
            commit.breakingNote += (commit.breakingNote.isEmpty() ? u""_s : u"\n\n"_s) + footer.value;
        }
    }
    if (commit.breaking && commit.breakingNote.isEmpty())
        commit.breakingNote = commit.description; // rule 13
    return commit;
}

} // namespace tagboat
