// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "checkscene.h"

#include <QDir>
#include <QFile>
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

} // namespace

/// The checks that ask git and its remote.
class TestGitChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatItFinds_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<Setup>("setup");
        workingTree();
        history();
        remote();
        tags();
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
        if (found.state != CheckResult::State::Passed && id != u"in-step"_s)
            QVERIFY2(!found.remedy.isEmpty(), qPrintable(found.title));
        QCOMPARE(found.group.isEmpty(), found.id.isEmpty());
    }

    void findsNothingInTheScene() { QCOMPARE(CheckScene().objections(), QStringList()); }

    void judgesSubmodules_data()
    {
        QTest::addColumn<QString>("current");
        QTest::addColumn<bool>("dirty");
        QTest::addColumn<QString>("expected");
        QTest::newRow("as recorded") << u"1"_s << false << u"passed"_s;
        QTest::newRow("dirty") << u"1"_s << true << u"warns"_s;
        QTest::newRow("drifted") << u"2"_s << false << u"warns"_s;
        QTest::newRow("absent") << QString() << false << u"warns"_s;
    }

    void judgesSubmodules()
    {
        QFETCH(QString, current);
        QFETCH(bool, dirty);
        QFETCH(QString, expected);
        judge(u"submodules"_s, expected, [&](checks::Premises &premises) {
            premises.submodules = {{u"lib"_s, QString(40, u'1'), current.repeated(40), dirty}};
        });
    }

    void judgesSizesAndSpace_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<qint64>("mebibytes");
        QTest::addColumn<QString>("expected");
        QTest::newRow("small file") << u"large-files"_s << qint64(49) << QString();
        QTest::newRow("large file") << u"large-files"_s << qint64(51) << u"warns"_s;
        QTest::newRow("space enough") << u"disk-space"_s << qint64(201) << QString();
        QTest::newRow("little space") << u"disk-space"_s << qint64(199) << u"warns"_s;
        QTest::newRow("no space") << u"disk-space"_s << qint64(9) << u"blocks"_s;
    }

    void judgesSizesAndSpace()
    {
        QFETCH(QString, id);
        QFETCH(qint64, mebibytes);
        QFETCH(QString, expected);
        judge(id, expected, [&](checks::Premises &premises) {
            premises.freeBytes = mebibytes * 1024 * 1024;
            premises.tracked.append({u"model.bin"_s, QString(40, u'1'), mebibytes * 1024 * 1024, false});
            if (id == u"large-files"_s)
                premises.freeBytes = -1;
        });
    }

    void warnsOfCommitsFromTheFuture_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<QString>("expected");
        QTest::newRow("a little") << -500 << QString();
        QTest::newRow("an hour") << -3600 << u"warns"_s;
    }

    void warnsOfCommitsFromTheFuture()
    {
        QFETCH(int, seconds);
        QFETCH(QString, expected);
        judge(u"clock"_s, expected, [&](checks::Premises &premises) {
            const auto commits = premises.repository.commitsSince({}, {}, 1);
            QVERIFY(commits);
            premises.now = commits->constFirst().date.addSecs(seconds);
        });
    }

    void readsSubmodulesFromGit()
    {
        CheckScene scene;
        const test::TestRepository library;
        library.write(u"a"_s, "1\n");
        library.git({u"add"_s, u"."_s});
        library.git({u"commit"_s, u"-q"_s, u"-m"_s, u"lib"_s});
        scene.work().git({u"-c"_s, u"protocol.file.allow=always"_s, u"submodule"_s, u"--quiet"_s, u"add"_s,
                          library.path(), u"lib"_s});
        scene.push();
        QCOMPARE(scene.outcome(u"submodules"_s), u"passed"_s);
        scene.work().write(u"lib/a"_s, "2\n");
        QCOMPARE(scene.outcome(u"submodules"_s), u"warns"_s);
        scene.work().git({u"-C"_s, u"lib"_s, u"-c"_s, u"user.name=a"_s, u"-c"_s, u"user.email=a@b"_s, u"commit"_s,
                          u"-q"_s, u"-am"_s, u"drift"_s});
        const CheckResult drifted = scene.find(u"submodules"_s);
        QCOMPARE(drifted.state, CheckResult::State::Warns);
        QVERIFY2(drifted.evidence.startsWith(u"lib is at "_s), qPrintable(drifted.evidence));
        scene.work().git({u"submodule"_s, u"--quiet"_s, u"deinit"_s, u"-f"_s, u"lib"_s});
        QCOMPARE(scene.find(u"submodules"_s).title, u"A submodule is not checked out"_s);
    }

    void namesEachCheckOnce()
    {
        QSet<QString> ids;
        const QList<CheckInfo> all = allChecks();
        for (const CheckInfo &info : all) {
            QVERIFY2(!ids.contains(info.id), qPrintable(info.id));
            ids.insert(info.id);
            QVERIFY2(!info.group.isEmpty() && !info.question.isEmpty(), qPrintable(info.id));
            QVERIFY2((QStringList{u"git"_s, u"files"_s, u"remote"_s, u"plan"_s}).contains(info.reads),
                     qPrintable(info.id));
        }
        QVERIFY(all.size() >= 30);
    }

