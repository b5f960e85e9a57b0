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
/// Rule 8: a word, then ": " or " #"; rule 9: "-" stands for blanks; rules 9 and 16: but for BREAKING CHANGE. Many
/// write what breaks below that line; to miss it is worse than to read a footer that the rules would not have.
std::optional<CommitFooter> footerAt(const QString &line)
{
    static const QRegularExpression pattern(
        u"^(BREAKING[ -]CHANGE(?=:(?: |$))|[A-Za-z0-9][A-Za-z0-9-]*(?=: | #))(?:: ?| (?=#))(.*)$"_s);
    const auto match = pattern.match(line);
    if (!match.hasMatch())
        return std::nullopt;
    return CommitFooter{match.captured(1), match.captured(2)};
}

bool isBreaking(const CommitFooter &footer)
{
    return footer.token == "BREAKING CHANGE"_L1 || footer.token == "BREAKING-CHANGE"_L1;
}

QStringList linesOf(QStringView message)
{
    return message.toString().replace("\r\n"_L1, "\n"_L1).split(u'\n');
}

/// Only the usual words begin an entry: "Note: …" and "Refs: …" are text or footers.
bool beginsEntry(const QString &line)
{
    static const QRegularExpression usual(
        u"^(?:feat|feature|fix|perf|docs|chore|ci|style|test|build|refactor|revert)(?:\\([^()]+\\))?!?: +\\S"_s,
        QRegularExpression::CaseInsensitiveOption);
    return usual.match(line).hasMatch();
}

const QRegularExpression &bullet()
{
    static const QRegularExpression pattern(u"^[*-] +(?=\\S)"_s);
    return pattern;
}

/// Where a footer's value ends though no other footer begins: at the next entry of a squash merge's body, and at the
/// rule that forges draw above the names of those who took part.
bool endsFooter(const QString &line)
{
    static const QRegularExpression rule(u"^-{3,}\\s*$"_s);
    return rule.match(line).hasMatch() ||
           (bullet().match(line).hasMatch() && beginsEntry(QString(line).remove(bullet())));
}

/// Parts what stands below the first line into body and footers, and finds what breaks.
void readBelow(const QStringList &lines, ConventionalCommit &commit)
{
    QStringList body;
    bool open = false; // a footer's value may go on
    for (qsizetype i = 1; i < lines.size(); ++i) {
        auto footer = footerAt(lines[i]);
        const bool separated = open || lines[i - 1].trimmed().isEmpty();
        if (footer && (separated || isBreaking(*footer))) {
            commit.footers.append(*std::move(footer));
            open = true;
        } else if (open && !endsFooter(lines[i])) {
            commit.footers.last().value += u'\n' + lines[i];
        } else {
            open = false;
            body += lines[i];
        }
    }
    commit.body = body.join(u'\n').trimmed();
    for (CommitFooter &footer : commit.footers) {
        footer.value = footer.value.trimmed();
        if (isBreaking(footer) && !footer.value.isEmpty()) {
            commit.breaking = true;
            commit.breakingNote += (commit.breakingNote.isEmpty() ? u""_s : u"\n\n"_s) + footer.value;
        }
    }
}
} // namespace

std::optional<ConventionalCommit> ConventionalCommit::parse(QStringView message)
{
    const QStringList lines = linesOf(message);
    static const QRegularExpression header(u"^([A-Za-z][A-Za-z0-9_-]*)(?:\\(([^()\\r\\n]+)\\))?(!)?: +(\\S.*)$"_s);
    const auto match = header.match(lines.first());
    if (!match.hasMatch())
        return std::nullopt;
    ConventionalCommit commit;
    commit.type = match.captured(1).toLower();
    commit.scope = match.captured(2);
    commit.description = match.captured(4).trimmed();
    commit.breaking = match.capturedLength(3) > 0;
    readBelow(lines, commit);
    if (commit.breaking && commit.breakingNote.isEmpty())
        commit.breakingNote = commit.description; // rule 13
    return commit;
}

QString breakingNote(QStringView message)
{
    ConventionalCommit any;
    readBelow(linesOf(message), any);
    return any.breakingNote;
}

QList<ConventionalCommit> squashedCommits(QStringView message)
{
    QStringList entries;
    bool open = false;
    const QStringList lines = linesOf(message);
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const QString line = QString(lines[i]).remove(bullet());
        const bool marked = line.size() != lines[i].size();
        if (beginsEntry(line)) {
            entries.append(line);
            open = true;
        } else if (marked) {
            open = false;
        } else if (open) {
            static const QRegularExpression indent(u"^ {1,4}"_s);
            entries.last() += u'\n' + QString(line).remove(indent);
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
