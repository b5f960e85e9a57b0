// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/expression.h"
#include "practice/forge/faults.h"
#include "practice/forge/graphqldocument.h"
#include "practice/forge/patterns.h"
#include "practice/forge/workflowfile.h"
#include "practice/forge/ziparchive.h"

#include <QJsonArray>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;
using namespace tagboat::practice;

/// The small languages that the forge reads: patterns, expressions and files of workflows, trouble, GraphQL.
class TestPracticeLanguages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Rows of the cheat sheet in GitHub's "Workflow syntax for GitHub Actions".
    void matchesFiltersAsTheCheatSheetSays_data()
    {
        QTest::addColumn<QStringList>("patterns");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("matches");
        QTest::newRow("feature star") << QStringList{u"feature/*"_s} << u"feature/my-branch"_s << true;
        QTest::newRow("star stops at slash") << QStringList{u"feature/*"_s} << u"feature/beta-a/my-branch"_s << false;
        QTest::newRow("two stars") << QStringList{u"feature/**"_s} << u"feature/beta-a/my-branch"_s << true;
        QTest::newRow("main") << QStringList{u"main"_s} << u"main"_s << true;
        QTest::newRow("all without slash") << QStringList{u"*"_s} << u"all/the/branches"_s << false;
        QTest::newRow("all") << QStringList{u"**"_s} << u"every/tag"_s << true;
        QTest::newRow("suffix") << QStringList{u"*feature"_s} << u"ver-10-feature"_s << true;
        QTest::newRow("v2") << QStringList{u"v2*"_s} << u"v2.9"_s << true;
        QTest::newRow("class") << QStringList{u"v[12].[0-9]+.[0-9]+"_s} << u"v1.10.1"_s << true;
        QTest::newRow("class no") << QStringList{u"v[12].[0-9]+.[0-9]+"_s} << u"v3.0.0"_s << false;
        QTest::newRow("taken out again") << QStringList{u"releases/**"_s, u"!releases/**-alpha"_s}
                                         << u"releases/beta/3-alpha"_s << false;
        QTest::newRow("and in") << QStringList{u"v*"_s, u"!v*-rc*"_s, u"v9*"_s} << u"v9-rc1"_s << true;
    }
    void matchesFiltersAsTheCheatSheetSays()
    {
        QFETCH(QStringList, patterns);
        QFETCH(QString, name);
        QTEST(filterMatches(patterns, name), "matches");
    }

    void matchesFilesAsRubyDoes_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("matches");
        QTest::newRow("plain") << u"main"_s << u"main"_s << true;
        QTest::newRow("star") << u"release/*"_s << u"release/1.2"_s << true;
        QTest::newRow("star and slash") << u"release/*"_s << u"release/1/2"_s << false;
        QTest::newRow("any depth") << u"refs/heads/**/*"_s << u"refs/heads/a/b/c"_s << true;
        QTest::newRow("question") << u"v?"_s << u"v1"_s << true;
        QTest::newRow("question is no repeat") << u"v1?"_s << u"v"_s << false;
        QTest::newRow("dot is a dot") << u"v1.2"_s << u"v1x2"_s << false;
    }
    void matchesFilesAsRubyDoes()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, name);
        QTEST(fileMatches(pattern, name), "matches");
    }

    void evaluatesExpressions_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<bool>("value");
        QTest::newRow("contains") << u"contains(github.ref, '-rc')"_s << true;
        QTest::newRow("negated") << u"${{ !contains(github.ref, '-rc') }}"_s << false;
        QTest::newRow("starts") << u"startsWith(github.ref, 'refs/tags/v')"_s << true;
        QTest::newRow("and") << u"github.event_name == 'push' && github.ref_type == 'branch'"_s << false;
        QTest::newRow("or, brackets") << u"(github.ref_type == 'branch' || github.ref_type == 'tag') && true"_s << true;
        QTest::newRow("case does not matter") << u"github.actor == 'MARA'"_s << true;
        QTest::newRow("quote in text") << u"'it''s' == 'it''s'"_s << true;
        QTest::newRow("null is false") << u"github.nothing.here"_s << false;
        QTest::newRow("number") << u"3 >= 2"_s << true;
        QTest::newRow("index") << u"github['ref_type'] != 'tag'"_s << false;
        QTest::newRow("needs") << u"needs.build.result == 'success'"_s << true;
        QTest::newRow("always") << u"always() && failure()"_s << false;
        QTest::newRow("format") << u"format('{0}-{1}', 'a', 'b') == 'a-b'"_s << true;
    }
    void evaluatesExpressions()
    {
        QFETCH(QString, expression);
        const ExpressionScope scope{{{u"github"_s, QJsonObject{{u"ref"_s, u"refs/tags/v1.2.3-rc1"_s},
                                                               {u"ref_type"_s, u"tag"_s},
                                                               {u"event_name"_s, u"push"_s},
                                                               {u"actor"_s, u"mara"_s}}},
                                     {u"needs"_s, QJsonObject{{u"build"_s, QJsonObject{{u"result"_s, u"success"_s}}}}}},
                                    true,
                                    false,
                                    false};
        const auto value = evaluate(expression, scope);
        QVERIFY2(value, qPrintable(value ? QString() : describe(value.error())));
        QTEST(truthy(*value), "value");
    }

    void refusesExpressionsThatItDoesNotKnow()
    {
        QVERIFY(!evaluate(u"github.ref =~ 'x'"_s, {}));
        QVERIFY(!evaluate(u"hashFiles('x')"_s, {}));
        QVERIFY(!evaluate(u"(true"_s, {}));
        QCOMPARE(interpolate(u"a-${{ 'b' }}-c"_s, {}).value_or(QString()), u"a-b-c"_s);
    }

    void readsAWorkflowFile()
    {
        const auto file = WorkflowFile::parse(R"(
name: Release
on:
  push:
    tags: ["v*"]
  workflow_dispatch:
    inputs:
      dry-run: {type: boolean}
  pull_request:
    branches: [main]
jobs:
  test:
    strategy:
      matrix:
        python: ["3.12", "3.13"]
    steps:
      - uses: actions/checkout@v4
      - run: |
          python -m pytest
          echo done
  publish:
    name: Publish
    needs: test
    if: startsWith(github.ref, 'refs/tags/')
    environment:
      name: pypi
      url: https://pypi.example
    steps:
      - name: Draft
        run: gh release create --draft "$TAG"
)",
                                              u"release.yml"_s);
        QVERIFY2(file, qPrintable(file ? QString() : describe(file.error())));
        QCOMPARE(file->jobs.size(), 3);
        QCOMPARE(file->jobs[1].name, u"test (3.13)"_s);
        QCOMPARE(file->jobs[0].steps, (QStringList{u"Run actions/checkout@v4"_s, u"Run python -m pytest"_s}));
        QCOMPARE(file->jobs[2].environment, u"pypi"_s);
        QVERIFY(file->jobs[2].makesRelease && file->jobs[2].asDraft && !file->jobs[2].asPrerelease);
        QVERIFY(file->startsOnPush(u"refs/tags/v1.2.3"_s));
        QVERIFY2(!file->startsOnPush(u"refs/heads/main"_s), "a filter for tags excludes branches");
        QVERIFY(file->startsOn(u"pull_request"_s, u"opened"_s, u"main"_s));
        QVERIFY(!file->startsOn(u"pull_request"_s, u"closed"_s, u"main"_s));
        QVERIFY(!file->startsOn(u"pull_request"_s, u"opened"_s, u"develop"_s));
        QCOMPARE(file->trigger(u"workflow_dispatch"_s)->inputs, QStringList{u"dry-run"_s});
    }

    void refusesAWorkflowThatCannotRun()
    {
        QVERIFY(!WorkflowFile::parse("on: push\njobs: {a: {needs: b}}", u"x.yml"_s));
        QVERIFY(!WorkflowFile::parse("on: [push", u"x.yml"_s));
        QVERIFY(!WorkflowFile::parse("on: push", u"x.yml"_s));
    }

    void readsNoMoreThanMemoryHolds()
    {
        const auto aliases = [](int levels) {
            QByteArray text = "on: push\njobs: {a: {}}\nx0: &x0 y\n";
            for (int i = 1; i <= levels; ++i) {
                const QByteArray one = "*x" + QByteArray::number(i - 1) + " , ";
                const QByteArray name = 'x' + QByteArray::number(i);
                text += name + ": &" + name + " [" + one.repeated(10) + "]\n";
            }
            return text;
        };
        QVERIFY(WorkflowFile::parse(aliases(3), u"x.yml"_s));
        const auto large = WorkflowFile::parse(aliases(6), u"x.yml"_s);
        QVERIFY(!large);
        QVERIFY2(large.error().message.contains(u"holds too much"_s), qPrintable(describe(large.error())));
        QVERIFY(!WorkflowFile::parse("on: push\njobs: {a: {}}\nx: &x [*x]", u"x.yml"_s));
    }

    void readsGraphQl()
    {
        const auto document = GraphQlDocument::parse(u"# overview\n"
                                                     "query Overview($o: String!, $n: [Int!]! = [1, 2]) {\n"
                                                     "  r0: repository(owner: $o, name: \"a\\\"b\") @include(if: true)"
                                                     "  { ...Card } }\n"
                                                     "fragment Card on Repository { refs(first: 2, orderBy: "
                                                     "{field: TAG_COMMIT_DATE}) { nodes { name } }"
                                                     "  ... on Node { id } }"_s);
        QVERIFY2(document, qPrintable(document ? QString() : describe(document.error())));
        QCOMPARE(document->operations.size(), 1);
        const GraphQlSelection field = document->operations[0].selections.value(0);
        QCOMPARE(field.alias, u"r0"_s);
        QCOMPARE(field.name, u"repository"_s);
        QCOMPARE(field.arguments[u"name"_s].filled({}).toString(), u"a\"b"_s);
        QCOMPARE(field.arguments[u"owner"_s].filled({{u"o"_s, u"me"_s}}).toString(), u"me"_s);
        QCOMPARE(document->operations[0].defaults[u"n"_s].filled({}).toArray().size(), 2);
        QVERIFY(document->fragments.contains(u"Card"_s));
    }

    void refusesWhatIsNoGraphQl_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("open") << u"{ a "_s;
        QTest::newRow("sign") << u"{ a ; }"_s;
        QTest::newRow("value") << u"{ a(b:) }"_s;
        QTest::newRow("subscription") << u"subscription { a }"_s;
        QTest::newRow("deep") << u"{ a "_s.repeated(200);
    }
    void refusesWhatIsNoGraphQl()
    {
        QFETCH(QString, text);
        QVERIFY(!GraphQlDocument::parse(text));
    }

    void writesAZipThatOthersRead()
    {
        const QTemporaryDir folder;
        ZipArchive archive;
        archive.add(u"0_build.txt"_s, "one\n");
        archive.add(u"1_Größe.txt"_s, QByteArray(100'000, 'x'));
        QFile file(folder.filePath(u"logs.zip"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(archive.bytes()) > 0);
        file.close();
        QProcess python;
        python.start(u"python3"_s, {u"-c"_s,
                                    u"import sys, zipfile\n"
                                    "z = zipfile.ZipFile(sys.argv[1])\n"
                                    "assert z.testzip() is None\n"
                                    "print(z.namelist(), len(z.read('1_Größe.txt')))"_s,
                                    file.fileName()});
        QVERIFY(python.waitForFinished());
        QCOMPARE(QString::fromUtf8(python.readAllStandardOutput()).trimmed(),
                 u"['0_build.txt', '1_Größe.txt'] 100000"_s);
    }

    void readsTroubleInWords_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("view"); // empty: refused
        QTest::newRow("everything") << u"drop * *"_s << u"drop * * 1 502 0"_s;
        QTest::newRow("times") << u"lost POST */pulls 2"_s << u"lost POST */pulls 2 502 0"_s;
        QTest::newRow("without end") << u"cut GET * -1"_s << u"cut GET * -1 502 0"_s;
        QTest::newRow("status") << u"status * * 1 503"_s << u"status * * 1 503 0"_s;
        QTest::newRow("latency") << u"latency * */user 1 300"_s << u"latency * */user 1 502 300"_s;
        QTest::newRow("usual latency") << u"latency * *"_s << u"latency * * 1 502 1000"_s;
        QTest::newRow("kind alone") << u"lost"_s << QString();
        QTest::newRow("no path") << u"lost POST"_s << QString();
        QTest::newRow("no kind") << u"flood"_s << QString();
        QTest::newRow("no number") << u"lost POST */pulls once"_s << QString();
        QTest::newRow("never") << u"lost POST */pulls 0"_s << QString();
        QTest::newRow("no status") << u"status * * 1 bad"_s << QString();
        QTest::newRow("left over") << u"lost POST */pulls 1 300"_s << QString();
    }
    void readsTroubleInWords()
    {
        QFETCH(QString, text);
        QFETCH(QString, view);
        const auto fault = faultOf(text);
        QCOMPARE(fault.has_value(), !view.isEmpty());
        if (fault)
            QCOMPARE(u"%1 %2 %3 %4 %5 %6"_s.arg(faultWord(fault->kind), fault->method, fault->path)
                         .arg(fault->times)
                         .arg(fault->status)
                         .arg(fault->milliseconds),
                     view);
    }
};

QTEST_GUILESS_MAIN(TestPracticeLanguages)
#include "tst_practicelanguages.moc"
