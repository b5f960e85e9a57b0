// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/pullrequestdrafts.h"

#include "changelog/standingcommits.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// As labels are compared.
QString labelKey(const QString &label)
{
    static const QRegularExpression between(u"[\\s_-]+"_s);
    static const QRegularExpression ornament(u"^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$"_s); // an emoji, a colon
    return label.toCaseFolded().replace(between, u"-"_s).remove(ornament);
}

/// "bug" of "type: bug", "kind/bug", "C-bug".
QString withoutPrefix(const QString &key)
{
    static const QRegularExpression prefix(
        u"^(?:types?|kinds?|category|change(?:log)?|cl|pr|impact|c|t)(?:\\s*[:/.]+-*|-(?=bug|enhancement|"
        "feature))"_s);
    QString rest = key;
    rest.remove(prefix);
    return rest.isEmpty() ? key : rest;
}

struct LabelVerdict {
    std::optional<LabelRule> section; ///< the rule that decides, with the label as the pull request has it
    bool breaking = false;
};

LabelVerdict judge(const QStringList &labels, const QList<LabelRule> &rules, bool usual)
{
    QHash<QString, QString> own; // by key
    for (const QString &label : labels) {
        const QString key = labelKey(label);
        own.insert(key, label);
        if (usual && !own.contains(withoutPrefix(key)))
            own.insert(withoutPrefix(key), label);
    }
    LabelVerdict verdict;
    for (const LabelRule &rule : rules) {
        const auto found = own.constFind(labelKey(rule.label));
        if (found == own.cend())
            continue;
        verdict.breaking = verdict.breaking || rule.breaking;
        if (!rule.breaking && !verdict.section) {
            verdict.section = rule;
            verdict.section->label = *found;
        }
    }
    return verdict;
}

class Improver
{
public:
    Improver(const QList<DraftEntry> &entries, const QList<MergedPullRequest> &merged, const DraftSettings &settings,
             const QList<DraftRule> &others)
        : m_entries(entries), m_merged(merged), m_settings(settings), m_others(others)
    {
    }
    QList<DraftEntry> run();

private:
    /// What titles give by rules, by the places of their pull requests.
    using Titles = QHash<qsizetype, DraftEntry>;
    [[nodiscard]] QHash<qsizetype, QList<qsizetype>> assign() const;
    [[nodiscard]] Titles draftTitles(const QList<qsizetype> &requests, const QList<DraftRule> &rules) const;
    void improve(qsizetype request, const QList<qsizetype> &places);
    [[nodiscard]] DraftEntry asWhole(qsizetype request, const QList<qsizetype> &places) const;
    [[nodiscard]] bool isRebased(const MergedPullRequest &request, const QList<qsizetype> &places) const;
    void sort(DraftEntry &entry, qsizetype request) const;

    QList<DraftEntry> m_entries;
    const QList<MergedPullRequest> &m_merged;
    const DraftSettings &m_settings;
    const QList<DraftRule> &m_others;
    const QList<LabelRule> m_usualLabels = defaultLabelRules();
    Titles m_own;           ///< by the repository's own rules alone
    Titles m_usual;         ///< by the others
    QSet<qsizetype> m_gone; ///< entries that another one stands for
};

/// The entries of each pull request, by its place.
QHash<qsizetype, QList<qsizetype>> Improver::assign() const
{
    QHash<QString, qsizetype> byCommit;
    QHash<int, qsizetype> byNumber;
    for (qsizetype i = 0; i < m_merged.size(); ++i) {
        byNumber.insert(m_merged[i].number, i);
        for (const QString &commit : m_merged[i].commits)
            byCommit.insert(commit, i);
    }
    for (qsizetype i = 0; i < m_merged.size(); ++i) // a commit may be of several; what merged it says most
        if (!m_merged[i].mergeCommit.isEmpty())
            byCommit.insert(m_merged[i].mergeCommit, i);
    QHash<qsizetype, QList<qsizetype>> found;
    QList<qsizetype> left;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        if (const auto known = byCommit.constFind(m_entries[i].commit); known != byCommit.cend())
            found[*known].append(i);
        else if (m_entries[i].pullRequest > 0)
            left.append(i);
    }
    // A number behind a subject may only refer to a pull request that has its own commit here.
    const QHash<qsizetype, QList<qsizetype>> own = found;
    for (const qsizetype i : std::as_const(left)) {
        const auto known = byNumber.constFind(m_entries[i].pullRequest);
        if (known != byNumber.cend() && !own.contains(*known))
            found[*known].append(i);
    }
    return found;
}

