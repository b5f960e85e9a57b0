// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/boldheading.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// What people, and github_changelog_generator, name groups of changes beside the types of Keep a Changelog.
bool namesGroup(const QString &text)
{
    static const QSet<QString> names{u"new"_s,
                                     u"new features"_s,
                                     u"features"_s,
                                     u"enhancements"_s,
                                     u"implemented enhancements"_s,
                                     u"improvements"_s,
                                     u"changes"_s,
                                     u"breaking"_s,
                                     u"breaking changes"_s,
                                     u"bug fixes"_s,
                                     u"bugfixes"_s,
                                     u"bugs"_s,
                                     u"fixes"_s,
                                     u"fixed bugs"_s,
                                     u"security fixes"_s,
                                     u"deprecations"_s,
                                     u"removals"_s,
                                     u"performance"_s,
                                     u"documentation"_s,
                                     u"docs"_s,
                                     u"dependencies"_s,
                                     u"internal"_s,
                                     u"internal changes"_s,
                                     u"maintenance"_s,
                                     u"chores"_s,
                                     u"other"_s,
                                     u"other changes"_s,
                                     u"misc"_s,
                                     u"miscellaneous"_s,
                                     u"closed issues"_s,
                                     u"merged pull requests"_s};
    return isKeepAChangelogSection(text) || names.contains(sectionKey(text));
}

bool beginsList(const ChangelogText &text, int line)
{
    while (line < text.count() && text.isBlank(line))
        ++line;
    return line < text.count() && text.at(line).kind == TextLine::Kind::Text && text.at(line).indent <= 3 &&
           bulletMark(text.view(line)).has_value();
}

} // namespace

std::optional<HeadingLine> boldHeading(const ChangelogText &text, int line)
{
    const TextLine &at = text.at(line);
    constexpr qsizetype longest = 200;
    if (at.kind != TextLine::Kind::Text || at.indent > 3 || (at.inList && at.indent > 0) || at.length > longest)
        return std::nullopt;
    const QByteArrayView view = text.view(line).trimmed();
    if (!(view.startsWith("**") || view.startsWith("__")) || (line > 0 && !text.isBlank(line - 1)))
        return std::nullopt;
    static const QRegularExpression shape(u"^(\\s*(\\*{2,3}|__))([^\\s*_](?:[^*]*[^\\s*:])?)(:?\\2:?\\s*)$"_s);
    const QRegularExpressionMatch match = shape.match(text.string(line));
    if (!match.hasMatch())
        return std::nullopt;
    HeadingLine heading;
    heading.line = heading.lastLine = line;
    heading.before = match.captured(1);
    heading.text = match.captured(3);
    heading.after = match.captured(4);
    heading.bold = true;
    heading.release = readReleaseHeading(heading.text);
    const bool ownParagraph = line + 1 >= text.count() || text.isBlank(line + 1) || beginsList(text, line + 1);
    if (heading.release && !heading.release->weak && ownParagraph) {
        heading.level = boldReleaseLevel;
        return heading;
    }
    heading.release.reset();
    heading.level = boldSectionLevel;
    return namesGroup(heading.text) && beginsList(text, line + 1) ? std::optional(heading) : std::nullopt;
}

void keepOneKindOfReleases(QList<HeadingLine> &headings)
{
    const bool real = std::ranges::any_of(headings, [](const HeadingLine &heading) {
        return !heading.bold && heading.release && !heading.release->weak;
    });
    headings.removeIf([real](const HeadingLine &heading) { return real && heading.bold && heading.release; });
}

} // namespace tagboat
