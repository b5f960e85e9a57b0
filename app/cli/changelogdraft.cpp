// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/datetext.h"
#include "base/displaytext.h"
#include "changelog/pullrequestdrafts.h"
#include "commands.h"
#include "compose/adapters.h"
#include "forgeshared.h"
#include "repositoryargument.h"
#include "scan/changelogwork.h"
#include "scan/templatednotes.h"

#include <QJsonArray>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{
/// The commit that the option names: a tag, a branch or an id. Empty without the option.
Result<QString> commitArgument(const Invocation &call, LocalRepository &repository, const QString &option)
{
    const QString name = call.value(option);
    if (name.isEmpty())
        return QString();
    for (const QString &place : {u"refs/tags/"_s, u"refs/heads/"_s, u""_s}) {
        const auto commit = repository.commitOf(place + name);
        if (commit && *commit)
            return **commit;
    }
    return fail(Error::Kind::NotFound, u"There is no tag, branch or commit “%1”"_s.arg(name), {},
                u"Name a tag, as git tag lists it."_s);
}

QJsonValue answerToJson(const std::optional<DraftAnswer::Kind> &answer)
{
    if (!answer)
        return {};
    return *answer == DraftAnswer::Kind::Taken ? u"taken"_s : u"dismissed"_s;
}

QJsonObject entryToJson(const DraftEntry &entry, const Coverage &coverage)
{
    const auto orNull = [](const QString &text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); };
    return {{u"section"_s, orNull(entry.section)},
            {u"text"_s, entry.text},
            {u"type"_s, orNull(entry.type)},
            {u"scope"_s, orNull(entry.scope)},
            {u"breaking"_s, entry.breaking},
            {u"commit"_s, entry.commit},
            {u"author"_s, entry.author},
            {u"login"_s, orNull(entry.login)},
            {u"date"_s, dateText(entry.date)},
            {u"pullRequest"_s, entry.pullRequest > 0 ? QJsonValue(entry.pullRequest) : QJsonValue()},
            {u"rule"_s, orNull(entry.rule)},
            {u"answer"_s, answerToJson(coverage.answer(entry))},
            {u"covered"_s, coverage.covers(entry)}};
}

struct Draft {
    OpenedRepository opened;
    QString from;
    QString to;
    QList<DraftEntry> entries;
    QList<DraftAnswer> answers;
    QList<Contributor> contributors; ///< if they are asked for
};

/// The commits that an entry stands for.
QStringList commitsOf(const DraftEntry &entry)
{
    QStringList commits{entry.commit};
    for (const auto &[commit, subject] : entry.others)
        commits += commit;
    return commits;
}

/// The answers that --dismiss and --offer-again give, to all entries of the commits that they name.
Result<void> answer(const Invocation &call, const Draft &draft, DraftMemory &memory)
{
    const QString identity = draftIdentity(draft.opened.row);
    const QString package = draft.opened.package.path;
    const auto fits = [](const QString &id) {
        return [id](const DraftEntry &entry) {
            const auto named = [&id](const QString &commit) { return commit.startsWith(id); };
            return std::ranges::any_of(commitsOf(entry), named);
        };
    };
    for (const QString &option : {u"dismiss"_s, u"offer-again"_s}) {
        const QString id = call.value(option);
        if (id.isEmpty())
            continue;
        QList<DraftEntry> meant = draft.entries;
        meant.removeIf(std::not_fn(fits(id)));
        if (meant.isEmpty())
            return fail(Error::Kind::NotFound, u"No entry is made of a commit “%1”"_s.arg(id), {},
                        u"Name a commit as the draft's JSON has it."_s);
        if (option == "offer-again"_L1) {
            TB_CHECK(memory.forget(identity, package, commitsOf(meant.first())));
            continue;
        }
        QList<DraftAnswer> answers;
        for (const DraftEntry &entry : std::as_const(meant))
            answers += answersTo(entry, DraftAnswer::Kind::Dismissed);
        TB_CHECK(memory.remember(identity, package, answers));
    }
    return {};
}

