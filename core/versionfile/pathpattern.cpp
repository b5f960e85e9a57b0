// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/pathpattern.h"

#include <QDir>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// How many folders one pattern may look into, and how many paths it may give.
constexpr int visitLimit = 4000;
constexpr qsizetype pathLimit = 1000;
constexpr qsizetype segmentLimit = 32;
constexpr qsizetype braceLimit = 64;

QString joined(const QString &folder, const QString &name)
{
    return folder == u"."_s ? name : folder + u'/' + name;
}

/// Where tools put what they make, or what other people made.
bool holdsOthersFiles(const QString &name)
{
    static const QSet<QString> names{u"node_modules"_s, u"target"_s,        u"dist"_s,        u"build"_s,
                                     u"__pycache__"_s,  u"site-packages"_s, u"third_party"_s, u"_vendor"_s,
                                     u"venv"_s,         u"vendor"_s,        u"fixtures"_s};
    return names.contains(name);
}

} // namespace

bool hasWildcards(const QString &path)
{
    return path.contains(u'*') || path.contains(u'?') || path.contains(u'[');
}

QStringList subfolders(const TreeReader &read, const QString &folder)
{
    QStringList paths;
    for (const QString &name : read.folders(folder)) {
        if (!name.startsWith(u'.'))
            paths += joined(folder, name);
    }
    return paths;
}

/// One search through a tree.
class PatternWalk
{
    using Segment = PathPattern::Segment;

public:
    PatternWalk(const TreeReader &read, const PathPattern &pattern, bool forFiles)
        : m_read(read), m_segments(pattern.m_segments), m_forFiles(forFiles), m_deepest(forFiles ? 10 : 4),
          m_searches(std::ranges::any_of(m_segments, [](const Segment &each) { return each.anyFolders || each.shape; }))
    {
    }

    PathMatches search()
    {
        if (!m_segments.isEmpty())
            enter(u"."_s, 0, 0);
        m_found.paths.sort();
        m_found.paths.removeDuplicates();
        return m_found;
    }

private:
    void take(const QString &path)
    {
        if (m_found.paths.size() < pathLimit)
            m_found.paths.append(path);
        else
            m_found.complete = false;
    }

    [[nodiscard]] bool isAnotherRepository(const QString &folder) const
    {
        return folder != u"."_s &&
               (m_read.files(folder).contains(u".git"_s) || m_read.folders(folder).contains(u".git"_s));
    }

    /// @p depth: the folders that a "**" at this segment stands for already.
    void enter(const QString &folder, qsizetype at, int depth)
    {
        const QString visit = QString::number(at) + u' ' + folder;
        if (m_seen.contains(visit) || isAnotherRepository(folder))
            return;
        if (m_seen.size() >= visitLimit) {
            m_found.complete = false;
            return;
        }
        m_seen.insert(visit);
        const Segment &segment = m_segments[at];
        const bool last = at + 1 == m_segments.size();
        if (segment.anyFolders)
            enterAny(folder, at, depth);
        else if (last && m_forFiles)
            takeFiles(folder, segment);
        else if (segment.shape)
            followMatches(folder, at);
        else if (!m_searches || m_read.folders(folder).contains(segment.text))
            follow(joined(folder, segment.text), at);
    }

    void enterAny(const QString &folder, qsizetype at, int depth)
    {
        const bool last = at + 1 == m_segments.size();
        if (!last)
            enter(folder, at + 1, 0);
        else if (m_forFiles)
            takeFiles(folder, m_segments[at]);
        for (const QString &below : depth < m_deepest ? subfolders(m_read, folder) : QStringList()) {
            if (holdsOthersFiles(below.section(u'/', -1)))
                continue;
            if (last && !m_forFiles)
                take(below);
            enter(below, at, depth + 1);
        }
    }

    void followMatches(const QString &folder, qsizetype at)
    {
        for (const QString &below : subfolders(m_read, folder)) {
            if (m_segments[at].matches(below.section(u'/', -1)))
                follow(below, at);
        }
    }

    void follow(const QString &path, qsizetype at)
    {
        if (at + 1 == m_segments.size())
            take(path);
        else
            enter(path, at + 1, 0);
    }

    void takeFiles(const QString &folder, const Segment &segment)
    {
        for (const QString &name : m_read.files(folder)) {
            if (segment.matches(name))
                take(joined(folder, name));
        }
    }

    const TreeReader &m_read;
    const QList<Segment> &m_segments;
    bool m_forFiles;
    int m_deepest;
    bool m_searches; ///< a path without wildcards need not be there
    QSet<QString> m_seen;
    PathMatches m_found;
};

bool PathPattern::Segment::matches(const QString &name) const
{
    if (anyFolders)
        return !name.startsWith(u'.');
    if (!shape)
        return name == text;
    return (!name.startsWith(u'.') || text.startsWith(u'.')) && shape->match(name).hasMatch();
}

PathPattern::PathPattern(const QString &pattern)
{
    const QString path = QDir::cleanPath(pattern);
    if (path.isEmpty() || path == u"."_s || path == u".."_s || path.startsWith(u"../"_s) || path.startsWith(u'/'))
        return;
    const QStringList names = path.split(u'/', Qt::SkipEmptyParts);
    if (names.size() > segmentLimit)
        return;
    for (const QString &name : names) {
        Segment segment{name, name == u"**"_s, {}};
        if (segment.anyFolders && !m_segments.isEmpty() && m_segments.constLast().anyFolders)
            continue;
        if (!segment.anyFolders && hasWildcards(name))
            segment.shape.emplace(QRegularExpression::wildcardToRegularExpression(name));
        m_segments.append(segment);
    }
}

bool PathPattern::matches(const QString &path) const
{
    const QStringList names = path.split(u'/', Qt::SkipEmptyParts);
    if (m_segments.isEmpty())
        return false;
    // reach[i]: the segments so far lead to the first i names.
    QList<bool> reach(names.size() + 1, false);
    reach[0] = true;
    for (const Segment &segment : m_segments) {
        QList<bool> next(names.size() + 1, false);
        for (qsizetype i = 0; i <= names.size(); ++i) {
            if (segment.anyFolders)
                next[i] = reach[i] || (i > 0 && next[i - 1] && segment.matches(names[i - 1]));
            else
                next[i] = i > 0 && reach[i - 1] && segment.matches(names[i - 1]);
        }
        reach = next;
    }
    return reach.constLast();
}

PathMatches PathPattern::folders(const TreeReader &read) const
{
    return PatternWalk(read, *this, false).search();
}

PathMatches PathPattern::files(const TreeReader &read) const
{
    return PatternWalk(read, *this, true).search();
}

QStringList withBracesExpanded(const QString &pattern)
{
    static const QRegularExpression braces(u"\\{([^{},]*(?:,[^{},]*)+)\\}"_s);
    QStringList done;
    QStringList open{pattern};
    while (!open.isEmpty() && open.size() + done.size() < braceLimit) {
        const QString text = open.takeFirst();
        const QRegularExpressionMatch match = braces.match(text);
        if (!match.hasMatch()) {
            done.append(text);
            continue;
        }
        for (const QString &choice : match.captured(1).split(u','))
            open.append(text.first(match.capturedStart()) + choice + text.sliced(match.capturedEnd()));
    }
    return done;
}

} // namespace tagboat
