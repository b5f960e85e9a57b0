// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "setup/workflowfile.h"
#include "setup/yamlnode.h"

#include <QTest>

using namespace tagboat;
using namespace Qt::StringLiterals;

namespace
{

const QString file = u".github/workflows/release.yml"_s;

WorkflowFile read(const char *text)
{
    const auto workflow = readWorkflow(text, file);
    return workflow ? *workflow : WorkflowFile();
}

} // namespace

class TestWorkflowFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAWholeFile()
    {
        const WorkflowFile workflow = read(R"(name: Release
on:
  push:
    tags: ["v*", "!v*dev"]
  workflow_dispatch:
permissions:
  contents: read
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with: {fetch-depth: 0}
      - name: Build
        run: python -m build
  publish:
    name: Publish to PyPI
    needs: build
    if: ${{ !contains(github.ref_name, 'rc') }}
    environment:
      name: pypi
      url: https://pypi.org/p/pkg
    permissions: {id-token: write}
    steps:
      - uses: pypa/gh-action-pypi-publish@release/v1
        with:
          password: ${{ secrets.PYPI_TOKEN }}
        env:
          OTHER: ${{ secrets['other'] }}
)");
        QCOMPARE(workflow.name, u"Release"_s);
        QCOMPARE(workflow.triggers.size(), 2);
        QCOMPARE(workflow.trigger(u"push"_s)->tags, QStringList({u"v*"_s, u"!v*dev"_s}));
        QCOMPARE(workflow.trigger(u"push"_s)->branches, std::nullopt);
        QCOMPARE(workflow.trigger(u"push"_s)->line, 3);
        QVERIFY(workflow.trigger(u"workflow_dispatch"_s) != nullptr);
        QCOMPARE(workflow.permissions, WorkflowPermissions({{u"contents"_s, u"read"_s}}));
        QCOMPARE(workflow.jobs.size(), 2);
        const WorkflowFileJob &build = workflow.jobs[0];
        QCOMPARE(build.name, u"build"_s);
        QCOMPARE(build.steps.size(), 2);
        QCOMPARE(build.steps[0].with[u"fetch-depth"_s], u"0"_s);
        QCOMPARE(build.steps[1].run, u"python -m build"_s);
        QCOMPARE(build.permissions, std::nullopt);
        const WorkflowFileJob &publish = workflow.jobs[1];
        QCOMPARE(publish.name, u"Publish to PyPI"_s);
        QCOMPARE(publish.needs, QStringList(u"build"_s));
        QCOMPARE(publish.environment, u"pypi"_s);
        QCOMPARE(publish.permissions, WorkflowPermissions({{u"id-token"_s, u"write"_s}}));
        QCOMPARE(publish.steps[0].secrets, QStringList({u"OTHER"_s, u"PYPI_TOKEN"_s}));
        QCOMPARE(publish.steps[0].usesLine, 25);
    }

    void readsEveryWayToWriteEvents_data()
    {
        QTest::addColumn<QByteArray>("on");
        QTest::addColumn<QStringList>("events");
        QTest::newRow("one") << QByteArray("on: push") << QStringList(u"push"_s);
        QTest::newRow("list") << QByteArray("on: [push, release]") << QStringList({u"push"_s, u"release"_s});
        QTest::newRow("lines") << QByteArray("on:\n- push\n- release") << QStringList({u"push"_s, u"release"_s});
        QTest::newRow("mapping") << QByteArray("on:\n  push: {}\n  release:") << QStringList({u"push"_s, u"release"_s});
        QTest::newRow("quoted") << QByteArray("'on':\n  push:") << QStringList(u"push"_s);
        QTest::newRow("anchors") << QByteArray("x: &e\n  tags: [v1]\non:\n  push: *e") << QStringList(u"push"_s);
    }
    void readsEveryWayToWriteEvents()
    {
        QFETCH(QByteArray, on);
        QFETCH(QStringList, events);
        const auto workflow = readWorkflow(on + "\njobs: {}\n", file);
        QVERIFY2(workflow, workflow ? "" : qPrintable(describe(workflow.error())));
        QStringList read;
        for (const WorkflowTrigger &trigger : workflow->triggers)
            read.append(trigger.event);
        QCOMPARE(read, events);
    }

    void readsPermissions_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<WorkflowPermissions>("permissions");
        QTest::newRow("none at all") << QByteArray("permissions: {}\n") << WorkflowPermissions();
        QTest::newRow("all") << QByteArray("permissions: write-all\n") << WorkflowPermissions({{u"*"_s, u"write"_s}});
        QTest::newRow("some") << QByteArray("permissions:\n  contents: read\n  id-token: write\n")
                              << WorkflowPermissions({{u"contents"_s, u"read"_s}, {u"id-token"_s, u"write"_s}});
    }
    void readsPermissions()
    {
        QFETCH(QByteArray, text);
        QFETCH(WorkflowPermissions, permissions);
        const auto workflow = readWorkflow("on: push\njobs: {}\n" + text, file);
        QVERIFY(workflow);
        QCOMPARE(workflow->permissions, std::optional(permissions));
    }

    void namesWhatIsWrongAndWhere_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::newRow("no YAML") << QByteArray("on: push\njobs: [\n") << 3;
        QTest::newRow("twice") << QByteArray("on: push\njobs:\n  a: {}\n  a: {}\n") << 4;
        QTest::newRow("no events") << QByteArray("on:\njobs: {}\n") << 0;
        QTest::newRow("no jobs") << QByteArray("on: push\n") << 0;
        QTest::newRow("empty") << QByteArray() << 0;
        QTest::newRow("deep") << QByteArray(200, '[') + QByteArray(200, ']') << 1;
        QTest::newRow("alias of itself") << QByteArray("on: push\njobs: &a\n  b: *a\n") << 3;
    }
    void namesWhatIsWrongAndWhere()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        const auto workflow = readWorkflow(text, file);
        QVERIFY(!workflow);
        QCOMPARE(workflow.error().kind, Error::Kind::Invalid);
        QCOMPARE(workflow.error().path, file);
        QCOMPARE(workflow.error().line, line);
    }

    void manyAliasesEndInAnError()
    {
        QByteArray bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n";
        for (int i = 1; i < 12; ++i) {
            const QByteArray before = "*a" + QByteArray::number(i - 1);
            const QByteArray name = "a" + QByteArray::number(i);
            bomb += name + ": &" + name + " [" + QByteArrayList(10, before).join(',') + "]\n";
        }
        const auto read = readYaml(bomb, file);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, Error::Kind::Invalid);
    }

    void takesActionsApart_data()
    {
        QTest::addColumn<QString>("uses");
        QTest::addColumn<QString>("action");
        QTest::addColumn<bool>("pinned");
        QTest::newRow("tag") << u"actions/checkout@v4"_s << u"actions/checkout"_s << false;
        QTest::newRow("commit") << u"actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1"_s
                                << u"actions/checkout"_s << true;
        QTest::newRow("short commit") << u"actions/checkout@3d3c42e"_s << u"actions/checkout"_s << false;
        QTest::newRow("folder") << u"github/codeql-action/init@v3"_s << u"github/codeql-action/init"_s << false;
        QTest::newRow("local") << u"./.github/actions/x"_s << QString() << false;
        QTest::newRow("container") << u"docker://alpine@sha256:00"_s << QString() << false;
    }
    void takesActionsApart()
    {
        QFETCH(QString, uses);
        QFETCH(QString, action);
        QFETCH(bool, pinned);
        const auto reference = actionReference(uses);
        QCOMPARE(reference.has_value(), !action.isEmpty());
        if (reference) {
            QCOMPARE(reference->action, action);
            QCOMPARE(reference->isPinned(), pinned);
        }
    }
};

QTEST_GUILESS_MAIN(TestWorkflowFile)
#include "tst_workflowfile.moc"
