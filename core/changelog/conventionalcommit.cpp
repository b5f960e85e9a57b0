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

QList<ConventionalCommit> squashedCommits(QStringView message)
{
    QStringList entries;
    bool open = false;
    const QStringList lines = message.toString().replace("\r\n"_L1, "\n"_L1).split(u'\n');
    for (qsizetype i = 1; i < lines.size(); ++i) {
        static const QRegularExpression bullet(u"^[*-] +(?=\\S)"_s);
        const QString line = QString(lines[i]).remove(bullet);
        const bool marked = line.size() != lines[i].size();
        const auto commit = ConventionalCommit::parse(line);
        // Only the usual words begin an entry: "Note: …" and "Refs: …" are text or footers.
        static const QRegularExpression usual(
            u"^(?:feat|feature|fix|perf|docs|chore|ci|style|test|build|refactor|revert)(?:\\([^()]+\\))?!?: "_s,
            QRegularExpression::CaseInsensitiveOption);
        if (commit && usual.match(line).hasMatch()) {
            entries.append(line);
            open = true;
        } else if (marked) {
            open = false;
        } else if (open) {
            entries.last() += u'\n' + QString(line).replace(QRegularExpression(u"^ {1,4}"_s), QString());
        }
    }
    QList<ConventionalCommit> commits;
    for (const QString &entry : std::as_const(entries)) {
        if (auto commit = ConventionalCommit::parse(entry))
            commits.append(*std::move(commit));
    }
    return commits;
}

} // namespace tagboat
