// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "setup/workflowaudit.h"
#include "setup/workflowtemplates.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace tagboat;
using namespace Qt::StringLiterals;

using State = SetupFinding::State;

namespace
{

const WorkflowOptions sample{u"rc-gated"_s, u"tide-gauge"_s, u"tide_gauge"_s};

WorkflowExpectation expectation(const QString &flow)
{
    return {flow, u"v1.2.3"_s, u"v1.2.3-rc1"_s, u"main"_s};
}

QList<WorkflowFile> generated(const QString &flow, const QString &folder = u"."_s)
{
    WorkflowOptions options = sample;
    options.flow = flow;
    options.folder = folder;
    QList<WorkflowFile> files;
    const auto texts = workflowTexts(options);
    if (!texts)
        return {};
    for (const WorkflowText &text : *texts) {
        const auto file = readWorkflow(text.text, text.path);
        if (file)
            files.append(*file);
    }
    return files.size() == texts->size() ? files : QList<WorkflowFile>();
}

QStringList faults(const QList<SetupFinding> &findings)
{
    QStringList list;
    for (const SetupFinding &finding : findings) {
        if (finding.state != State::Stands)
            list.append(u"%1 %2: %3"_s.arg(finding.rule, finding.subject, finding.have));
    }
    return list;
}

} // namespace