/// The notes that the repository's template gives, or the usual one.
Result<QString> notesOf(const Invocation &call, const Draft &draft)
{
    const PackageRow &package = draft.opened.package;
    const QString version = call.has(u"version"_s) ? call.value(u"version"_s) : package.suggestedVersion;
    const QString previous = package.latestTag ? package.latestTag->name : QString();
    return templatedNotes(package, draft.opened.row.policy.drafts, remoteWebUrl(draft.opened.row.state.remoteUrl),
                          {version, SystemClock().now().date(), previous, draft.entries, draft.contributors});
}

/// Each entry with its section and the rule that sent it there.
void explain(Output &out, const QList<DraftEntry> &entries)
{
    for (const DraftEntry &entry : entries) {
        const QString section = entry.section.isEmpty() ? u"(left out)"_s : entry.section;
        const QString why = entry.rule.isEmpty() ? u"no rule says otherwise"_s : entry.rule;
        out.line(u"%1  %2: %3  (%4)"_s.arg(entry.commit.first(std::min<qsizetype>(7, entry.commit.size())), section,
                                           displayText(entry.text), displayText(why)));
    }
}

QJsonObject toJson(const Contributor &person)
{
    const QJsonValue login = person.login.isEmpty() ? QJsonValue() : QJsonValue(person.login);
    return {{u"name"_s, person.name}, {u"login"_s, login}, {u"commits"_s, person.commits}, {u"first"_s, person.first}};
}

/// "Kim Lee (@kim, first contribution)"
QString named(const Contributor &person)
{
    QStringList more;
    if (!person.login.isEmpty())
        more += u'@' + displayText(person.login);
    if (person.first)
        more += u"first contribution"_s;
    return displayText(person.name) + (more.isEmpty() ? QString() : u" (%1)"_s.arg(more.join(u", "_s)));
}

int printJson(const Draft &draft, const Coverage &coverage, Output &out)
{
    QJsonArray array;
    for (const DraftEntry &entry : draft.entries)
        array.append(entryToJson(entry, coverage));
    QJsonObject object{{u"package"_s, draft.opened.package.name}, {u"entries"_s, array}};
    if (!draft.contributors.isEmpty()) {
        QJsonArray people;
        for (const Contributor &person : draft.contributors)
            people.append(toJson(person));
        object.insert(u"contributors"_s, people);
    }
    out.document(object);
    return 0;
}

int printText(const Invocation &call, Draft draft, const Changelog &changelog, const Coverage &coverage, Output &out)
{
    if (call.has(u"explain"_s)) {
        explain(out, draft.entries);
        return 0;
    }
    draft.entries.removeIf([&coverage](const DraftEntry &entry) { return coverage.covers(entry); });
    out.block(draftFor(changelog, draft.entries, changelogSections(draft.opened.row.policy, draft.opened.package)));
    if (call.has(u"contributors"_s) && !draft.contributors.isEmpty()) {
        out.block(u"\n### Contributors\n\n"_s);
        for (const Contributor &person : std::as_const(draft.contributors))
            out.line(u"- "_s + named(person));
    }
    return 0;
}

/// What the forge says of the pull requests that the draft's commits came with.
Result<void> askForge(const Invocation &call, Draft &draft)
{
    TB_CHECK(wantsConnection(call));
    const QDateTime since = oldestMerge(draft.entries);
    if (!since.isValid())
        return {};
    TB_TRY(const auto forges, openForges(call.session));
    TB_TRY(const ForgePlace place, forgePlaceOf(*forges, call.arguments.first(), call.session));
    TB_TRY(const QList<MergedPullRequest> merged,
           runToEnd(place.forge->pullRequests().mergedSince(place.repository, since, call.session.cancel)));
    draft.entries = draftsWith(merged, draft.entries, draft.opened.package, draft.opened.row.policy.drafts);
    return {};
}

