// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/draft.h"

#include "changelog/changelogoutline.h"
#include "changelog/draftsorter.h"
#include "changelog/headingwriter.h"
#include "changelog/restructuredtext.h"
#include "changelog/standingcommits.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
QString capitalized(QString text)
{
    // A name with capitals of its own ("iPhone") keeps its first letter, and so does what is no word of a language:
    // "d/control: …", "setup.py", "snake_case"; code ("`x`") does not begin with one.
    const qsizetype blank = text.indexOf(u' ');
    const QStringView first = QStringView(text).first(blank < 0 ? text.size() : blank);
    if (first.contains(u'/') || first.contains(u'_') || first.contains("::"_L1) ||
        first.chopped(first.isEmpty() ? 0 : 1).contains(u'.'))
        return text;
    if (!text.isEmpty() && text[0].isLower() && (text.size() == 1 || !text[1].isUpper()))
        text[0] = text[0].toUpper();
    return text;
}
} // namespace

QList<DraftRule> defaultDraftRules()
{
    QList<DraftRule> rules;
    const auto types = [&rules](const QStringList &names, const QString &section) {
        for (const QString &name : names)
            rules.append({name, {}, section});
    };
    types({u"feat"_s, u"feature"_s, u"add"_s}, u"Added"_s);
    types({u"fix"_s, u"bugfix"_s, u"hotfix"_s}, u"Fixed"_s);
    types({u"perf"_s, u"change"_s, u"revert"_s}, u"Changed"_s);
    types({u"deprecate"_s, u"deprecation"_s}, u"Deprecated"_s);
    types({u"remove"_s, u"removal"_s}, u"Removed"_s);
    types({u"security"_s, u"sec"_s}, u"Security"_s);
    types({u"docs"_s, u"doc"_s}, u"Changed"_s);
    types({u"build"_s, u"bump"_s, u"chore"_s, u"ci"_s, u"deps"_s, u"refactor"_s, u"release"_s, u"style"_s, u"test"_s,
           u"tests"_s, u"wip"_s},
          {});
    const auto words = [&rules](const QString &pattern, const QString &section) {
        rules.append({{}, pattern, section});
    };
    words(
        u"^(?:bump|release|releasing|prepar(?:e|ing) (?:for )?(?:the )?(?:release|next (?:release|development))|start "
        "development|back to development|version)(?:[ :]|$)|^(?:fixup|squash|amend)! "
        "|^v?\\d+(?:\\.\\d+)+$|^(?:update |edit )?(?:the )?(?:changelog|changes|readme)\\b|^\\[pre-commit\\.ci\\]"
        "|^(?:fix )?(?:typos?|lint|flake8|tests?|ci|pre-commit)\\b|^(?:update|upgrade) (?:dependency|dependencies|lock|"
        "pre-commit|actions?)\\b|^wip\\b|^initial commit$"_s,
        {});
    words(u"\\b(?:CVE-\\d{4}-\\d+|GHSA(?:-[0-9a-z]{4}){3}|vulnerabilit\\w+)"_s, u"Security"_s);
    words(
        u"^(?:fix(?:e[sd])?|correct(?:s|ed)?|prevent(?:s|ed)?|avoid(?:s|ed)?|repair(?:s|ed)?|resolve[sd]?|don't|do not"
        "|mend(?:s|ed)?)\\b"_s,
        u"Fixed"_s);
    words(
        u"^(?:add(?:s|ed)?|support(?:s|ed)?|introduce[sd]?|implement(?:s|ed)?|allow(?:s|ed)?|enable[sd]?|provide[sd]?|"
        "new)\\b"_s,
        u"Added"_s);
    words(u"^deprecate[sd]?\\b"_s, u"Deprecated"_s);
    words(u"^(?:remove[sd]?|drop(?:s|ped)?|delete[sd]?)\\b"_s, u"Removed"_s);
    words({}, u"Changed"_s);
    return rules;
}

QString draftText(const DraftEntry &entry)
{
    QString text = capitalized(entry.subject);
    if (entry.breaking)
        text.prepend(u"**Breaking:** "_s);
    if (!entry.breakingNote.isEmpty())
        text += u". "_s + capitalized(entry.breakingNote.simplified());
    if (entry.pullRequest > 0)
        text += (entry.mergeRequest ? u" (!%1)"_s : u" (#%1)"_s).arg(entry.pullRequest);
    return text;
}

