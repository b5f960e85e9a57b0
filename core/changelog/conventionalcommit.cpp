// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/conventionalcommit.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
// Messages are read by the hundred thousand: by hand, as patterns would take most of the time.

bool isWordLetter(QChar letter)
{
    return (letter >= u'a' && letter <= u'z') || (letter >= u'A' && letter <= u'Z') ||
           (letter >= u'0' && letter <= u'9');
}

/// Rule 8: a word, then ": " or " #"; rule 9: "-" stands for blanks; rules 9 and 16: but for BREAKING CHANGE. Many
/// write what breaks below that line; to miss it is worse than to read a footer that the rules would not have.
std::optional<CommitFooter> footerAt(QStringView line)
{
    for (const QLatin1StringView token : {"BREAKING CHANGE"_L1, "BREAKING-CHANGE"_L1}) {
        const qsizetype end = token.size();
        if (line.startsWith(token) && line.size() > end && line[end] == u':' &&
            (line.size() == end + 1 || line[end + 1] == u' '))
            return CommitFooter{token, line.mid(end + 2).toString()};
    }
    qsizetype end = 0;
    while (end < line.size() && (isWordLetter(line[end]) || (end > 0 && line[end] == u'-')))
        ++end;
    if (end == 0 || end + 1 >= line.size())
        return std::nullopt;
    if (line[end] == u':' && line[end + 1] == u' ')
        return CommitFooter{line.first(end).toString(), line.sliced(end + 2).toString()};
    if (line[end] == u' ' && line[end + 1] == u'#')
        return CommitFooter{line.first(end).toString(), line.sliced(end + 1).toString()};
    return std::nullopt;
}

bool isBreaking(const CommitFooter &footer)
{
    return footer.token == "BREAKING CHANGE"_L1 || footer.token == "BREAKING-CHANGE"_L1;
}

QList<QStringView> linesOf(QStringView message)
{
    QList<QStringView> lines = message.split(u'\n');
    for (QStringView &line : lines) {
        if (line.endsWith(u'\r'))
            line.chop(1);
    }
    return lines;
}

/// A message's first line by rules 1, 4, 5 and 13.
struct Header {
    QStringView type;
    QStringView scope;
    QStringView description;
    bool breaking = false;
};

std::optional<Header> headerOf(QStringView line)
{
    Header header;
    qsizetype at = 0;
    while (at < line.size() && (isWordLetter(line[at]) || (at > 0 && (line[at] == u'-' || line[at] == u'_'))))
        ++at;
    if (at == 0 || (line[0] >= u'0' && line[0] <= u'9'))
        return std::nullopt;
    header.type = line.first(at);
    if (at < line.size() && line[at] == u'(') {
        const qsizetype close = line.indexOf(u')', at);
        header.scope = close < 0 ? QStringView() : line.sliced(at + 1, close - at - 1);
        if (header.scope.isEmpty() || header.scope.contains(u'('))
            return std::nullopt;
        at = close + 1;
    }
    header.breaking = at < line.size() && line[at] == u'!';
    at += header.breaking ? 1 : 0;
    if (at + 1 >= line.size() || line[at] != u':' || line[at + 1] != u' ')
        return std::nullopt;
    header.description = line.sliced(at + 1).trimmed();
    if (header.description.isEmpty())
        return std::nullopt;
    return header;
}

/// Only the usual words begin an entry: "Note: …" and "Refs: …" are text or footers.
bool beginsEntry(QStringView line)
{
    static const QStringList usual{u"feat"_s, u"feature"_s, u"fix"_s,  u"perf"_s,  u"docs"_s,     u"chore"_s,
                                   u"ci"_s,   u"style"_s,   u"test"_s, u"build"_s, u"refactor"_s, u"revert"_s};
    const auto header = headerOf(line);
    return header && usual.contains(header->type, Qt::CaseInsensitive);
}

/// The line without the bullet that it may begin with.
QStringView withoutBullet(QStringView line)
{
    if (line.size() < 3 || (line[0] != u'*' && line[0] != u'-') || line[1] != u' ')
        return line;
    const QStringView rest = line.sliced(1).trimmed();
    return rest.isEmpty() ? line : line.sliced(rest.begin() - line.begin());
}

/// Where a footer's value ends though no other footer begins: at the next entry of a squash merge's body, and at the
/// rule that forges draw above the names of those who took part.
bool endsFooter(QStringView line)
{
    const QStringView marked = line.trimmed();
    if (marked.size() >= 3 && marked.count(u'-') == marked.size())
        return true;
    const QStringView entry = withoutBullet(line);
    return entry.size() != line.size() && beginsEntry(entry);
}

/// Parts what stands below the first line into body and footers, and finds what breaks.
void readBelow(const QList<QStringView> &lines, ConventionalCommit &commit)
{
    QString body;
    bool open = false; // a footer's value may go on
    for (qsizetype i = 1; i < lines.size(); ++i) {
        auto footer = footerAt(lines[i]);
        const bool separated = open || lines[i - 1].trimmed().isEmpty();
        if (footer && (separated || isBreaking(*footer))) {
            commit.footers.append(*std::move(footer));
            open = true;
        } else if (open && !endsFooter(lines[i])) {
            (commit.footers.last().value += u'\n') += lines[i];
        } else {
            open = false;
            body += lines[i];
            body += u'\n';
        }
    }
    commit.body = body.trimmed();
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
    const QList<QStringView> lines = linesOf(message);
    const auto header = headerOf(lines.first());
    if (!header)
        return std::nullopt;
    ConventionalCommit commit;
    commit.type = header->type.toString().toLower();
    commit.scope = header->scope.toString();
    commit.description = header->description.toString();
    commit.breaking = header->breaking;
    readBelow(lines, commit);
    if (commit.breaking && commit.breakingNote.isEmpty())
        commit.breakingNote = commit.description; // rule 13
    return commit;
}

QString ConventionalCommit::header() const
{
    const QString inBrackets = scope.isEmpty() ? QString() : u'(' + scope + u')';
    return type + inBrackets + (breaking ? u"!: "_s : u": "_s) + description;
}

QString breakingNote(QStringView message)
{
    ConventionalCommit any;
    readBelow(linesOf(message), any);
    return any.breakingNote;
}

QList<ConventionalCommit> squashedCommits(QStringView message)
{
    QList<ConventionalCommit> commits;
    if (!message.contains(u'\n'))
        return commits;
    QStringList entries;
    bool open = false;
    const QList<QStringView> lines = linesOf(message);
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const QStringView line = withoutBullet(lines[i]);
        const bool marked = line.size() != lines[i].size();
        if (beginsEntry(line)) {
            entries.append(line.toString());
            open = true;
        } else if (marked) {
            open = false;
        } else if (open) {
            qsizetype indent = 0;
            while (indent < 4 && indent < line.size() && line[indent] == u' ')
                ++indent;
            entries.last() += u'\n' + line.sliced(indent).toString();
        }
    }
    for (const QString &entry : std::as_const(entries)) {
        if (auto commit = ConventionalCommit::parse(entry))
            commits.append(*std::move(commit));
    }
    return commits;
}

} // namespace tagboat