class TestWorkflowAudit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatTagboatWritesIsFine_data()
    {
        QTest::addColumn<QString>("flow");
        for (const QString &flow :
             {u"rc-gated"_s, u"release-triggered"_s, u"trusted-publishing"_s, u"validated-token"_s})
            QTest::newRow(qPrintable(flow)) << flow;
    }
    void whatTagboatWritesIsFine()
    {
        QFETCH(QString, flow);
        const QList<WorkflowFile> files = generated(flow);
        QVERIFY(files.size() >= 2);
        const QList<SetupFinding> findings = auditWorkflows(files, expectation(flow));
        QVERIFY(findings.size() >= 6);
        QCOMPARE(faults(findings), QStringList());
        for (const WorkflowFile &file : files) {
            QVERIFY(!file.name.contains(u'@'));
            for (const WorkflowFileJob &job : file.jobs)
                QVERIFY2(!job.steps.isEmpty() || !job.uses.isEmpty(), qPrintable(job.id));
        }
    }

    void aPackageInAFolderIsBuiltThere_data() { whatTagboatWritesIsFine_data(); }
    void aPackageInAFolderIsBuiltThere()
    {
        QFETCH(QString, flow);
        const QList<WorkflowFile> files = generated(flow, u"packages/kit"_s);
        QVERIFY(files.size() >= 2);
        QCOMPARE(faults(auditWorkflows(files, expectation(flow))), QStringList());
        QCOMPARE(generated(flow, u"k"_s).size(), files.size());
        WorkflowOptions options = sample;
        options.flow = flow;
        options.folder = u"packages/kit"_s;
        const auto texts = workflowTexts(options);
        options.folder = u"."_s;
        const auto inRoot = workflowTexts(options);
        QVERIFY(texts && inRoot);
        for (qsizetype i = 0; i < texts->size(); ++i) {
            // What has a working directory has the sources too: elsewhere that folder would not be there.
            const QByteArray text = (*texts)[i].text;
            QCOMPARE(text.count("working-directory: packages/kit\n"), text.count("actions/checkout@"));
            QCOMPARE(text.count("path: packages/kit/dist/\n"), text.count("actions/upload-artifact@"));
            QCOMPARE(text.count("path: dist/\n"), text.count("actions/download-artifact@"));
            QByteArray same = text;
            same.replace("\n    defaults:\n      run:\n        working-directory: packages/kit", "");
            QCOMPARE(same.replace("packages/kit/", ""), (*inRoot)[i].text);
        }
    }

    void checksPassWhereThereAreNoTestsYetAndFailWhereOneFails_data()
    {
        QTest::addColumn<QString>("job");
        QTest::addColumn<int>("pytest"); // https://docs.pytest.org/en/stable/reference/exit-codes.html
        QTest::addColumn<int>("status");
        for (const QString &job : {u"Unit Tests"_s, u"Integration Tests"_s}) {
            QTest::newRow(qPrintable(job + u": all pass"_s)) << job << 0 << 0;
            QTest::newRow(qPrintable(job + u": one fails"_s)) << job << 1 << 1;
            QTest::newRow(qPrintable(job + u": none is there"_s)) << job << 5 << 0;
        }
    }
    void checksPassWhereThereAreNoTestsYetAndFailWhereOneFails()
    {
        QFETCH(QString, job);
        QFETCH(int, pytest);
        QString script;
        for (const WorkflowFile &file : generated(u"rc-gated"_s)) {
            for (const WorkflowFileJob &one : file.jobs)
                script += one.name == job ? one.steps.constLast().run : QString();
        }
        QVERIFY2(script.contains(u"python -m pytest"_s), qPrintable(script));
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(u"tests/integration"_s));
        const QString python = u"python() { case \"$*\" in *'-m pytest'*) return %1;; esac; }\n"_s.arg(pytest);
        QProcess shell;
        shell.setWorkingDirectory(folder.path());
        shell.start(u"bash"_s, {u"-e"_s, u"-c"_s, python + script}); // as GitHub starts it
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.exitStatus(), QProcess::NormalExit);
        QTEST(shell.exitCode(), "status");
    }

    void nothingThereIsMissing_data() { whatTagboatWritesIsFine_data(); }
    void nothingThereIsMissing()
    {
        QFETCH(QString, flow);
        const QStringList missing = faults(auditWorkflows({}, expectation(flow)));
        QVERIFY(missing.size() >= 1 + flowEnvironments(flow).size());
        QVERIFY2(missing.constFirst().startsWith(u"workflow-trigger"_s), qPrintable(missing.constFirst()));
    }

    void flowsWithoutWorkflowsAskForNothing()
    {
        QVERIFY(auditWorkflows({}, expectation(u"tag-only"_s)).isEmpty());
        QCOMPARE(workflowTexts({u"direct"_s, u"a"_s, u"a"_s}).error().kind, Error::Kind::Usage);
    }

    void namesThatDoNotBelongAreRefused_data()
    {
        QTest::addColumn<WorkflowOptions>("options");
        WorkflowOptions options = sample;
        options.project = u"a\n  evil: true"_s;
        QTest::newRow("line feed") << options;
        options = sample;
        options.baseBranch = u"main\"] #"_s;
        QTest::newRow("quote") << options;
        options = sample;
        options.candidateMark = u"' || true || '"_s;
        QTest::newRow("expression") << options;
        options = sample;
        options.importName = u"os; evil()"_s;
        QTest::newRow("code") << options;
        options = sample;
        options.tagPrefix = u"search-v"_s; // "search" holds "rc": each release would be a candidate
        QTest::newRow("every tag a candidate") << options;
        options.tagPrefix = u"ARC-v"_s;
        QTest::newRow("the same in capitals") << options;
        for (const char *folder : {"../kit", "/kit", "a/../b", "kit/", "-kit", "a b", "kit\n  evil: true", ""}) {
            options = sample;
            options.folder = QString::fromLatin1(folder);
            QTest::newRow(qPrintable(u"folder "_s + options.folder)) << options;
        }
    }
    void namesThatDoNotBelongAreRefused()
    {
        QFETCH(WorkflowOptions, options);
        const auto texts = workflowTexts(options);
        QVERIFY(!texts);
        QCOMPARE(texts.error().kind, Error::Kind::Usage);
    }

    void everyRuleFindsItsFault_data()
    {
        QTest::addColumn<QString>("flow");
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("rule");
        const auto row = [](const char *name, const QString &flow, const char *from, const char *to,
                            const QString &rule) {
            QTest::newRow(name) << flow << QByteArray(from) << QByteArray(to) << rule;
        };
        const QString gated = u"rc-gated"_s;
        const QString trusted = u"trusted-publishing"_s;
        row("tags elsewhere", gated, "tags: [\"v*\"]", "tags: [\"release-*\"]", u"workflow-trigger"_s);
        row("release elsewhere", trusted, "types: [published]", "types: [released]", u"workflow-trigger"_s);
        row("all may write", gated, "permissions: {}\n\nconcurrency", "permissions: write-all\n\nconcurrency",
            u"workflow-permissions"_s);
        row("default permissions", trusted, "    permissions:\n      contents: read\n", "", u"workflow-permissions"_s);
        row("moved tag", gated, "@3d3c42e5aac5ba805825da76410c181273ba90b1", "@v7", u"workflow-pinned"_s);
        row("no environment", gated, "    environment: qa\n", "", u"workflow-environments"_s);
        row("no comparison", u"validated-token"_s, "TAG", "NAME", u"workflow-version"_s);
        row("token", trusted,
            "          repository-url:", "          password: x\n          repository-url:", u"workflow-trusted"_s);
        row("no id", trusted, "id-token: write", "contents: read", u"workflow-trusted"_s);
    }
    void everyRuleFindsItsFault()
    {
        QFETCH(QString, flow);
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, rule);
        WorkflowOptions options = sample;
        options.flow = flow;
        QList<WorkflowFile> files;
        const auto texts = workflowTexts(options);
        QVERIFY(texts);
        bool changed = false;
        for (const WorkflowText &text : *texts) {
            QByteArray spoilt = text.text;
            spoilt.replace(from, to);
            if (rule == u"workflow-permissions" && to.isEmpty())
                spoilt.replace("permissions: {}\n", "");
            if (rule == u"workflow-version")
                spoilt.replace("github.ref_name", "github.actor").replace("tag", "name");
            changed = changed || spoilt != text.text;
            const auto file = readWorkflow(spoilt, text.path);
            QVERIFY2(file, file ? "" : qPrintable(describe(file.error())));
            files.append(*file);
        }
        QVERIFY(changed);
        const QStringList found = faults(auditWorkflows(files, expectation(flow)));
        const auto ofRule = [&](const QString &fault) { return fault.startsWith(rule); };
        QVERIFY2(std::ranges::any_of(found, ofRule), qPrintable(found.join(u'\n')));
        QVERIFY2(std::ranges::all_of(found, ofRule), qPrintable(found.join(u'\n')));
    }

    void uploadsToBothInOneJobAreFound()
    {
        const auto file =
            readWorkflow("on: {release: {types: [published]}}\n"
                         "permissions: {}\n"
                         "jobs:\n"
                         "  publish:\n"
                         "    environment: pypi\n"
                         "    permissions: {contents: read}\n"
                         "    steps:\n"
                         "      - run: test \"$TAG\" = \"$(python -m version)\"\n"
                         "      - uses: pypa/gh-action-pypi-publish@ed0c53931b1dc9bd32cbe73a98c7f6766f8a527e\n"
                         "        with: {repository-url: \"https://test.pypi.org/legacy/\"}\n"
                         "      - run: twine upload dist/*\n",
                         u"p.yml"_s);
        QVERIFY(file);
        const QStringList found = faults(auditWorkflows({*file}, expectation(u"release-triggered"_s)));
        QCOMPARE(found.size(), 1);
        QVERIFY2(found.constFirst().startsWith(u"workflow-separate publish in p.yml"_s),
                 qPrintable(found.constFirst()));
    }

    void everyRuleIsToldApart()
    {
        QSet<QString> ids;
        const QList<WorkflowRule> rules = workflowRules();
        for (const WorkflowRule &rule : rules) {
            QVERIFY(!rule.title.isEmpty() && !rule.why.isEmpty());
            ids.insert(rule.id);
        }
        QCOMPARE(ids.size(), rules.size());
    }
};

QTEST_GUILESS_MAIN(TestWorkflowAudit)
#include "tst_workflowaudit.moc"
