// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/placeholder.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace tagboat
{

bool isPlaceholder(const QString &text)
{
    static const QSet<QString> known{
        u"nothing changed yet"_s,                     // zest.releaser
        u"short description of non trivial change"_s, // Requests
        u"nothing yet"_s,
        u"no changes yet"_s,
        u"no unreleased changes"_s,
        u"tbd"_s,
        u"tba"_s,
        u"todo"_s,
        u"n a"_s,
    };
    constexpr qsizetype longest = 60;
    if (text.size() > longest)
        return false;
    QString words; // without marks: emphasis, brackets and the backslashes before them say nothing
    bool dots = false;
    for (const QChar each : text) {
        dots = dots || each == u'.' || each == u'…';
        if (each.isLetterOrNumber())
            words += each.toLower();
        else if (!words.isEmpty() && !words.endsWith(u' '))
            words += u' ';
    }
    words = words.trimmed();
    return words.isEmpty() ? dots : known.contains(words);
}

bool isUnfinished(const QString &line)
{
    static const QRegularExpression unfinished(u"(?:^\\s*(?:[-*+]\\s+)?|\\()\\**(?:TODO|TBD|FIXME|XXX)\\b|\\b(?:TODO|"
                                               u"TBD|FIXME)\\**(?::|\\s*$|\\))|#(?:[xX]{2,}|\\?+)(?!\\w)|"
                                               "\\blorem ipsum\\b|^\\s*[-*+]\\s+(?:\\.\\.\\.|…|N/A|New entry)\\s*$"_s);
    return unfinished.match(line).hasMatch();
}

Changelog withoutPlaceholders(const Changelog &log, qsizetype release)
{
    QList<EntryPlace> places;
    const QList<ChangelogSection> &sections = log.releases()[release].sections;
    for (qsizetype s = 0; s < sections.size(); ++s) {
        for (qsizetype e = 0; e < sections[s].entries.size(); ++e) {
            if (isPlaceholder(sections[s].entries[e].text))
                places.append({release, s, e});
        }
    }
    const auto cleared = log.withoutEntries(places);
    return cleared ? *cleared : log;
}

} // namespace tagboat
