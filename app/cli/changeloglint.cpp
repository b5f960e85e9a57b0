// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/files.h"
#include "changelogfile.h"
#include "commands.h"
#include "ports/clock.h"
#include "scan/changelogwork.h"
#include "scan/lintcontext.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{

/// The changelog's bytes: conflict markers, for which it cannot be parsed, are a finding here.
struct Content {
    QString path;
    QByteArray bytes;
    LintContext context;
};

Result<Content> readContent(const OpenedRepository &opened)
{
    Content content{opened.package.changelogPath, {}, {}};
    if (content.path.isEmpty())
        return failAt(Error::Kind::NotFound, opened.root(), 0, u"%1 has no changelog"_s.arg(opened.package.name), {},
                      u"tagboat-cli changelog add makes one."_s);
    TB_TRY(content.bytes, readFileBelow(opened.root(), content.path, changelogLimit));
    LintSources sources;
    sources.package = opened.package;
    sources.repositoryUrl = remoteWebUrl(opened.row.state.remoteUrl);
    sources.sections = changelogSections(opened.row.policy, opened.package);
    sources.ownSections = sources.sections != defaultChangelogSections();
    const QString latest = opened.package.latestTag ? opened.package.latestTag->commit : QString();
    TB_TRY(sources.drafts, draftBetween(*opened.repository, opened.package, opened.row.policy.drafts, latest, {}));
    if (auto changelog = Changelog::parse(content.bytes, content.path))
        sources.changelog = *std::move(changelog);
    TB_TRY(content.context, readLintContext(*opened.repository, sources, SystemClock().now().date()));
    return content;
}

QJsonObject findingToJson(const LintFinding &finding)
{
    QJsonValue fix(QJsonValue::Null);
    if (finding.fix)
        fix = QJsonObject{{u"label"_s, finding.fix->label}, {u"certain"_s, finding.fix->certain}};
    return {{u"rule"_s, finding.rule},           {u"severity"_s, lintSeverityName(finding.severity)},
            {u"firstLine"_s, finding.firstLine}, {u"lastLine"_s, finding.lastLine},
            {u"message"_s, finding.message},     {u"fix"_s, fix}};
}

void print(Output &out, const QString &path, const QList<LintFinding> &findings)
{
    for (const LintFinding &finding : findings)
        out.line(u"%1:%2: %3: %4"_s.arg(path, QString::number(finding.firstLine), finding.rule, finding.message));
}

Result<int> run(Invocation &call)
{
    const bool dryRun = call.has(u"dry-run"_s);
    if (dryRun && !call.has(u"fix"_s))
        return fail(Error::Kind::Usage, u"--dry-run wants --fix"_s, {}, u"See tagboat-cli changelog lint --help"_s);
    TB_TRY(const OpenedRepository opened, openRepository(call));
    TB_TRY(const Content content, readContent(opened));
    LintFixed fixed{content.bytes, 0};
    if (call.has(u"fix"_s)) {
        TB_TRY(fixed, withCertainFixes(content.bytes, content.path, content.context));
    }
    const QList<FileEdit> edits{{content.path, content.bytes, fixed.bytes, false}};
    TB_TRY(const QByteArray diff, opened.git->unifiedDiff(edits));
    if (fixed.count > 0 && !dryRun)
        TB_CHECK(writeEdits(opened.root(), edits));
    TB_TRY(const QList<LintFinding> findings, lintChangelog(fixed.bytes, content.path, content.context));

    Output &out = call.session.out;
    const bool failed = std::ranges::any_of(
        findings, [](const LintFinding &finding) { return finding.severity == LintSeverity::Error; });
    if (out.json()) {
        QJsonArray array;
        for (const LintFinding &finding : findings)
            array.append(findingToJson(finding));
        out.document({{u"path"_s, content.path},
                      {u"fixed"_s, fixed.count},
                      {u"diff"_s, QString::fromUtf8(diff)},
                      {u"findings"_s, array}});
    } else if (dryRun) {
        out.bytes(diff);
    } else {
        if (fixed.count > 0)
            out.note(fixed.count == 1 ? u"One finding was put right."_s
                                      : u"%1 findings were put right."_s.arg(fixed.count));
        print(out, content.path, findings);
    }
    return failed ? 1 : 0;
}

} // namespace

Command changelogLintCommand()
{
    Command command;
    command.name = u"changelog lint"_s;
    command.arguments = u"REPO [--package P] [--fix [--dry-run]]"_s;
    command.summary = u"Look through a changelog for what is wrong or forgotten."_s;
    command.description =
        u"Prints a finding a line: file:line: rule: message. Ends with 1 if one of them is an error (a version or "
        "Unreleased that stands twice, a date that does not exist, a merge conflict), with 0 if there are only "
        "warnings and hints, or nothing at all. With --json each finding has its severity, its lines, and whether "
        "there is a fix. What a tool generates is looked through for damage alone, and releases that are tagged for "
        "facts alone."_s;
    command.options = {
        packageOption(),
        {u"fix"_s, u"Put right what needs no weighing, and print what is left."_s},
        {u"dry-run"_s, u"With --fix: print the diff and write nothing."_s},
    };
    command.examples = {u"tagboat-cli changelog lint ."_s, u"tagboat-cli changelog lint . --fix --dry-run"_s};
    command.minimumArguments = 1;
    command.maximumArguments = 1;
    command.run = run;
    return command;
}

} // namespace tagboat::cli