/// Whether the one entry that is known to be of a pull request is but the last of its commits, which a rebase gave
/// other ids.
bool Improver::isRebased(const MergedPullRequest &request, const QList<qsizetype> &places) const
{
    const DraftEntry &entry = m_entries[places.first()];
    return places.size() == 1 && request.commits.size() > 1 && entry.commit == request.mergeCommit &&
           entry.pullRequest == 0 && entry.subject != request.title;
}

Improver::Titles Improver::draftTitles(const QList<qsizetype> &requests, const QList<DraftRule> &rules) const
{
    QList<DraftCommit> commits;
    for (const qsizetype request : requests)
        commits.append({QString::number(request), m_merged[request].title, {}, {}});
    Titles titles;
    for (const DraftEntry &entry : draftEntries(commits, rules))
        titles.insert(entry.commit.toLongLong(), entry);
    return titles;
}

/// The section, by the rules in their order; where none has a word to say, it stays.
void Improver::sort(DraftEntry &entry, qsizetype request) const
{
    const QStringList &labels = m_merged[request].labels;
    const LabelVerdict own = judge(labels, m_settings.labels, false);
    const LabelVerdict usual = judge(labels, m_usualLabels, true);
    entry.breaking = entry.breaking || own.breaking || usual.breaking;
    const auto byTitle = [&entry, request](const Titles &titles) {
        const auto made = titles.constFind(request);
        if (made == titles.cend() || made->rule.isEmpty())
            return false;
        entry.section = made->section;
        entry.rule = made->rule;
        return true;
    };
    const auto byLabel = [&entry](const std::optional<LabelRule> &rule) {
        if (!rule)
            return false;
        entry.section = rule->section;
        entry.byLabel = true;
        entry.rule = u"label “%1”"_s.arg(rule->label);
        if (!rule->source.isEmpty())
            entry.rule += u", "_s + rule->source;
        return true;
    };
    if (!byLabel(own.section) && !byTitle(m_own) && !byLabel(usual.section))
        byTitle(m_usual);
    if (entry.breaking && entry.section.isEmpty())
        entry.section = u"Changed"_s;
}

DraftEntry Improver::asWhole(qsizetype request, const QList<qsizetype> &places) const
{
    DraftEntry entry = m_entries[places.first()];
    const QString before = entry.subject;
    if (const auto title = m_usual.constFind(request); title != m_usual.cend()) {
        entry.subject = title->subject;
        entry.breaking = entry.breaking || title->breaking;
        if (!title->type.isEmpty()) {
            entry.type = title->type;
            entry.scope = title->scope;
        }
        if (entry.type.isEmpty()) { // the first words of a commit say nothing of the whole
            entry.section = title->section;
            entry.rule = title->rule;
        }
    } else { // both a pull request and its revert
        entry.subject = withoutNumber(m_merged[request].title.trimmed()).first;
    }
    for (const qsizetype place : places) {
        const DraftEntry &part = m_entries[place];
        entry.breaking = entry.breaking || part.breaking;
        if (entry.breakingNote.isEmpty())
            entry.breakingNote = part.breakingNote;
        if (place != places.first())
            entry.others.append({part.commit, part.subject});
    }
    entry.committed = before == entry.subject ? QString() : before;
    entry.pullRequest = m_merged[request].number;
    entry.login = m_merged[request].author;
    sort(entry, request);
    entry.text = draftText(entry);
    return entry;
}