private:
    static void judge(const QString &id, const QString &expected, const std::function<void(checks::Premises &)> &change)
    {
        const CheckScene scene;
        const auto repository = LibGit2Git().open(const_cast<CheckScene &>(scene).work().path());
        QVERIFY(repository);
        const std::optional<QList<RemoteReference>> remote = scene.references();
        auto premises = checks::readPremises(**repository, const_cast<CheckScene &>(scene).plan(), remote,
                                             CheckScene::now(), nullptr);
        QVERIFY(premises);
        change(*premises);
        for (const checks::Check &check : checks::workingTreeChecks() + checks::historyChecks()) {
            if (check.info.id != id)
                continue;
            const checks::Findings findings = check.run(*premises);
            QCOMPARE(findings.isEmpty() ? QString() : checkStateName(findings.constFirst().state), expected);
            return;
        }
        QFAIL("no such check");
    }

    static void workingTree()
    {
        row("operation", "none", "", nothing);
        row("operation", "a bisect", "blocks", [](CheckScene &s) {
            s.work().git({u"bisect"_s, u"start"_s, u"HEAD"_s, u"HEAD~1"_s});
        });
        row("conflicts", "none", "", nothing);
        row("conflicts", "a merge", "blocks", [](CheckScene &s) {
            s.work().git({u"checkout"_s, u"-q"_s, u"-b"_s, u"side"_s});
            s.work().write(u"README.md"_s, "side\n");
            s.work().commit(u"side"_s);
            s.work().git({u"checkout"_s, u"-q"_s, u"main"_s});
            s.work().write(u"README.md"_s, "main\n");
            s.work().commit(u"main"_s);
            s.work().tryGit({u"merge"_s, u"-q"_s, u"side"_s});
        });
        row("tree-clean", "clean", "passed", nothing);
        row("tree-clean", "modified", "blocks", [](CheckScene &s) { s.work().write(u"README.md"_s, "other\n"); });
        row("untracked", "none", "", nothing);
        row("untracked", "one", "warns", [](CheckScene &s) { s.work().write(u"new"_s, "1\n"); });
        row("submodules", "none", "", nothing);
        row("name-case", "all differ", "", nothing);
        row("name-case", "two alike", "warns", [](CheckScene &s) { s.publish(u"readme.MD"_s, "x\n"); });
    }

    static void history()
    {
        row("branch", "main", "passed", nothing);
        row("branch", "another", "blocks", [](CheckScene &s) {
            s.work().git({u"checkout"_s, u"-q"_s, u"-b"_s, u"side"_s});
        });
        row("branch", "detached", "blocks", [](CheckScene &s) {
            s.work().git({u"checkout"_s, u"-q"_s, u"--detach"_s});
        });
        row("shallow", "whole", "", nothing);
        row("shallow", "shallow", "blocks", [](CheckScene &s) {
            s.work().write(u".git/shallow"_s, s.work().git({u"rev-parse"_s, u"HEAD"_s}).toLatin1() + '\n');
        });
        row("clock", "past", "", nothing);
        row("commits", "one", "passed", nothing);
        row("commits", "none", "warns", [](CheckScene &s) {
            s.work().git({u"reset"_s, u"-q"_s, u"--hard"_s, u"v1.4.2"_s});
        });
        row("unfinished-commits", "none", "", nothing);
        row("unfinished-commits", "a fixup", "warns", [](CheckScene &s) {
            s.work().write(u"a"_s, "1\n");
            s.work().commit(u"fixup! feat: go on"_s);
        });
        row("unfinished-commits", "before the last release", "", [](CheckScene &s) {
            s.work().write(u"a"_s, "1\n");
            s.work().commit(u"WIP"_s);
            s.work().git({u"tag"_s, u"v1.4.3"_s});
        });
        row("identity", "known", "passed", nothing);
        row("identity", "no name", "blocks", [](CheckScene &s) {
            s.work().git({u"config"_s, u"user.name"_s, QString()});
        });
        row("signing-commits", "off", "", nothing);
        row("signing-commits", "on", "blocks", [](CheckScene &s) {
            s.work().git({u"config"_s, u"commit.gpgSign"_s, u"true"_s});
        });
        row("signing-tags", "off", "", nothing);
        row("signing-tags", "on", "blocks", [](CheckScene &s) {
            s.work().git({u"config"_s, u"tag.gpgSign"_s, u"true"_s});
        });
        row("hooks", "none", "", nothing);
        row("hooks", "a hook", "warns", [](CheckScene &s) {
            s.work().write(u".git/hooks/pre-push"_s, "#!/bin/sh\n");
            QFile::setPermissions(s.work().path() + u"/.git/hooks/pre-push"_s,
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        });
    }

    static void remote()
    {
        row("remote", "answers", "passed", nothing);
        row("remote", "none", "blocks", [](CheckScene &s) { s.plan().remoteUrl.clear(); });
        row("remote-protocol", "a folder", "", nothing);
        row("remote-protocol", "ssh", "", [](CheckScene &s) { s.plan().remoteUrl = u"git@example.org:a/b.git"_s; });
        row("remote-protocol", "https", "", [](CheckScene &s) { s.plan().remoteUrl = u"https://example.org/a/b"_s; });
        row("remote-protocol", "http", "blocks",
            [](CheckScene &s) { s.plan().remoteUrl = u"http://example.org/a/b"_s; });
        row("remote-protocol", "git", "warns", [](CheckScene &s) { s.plan().remoteUrl = u"git://example.org/a/b"_s; });
        row("in-step", "equal", "passed", nothing);
        row("in-step", "ahead", "warns", [](CheckScene &s) { s.work().commit(u"more"_s); });
        row("in-step", "behind", "blocks", [](CheckScene &s) {
            s.work().git({u"reset"_s, u"-q"_s, u"--hard"_s, u"HEAD~1"_s});
        });
        row("in-step", "diverged", "blocks", [](CheckScene &s) {
            s.work().git({u"reset"_s, u"-q"_s, u"--hard"_s, u"HEAD~1"_s});
            s.work().commit(u"other"_s);
        });
        row("upstream", "main", "", nothing);
        row("upstream", "another", "warns", [](CheckScene &s) {
            s.work().git({u"push"_s, u"-q"_s, u"origin"_s, u"main:next"_s});
            s.work().git({u"branch"_s, u"-q"_s, u"--set-upstream-to"_s, u"origin/next"_s});
        });
        const auto onBranch = [](CheckScene &s) { s.plan().steps[1].detail[u"branch"_s] = u"release/v1.5.0"_s; };
        row("release-branch", "none", "", nothing);
        row("release-branch", "free", "passed", onBranch);
        row("release-branch", "taken", "blocks", [onBranch](CheckScene &s) {
            onBranch(s);
            s.work().git({u"branch"_s, u"release/v1.5.0"_s});
        });
        row("release-branch", "unreadable", "blocks", [onBranch](CheckScene &s) {
            onBranch(s);
            s.work().write(u".git/refs/heads/release/v1.5.0"_s, "damaged\n");
        });
        row("tags-missing", "none", "", nothing);
        row("tags-missing", "one", "warns", [](CheckScene &s) { s.work().git({u"tag"_s, u"-d"_s, u"v1.4.2"_s}); });
        row("tags-missing", "one that is no release", "", [](CheckScene &s) {
            s.work().git({u"tag"_s, u"nightly"_s});
            s.work().git({u"push"_s, u"-q"_s, u"origin"_s, u"nightly"_s});
            s.work().git({u"tag"_s, u"-d"_s, u"nightly"_s});
        });
        row("tags-unpushed", "none", "", nothing);
        row("tags-unpushed", "one", "warns", [](CheckScene &s) { s.work().git({u"tag"_s, u"v1.4.1"_s, u"HEAD~1"_s}); });
        row("tags-unpushed", "one that is no release", "", [](CheckScene &s) {
            s.work().git({u"tag"_s, u"nightly"_s});
        });
        row("tags-differ", "none", "", nothing);
        row("tags-differ", "moved here", "warns", [](CheckScene &s) {
            s.work().git({u"tag"_s, u"-f"_s, u"v1.4.2"_s});
        });
    }

    static void tags()
    {
        row("tag-name", "legal", "", nothing);
        row("tag-name", "illegal", "blocks", [](CheckScene &s) { s.releaseTo(u"1.5.0"_s, u"v1..5.0"_s); });
        row("tag-free", "free", "passed", nothing);
        row("tag-free", "taken", "blocks", [](CheckScene &s) { s.work().git({u"tag"_s, u"v1.5"_s}); });
        row("tag-branch", "none", "", nothing);
        row("tag-branch", "here", "blocks", [](CheckScene &s) { s.work().git({u"branch"_s, u"v1.5.0"_s}); });
        row("tag-branch", "there", "blocks", [](CheckScene &s) {
            s.work().git({u"push"_s, u"-q"_s, u"origin"_s, u"main:refs/heads/v1.5.0"_s});
        });
        row("tag-branch", "unreadable", "blocks",
            [](CheckScene &s) { s.work().write(u".git/refs/heads/v1.5.0"_s, "damaged\n"); });
        row("tag-folder", "none", "", nothing);
        row("tag-folder", "a tag below the name", "blocks", [](CheckScene &s) {
            s.work().git({u"tag"_s, u"v1.5.0/docs"_s});
        });
        row("tag-spelling", "as before", "passed", nothing);
        row("tag-spelling", "otherwise", "warns", [](CheckScene &s) {
            s.plan().releasePattern = u"{version}"_s;
            s.releaseTo(u"1.5.0"_s, u"1.5.0"_s);
        });
        const auto fromTags = [](CheckScene &s) {
            s.publish(u"pyproject.toml"_s,
                      "[build-system]\nrequires = [\"setuptools-scm\"]\nbuild-backend = \"setuptools.build_meta\"\n"
                      "[project]\nname = \"harbour\"\ndynamic = [\"version\"]\n[tool.setuptools_scm]\n");
        };
        row("tag-builds", "from the files", "", nothing);
        row("tag-builds", "from the tag", "passed", fromTags);
        row("tag-builds", "another version", "blocks", [fromTags](CheckScene &s) {
            fromTags(s);
            s.releaseTo(u"1.5.0"_s, u"v1.6.0"_s);
        });
        row("tag-builds", "a tag that is not understood", "blocks", [fromTags](CheckScene &s) {
            fromTags(s);
            s.releaseTo(u"1.5.0"_s, u"harbour/1.5.0"_s);
        });
        row("tag-builds", "a rule that does not fit", "blocks", [](CheckScene &s) {
            s.publish(u"pyproject.toml"_s,
                      "[build-system]\nrequires = [\"setuptools-scm\"]\nbuild-backend = \"setuptools.build_meta\"\n"
                      "[project]\nname = \"harbour\"\ndynamic = [\"version\"]\n"
                      "[tool.setuptools_scm]\ntag_regex = '^rel-(?P<version>.*)$'\n");
        });
        row("tag-builds", "beside another tag", "passed", [fromTags](CheckScene &s) {
            fromTags(s);
            s.plan().steps.removeAt(1);
            s.work().git({u"tag"_s, u"v1.4.3"_s});
        });
    }
};

QTEST_GUILESS_MAIN(TestGitChecks)
#include "tst_gitchecks.moc"
