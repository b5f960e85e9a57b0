// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "checkscene.h"

#include <QElapsedTimer>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace tagboat;
using tagboat::test::CheckScene;

using Setup = std::function<void(CheckScene &)>;
Q_DECLARE_METATYPE(Setup)

namespace
{

void row(const char *id, const char *name, const char *expected, const Setup &setup)
{
    QTest::addRow("%s: %s", id, name) << QString::fromLatin1(id) << QString::fromLatin1(expected) << setup;
}

/// The scene as it is, which is made once for all rows.
const Setup nothing;

/// The project table with more lines.
Setup project(const QByteArray &more)
{
    return [more](CheckScene &s) {
        s.publish(u"pyproject.toml"_s, CheckScene::pyproject("requires-python = \">=3.9\"\n" + more));
    };
}

/// What is released had these lines; now it has the others.
Setup changed(const QByteArray &before, const QByteArray &now, const QString &to = u"1.4.4"_s)
{
    return [=](CheckScene &s) {
        s.publish(u"pyproject.toml"_s, CheckScene::pyproject(before));
        s.work().git({u"tag"_s, u"-a"_s, u"v1.4.3"_s, u"-m"_s, u"r"_s});
        s.publish(u"pyproject.toml"_s, CheckScene::pyproject(now));
        s.releaseTo(to, u'v' + to);
    };
}

Setup changelog(const QByteArray &unreleased, const QByteArray &rest = {})
{
    return [=](CheckScene &s) { s.publish(u"CHANGELOG.md"_s, CheckScene::changelog(unreleased, rest)); };
}

Setup to(const QString &version)
{
    return [version](CheckScene &s) { s.releaseTo(version, u'v' + version); };
}

Setup workflow(const QString &flow, const QByteArray &triggers)
{
    return [=](CheckScene &s) {
        s.plan().flow = flow;
        s.publish(u".github/workflows/release.yml"_s, "name: release\n" + triggers + "\njobs:\n  a:\n    steps: []\n");
    };
}

/// Published to an index: the flow has one.
Setup publishing(const Setup &setup)
{
    return [setup](CheckScene &s) {
        setup(s);
        s.plan().flow = u"rc-gated"_s;
    };
}

} // namespace

/// The checks that read the files of the working tree and the plan.
class TestFileChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatItFinds_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<Setup>("setup");
        versions();
        changelogs();
        packages();
        dependencies();
        compatibility();
        settings();
    }

    void saysWhatItFinds()
    {
        QFETCH(QString, id);
        QFETCH(QString, expected);
        QFETCH(Setup, setup);
        static const QList<CheckResult> untouched = CheckScene().checks();
        QList<CheckResult> checks = untouched;
        if (setup) {
            CheckScene scene;
            setup(scene);
            checks = scene.checks();
        }
        const CheckResult found = CheckScene::worstOf(checks, id);
        QCOMPARE(found.id.isEmpty() ? QString() : checkStateName(found.state), expected);
        if (found.state != CheckResult::State::Passed)
            QVERIFY2(!found.remedy.isEmpty(), qPrintable(found.title));
    }

    void namesThePlace()
    {
        CheckScene scene;
        changelog("- A pier\n- TODO\n")(scene);
        const CheckResult unfinished = scene.find(u"changelog-unfinished"_s);
        QCOMPARE(unfinished.path, u"CHANGELOG.md"_s);
        QCOMPARE(unfinished.line, 8);
        QCOMPARE(unfinished.evidence, u"- TODO"_s);
        project("dependencies = [\n  \"a\",\n  \"b @ git+https://example.org/b\",\n]\n")(scene);
        const CheckResult direct = scene.find(u"direct-references"_s);
        QCOMPARE(direct.path, u"pyproject.toml"_s);
        QCOMPARE(direct.line, 12);
        QCOMPARE(direct.evidence, u"b @ git+https://example.org/b"_s);
    }

    /// The bar: the local set of a repository with 10,000 files in less than two seconds.
    void isQuickOverTenThousandFiles()
    {
        CheckScene scene;
        for (int folder = 0; folder < 100; ++folder) {
            for (int file = 0; file < 100; ++file)
                scene.work().write(u"data/%1/%2.txt"_s.arg(folder).arg(file), "some text\n");
        }
        scene.push();
        const QByteArray before = scene.work().git({u"rev-parse"_s, u"HEAD~1"_s}).toUtf8() + '\n';
        for (int tag = 0; tag < 300; ++tag)
            scene.work().write(u".git/refs/tags/v0.%1.0"_s.arg(tag), before);
        scene.work().git({u"push"_s, u"-q"_s, u"--tags"_s, u"origin"_s});
        const QList<RemoteReference> references = scene.references();
        qint64 took = 2000;
        for (int round = 0; round < 3 && took >= 2000; ++round) { // again if the machine was busy with something else
            const auto repository = LibGit2Git().open(scene.work().path());
            QVERIFY(repository);
            QElapsedTimer timer;
            timer.start();
            const QList<CheckResult> checks = runPreflight(**repository, scene.plan(), references, CheckScene::now());
            took = timer.elapsed();
            qInfo("%lld results in %lld ms", static_cast<long long>(checks.size()), static_cast<long long>(took));
            QVERIFY(preflightVerdict(checks));
            QVERIFY(checks.size() >= 10);
        }
        QVERIFY2(took < 2000, qPrintable(QString::number(took)));
    }

