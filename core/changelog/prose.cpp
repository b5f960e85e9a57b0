// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/prose.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
/// Puts blanks where something is no prose; the length stays.
void blankOut(QString &text, const QRegularExpression &pattern)
{
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        for (qsizetype at = match.capturedStart(); at < match.capturedEnd(); ++at) {
            if (text[at] != u'\n')
                text[at] = u' ';
        }
    }
}

QString onlyProse(QString text)
{
    static const std::array patterns{
        QRegularExpression(uR"(^[ \t]*(`{3,}|~{3,})[^\n]*\n(?:.*?\n)?(?:[ \t]*\1[ \t]*(?:\n|$)|\z))"_s,
                           QRegularExpression::MultilineOption | QRegularExpression::DotMatchesEverythingOption),
        QRegularExpression(uR"((?::[A-Za-z][\w+.-]*:)?(?<!`)(`+)(?!`)(?:.*?[^`])\1(?!`)_{0,2})"_s,
                           QRegularExpression::DotMatchesEverythingOption),                 // code, roles, targets
        QRegularExpression(uR"(\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\]\[[^\]\n]*\])"_s), // where links lead
        QRegularExpression(uR"(^[ \t]*\[[^\]\n]+\]:.*$)"_s, QRegularExpression::MultilineOption),
        QRegularExpression(uR"(\.\. [\w-]+::|^[ \t]*:[\w -]+:)"_s, QRegularExpression::MultilineOption),
        QRegularExpression(uR"(<[^<>\n]*>|&#?\w+;)"_s),
        QRegularExpression(uR"((?:https?|ftp|git|ssh|mailto):\S+|\bwww\.\S+)"_s),
    };
    for (const QRegularExpression &pattern : patterns)
        blankOut(text, pattern);
    return text;
}

bool isApostrophe(QChar c)
{
    return c == u'\'' || c == u'\u2019';
}

bool isLatin(QChar c)
{
    return c.isLetter() && (c.script() == QChar::Script_Latin || c.script() == QChar::Script_Common);
}

/// What parts words without making them something else.
bool parts(QChar c)
{
    return c.isSpace() || c == u'\u2013' || c == u'\u2014' || c == u'\u2026';
}

bool isMargin(QChar c)
{
    return QStringView(u"()[]{}*_\"'.,;:!?~|\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb").contains(c);
}

/// The words of a stretch without blanks: it is prose if it is letters, with apostrophes and hyphens between.
void addChunk(const QString &text, qsizetype start, qsizetype end, QList<ProseWord> &words)
{
    if (QStringView(text).sliced(start, end - start).contains("()"_L1))
        return; // a function's name
    while (start < end && isMargin(text[start]))
        ++start;
    while (end > start && isMargin(text[end - 1]))
        --end;
    const QStringView chunk = QStringView(text).sliced(start, end - start);
    const auto belongs = [](QChar c) { return isLatin(c) || isApostrophe(c) || c == u'-' || c.isMark(); };
    if (chunk.isEmpty() || !std::ranges::all_of(chunk, belongs))
        return;
    qsizetype from = start;
    for (qsizetype at = start; at <= end; ++at) {
        if (at < end && text[at] != u'-')
            continue;
        const QStringView word = QStringView(text).sliced(from, at - from);
        const bool inner =
            word.size() > 1 && std::any_of(word.begin() + 1, word.end(), [](QChar c) { return c.isUpper(); });
        if (word.size() > 1 && !inner && word.front().isLetter() && !isApostrophe(word.back()))
            words.append({from, word.size()});
        from = at + 1;
    }
}
} // namespace

QList<ProseWord> proseWords(const QString &text)
{
    const QString prose = onlyProse(text);
    QList<ProseWord> words;
    qsizetype start = 0;
    for (qsizetype at = 0; at <= prose.size(); ++at) {
        if (at < prose.size() && !parts(prose[at]))
            continue;
        if (at > start)
            addChunk(prose, start, at, words);
        start = at + 1;
    }
    return words;
}

} // namespace tagboat
