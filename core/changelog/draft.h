// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/changelog.h"
#include "changelog/conventionalcommit.h"
#include "ports/draftmemory.h"

#include <QDateTime>
#include <QHash>
#include <QSet>

#include <memory>
#include <optional>

namespace tagboat
{

/// A commit that a draft is made of.
struct DraftCommit {
    QString id;
    QString message;
    QString author;
    QDateTime date;
};

/// Sends commits to sections: the first rule that fits decides; those over whole titles go before the others, and those
/// over plain subjects come last.
struct DraftRule {
    /// What other tools' rules are for.
    enum class Reach {
        Usual,
        Message, ///< the pattern is for the whole message, its type included, with regard to case
        Plain    ///< every message that says no type
    };
    QString type;            ///< of a Conventional Commit, lower case; empty for a rule with a pattern
    QString pattern;         ///< for plain subjects: a regular expression, without regard to case
    QString section;         ///< empty: such commits are not offered, unless they break something
    bool wholeTitle = false; ///< the pattern is for the first line of any message, its type included
    QString source = {};     ///< where the rule stands: ".tagboat.toml:12"; empty: it is one of the usual ones
    Reach reach = Reach::Usual;
    bool operator==(const DraftRule &) const = default;
};

/// Sends merged pull requests to sections by a label; the first rule decides whose label one has.
struct LabelRule {
    QString label;         ///< without regard to case; blanks, "_" and "-" are the same
    QString section;       ///< empty: such pull requests are not offered, unless they break something
    bool breaking = false; ///< it says that something breaks, and nothing of a section
    QString source = {};   ///< where the rule stands: ".tagboat.toml:12"; empty: it is one of the usual ones
    bool operator==(const LabelRule &) const = default;
};

/// What a repository's own settings say of drafts.
struct DraftSettings {
    QList<DraftRule> rules;  ///< they go before the usual ones
    QList<LabelRule> labels; ///< they too
    bool groupByScope = false;
    std::optional<QStringList> bots; ///< who is no contributor; nothing: the usual ones
    std::optional<QString> notes;    ///< the template of release notes
    bool operator==(const DraftSettings &) const = default;
};

/// The rules that stand if a repository has none of its own, over Keep a Changelog's sections: features are Added,
/// fixes Fixed, upkeep is left out; plain subjects go by their first word ("Remove …").
QList<DraftRule> defaultDraftRules();

/// The rules of a repository: its own, then @p others, which may be those of another tool.
QList<DraftRule> draftRules(const DraftSettings &settings, const QList<DraftRule> &others = defaultDraftRules());

/// An entry that is offered for the changelog.
struct DraftEntry {
    QString section; ///< empty: it is of a kind that is not offered
    QString text;    ///< as the entry would be, without a bullet; Markdown
    QString type;    ///< of the Conventional Commit; empty for plain ones
    QString scope;
    QString subject; ///< what the text was made of: the description, or the plain subject without its number
    QString author;
    QDateTime date;
    QString commit; ///< its id; several entries of a squash merge share it
    int pullRequest = 0;
    bool breaking = false;
    QString breakingNote;
    bool mergeRequest = false;                      ///< its number is one of GitLab's, which writes it "!78"
    QString login;                                  ///< of the pull request's author on the forge, where one told of it
    bool byLabel = false;                           ///< a label decided on the section; rule names it
    QString committed = {};                         ///< the subject as the commit has it, where a forge has another one
    QList<std::pair<QString, QString>> others = {}; ///< commits that the entry stands for as well: id and subject
    QString rule; ///< why this section, in words: the type, or the words that a pattern met, and where the rule stands
                  ///< if it is not one of the usual ones; the user sees it
    bool operator==(const DraftEntry &) const = default;
};

/// Makes entries of commits as they come; no message is kept, so that a history may be long.
class Drafting
{
public:
    explicit Drafting(const QList<DraftRule> &rules);
    ~Drafting();
    Drafting(const Drafting &) = delete;
    Drafting &operator=(const Drafting &) = delete;
    void add(const DraftCommit &commit);
    /// The entries, in the order of the commits; merges, reverted commits and their reverts are left out, and a squash
    /// merge whose title says no type gives an entry for each line of its body that does. Call it once, at the end.
    QList<DraftEntry> take();

private:
    class Drafter;
    std::unique_ptr<Drafter> m_drafter;
};

/// The entries of @p commits, in their order, as Drafting makes them.
QList<DraftEntry> draftEntries(const QList<DraftCommit> &commits, const QList<DraftRule> &rules);

/// The entry's text: its subject, what breaks, and its number behind.
QString draftText(const DraftEntry &entry);

/// What would be remembered of an answer to an entry: one for each commit that it stands for, by what the commit itself
/// says, so that it holds without a forge as well.
QList<DraftAnswer> answersTo(const DraftEntry &entry, DraftAnswer::Kind kind);

/// Those of @p answers, of which a later one counts more, whose entry an edit gave other words: with these words.
QList<DraftAnswer> rewordedAnswers(const QList<DraftAnswer> &answers, const ChangelogRelease &before,
                                   const ChangelogRelease &after);

/// The entries that no published release has: of the unreleased parts, and of those that stand above the part of the
/// version @p published; all of them if nothing was published yet.
ChangelogRelease openPart(const Changelog &changelog, const QString &published);

/// What a release's entries tell of already, and what the user answered to offered entries before.
class Coverage
{
public:
    /// @p offered are all entries that are asked about: where several share a pull request or a commit, an entry that
    /// names it tells of one of them.
    explicit Coverage(const ChangelogRelease &release, const QList<DraftAnswer> &answers = {},
                      const QList<DraftEntry> &offered = {});
    /// An entry names the pull request or the commit, or says the same words; or it was taken into one that stands, or
    /// dismissed.
    [[nodiscard]] bool covers(const DraftEntry &entry) const;
    /// What the user answered to the entry.
    [[nodiscard]] std::optional<DraftAnswer::Kind> answer(const DraftEntry &entry) const;

private:
    struct Told {
        QString words;
        QList<int> numbers;
        QStringList hashes;
    };
    using Key = std::pair<QString, QString>; ///< commit and subject
    [[nodiscard]] bool tellsOf(const QString &subject) const;
    [[nodiscard]] bool tellsItsWords(const DraftEntry &entry) const;
    [[nodiscard]] bool answered(const DraftEntry &entry) const;
    [[nodiscard]] const DraftAnswer *answer(const QString &commit, const QString &subject, int pullRequest) const;
    [[nodiscard]] bool isNamed(const QString &commit) const;
    void share(const QList<DraftEntry> &offered);
    void claim(const QList<const DraftEntry *> &group, QList<const Told *> naming);

