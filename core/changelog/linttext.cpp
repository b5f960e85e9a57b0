// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/lintsubject.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
/// The byte that Windows-1252 has for a character; -1 if none.
int windowsByte(QChar c)
{
    constexpr std::array<char16_t, 32> upper{0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                             0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                             0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                             0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};
    const char16_t code = c.unicode();
    if (code < 0x80 || (code >= 0xA0 && code <= 0xFF))
        return code;
    const auto found = std::ranges::find(upper, code);
    return found == upper.end() ? -1 : 0x80 + static_cast<int>(found - upper.begin());
}

/// What a run of characters was before it was read as Windows-1252; nothing if it does not make UTF-8.
std::optional<QString> repaired(QStringView run)
{
    QByteArray bytes;
    for (const QChar c : run) {
        const int byte = windowsByte(c);
        if (byte < 0)
            return std::nullopt;
        bytes.append(static_cast<char>(byte));
    }
    return bytes.isValidUtf8() ? std::optional(QString::fromUtf8(bytes)) : std::nullopt;
}

void checkLine(LintSubject &in, int line)
{
    // UTF-8 that was read as Windows-1252 and written again: "â€™" of ’, "Ã©" of é, "ðŸ" of an emoji.
    static const QRegularExpression damage(
        u"â€[\\x{80}-\\x{9f}™œ“”¦˜]|Ã[\\x{80}-\\x{bf}ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Â[\\x{a0}-\\x{bf}]|ðŸ|\\x{fffd}"_s);
    const QString content = withoutCode(in.text().string(line));
    auto matches = damage.globalMatch(content);
    if (!matches.hasNext())
        return;
    LintFixBuilder fix(in.text(), u"Write what was meant"_s);
    bool whole = true;
    QString first;
    qsizetype done = 0;
    while (matches.hasNext()) {
        const auto match = matches.next();
        if (first.isEmpty())
            first = match.captured();
        if (match.capturedStart() < done)
            continue;
        qsizetype from = match.capturedStart();
        qsizetype to = match.capturedEnd();
        while (from > done && content[from - 1].unicode() >= 0x80)
            --from;
        while (to < content.size() && content[to].unicode() >= 0x80)
            ++to;
        const auto meant = repaired(QStringView(content).sliced(from, to - from));
        whole = whole && meant;
        if (meant)
            fix.replaceIn(line, from, to - from, *meant);
        done = to;
    }
    LintFinding &finding = in.add(u"mojibake"_s, LintSeverity::Warning, line, line + 1,
                                  u"“%1” is a character that was damaged on the way."_s.arg(first));
    if (whole)
        finding.fix = fix.take();
}
} // namespace

void lintCharacters(LintSubject &in)
{
    // The first bytes of what is looked for below; nearly all files have none of them.
    static constexpr std::array needles{"\xC3\xA2\xE2\x82\xAC", "\xC3\x83", "\xC3\x82", "\xC3\xB0\xC5\xB8",
                                        "\xEF\xBF\xBD"};
    const QByteArray &bytes = in.text().bytes();
    if (std::ranges::none_of(needles, [&bytes](const char *needle) { return bytes.contains(needle); }))
        return;
    for (int line = 0; line < in.text().count(); ++line) {
        if (in.text().at(line).kind == TextLine::Kind::Text)
            checkLine(in, line);
    }
}

void lintFinalNewline(LintSubject &in)
{
    const int count = in.text().count();
    if (count == 0 || in.text().at(count - 1).eolLength > 0)
        return;
    LintFinding &finding =
        in.add(u"missing-final-newline"_s, LintSeverity::Hint, count - 1, count, u"The last line has no line end."_s);
    finding.fix = LintFix{u"End the line"_s, true, {{in.text().bytes().size(), 0, in.text().lineEndAt(count)}}, {}};
}

namespace
{
bool isMark(QByteArrayView line, char mark)
{
    return line.size() >= 7 && std::all_of(line.begin(), line.begin() + 7, [mark](char c) { return c == mark; }) &&
           (line.size() == 7 || line[7] == ' ');
}

struct ConflictLine {
    qsizetype start;
    qsizetype end; ///< behind the line end
    QByteArrayView text;
};

QList<ConflictLine> linesOf(const QByteArray &bytes)
{
    QList<ConflictLine> lines;
    for (qsizetype start = 0; start < bytes.size();) {
        const qsizetype feed = bytes.indexOf('\n', start);
        const qsizetype end = feed < 0 ? bytes.size() : feed + 1;
        QByteArrayView view = QByteArrayView(bytes).sliced(start, end - start);
        while (!view.isEmpty() && (view.back() == '\n' || view.back() == '\r'))
            view.chop(1);
        lines.append({start, end, view});
        start = end;
    }
    return lines;
}
/// Conflicts whose marks are longer than git's usual ones.
void addLongMarks(const QByteArray &bytes, QList<LintFinding> &findings)
{
    for (const Conflict &conflict : readConflicts(bytes)) {
        const int first = conflict.firstLine + 1;
        if (std::ranges::find(findings, first, &LintFinding::firstLine) != findings.end())
            continue;
        const qsizetype end = conflict.offset + conflict.length;
        const qsizetype mine = bytes.indexOf('\n', conflict.offset) + 1;
        const qsizetype last = bytes.lastIndexOf('\n', end - 2) + 1;
        const qsizetype middle = mine + conflict.mine.size();
        findings.append({u"conflict-marker"_s, LintSeverity::Error, first, conflict.lastLine + 1,
                         u"A merge conflict was left unresolved."_s,
                         LintFix{u"Keep both sides"_s,
                                 false,
                                 {{conflict.offset, mine - conflict.offset, {}},
                                  {middle, last - conflict.theirs.size() - middle, {}},
                                  {last, end - last, {}}},
                                 {}}});
    }
    std::ranges::stable_sort(findings, {}, &LintFinding::firstLine);
}
} // namespace

