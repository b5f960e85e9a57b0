// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/notestemplate.h"

#include "changelog/changelogoutline.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
const QStringList &words()
{
    static const QStringList names{u"version"_s, u"date"_s, u"tag"_s, u"previous-tag"_s, u"package"_s, u"compare"_s};
    return names;
}

const QStringList &lists()
{
    static const QStringList names{u"types"_s, u"sections"_s,     u"breaking"_s,
                                   u"rest"_s,  u"contributors"_s, u"first-timers"_s};
    return names;
}

QString wordOf(const QString &name, const NotesContent &content)
{
    const QStringList values{content.version,     content.date,    content.tag,
                             content.previousTag, content.package, content.compareUrl};
    return values.value(words().indexOf(name));
}

const QRegularExpression &placeholder()
{
    static const QRegularExpression pattern(u"\\{\\{|\\}\\}|\\{([^{}]*)\\}|[{}]"_s);
    return pattern;
}

tl::unexpected<Error> refuse(const QString &what)
{
    return fail(
        Error::Kind::Invalid, what, {},
        u"Known are {%1} in a line, and as a line of their own {types:feat,fix}, {sections:Added}, {%2}; write a "
        "brace twice."_s.arg(words().join(u"}, {"_s), lists().sliced(2).join(u"}, {"_s)));
}

bool isHeading(const QString &line)
{
    static const QRegularExpression heading(u"^#{1,6} "_s);
    return heading.match(line).hasMatch();
}
} // namespace

Result<NotesTemplate> NotesTemplate::parse(const QString &text)
{
    NotesTemplate result;
    static const QRegularExpression listLine(u"^\\{([a-z-]+)(?::([^{}]*))?\\}$"_s);
    for (const QString &each : text.trimmed().split(u'\n')) {
        const QString line = each.endsWith(u'\r') ? each.chopped(1) : each;
        const auto match = listLine.match(line.trimmed());
        const QString name = match.captured(1);
        if (match.hasMatch() && lists().contains(name)) {
            const bool chooses = name == "types"_L1 || name == "sections"_L1;
            QStringList choices = match.captured(2).split(u',', Qt::SkipEmptyParts);
            std::ranges::transform(choices, choices.begin(), [](const QString &one) { return one.trimmed(); });
            choices.removeAll(QString());
            if (chooses != !choices.isEmpty())
                return refuse(u"\"%1\" %2"_s.arg(line.trimmed(), chooses ? u"names nothing"_s : u"takes no names"_s));
            result.m_lines.append({{}, name, choices});
            continue;
        }
        for (auto it = placeholder().globalMatch(line); it.hasNext();) {
            const auto found = it.next();
            const QString whole = found.captured(0);
            if (whole == "{{"_L1 || whole == "}}"_L1 || words().contains(found.captured(1)))
                continue;
            const QString listed = found.captured(1).section(u':', 0, 0);
            return refuse(lists().contains(listed) ? u"\"%1\" does not stand on a line of its own"_s.arg(whole)
                                                   : u"\"%1\" is no placeholder"_s.arg(whole));
        }
        result.m_lines.append({line, {}, {}});
    }
    return result;
}

NotesTemplate NotesTemplate::usual()
{
    NotesTemplate result;
    const auto part = [&result](const QString &title, const QString &list, const QStringList &choices) {
        result.m_lines += QList<Line>{{u"## "_s + title, {}, {}}, {{}, {}, {}}, {{}, list, choices}, {{}, {}, {}}};
    };
    part(u"Features"_s, u"sections"_s, {u"Added"_s});
    part(u"Fixes"_s, u"sections"_s, {u"Fixed"_s, u"Security"_s});
    part(u"Performance impact"_s, u"types"_s, {u"perf"_s});
    part(u"Compatibility"_s, u"breaking"_s, {});
    part(u"Other changes"_s, u"rest"_s, {});
    part(u"New contributors"_s, u"first-timers"_s, {});
    result.m_lines.append({u"{compare}"_s, {}, {}});
    return result;
}

QList<DraftEntry> NotesTemplate::entriesOf(const Line &line, const QList<DraftEntry> &entries) const
{
    const auto wanted = [&line](const DraftEntry &entry) {
        if (line.list == "types"_L1)
            return line.choices.contains(entry.type, Qt::CaseInsensitive) && !entry.type.isEmpty();
        if (line.list == "sections"_L1)
            return std::ranges::any_of(line.choices, [&entry](const QString &name) {
                return !entry.section.isEmpty() && sectionKey(name) == sectionKey(entry.section);
            });
        return line.list == "breaking"_L1 && entry.breaking;
    };
    QList<DraftEntry> found;
    std::ranges::copy_if(entries, std::back_inserter(found), wanted);
    return found;
}

QString NotesTemplate::listOf(const Line &line, const NotesContent &content) const
{
    const auto names = [](const QStringList &people) {
        QString text;
        for (const QString &person : people)
            text += u"- "_s + person + u'\n';
        return text;
    };
    if (line.list == "contributors"_L1)
        return names(content.contributors);
    if (line.list == "first-timers"_L1)
        return names(content.firstTimers);
    if (line.list != "rest"_L1)
        return draftList(entriesOf(line, content.entries));
    QList<DraftEntry> rest = content.entries;
    rest.removeIf([](const DraftEntry &entry) { return entry.section.isEmpty(); });
    for (const Line &other : m_lines) {
        const QList<DraftEntry> taken = entriesOf(other, content.entries);
        rest.removeIf([&taken](const DraftEntry &entry) { return taken.contains(entry); });
    }
    return draftList(rest);
}

QString NotesTemplate::filled(const NotesContent &content) const
{
    QStringList written;    // line by line
    qsizetype heading = -1; // the place of one below which nothing stands yet
    for (const Line &line : m_lines) {
        if (line.list.isEmpty()) {
            QString text;
            qsizetype at = 0;
            for (auto it = placeholder().globalMatch(line.text); it.hasNext();) {
                const auto found = it.next();
                text += QStringView(line.text).sliced(at, found.capturedStart() - at);
                text += found.captured(1).isEmpty() ? found.captured(0).first(1) : wordOf(found.captured(1), content);
                at = found.capturedEnd();
            }
            text += QStringView(line.text).sliced(at);
            if (isHeading(text))
                heading = written.size();
            else if (!text.trimmed().isEmpty())
                heading = -1;
            written += text;
        } else if (const QString list = listOf(line, content); !list.isEmpty()) {
            written += list.chopped(1);
            heading = -1;
        } else if (heading >= 0) {
            written.resize(heading);
            heading = -1;
        }
    }
    static const QRegularExpression gaps(u"\\n{3,}"_s);
    const QString text = written.join(u'\n').replace(gaps, u"\n\n"_s).trimmed();
    return text.isEmpty() ? text : text + u'\n';
}

} // namespace tagboat
