// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "setup/workflowstart.h"

#include <QTest>

using namespace tagboat;
using namespace Qt::StringLiterals;

using Kind = WorkflowEvent::Kind;

class TestWorkflowStart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // The cheat sheet of GitHub's page on workflow syntax, and what follows from its words.
    void patternsFit_data()
    {
        QTest::addColumn<QStringList>("patterns");
        QTest::addColumn<QStringList>("fitting");
        QTest::addColumn<QStringList>("others");
        const auto row = [](const char *name, const QStringList &patterns, const QStringList &fitting,
                            const QStringList &others) { QTest::newRow(name) << patterns << fitting << others; };
        row("feature/*", {u"feature/*"_s}, {u"feature/my-branch"_s, u"feature/your-branch"_s},
            {u"feature/a/b"_s, u"feature"_s});
        row("feature/**", {u"feature/**"_s},
            {u"feature/beta-a/my-branch"_s, u"feature/your-branch"_s, u"feature/mona/the/octocat"_s}, {u"main"_s});
        row("plain", {u"main"_s, u"releases/mona-the-octocat"_s}, {u"main"_s, u"releases/mona-the-octocat"_s},
            {u"mainly"_s, u"releases"_s});
        row("*", {u"*"_s}, {u"main"_s, u"releases"_s}, {u"all/the/branches"_s});
        row("**", {u"**"_s}, {u"all/the/branches"_s, u"every/tag"_s, u"main"_s}, {});
        row("*feature", {u"*feature"_s}, {u"mona-feature"_s, u"feature"_s, u"ver-10-feature"_s}, {u"features"_s});
        row("v2*", {u"v2*"_s}, {u"v2"_s, u"v2.0"_s, u"v2.9"_s}, {u"v1"_s});
        row("sets", {u"v[12].[0-9]+.[0-9]+"_s}, {u"v1.10.1"_s, u"v2.0.0"_s}, {u"v3.0.0"_s, u"v1.0"_s, u"v1x0.0"_s});
        row("?", {u"v1.0-?rc"_s}, {u"v1.0rc"_s, u"v1.0-rc"_s}, {u"v1.0xrc"_s});
        row("later excludes", {u"v*"_s, u"!v*-rc*"_s}, {u"v1.0"_s}, {u"v1.0-rc1"_s});
        row("later includes", {u"v*"_s, u"!v*-rc*"_s, u"v9*"_s}, {u"v9-rc1"_s}, {u"v1-rc1"_s});
        row("dots are dots", {u"v1.0"_s}, {u"v1.0"_s}, {u"v1x0"_s});
        row("escaped", {u"a\\*b"_s}, {u"a*b"_s}, {u"axb"_s});
        row("no pattern", {u"+v"_s, u"v[1"_s}, {}, {u"v"_s, u"+v"_s, u"v[1"_s, u"v1"_s});
        row("leading folders", {u"**/docs/**"_s}, {u"docs/hello.md"_s, u"dir/docs/my-file.txt"_s}, {u"dir/doc/x"_s});
    }
    void patternsFit()
    {
        QFETCH(QStringList, patterns);
        QFETCH(QStringList, fitting);
        QFETCH(QStringList, others);
        for (const QString &name : fitting)
            QVERIFY2(passesFilters(name, patterns), qPrintable(name));
        for (const QString &name : others)
            QVERIFY2(!passesFilters(name, patterns), qPrintable(name));
    }

    void eventsStartWorkflows_data()
    {
        QTest::addColumn<QByteArray>("on");
        QTest::addColumn<WorkflowEvent>("event");
        QTest::addColumn<bool>("starts");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const char *on, const WorkflowEvent &event, bool starts,
                            const QString &words) {
            QTest::newRow(name) << QByteArray(on) << event << starts << words;
        };
        const WorkflowEvent tag{Kind::TagPushed, u"v1.2.3-rc1"_s, {}, false, false};
        const WorkflowEvent branch{Kind::BranchPushed, u"main"_s, {}, false, false};
        const WorkflowEvent release{Kind::ReleasePublished, u"v1.2.3"_s, {}, true, false};
        const WorkflowEvent preRelease{Kind::PreReleasePublished, u"v1.2.3rc1"_s, {}, true, false};
        row("tag, any push", "push", tag, true, u"Every push"_s);
        row("tag, filter", "{push: {tags: ['v*']}}", tag, true, u"“v*”"_s);
        row("tag, other filter", "{push: {tags: ['v*', '!v*-rc*']}}", tag, false, u"does not fit"_s);
        row("tag, ignored", "{push: {tags-ignore: ['*rc*']}}", tag, false, u"ignored"_s);
        row("tag, not ignored", "{push: {tags-ignore: ['*dev*']}}", tag, true, u"not among"_s);
        row("tag, branches only", "{push: {branches: [main]}}", tag, false, u"other kind"_s);
        row("tag, branches ignored only", "{push: {branches-ignore: [x]}}", tag, false, u"other kind"_s);
        row("tag, both", "{push: {branches: [main], tags: [v*]}}", tag, true, u"“v*”"_s);
        row("tag, release only", "release", tag, false, u"does not start by a push"_s);
        row("branch, tags only", "{push: {tags: [v*]}}", branch, false, u"other kind"_s);
        row("branch, paths", "{push: {paths: ['src/**']}}", branch, true, u"paths"_s);
        row("skipped", "push", {Kind::TagPushed, u"v1"_s, u"chore: release [skip ci]"_s, false, false}, false,
            u"[skip ci]"_s);
        row("skipped by trailer", "push", {Kind::BranchPushed, u"main"_s, u"x\n\n\nskip-checks: true"_s, false, false},
            false, u"skip-checks"_s);
        row("release does not skip", "release", {Kind::ReleasePublished, u"v1"_s, u"[skip ci]"_s, false, false}, true,
            u"Every event"_s);
        row("release published", "{release: {types: [published]}}", release, true, u"published"_s);
        row("release released", "{release: {types: released}}", release, true, u"released"_s);
        row("release created, was a draft", "{release: {types: [created]}}", release, false, u"“created”"_s);
        row("pre-release, released", "{release: {types: [released]}}", preRelease, false, u"“released”"_s);
        row("pre-release from a draft", "{release: {types: [prereleased]}}", preRelease, false, u"“prereleased”"_s);
        row("pre-release at once", "{release: {types: [prereleased]}}",
            {Kind::PreReleasePublished, u"v1rc1"_s, {}, false, false}, true, u"prereleased"_s);
        row("job token", "push", {Kind::TagPushed, u"v1"_s, {}, false, true}, false, u"own token"_s);
        row("dispatch by job token", "workflow_dispatch", {Kind::Dispatched, u"main"_s, {}, false, true}, true,
            u"by hand"_s);
        row("no dispatch", "push", {Kind::Dispatched, u"main"_s, {}, false, false}, false, u"cannot be started"_s);
        row("pull request", "pull_request", {Kind::PullRequestOpened, u"main"_s, {}, false, false}, true, QString());
        row("pull request to another base", "{pull_request: {branches: [main]}}",
            {Kind::PullRequestOpened, u"release/1.x"_s, {}, false, false}, false, u"does not fit"_s);
        row("pull request labelled", "{pull_request: {types: [labeled]}}",
            {Kind::PullRequestOpened, u"main"_s, {}, false, false}, false, u"labeled"_s);
    }
    void eventsStartWorkflows()
    {
        QFETCH(QByteArray, on);
        QFETCH(WorkflowEvent, event);
        QFETCH(bool, starts);
        QFETCH(QString, words);
        const auto workflow = readWorkflow("on: " + on + "\njobs: {}\n", u"w.yml"_s);
        QVERIFY2(workflow, workflow ? "" : qPrintable(describe(workflow.error())));
        const WorkflowStart start = wouldStart(*workflow, event);
        QCOMPARE(start.starts, starts);
        QVERIFY2(start.reason.contains(words), qPrintable(start.reason));
    }
};

QTEST_GUILESS_MAIN(TestWorkflowStart)
#include "tst_workflowstart.moc"