class Drafting::Drafter
{
public:
    explicit Drafter(const QList<DraftRule> &rules) : m_sorter(rules) {}
    void add(const DraftCommit &commit);
    QList<DraftEntry> take();

private:
    void finish(DraftEntry entry, const QString &title, const QString &message);
    const QString &shared(const QString &text);

    DraftSorter m_sorter;
    StandingCommits m_commits;
    QList<DraftEntry> m_entries;
    QList<qsizetype> m_places;        ///< of the entries' commits
    QHash<QString, QString> m_shared; ///< names and words that come again and again, each once in memory
};

const QString &Drafting::Drafter::shared(const QString &text)
{
    if (const auto known = m_shared.constFind(text); known != m_shared.cend())
        return *known;
    return *m_shared.insert(text, text);
}

void Drafting::Drafter::finish(DraftEntry entry, const QString &title, const QString &message)
{
    m_sorter.sort(entry, title, message);
    // "iOS: fix a crash" begins with a name, not with a type; what is done decides all the same.
    const QStringView spelt = QStringView(title).first(std::min(entry.type.size(), title.size()));
    const bool capitals = std::ranges::any_of(spelt, [](QChar c) { return c.isUpper(); });
    if (capitals && !m_sorter.knows(entry.type))
        entry.subject.prepend(spelt.toString() + u": "_s);
    // What breaks is always told, whatever its type.
    if (entry.breaking && entry.section.isEmpty())
        entry.section = u"Changed"_s;
    entry.text = draftText(entry);
    for (QString *word : {&entry.type, &entry.scope, &entry.author, &entry.rule})
        *word = shared(*word);
    m_entries.append(std::move(entry));
    m_places.append(m_commits.size() - 1);
}

/// What @p from says, put into an entry of its commit.
static DraftEntry filled(DraftEntry entry, const ConventionalCommit &from)
{
    const auto [subject, number] = withoutNumber(from.description);
    entry.type = from.type;
    entry.scope = from.scope;
    entry.subject = subject;
    entry.pullRequest = number > 0 ? number : entry.pullRequest;
    entry.breaking = from.breaking;
    if (from.breakingNote != from.description) // which stands for a note where there is none
        entry.breakingNote = from.breakingNote;
    return entry;
}

void Drafting::Drafter::add(const DraftCommit &commit)
{
    if (!m_commits.add(commit.message, commit.id))
        return;
    DraftEntry base;
    base.commit = commit.id;
    base.author = commit.author;
    base.date = commit.date;
    const QString title = commit.message.section(u'\n', 0, 0).trimmed();
    std::tie(base.subject, base.pullRequest) = withoutNumber(title);
    const QList<ConventionalCommit> parts = squashedCommits(commit.message);
    if (const auto conventional = ConventionalCommit::parse(commit.message)) {
        DraftEntry entry = filled(base, *conventional);
        // The title speaks for the whole, but what breaks in one of its parts must not be lost.
        for (const ConventionalCommit &part : parts) {
            if (part.breaking && !entry.breaking) {
                entry.breaking = true;
                entry.breakingNote = part.breakingNote;
            }
        }
        finish(std::move(entry), title, commit.message);
        return;
    }
    for (const ConventionalCommit &part : parts)
        finish(filled(base, part), part.header(), part.header());
    if (parts.isEmpty()) {
        base.breakingNote = breakingNote(commit.message);
        base.breaking = !base.breakingNote.isEmpty();
        finish(base, title, commit.message);
    }
}

QList<DraftEntry> Drafting::Drafter::take()
{
    const QList<qsizetype> standing = m_commits.standing();
    QList<bool> stands(m_commits.size(), false);
    for (const qsizetype place : standing)
        stands[place] = true;
    qsizetype kept = 0;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        if (!stands[m_places[i]])
            continue;
        if (kept != i)
            m_entries[kept] = std::move(m_entries[i]);
        ++kept;
    }
    m_entries.resize(kept);
    return std::move(m_entries);
}

Drafting::Drafting(const QList<DraftRule> &rules) : m_drafter(std::make_unique<Drafter>(rules)) {}