Result<Draft> makeDraft(Invocation &call)
{
    Draft draft;
    TB_TRY(draft.opened, openRepository(call));
    LocalRepository &repository = *draft.opened.repository;
    const PackageRow &package = draft.opened.package;
    const DraftSettings &settings = draft.opened.row.policy.drafts;
    TB_TRY(draft.from, commitArgument(call, repository, u"from"_s));
    TB_TRY(draft.to, commitArgument(call, repository, u"to"_s));
    if (draft.from.isEmpty() && !call.has(u"all"_s) && package.latestTag)
        draft.from = package.latestTag->commit;
    TB_TRY(draft.entries, draftBetween(repository, package, settings, draft.from, draft.to));
    if (call.has(u"online"_s))
        TB_CHECK(askForge(call, draft));
    if (call.has(u"contributors"_s) || call.has(u"notes"_s)) {
        TB_TRY(draft.contributors, contributorsBetween(repository, package, settings, draft.from, draft.to));
        draft.contributors = withLogins(draft.contributors, draft.entries);
    }
    return draft;
}

Result<int> run(Invocation &call)
{
    TB_TRY(Draft draft, makeDraft(call));
    const auto memory = makeDraftMemory(call.session.dataFolderPath());
    if (call.has(u"dismiss"_s) || call.has(u"offer-again"_s)) {
        TB_CHECK(answer(call, draft, *memory));
    }
    if (!call.has(u"all"_s)) {
        TB_TRY(draft.answers, memory->answers(draftIdentity(draft.opened.row), draft.opened.package.path));
    }
    Output &out = call.session.out;
    if (call.has(u"notes"_s)) {
        TB_TRY(const QString notes, notesOf(call, draft));
        if (out.json())
            out.document({{u"package"_s, draft.opened.package.name}, {u"notes"_s, notes}});
        else
            out.block(notes);
        return 0;
    }
    bool created = false;
    TB_TRY(const Changelog changelog, readChangelog(draft.opened.root(), draft.opened.package, created));
    const PackageRow &package = draft.opened.package;
    ListedTree tree(draft.opened.root());
    TB_TRY(const auto towncrier, openTowncrier(tree, package.path, package.changelogPath));
    ChangelogRelease open = openPart(changelog, package.latestTagVersion);
    if (towncrier)
        open.sections += towncrier->unreleased().sections;
    const Coverage coverage(open, draft.answers, draft.entries);
    return out.json() ? printJson(draft, coverage, out) : printText(call, std::move(draft), changelog, coverage, out);
}

} // namespace

Command changelogDraftCommand()
{
    Command command;
    command.name = u"changelog draft"_s;
    command.arguments = u"REPO [--from TAG] [--to REV] [--all] [--online] [--contributors] [--notes] [--package P]"_s;
    command.summary = u"Print entries for the commits that the changelog does not tell of yet."_s;
    command.description =
        u"Takes the commits since the latest tag. The repository stays as it is. With --json, entries that the "
        "unreleased part covers, that were dismissed, and those of no section are listed too. Which commits go to "
        "which section, [changelog] of .tagboat.toml says: types, patterns, leave-out, labels, breaking-labels, "
        "group-by-scope, bots, notes. No connection is opened but with --online: then commits that came with a merged "
        "pull request take its title and number, its author and the section of its labels."_s;
    command.options = {
        {u"from"_s, u"Begin after this tag, branch or commit."_s, u"TAG"_s},
        {u"to"_s, u"End with this tag, branch or commit instead of the current one."_s, u"REV"_s},
        {u"all"_s, u"Take the whole history, and what was taken or dismissed in the editor."_s},
        onlineOption(u"Ask the forge for the titles and labels of merged pull requests."_s),
        {u"explain"_s, u"Say of every commit which rule sends it to which section."_s},
        {u"contributors"_s, u"Name who wrote the commits, and whose first they are."_s},
        {u"notes"_s, u"Print drafted release notes, by the template of .tagboat.toml or the usual one."_s},
        {u"version"_s, u"The version that the notes name; the suggested one without."_s, u"V"_s},
        {u"dismiss"_s, u"Never offer the entries of this commit again."_s, u"COMMIT"_s},
        {u"offer-again"_s, u"Forget that they were dismissed or taken."_s, u"COMMIT"_s},
        packageOption()};
    command.examples = {u"tagboat-cli changelog draft . --from v1.4.0"_s, u"tagboat-cli changelog draft . --notes"_s,
                        u"tagboat-cli changelog draft . --online --explain"_s};
    command.minimumArguments = 1;
    command.maximumArguments = 1;
    command.run = run;
    return command;
}

} // namespace tagboat::cli