void Improver::improve(qsizetype place, const QList<qsizetype> &places)
{
    const MergedPullRequest &request = m_merged[place];
    const bool typed = std::ranges::any_of(places, [&](qsizetype i) { return !m_entries[i].type.isEmpty(); });
    if (!request.title.trimmed().isEmpty() && (places.size() == 1 || !typed) && !isRebased(request, places)) {
        m_entries[places.first()] = asWhole(place, places);
        for (const qsizetype other : places.mid(1))
            m_gone.insert(other);
        return;
    }
    for (const qsizetype each : places) {
        DraftEntry &entry = m_entries[each];
        entry.login = request.author;
        DraftEntry judged = entry;
        sort(judged, place);
        if (judged.byLabel && judged.section.isEmpty()) { // what is to be left out is so with all its parts
            entry.section.clear();
            entry.rule = judged.rule;
            entry.byLabel = true;
        }
    }
}

QList<DraftEntry> Improver::run()
{
    const auto belonging = assign();
    const QList<qsizetype> requests = belonging.keys();
    m_own = draftTitles(requests, m_settings.rules);
    m_usual = draftTitles(requests, m_others);
    for (auto it = belonging.cbegin(); it != belonging.cend(); ++it)
        improve(it.key(), *it);
    QList<DraftEntry> kept;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        if (!m_gone.contains(i))
            kept.append(m_entries[i]);
    }
    return kept;
}

} // namespace

QList<LabelRule> defaultLabelRules()
{
    QList<LabelRule> rules;
    const auto labels = [&rules](const QStringList &names, const QString &section) {
        for (const QString &name : names)
            rules.append({name, section, false, {}});
    };
    labels({u"skip-changelog"_s, u"skip-change-log"_s, u"skip-news"_s, u"no-changelog"_s, u"no-news"_s,
            u"ignore-for-release"_s, u"skip-release-notes"_s},
           {});
    for (const QString &name : {u"breaking"_s, u"breaking-change"_s, u"breaking-changes"_s, u"backwards-incompatible"_s,
                                u"backward-incompatible"_s, u"api-break"_s, u"semver-major"_s, u"semver:major"_s})
        rules.append({name, {}, true, {}});
    labels({u"security"_s, u"vulnerability"_s, u"security-fix"_s}, u"Security"_s);
    labels({u"bug"_s, u"bugfix"_s, u"bug-fix"_s, u"fix"_s, u"fixed"_s, u"regression"_s, u"crash"_s}, u"Fixed"_s);
    labels({u"deprecation"_s, u"deprecated"_s}, u"Deprecated"_s);
    labels({u"removal"_s, u"removed"_s}, u"Removed"_s);
    labels({u"enhancement"_s, u"feature"_s, u"feat"_s, u"new-feature"_s, u"added"_s}, u"Added"_s);
    labels({u"performance"_s, u"change"_s, u"changed"_s, u"documentation"_s, u"docs"_s, u"doc"_s}, u"Changed"_s);
    labels({u"dependencies"_s, u"chore"_s, u"ci"_s, u"tests"_s, u"testing"_s, u"refactor"_s, u"refactoring"_s,
            u"internal"_s, u"maintenance"_s, u"release"_s},
           {});
    return rules;
}

QList<DraftEntry> withPullRequests(const QList<DraftEntry> &entries, const QList<MergedPullRequest> &merged,
                                   const DraftSettings &settings, const QList<DraftRule> &others)
{
    return Improver(entries, merged, settings, others).run();
}

QList<Contributor> withLogins(QList<Contributor> people, const QList<DraftEntry> &entries)
{
    QHash<QString, QSet<QString>> logins; // by name
    QHash<QString, QSet<QString>> names;  // by login
    for (const DraftEntry &entry : entries) {
        if (entry.login.isEmpty() || entry.author.isEmpty())
            continue;
        logins[entry.author].insert(entry.login);
        names[entry.login].insert(entry.author);
    }
    for (Contributor &person : people) {
        const QSet<QString> own = logins.value(person.name);
        if (own.size() == 1 && names.value(*own.cbegin()).size() == 1)
            person.login = *own.cbegin();
    }
    return people;
}

} // namespace tagboat
