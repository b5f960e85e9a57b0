// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/expectedsetup.h"

#include "base/files.h"
#include "changelog/changelog.h"
#include "release/flows.h"
#include "release/planner.h"
#include "scan/packages.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

const QString versionMark = u"{version}"_s;
const QString numberMark = u"{n}"_s;

/// "v{version}-rc{n}" as a pattern of references: "v*-rc*". Without a prefix "*" would take every tag.
QString refPattern(QString tagPattern)
{
    if (tagPattern.startsWith(versionMark))
        tagPattern.replace(versionMark, u"[0-9]*"_s);
    return tagPattern.replace(versionMark, u"*"_s).replace(numberMark, u"*"_s);
}

/// Those that were named, by the environments' own names. Usage for an environment that the flow has not.
Result<QMap<QString, QStringList>> reviewersOf(const SetupRequestOptions &options, const QString &flow)
{
    QStringList known;
    const QList<EnvironmentNeed> needs = environmentNeeds(flow);
    for (const EnvironmentNeed &need : needs)
        known.append(need.name);
    QMap<QString, QStringList> reviewers;
    for (auto one = options.reviewers.cbegin(); one != options.reviewers.cend(); ++one) {
        const auto meant = std::ranges::find_if(
            known, [&](const QString &name) { return name.compare(one.key(), Qt::CaseInsensitive) == 0; });
        if (meant == known.cend())
            return fail(Error::Kind::Usage, u"The flow %1 has no environment “%2”"_s.arg(flow, one.key()), {},
                        known.isEmpty() ? u"It has none at all."_s : u"It has: %1."_s.arg(known.join(u", "_s)));
        reviewers[*meant] += *one;
    }
    return reviewers;
}

/// A version whose tag looks like the next release's.
Version sampleVersion(const PackageRow &package)
{
    for (const QString &text : {package.suggestedVersion, package.versions.version}) {
        const auto version = Version::parse(text, package.versions.scheme);
        if (version)
            return version->finalRelease();
    }
    return *Version::parse(u"1.2.3", package.versions.scheme);
}

bool isPython(const QString &folder)
{
    const TreeReader read = workingTreeReader(folder);
    return read(u"pyproject.toml"_s).has_value() || read(u"setup.cfg"_s).has_value() || read(u"setup.py"_s).has_value();
}

/// What only a candidate's tag holds: "rc" of "v{version}-rc{n}", or "-rc" where what stands before the version holds
/// that as well (search-v1.2.3); empty where even that is in every tag. GitHub compares without case.
QString candidateMark(const QString &pattern, const QString &prefix)
{
    QString mark = pattern.mid(pattern.indexOf(versionMark) + versionMark.size());
    mark.truncate(mark.indexOf(numberMark));
    while (!mark.isEmpty() && !mark.back().isLetterOrNumber())
        mark.chop(1);
    QString word = mark;
    while (!word.isEmpty() && !word.front().isLetterOrNumber())
        word.remove(0, 1);
    for (const QString &each : {word, mark}) {
        if (!each.isEmpty() && !prefix.contains(each, Qt::CaseInsensitive))
            return each;
    }
    return {};
}

/// What to write by hand in a repository of several packages, each of which has tags and a folder of its own.
QString handWritten(const RepositoryRow &row, const PackageRow &package, const SetupExpectation &expected,
                    const QString &prefix)
{
    QStringList others;
    for (const PackageRow &each : row.packages) {
        if (each.path != package.path)
            others.append(each.name);
    }
    const QString inFolder = package.path == u"."
                                 ? QString()
                                 : u"; give its build job “defaults: run: working-directory: %1” and keep the artifact "
                                   "from %1/dist/"_s.arg(package.path);
    const QString byRelease =
        prefix.isEmpty() ? QString()
                         : u", or for workflows that a release starts “if: startsWith(github.event.release.tag_name, "
                           "'%1')” at each job"_s.arg(prefix);
    return u"Tagboat writes workflow files for repositories of one package. Write files of its own for %1 beside those "
           "of %2: let only its tags start them (“tags: [\"%3\"]”%4)%5."_s.arg(
               package.name, others.join(u", "_s), expected.releasePattern, byRelease, inFolder);
}

