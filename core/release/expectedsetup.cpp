// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/expectedsetup.h"

#include "base/files.h"
#include "changelog/changelog.h"
#include "release/flows.h"
#include "release/planner.h"
#include "scan/packages.h"

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

bool isPython(const QString &root)
{
    const TreeReader read = workingTreeReader(root);
    return read(u"pyproject.toml"_s).has_value() || read(u"setup.cfg"_s).has_value() || read(u"setup.py"_s).has_value();
}

/// What stands between the version and the candidate's number: "rc" of "v{version}-rc{n}".
QString candidateMark(const QString &pattern)
{
    QString mark = pattern.mid(pattern.indexOf(versionMark) + versionMark.size());
    mark.truncate(mark.indexOf(numberMark));
    while (!mark.isEmpty() && !mark.front().isLetterOrNumber())
        mark.remove(0, 1);
    while (!mark.isEmpty() && !mark.back().isLetterOrNumber())
        mark.chop(1);
    return mark;
}

Result<WorkflowOptions> workflowOptions(const RepositoryRow &row, const PackageRow &package,
                                        const SetupExpectation &expected, const TagGrammar &grammar)
{
    const auto no = [](const QString &why) { return fail(Error::Kind::Refused, {}, {}, why); };
    if (environmentNeeds(expected.flow).isEmpty())
        return no(u"The flow %1 needs no workflow."_s.arg(expected.flow));
    if (!isPython(row.path) || package.path != u".")
        return no(u"Tagboat writes workflow files for a Python package in the root: write one for this package."_s);
    if (!grammar.releasePattern().endsWith(versionMark))
        return no(u"Tagboat writes workflow files for tags that end in the version: write one for these."_s);
    WorkflowOptions options{expected.flow, package.name, row.policy.verifyImport.value_or(QString())};
    if (options.importName.isEmpty())
        options.importName = QString(package.name).replace(u'-', u'_');
    options.baseBranch = expected.baseBranch;
    options.tagPrefix = grammar.releasePattern().chopped(versionMark.size());
    if (const QString mark = candidateMark(grammar.candidatePattern()); !mark.isEmpty())
        options.candidateMark = mark;
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
    expected.baseBranch = baseBranchOf(repository, row.policy, row.state);
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
    expected.reviewers = options.reviewers;
    expected.changelog = changelogFacts(row, *package);
    expected.checklist = row.policy.checklist.value_or(QString());
    expected.now = now;
    return expected;
}

} // namespace tagboat