QList<LintFinding> lintConflicts(const QByteArray &bytes)
{
    QList<LintFinding> findings;
    const QList<ConflictLine> lines = linesOf(bytes);
    const auto add = [&](qsizetype first, qsizetype last, std::optional<LintFix> fix) {
        findings.append({u"conflict-marker"_s, LintSeverity::Error, static_cast<int>(first + 1),
                         static_cast<int>(last + 1), u"A merge conflict was left unresolved."_s, std::move(fix)});
    };
    qsizetype begin = -1;
    qsizetype base = -1; // git's diff3 and zdiff3 styles have the common lines too
    qsizetype middle = -1;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (isMark(lines[i].text, '<')) {
            if (begin >= 0)
                add(begin, begin, std::nullopt);
            begin = i;
            base = middle = -1;
        } else if (isMark(lines[i].text, '|') && begin >= 0) {
            base = i;
        } else if (isMark(lines[i].text, '=') && begin >= 0) {
            middle = i;
        } else if (isMark(lines[i].text, '>')) {
            if (begin < 0 || middle < 0) {
                add(begin < 0 ? i : begin, i, std::nullopt);
                begin = -1;
                continue;
            }
            const auto whole = [&lines](qsizetype from, qsizetype to) {
                return LintEdit{lines[from].start, lines[to].end - lines[from].start, {}};
            };
            add(begin, i,
                LintFix{u"Keep both sides"_s,
                        false,
                        {whole(begin, begin), whole(base >= 0 ? base : middle, middle), whole(i, i)},
                        {}});
            begin = -1;
        }
    }
    if (begin >= 0)
        add(begin, begin, std::nullopt);
    addLongMarks(bytes, findings);
    return findings;
}

namespace
{
QSet<QString> tokens(const QString &text)
{
    static const QRegularExpression between(u"[^\\p{L}\\d]+"_s);
    const QStringList words = text.toCaseFolded().split(between, Qt::SkipEmptyParts);
    return QSet<QString>(words.begin(), words.end());
}

/// The same entry in other words: at least a third of all words is shared.
bool isEdited(const QString &entry, const QSet<QString> &gone)
{
    const QSet<QString> own = tokens(entry);
    return std::ranges::any_of(gone, [&own](const QString &other) {
        QSet<QString> common = tokens(other);
        const qsizetype both = common.size() + own.size();
        common.intersect(own);
        return common.size() * 4 >= both;
    });
}

/// Every spelling of an entry that counts as the same: wrapped otherwise, with a link more or another bullet.
QString plainEntry(const QString &text)
{
    static const QRegularExpression marks(u"\\(https?:[^)\\s]*\\)|[^\\p{L}\\d]+"_s);
    return QString(text).replace(marks, u" "_s).simplified().toCaseFolded();
}

void checkShipped(LintSubject &in, qsizetype release, const ShippedEntries &shipped)
{
    QSet<QString> then;
    for (const QString &entry : shipped.entries)
        then.insert(plainEntry(entry));
    QSet<QString> gone = then;
    const ChangelogRelease &part = in.outline.releases[release];
    for (const ChangelogSection &section : part.sections) {
        for (const ChangelogEntry &entry : section.entries)
            gone.remove(plainEntry(entry.text));
    }
    for (qsizetype s = 0; s < part.sections.size(); ++s) {
        for (qsizetype e = 0; e < part.sections[s].entries.size(); ++e) {
            const ChangelogEntry &entry = part.sections[s].entries[e];
            if (then.contains(plainEntry(entry.text)) || isEdited(entry.text, gone))
                continue;
            LintFinding &finding =
                in.add(u"entry-in-shipped-section"_s, LintSeverity::Warning, entry.firstLine - 1, entry.lastLine,
                       u"This entry was not there when %1 was tagged."_s.arg(in.nameOf(release)));
            finding.fix = LintFix{u"Move it to Unreleased"_s, false, {}, EntryPlace{release, s, e}};
        }
    }
}
} // namespace

void lintShipped(LintSubject &in)
{
    if (!in.handwritten)
        return;
    for (const ShippedEntries &shipped : in.context.shipped) {
        if (shipped.entries.isEmpty())
            continue; // it was not told of then, so nothing can have slipped in
        const auto part = std::ranges::find_if(in.outline.releases, [&shipped](const ChangelogRelease &release) {
            return !release.unreleased && release.version == shipped.version;
        });
        if (part != in.outline.releases.end())
            checkShipped(in, part - in.outline.releases.begin(), shipped);
    }
}

} // namespace tagboat