Result<WorkflowOptions> workflowOptions(const RepositoryRow &row, const PackageRow &package,
                                        const SetupExpectation &expected, const TagGrammar &grammar)
{
    const auto no = [](const QString &why) { return fail(Error::Kind::Refused, {}, {}, why); };
    if (environmentNeeds(expected.flow).isEmpty())
        return no(u"The flow %1 needs no workflow."_s.arg(expected.flow));
    if (!isPython(package.path == u"." ? row.path : row.path + u'/' + package.path))
        return no(u"Tagboat writes workflow files for Python packages: write one for this package."_s);
    if (!grammar.releasePattern().endsWith(versionMark))
        return no(u"Tagboat writes workflow files for tags that end in the version: write one for these."_s);
    WorkflowOptions options{expected.flow, package.name, row.policy.verifyImport.value_or(QString())};
    if (options.importName.isEmpty())
        options.importName = QString(package.name).replace(u'-', u'_');
    options.baseBranch = expected.baseBranch;
    options.folder = package.path;
    options.tagPrefix = grammar.releasePattern().chopped(versionMark.size());
    if (row.packages.size() > 1)
        return no(handWritten(row, package, expected, options.tagPrefix));
    if (const QString mark = candidateMark(grammar.candidatePattern(), options.tagPrefix); !mark.isEmpty())
        options.candidateMark = mark;
    else if (expected.flow == u"rc-gated")
        return no(u"A workflow cannot tell candidates by their tags, %1: name them by a mark that no release's tag "
                  "holds, with candidate-tag in .tagboat.toml."_s.arg(expected.candidatePattern));
    const auto texts = workflowTexts(options);
    if (!texts)
        return no(texts.error().message + u". Write the workflow files by hand."_s);
    return options;
}

/// Above the newest release, marked as that is; nothing where that does not make an Unreleased part.
QByteArray withUnreleased(const Changelog &changelog)
{
    if (changelog.releases().isEmpty())
        return {};
    const int line = changelog.releases().constFirst().firstLine;
    QList<QByteArray> lines = changelog.bytes().split('\n');
    const QByteArray heading = lines.value(line - 1);
    const qsizetype marks = heading.indexOf("# ") + 1;
    if (line < 1 || marks < 1)
        return {};
    const QByteArray end = heading.endsWith('\r') ? "\r" : "";
    const QByteArray name = heading.contains('[') ? "[Unreleased]" : "Unreleased";
    lines.insert(line - 1, heading.first(marks) + ' ' + name + end);
    lines.insert(line, end);
    const auto after = changelog.withBytes(lines.join('\n'));
    return after && after->unreleased() != nullptr ? after->bytes() : QByteArray();
}

ChangelogFacts changelogFacts(const RepositoryRow &row, const PackageRow &package)
{
    ChangelogFacts facts{package.changelogPath,
                         package.hasUnreleased,
                         package.changelogFormat == ChangelogFormat::Towncrier,
                         {},
                         newChangelog()};
    if (facts.path.isEmpty() || facts.hasUnreleased)
        return facts;
    facts.before = readFileBelow(row.path, facts.path, changelogLimit).value_or(QByteArray());
    const auto changelog = Changelog::parse(facts.before, facts.path);
    facts.after = changelog ? withUnreleased(*changelog) : QByteArray();
    return facts;
}

} // namespace

Result<SetupExpectation> expectedSetup(LocalRepository &repository, const RepositoryRow &row,
                                       const SetupRequestOptions &options, const QDateTime &now)
{
    if (row.error)
        return tl::unexpected(*row.error);
    TB_TRY(const PackageRow *package, choosePackage(row, options.package));
    TB_TRY(const TagGrammar grammar, grammarFor(row, *package, row.policy));
    SetupExpectation expected;
    expected.flow = !options.flow.isEmpty() ? options.flow : row.policy.flow.value_or(package->flow);
    if (!flowNames().contains(expected.flow))
        return fail(Error::Kind::Usage, u"There is no flow “%1”"_s.arg(expected.flow), {},
                    u"Flows are: %1."_s.arg(flowNames().join(u", "_s)));
    TB_TRY(expected.baseBranch, baseBranchOf(repository, row.policy, row.state));
    expected.byPullRequest = !row.policy.releaseBranch.value_or(defaultReleaseBranch(expected.flow)).isEmpty();
    const Version version = grammar.inSpelling(sampleVersion(*package));
    expected.releaseTag = grammar.tagFor(version);
    expected.candidateTag = grammar.tagFor(version.candidate(1));
    expected.releasePattern = refPattern(grammar.releasePattern());
    expected.candidatePattern = refPattern(grammar.candidatePattern());
    expected.makesCandidates = flowHasCandidates(expected.flow);
    const auto workflows = workflowOptions(row, *package, expected, grammar);
    if (workflows)
        expected.workflows = *workflows;
    else
        expected.whyNoWorkflows = workflows.error().remedy;
    TB_TRY(expected.reviewers, reviewersOf(options, expected.flow));
    expected.changelog = changelogFacts(row, *package);
    expected.checklist = row.policy.checklist.value_or(QString());
    expected.now = now;
    return expected;
}

} // namespace tagboat