private:
    static void versions()
    {
        row("version-local", "none", "", nothing);
        row("version-local", "a local part", "blocks", to(u"1.5.0+ubuntu"_s));
        row("version-development", "none", "", nothing);
        row("version-development", "dev", "warns", to(u"1.5.0.dev1"_s));
        row("version-epoch", "the same", "", nothing);
        row("version-epoch", "another", "warns", to(u"1!1.5.0"_s));
        row("version-late", "a final", "", nothing);
        row("version-late", "before its final", "", to(u"1.5.0rc1"_s));
        row("version-late", "after its final", "blocks", to(u"1.4.2rc1"_s));
        row("version-line", "highest", "", nothing);
        row("version-line", "an older line", "warns", [](CheckScene &s) { s.work().git({u"tag"_s, u"v2.0.0"_s}); });
        row("version-skips", "minor", "passed", nothing);
        row("version-skips", "patch", "passed", to(u"1.4.3"_s));
        row("version-skips", "candidate", "passed", to(u"2.0.0rc1"_s));
        row("version-skips", "a slip", "warns", to(u"1.50.0"_s));
        row("version-skips", "calendar", "", [](CheckScene &s) {
            s.work().git({u"tag"_s, u"v2026.1.5"_s});
            s.releaseTo(u"2026.8.1"_s, u"v2026.8.1"_s);
        });
        row("version-places", "agree", "passed", nothing);
        row("version-places", "disagree", "",
            [](CheckScene &s) { s.publish(u"harbour/__init__.py"_s, "__version__ = \"1.4.1\"\n"); });
        row("version-tracked", "tracked", "", nothing);
        row("version-tracked", "ignored", "warns", [](CheckScene &s) {
            s.publish(u".gitignore"_s, "/VERSION\n");
            s.work().git({u"rm"_s, u"-q"_s, u"--cached"_s, u"harbour/__init__.py"_s});
            s.work().git({u"commit"_s, u"-q"_s, u"-m"_s, u"out"_s});
        });
        row("version-readable", "all", "", nothing);
        row("version-readable", "broken", "warns",
            [](CheckScene &s) { s.publish(u"pyproject.toml"_s, "[project\nname = \"harbour\"\n"); });
    }

    static void changelogs()
    {
        row("changelog-notes", "entries", "", nothing);
        row("changelog-notes", "an empty section", "warns", [](CheckScene &s) {
            s.publish(u"CHANGELOG.md"_s, "# Changelog\n\n## [1.5.0] - 2026-08-01\n## [1.4.2] - 2026-01-01\n\n- A\n");
        });
        row("changelog-tracked", "tracked", "", nothing);
        row("changelog-tracked", "not", "warns", [](CheckScene &s) {
            s.work().git({u"rm"_s, u"-q"_s, u"--cached"_s, u"CHANGELOG.md"_s});
        });
        row("changelog-dates", "past", "", nothing);
        row("changelog-dates", "future", "warns", changelog("- A\n", "\n## [1.4.1] - 2027-01-01\n\n- B\n"));
        row("changelog-doubles", "none", "", nothing);
        row("changelog-doubles", "twice", "warns", changelog("- A\n", "\n## [1.4.2] - 2025-01-01\n\n- B\n"));
        row("changelog-order", "newest first", "", changelog("- A\n", "\n## [1.4.1] - 2025-01-01\n\n- B\n"));
        row("changelog-order", "newest last", "warns", changelog("- A\n", "\n## [1.4.3] - 2026-02-01\n\n- B\n"));
        row("changelog-order", "a fix of an older line", "", [](CheckScene &s) {
            s.publish(u"CHANGELOG.md"_s, "# Changelog\n\n## [Unreleased]\n\n- A\n\n## [1.3.9] - 2026-02-01\n\n- B\n\n"
                                         "## [1.4.2] - 2026-01-01\n\n- C\n");
        });
        row("changelog-gap", "all there", "passed", nothing);
        row("changelog-gap", "the last is not", "warns", [](CheckScene &s) { s.work().git({u"tag"_s, u"v1.4.3"_s}); });
        row("changelog-unfinished", "finished", "", nothing);
        row("changelog-unfinished", "TODO", "warns", changelog("- TODO: say more\n"));
        row("changelog-unfinished", "an empty entry", "warns", changelog("- A pier\n- ...\n"));
        row("changelog-unfinished", "what the release leaves out", "", changelog("- A pier\n- Nothing changed yet.\n"));
        row("changelog-damage", "whole", "", changelog("- A café – it’s 🚀\n"));
        row("changelog-damage", "a quote", "warns", changelog("- Itâ\u20ac\u2122s here\n"));
        row("changelog-damage", "an emoji", "warns", changelog("- \u00f0\u0178\u0161\u20ac\n"));
    }

    static void packages()
    {
        row("license", "there", "passed", nothing);
        row("license", "missing", "warns", [](CheckScene &s) { s.work().git({u"rm"_s, u"-q"_s, u"LICENSE"_s}); });
        row("license-file", "not named", "", nothing);
        row("license-file", "there", "", project("license = { file = \"LICENSE\" }\n"));
        row("license-file", "missing", "blocks", project("license = { file = \"COPYING\" }\n"));
        row("readme", "there", "passed", nothing);
        row("readme", "missing", "blocks", [](CheckScene &s) {
            s.work().git({u"rm"_s, u"-q"_s, u"README.md"_s});
            s.push();
        });
        row("readme", "not tracked", "warns", [](CheckScene &s) {
            s.publish(u".gitignore"_s, "README.md\n");
            s.work().git({u"rm"_s, u"-q"_s, u"--cached"_s, u"README.md"_s});
        });
        row("readme", "empty", "warns", [](CheckScene &s) { s.publish(u"README.md"_s, "\n"); });
        row("private-package", "public", "", nothing);
        const Setup isPrivate = project("classifiers = [\"Private :: Do Not Upload\"]\n");
        row("private-package", "not published", "passed", isPrivate);
        row("private-package", "published", "blocks", publishing(isPrivate));
        row("build-system", "named", "", nothing);
        row("build-system", "not named", "warns", [](CheckScene &s) {
            s.publish(u"pyproject.toml"_s, "[project]\nname = \"harbour\"\nversion = \"1.4.2\"\n");
        });
        row("dist-leftovers", "none", "", nothing);
        row("dist-leftovers", "a wheel", "warns",
            [](CheckScene &s) { s.work().write(u"dist/harbour-1.4.2-py3-none-any.whl"_s, "x"); });
    }

    static void dependencies()
    {
        row("direct-references", "none", "", project("dependencies = [\"a>=1; python_version<'3.9'\"]\n"));
        const Setup direct = project("dependencies = [\"a @ git+https://example.org/a\"]\n");
        row("direct-references", "not published", "warns", direct);
        row("direct-references", "published", "blocks", publishing(direct));
        row("direct-references", "an extra's", "blocks",
            publishing(project("[project.optional-dependencies]\nx = [\"a @ file:///a\"]\n")));
        row("direct-references", "Poetry's", "blocks",
            publishing(project("[tool.poetry.dependencies]\npython = \"^3.9\"\na = { git = \"https://e.org/a\" }\n")));
        row("pre-release-pins", "none", "", project("dependencies = [\"a>=1.0\", \"beta>=2\"]\n"));
        row("pre-release-pins", "one", "warns", project("dependencies = [\"a>=1.0rc1\"]\n"));
        row("exact-pins", "a range", "", publishing(project("dependencies = [\"a==1.*\", \"b>=1\"]\n")));
        row("exact-pins", "pinned", "warns", publishing(project("dependencies = [\"a==1.0\"]\n")));
        const auto lock = [](const QString &file, const QByteArray &content) {
            return [=](CheckScene &s) { s.publish(file, content); };
        };
        row("uv-lock", "none", "", nothing);
        row("uv-lock", "in step", "passed",
            lock(u"uv.lock"_s, "[[package]]\nname = \"a\"\nversion = \"1\"\n\n[[package]]\nname = \"harbour\"\nversion "
                               "= \"1.5.0\"\n"));
        row("uv-lock", "left behind", "warns",
            lock(u"uv.lock"_s, "[[package]]\nname = \"harbour\"\nversion = \"1.4.2\"\n"));
        row("uv-lock", "stale", "warns", lock(u"uv.lock"_s, "[[package]]\nname = \"harbour\"\nversion = \"1.4.0\"\n"));
        row("uv-lock", "without a version", "",
            lock(u"uv.lock"_s, "[[package]]\nname = \"harbour\"\n\n[[package]]\nname = \"a\"\nversion = \"1\"\n"));
        row("cargo-lock", "left behind", "warns",
            lock(u"Cargo.lock"_s, "[[package]]\nname = \"harbour\"\nversion = \"1.4.2\"\n"));
        row("cargo-lock", "another package", "",
            lock(u"Cargo.lock"_s, "[[package]]\nname = \"pier\"\nversion = \"1.4.2\"\n"));
        row("npm-lock", "left behind", "warns",
            lock(u"package-lock.json"_s, "{\n\"name\": \"harbour\",\n\"version\": \"1.4.2\"}\n"));
        row("npm-lock", "in step", "passed",
            lock(u"package-lock.json"_s, "{\n\"name\": \"harbour\",\n\"version\": \"1.5.0\"}\n"));
        row("lock-tracked", "tracked", "", lock(u"poetry.lock"_s, "x\n"));
        row("lock-tracked", "not", "warns", [](CheckScene &s) { s.work().write(u"poetry.lock"_s, "x\n"); });
    }

    static void compatibility()
    {
        const QByteArray old = "requires-python = \">=3.9\"\n";
        const QByteArray raised = "requires-python = \">=3.10\"\n";
        row("requires-python", "the same", "passed", nothing);
        row("requires-python", "lowered", "passed", changed(raised, old));
        row("requires-python", "raised by a patch", "blocks", changed(old, raised));
        row("requires-python", "raised by a minor", "warns", changed(old, raised, u"1.5.0"_s));
        row("requires-python", "raised by a major", "passed", changed(old, raised, u"2.0.0"_s));
        row("requires-python", "said for the first time", "blocks", changed({}, raised));
        row("requires-python", "never said", "", changed({}, {}));
        const QByteArray classified =
            "classifiers = [\"Programming Language :: Python :: 3.9\", \"Programming Language :: Python :: 3.10\"]\n";
        row("classifiers", "the same", "", changed(classified, classified));
        row("classifiers", "dropped", "warns",
            changed(classified, "classifiers = [\"Programming Language :: Python :: 3.10\"]\n"));
        const QByteArray scripts = "[project.scripts]\nharbour = \"harbour:main\"\n";
        row("entry-points", "kept", "", changed(scripts, scripts));
        row("entry-points", "removed by a patch", "blocks", changed(scripts, {}));
        row("entry-points", "removed by a major", "passed", changed(scripts, {}, u"2.0.0"_s));
        const QByteArray extra = "[project.optional-dependencies]\nfast = [\"a\"]\n";
        row("extras", "kept", "", changed(extra, extra));
        row("extras", "removed by a patch", "blocks", changed(extra, {}));
        const auto breaking = [](const QString &version) {
            return [version](CheckScene &s) {
                s.work().write(u"a"_s, "1\n");
                s.work().commit(u"feat!: another door"_s);
                s.releaseTo(version, u'v' + version);
            };
        };
        row("breaking-commits", "none", "", to(u"1.4.3"_s));
        row("breaking-commits", "a patch", "warns", breaking(u"1.4.3"_s));
        row("breaking-commits", "a major", "", breaking(u"2.0.0"_s));
    }

    static void settings()
    {
        const auto policy = [](const QByteArray &text) {
            return [text](CheckScene &s) { s.publish(u".tagboat.toml"_s, text); };
        };
        row("policy", "none", "", nothing);
        row("policy", "understood", "passed", policy("[release]\nflow = \"tag-only\"\n"));
        row("policy", "an unknown key", "warns", policy("[release]\nflwo = \"tag-only\"\n"));
        row("policy", "an unknown check", "warns", policy("[checks]\nblock = [\"tree-cleen\"]\n"));
        row("policy", "not tracked", "warns",
            [](CheckScene &s) { s.work().write(u".tagboat.toml"_s, "[release]\nflow = \"tag-only\"\n"); });
        row("workflow-trigger", "tag-only", "", nothing);
        row("workflow-trigger", "none", "warns", [](CheckScene &s) { s.plan().flow = u"rc-gated"_s; });
        row("workflow-trigger", "a filter that fits", "passed",
            workflow(u"rc-gated"_s, "on:\n  push:\n    tags:\n      - 'v[0-9]+.*'\n"));
        row("workflow-trigger", "a list in one line", "passed",
            workflow(u"rc-gated"_s, "on:\n  push:\n    tags: [\"v*\"]\n"));
        row("workflow-trigger", "a filter that does not fit", "warns",
            workflow(u"rc-gated"_s, "on:\n  push:\n    tags:\n      - 'release-*'\n"));
        row("workflow-trigger", "a filter that excludes", "warns",
            workflow(u"rc-gated"_s, "on:\n  push:\n    tags:\n      - 'v*'\n      - '!v1.5*'\n"));
        row("workflow-trigger", "branches alone", "warns",
            workflow(u"rc-gated"_s, "on:\n  push:\n    branches: [main]\n"));
        row("workflow-trigger", "a published release", "passed",
            workflow(u"trusted-publishing"_s, "on:\n  release:\n    types: [published]\n"));
        row("workflow-trigger", "an anchor", "passed",
            workflow(u"rc-gated"_s, "x-tags: &tags ['v*']\non:\n  push:\n    tags: *tags\n"));
        row("workflow-trigger", "a comment after the filter", "passed",
            workflow(u"rc-gated"_s, "on: # pushes\n  push: # of tags\n    tags: # all\n      - v* # of v\n"));
        row("workflow-trigger", "tags ignored", "warns",
            workflow(u"rc-gated"_s, "on:\n  push:\n    tags-ignore: ['v*']\n"));
        row("workflow-trigger", "another event of a release", "warns",
            workflow(u"trusted-publishing"_s, "on:\n  release:\n    types: [deleted]\n"));
        row("workflow-trigger", "unreadable", "warns", workflow(u"rc-gated"_s, "on: ["));
        row("workflow-trigger", "no published release", "warns",
            workflow(u"trusted-publishing"_s, "on:\n  push:\n    tags: ['v*']\n"));
        const auto checklist = [](const QByteArray &text) {
            return [text](CheckScene &s) {
                s.work().write(u".tagboat.toml"_s, "[checks]\nchecklist = \"LAUNCH.md\"\n");
                s.publish(u"LAUNCH.md"_s, text);
            };
        };
        row("checklist", "none", "", nothing);
        row("checklist", "ticked", "passed", checklist("- [x] Told the press\n* [X] Slept\n"));
        row("checklist", "open", "blocks", checklist("- [x] Told the press\n- [ ] Slept\n"));
        row("checklist", "an open box in code", "warns", checklist("```\n- [ ] An example\n```\n"));
        const auto assets = [](const QByteArray &pattern, const QString &planned, const QStringList &there) {
            return [=](CheckScene &s) {
                s.publish(u".tagboat.toml"_s, "[release]\nassets = [\"" + pattern + "\"]\n");
                for (const QString &file : there)
                    s.work().write(file, "bytes");
                s.plan().steps.append(
                    {u"release-assets"_s, u"release-assets"_s, {}, true, {{u"patterns"_s, QJsonArray{planned}}}});
            };
        };
        row("assets", "none", "", nothing);
        row("assets", "there", "passed", assets("dist/a-{version}*", u"dist/a-1.5.0*"_s, {u"dist/a-1.5.0.whl"_s}));
        row("assets", "not there", "blocks", assets("dist/a-{version}*", u"dist/a-1.5.0*"_s, {u"dist/a-1.4.2.whl"_s}));
        row("assets", "of every version", "warns",
            assets("dist/*", u"dist/*"_s, {u"dist/a-1.4.2.whl"_s, u"dist/a-1.5.0.whl"_s}));
        row("assets", "of any version, but one", "passed", assets("dist/*", u"dist/*"_s, {u"dist/a-1.5.0.whl"_s}));
        row("assets", "to be built", "passed", [assets](CheckScene &s) {
            assets("dist/a-{version}*", u"dist/a-1.5.0*"_s, {})(s);
            s.plan().steps.append({u"checks"_s, u"commands"_s, {}, true, {}});
        });
        row("checklist", "missing", "blocks",
            [](CheckScene &s) { s.publish(u".tagboat.toml"_s, "[checks]\nchecklist = \"LAUNCH.md\"\n"); });
    }

    void everyOpenBoxIsNamedWithItsLine()
    {
        CheckScene scene;
        scene.work().write(u".tagboat.toml"_s, "[checks]\nchecklist = \"docs/LAUNCH.md\"\n");
        scene.publish(u"docs/LAUNCH.md"_s, "# Launch\n\n- [x] Told the *press*\n- [ ] Slept\n  - [ ] eight `hours`\n");
        QStringList open;
        const QList<CheckResult> checks = scene.checks();
        for (const CheckResult &check : checks) {
            if (check.id == u"checklist")
                open.append(u"%1:%2 %3 %4 (%5)"_s.arg(check.path)
                                .arg(check.line)
                                .arg(checkStateName(check.state), check.title, check.evidence));
        }
        QCOMPARE(
            open,
            (QStringList{u"docs/LAUNCH.md:4 blocks Not ticked on the launch checklist: Slept (2 of 3 boxes are open)"_s,
                         u"docs/LAUNCH.md:5 blocks Not ticked on the launch checklist: eight hours ()"_s}));
        const CheckResult worst = scene.find(u"checklist"_s);
        QCOMPARE(worst.remedy, u"Do it, tick its box, and commit the file."_s);
        QVERIFY(worst.waivable);
    }
};

QTEST_GUILESS_MAIN(TestFileChecks)
#include "tst_filechecks.moc"