Drafting::~Drafting() = default;

void Drafting::add(const DraftCommit &commit)
{
    m_drafter->add(commit);
}

QList<DraftEntry> Drafting::take()
{
    return m_drafter->take();
}

QList<DraftRule> draftRules(const DraftSettings &settings, const QList<DraftRule> &others)
{
    return settings.rules + others;
}

QList<DraftEntry> draftEntries(const QList<DraftCommit> &commits, const QList<DraftRule> &rules)
{
    Drafting drafting(rules);
    for (const DraftCommit &commit : commits)
        drafting.add(commit);
    return drafting.take();
}

QString draftList(const QList<DraftEntry> &entries)
{
    QString lines;
    for (const DraftEntry &entry : entries)
        lines += u"- "_s + entry.text + u'\n';
    return lines;
}

QList<DraftEntry> groupedByScope(QList<DraftEntry> entries)
{
    QHash<QString, qsizetype> order{{QString(), -1}};
    for (DraftEntry &entry : entries) {
        if (!order.contains(entry.scope))
            order.insert(entry.scope, order.size());
        if (!entry.scope.isEmpty())
            entry.text = u"**%1:** %2"_s.arg(entry.scope, entry.text);
    }
    std::ranges::stable_sort(
        entries, [&order](const DraftEntry &a, const DraftEntry &b) { return order[a.scope] < order[b.scope]; });
    return entries;
}

namespace
{
/// The entries' lines by their sections, in the order of @p names, others behind.
QList<std::pair<QString, QString>> draftSections(const QList<DraftEntry> &entries, QStringList names)
{
    QHash<QString, qsizetype> places; // of the names by the sections' own spelling
    QHash<QString, qsizetype> keys;
    for (qsizetype i = 0; i < names.size(); ++i)
        keys.insert(sectionKey(names[i]), i);
    const auto placeOf = [&](const QString &section) {
        if (const auto known = places.constFind(section); known != places.cend())
            return *known;
        const QString key = sectionKey(section);
        if (!keys.contains(key)) {
            keys.insert(key, names.size());
            names += section;
        }
        return *places.insert(section, keys.value(key));
    };
    QHash<qsizetype, QString> lines;
    for (const DraftEntry &entry : entries) {
        if (!entry.section.isEmpty())
            lines[placeOf(entry.section)] += u"- "_s + entry.text + u'\n';
    }
    QList<std::pair<QString, QString>> sections;
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (const auto own = lines.constFind(i); own != lines.cend())
            sections.append({names[i], *own});
    }
    return sections;
}

/// A section's heading as the file underlines those that it has.
QString rstHeading(const ChangelogOutline &outline, const QString &name)
{
    for (const ReleaseOutline &part : outline.outlines) {
        if (!part.sectionHeadings.isEmpty())
            return QString::fromUtf8(headingLike(outline, part.sectionHeadings.first(), name).join('\n')) + u'\n';
    }
    return QString::fromUtf8(headingWithMark(name, freeAdornments(outline).front()).join('\n')) + u'\n';
}
} // namespace

QString draftMarkdown(const QList<DraftEntry> &entries, const QStringList &sectionOrder, int level)
{
    QString text;
    for (const auto &[name, lines] : draftSections(entries, sectionOrder))
        text += (text.isEmpty() ? u""_s : u"\n"_s) + QString(level, u'#') + u' ' + name + u"\n\n"_s + lines;
    return text;
}

QString draftFor(const Changelog &changelog, QList<DraftEntry> entries, const QStringList &sectionOrder)
{
    for (DraftEntry &entry : entries) {
        if (!entry.section.isEmpty())
            entry.section = ownSectionNames(changelog.releases(), {entry.section}).constFirst();
        if (changelog.isRst())
            entry.text = inlineRst(entry.text);
    }
    const QStringList order = ownSectionNames(changelog.releases(), sectionOrder);
    if (!changelog.isRst())
        return draftMarkdown(entries, order);
    QString text;
    for (const auto &[name, lines] : draftSections(entries, order))
        text += (text.isEmpty() ? u""_s : u"\n"_s) + rstHeading(changelog.outline(), name) + u'\n' + lines;
    return text;
}

} // namespace tagboat