    QHash<Key, DraftAnswer> m_answers;
    QHash<std::pair<int, QString>, DraftAnswer> m_requests; ///< by pull request and subject
    QList<Told> m_told;
    QSet<int> m_numbers;
    QStringList m_hashes;
    QSet<QString> m_texts;         ///< the entries' words
    QString m_words;               ///< all of them, each between line ends
    QSet<int> m_sharedNumbers;     ///< that entries name, of pull requests which several offered ones came with
    QSet<QString> m_sharedCommits; ///< commits of which the same is true
    QSet<Key> m_claimed;           ///< the offered ones that entries tell of which name such a number or commit
};

/// @p entries as the sections of a release in Markdown, in the order of @p sectionOrder, others behind; those without
/// a section are left out. Empty if nothing is left.
QString draftMarkdown(const QList<DraftEntry> &entries, const QStringList &sectionOrder, int level = 3);
/// As above, in the markup of @p changelog and with the names that it has for its sections.
QString draftFor(const Changelog &changelog, QList<DraftEntry> entries, const QStringList &sectionOrder);
/// The entries as a list in Markdown.
QString draftList(const QList<DraftEntry> &entries);
/// The entries of a scope together, each with the scope before its text; those without a scope first.
QList<DraftEntry> groupedByScope(QList<DraftEntry> entries);

} // namespace tagboat
