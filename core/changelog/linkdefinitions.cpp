// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/linkdefinitions.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tagboat
{

std::optional<LinkDefinition> linkDefinition(const ChangelogText &text, int line)
{
    const TextLine &at = text.at(line);
    if (at.kind != TextLine::Kind::Text || at.indent > 3)
        return std::nullopt;
    const QByteArrayView bytes = text.view(line).trimmed();
    if (!bytes.startsWith('[') || bytes.startsWith("[^"))
        return std::nullopt;
    static const QRegularExpression pattern(
        uR"(^ {0,3}\[([^\[\]]{1,999})\]:[ \t]*<?([^\s<>]+)>?[ \t]*(?:["'(].*)?$)"_s);
    const auto match = pattern.match(text.string(line));
    if (!match.hasMatch() || match.captured(1).trimmed().isEmpty())
        return std::nullopt;
    return LinkDefinition{line, match.captured(1), match.captured(2), match.capturedStart(2)};
}

namespace
{

/// An external hyperlink target of reStructuredText: ".. _1.2.3: https://…", the name in backquotes where it needs
/// them.
std::optional<LinkDefinition> hyperlinkTarget(const ChangelogText &text, int line)
{
    if (text.at(line).conflict || !text.view(line).startsWith(".. _"))
        return std::nullopt;
    static const QRegularExpression pattern(uR"(^\.\. _(?:`([^`]+)`|([^:`]+)):[ \t]+([a-z]+://\S+)[ \t]*$)"_s);
    const auto match = pattern.match(text.string(line));
    if (!match.hasMatch())
        return std::nullopt;
    return LinkDefinition{line, match.captured(1) + match.captured(2), match.captured(3), match.capturedStart(3)};
}

} // namespace

QList<LinkDefinition> linkDefinitions(const ChangelogText &text, ChangelogMarkup markup)
{
    QList<LinkDefinition> definitions;
    for (int i = 0; i < text.count(); ++i) {
        auto definition = markup == ChangelogMarkup::Markdown ? linkDefinition(text, i) : hyperlinkTarget(text, i);
        if (definition)
            definitions.append(*std::move(definition));
    }
    return definitions;
}

QString definitionLine(ChangelogMarkup markup, const QString &label, const QString &gap, const QString &target)
{
    if (markup == ChangelogMarkup::Markdown)
        return u'[' + label + u"]:"_s + gap + target;
    return u".. _"_s + (label.contains(u':') ? u'`' + label + u'`' : label) + u": "_s + target;
}

QString normalizedLabel(const QString &label)
{
    return label.simplified().toCaseFolded();
}

std::optional<CompareLink> CompareLink::parse(const QString &url)
{
    static const QRegularExpression pattern(uR"(^(.*/compare/)(.+?)(\.{2,3})([^?#]+)(.*)$)"_s);
    const auto match = pattern.match(url);
    if (!match.hasMatch())
        return std::nullopt;
    CompareLink link{match.captured(1), match.captured(2), match.captured(3),
                     match.captured(4), match.captured(5), false};
    link.newerFirst = link.before.endsWith("/branches/compare/"_L1);
    if (link.newerFirst)
        std::swap(link.from, link.to);
    return link;
}

CompareLink CompareLink::forRepository(const QString &url)
{
    QString base = url.trimmed();
    while (base.endsWith(u'/'))
        base.chop(1);
    if (base.endsWith(".git"_L1))
        base.chop(4);
    const bool gitlab = base.section(u'/', 2, 2).contains("gitlab"_L1, Qt::CaseInsensitive);
    return {base + (gitlab ? u"/-/compare/"_s : u"/compare/"_s), {}, u"..."_s, u"HEAD"_s, {}, false};
}

QString CompareLink::between(const QString &older, const QString &newer) const
{
    return newerFirst ? before + newer + dots + older + after : before + older + dots + newer + after;
}

QString CompareLink::tagPage(const QString &tag) const
{
    const QString base = before.chopped(newerFirst ? 17 : 8); // "branches/compare/" or "compare/"
    if (newerFirst)
        return base + u"src/"_s + tag;
    return base + (base.endsWith("/-/"_L1) ? u"tags/"_s : u"releases/tag/"_s) + tag;
}

} // namespace tagboat
