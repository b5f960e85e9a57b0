// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "samplerelease.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace tagboat::test;

/// Whole releases through the real program, looked at from outside with git.
class TestRelease : public QObject
{
    Q_OBJECT

private:
    static QByteArray shown(const CliProgram::Outcome &outcome) { return outcome.output + outcome.errors; }

    static QString lastState(const CliProgram::Outcome &outcome)
    {
        const auto events = outcome.jsonLines();
        return events.isEmpty() ? QString() : events.constLast()[u"state"_s].toString();
    }

private Q_SLOTS:
    void tagOnlyGoesThroughAtOnce()
    {
        const SampleRelease sample("[release]\nflow = \"tag-only\"\n");
        const auto outcome = sample.release(u"start"_s, {u"--level"_s, u"minor"_s, u"--yes"_s});
        QVERIFY2(outcome.status == 0, shown(outcome));
        QCOMPARE(lastState(outcome), u"done"_s);
        const auto &git = sample.repository;
        QCOMPARE(git.git({u"status"_s, u"--porcelain"_s}), QString());
        QCOMPARE(git.git({u"status"_s, u"-sb"_s}), u"## main...origin/main"_s);
        QCOMPARE(sample.remote.git({u"tag"_s, u"-l"_s}), u"v1.4.2\nv1.5.0"_s);
        QCOMPARE(sample.remote.git({u"rev-parse"_s, u"v1.5.0^{commit}"_s}),
                 sample.remote.git({u"rev-parse"_s, u"main"_s}));
        QCOMPARE(sample.remote.git({u"cat-file"_s, u"-t"_s, u"v1.5.0"_s}), u"tag"_s);
        QCOMPARE(sample.remote.git({u"log"_s, u"-1"_s, u"--format=%s"_s, u"main"_s}),
                 u"chore: prepare release v1.5.0"_s);
        QCOMPARE(sample.remote.git({u"rev-list"_s, u"--count"_s, u"main"_s}), u"3"_s);
        QCOMPARE(git.read(u"src/buoy/__init__.py"_s), QByteArray("\"\"\"Buoy.\"\"\"\r\n__version__ = '1.5.0'\r\n"));
        QVERIFY(git.read(u"pyproject.toml"_s).contains("version = \"1.5.0\"   # keep in step\n"));
        QVERIFY(git.read(u"CHANGELOG.md"_s).contains("## [1.5.0] - "));
        QCOMPARE(git.git({u"fsck"_s, u"--strict"_s, u"--no-dangling"_s}), QString());
    }

    void towncriersFragmentsBecomeTheReleasesPart()
    {
        const SampleRelease sample("[release]\nflow = \"tag-only\"\n");
        const auto &git = sample.repository;
        git.git({u"rm"_s, u"-q"_s, u"CHANGELOG.md"_s});
        sample.repository.write(u"NEWS.rst"_s, "News\n====\n\n.. towncrier release notes start\n");
        sample.repository.write(u"towncrier.toml"_s, "[tool.towncrier]\nname = \"Buoy\"\ndirectory = \"changes\"\n");
        sample.repository.write(u"changes/.gitignore"_s, "!.gitignore\n");
        sample.repository.write(u"changes/12.bugfix.rst"_s, "A bell rings again.\n");
        sample.repository.write(u"changes/+x.feature.rst"_s, "Lights.\n");
        git.git({u"add"_s, u"-A"_s});
        git.git({u"commit"_s, u"-q"_s, u"-m"_s, u"docs: news"_s});
        git.git({u"push"_s, u"-q"_s, u"origin"_s, u"main"_s});
        const auto outcome = sample.release(u"start"_s, {u"--level"_s, u"minor"_s, u"--yes"_s});
        QVERIFY2(outcome.status == 0, shown(outcome));
        QCOMPARE(git.git({u"status"_s, u"--porcelain"_s}), QString());
        const QString files = sample.remote.git({u"ls-tree"_s, u"-r"_s, u"--name-only"_s, u"v1.5.0"_s});
        QVERIFY2(files.contains(u"changes/.gitignore"_s) && !files.contains(u"bugfix"_s) &&
                     !files.contains(u"feature"_s),
                 qPrintable(files));
        const QByteArray news = git.read(u"NEWS.rst"_s);
        QVERIFY2(news.startsWith("News\n====\n\n.. towncrier release notes start\n\nBuoy 1.5.0 ("), news);
        QVERIFY2(news.contains("Features\n--------\n\n- Lights.\n") && news.endsWith("- A bell rings again. (#12)\n"),
                 news);
        QCOMPARE(git.git({u"fsck"_s, u"--strict"_s, u"--no-dangling"_s}), QString());
    }

    void aWaivedCheckGoesOnWithItsReason()
    {
        const SampleRelease sample("[release]\nflow = \"tag-only\"\n[checks]\nblock = [\"untracked\"]\n");
        sample.repository.write(u"notes.txt"_s, "mine\n");
        const auto stopped = sample.release(u"start"_s, {u"--level"_s, u"minor"_s, u"--yes"_s});
        QCOMPARE(stopped.status, 1);
        QVERIFY2(shown(stopped).contains("An untracked file stays out of the release"), shown(stopped));
        const auto unknown = sample.release(u"start"_s, {u"--level"_s, u"minor"_s, u"--waive"_s, u"nothing=x"_s});
        QCOMPARE(unknown.status, 2);
        const auto outcome = sample.release(
            u"start"_s, {u"--level"_s, u"minor"_s, u"--yes"_s, u"--waive"_s, u"untracked=notes of mine"_s});
        QVERIFY2(outcome.status == 0, shown(outcome));
        QVERIFY2(shown(outcome).contains("untracked waived (notes of mine)"), shown(outcome));
        const QJsonObject waiver = sample.status()[u"waivers"_s][0].toObject();
        QCOMPARE(waiver[u"check"_s].toString(), u"untracked"_s);
        QCOMPARE(waiver[u"reason"_s].toString(), u"notes of mine"_s);
        QCOMPARE(sample.remote.git({u"tag"_s, u"-l"_s}), u"v1.4.2\nv1.5.0"_s);
    }

    void whatNeverBendsCannotBeWaived()
    {
        const SampleRelease sample("[release]\nflow = \"tag-only\"\n");
        sample.repository.write(u"pyproject.toml"_s, "broken\n");
        const auto outcome =
            sample.release(u"start"_s, {u"--to"_s, u"1.5.0"_s, u"--yes"_s, u"--waive"_s, u"tree-clean=in a hurry"_s});
        QVERIFY2(outcome.status == 3, shown(outcome));
        QCOMPARE(sample.remote.git({u"tag"_s, u"-l"_s}), u"v1.4.2"_s);
    }

    void withoutYesItStopsAtEachStepThatCannotBeUndone()
    {
        const SampleRelease sample("[release]\nflow = \"tag-only\"\n");
        const auto start = sample.release(u"start"_s, {u"--level"_s, u"minor"_s});
        QCOMPARE(start.status, 1);
        QCOMPARE(lastState(start), u"waiting"_s);
        QCOMPARE(sample.remote.git({u"rev-list"_s, u"--count"_s, u"main"_s}), u"2"_s);
        const auto push = sample.release(u"resume"_s);
        QCOMPARE(lastState(push), u"waiting"_s);
        QCOMPARE(sample.remote.git({u"rev-list"_s, u"--count"_s, u"main"_s}), u"3"_s);
        QCOMPARE(sample.remote.git({u"tag"_s, u"-l"_s}), u"v1.4.2"_s);
        const auto tag = sample.release(u"resume"_s);
        QVERIFY2(tag.status == 0, shown(tag));
        QCOMPARE(sample.remote.git({u"tag"_s, u"-l"_s}), u"v1.4.2\nv1.5.0"_s);
    }

    void rcGatedWithAFailedCandidate()
    {
        const SampleRelease sample("[release]\nflow = \"rc-gated\"\nnext-dev-version = true\n");
        const auto start = sample.release(u"start"_s, {u"--level"_s, u"minor"_s, u"--yes"_s});
        QVERIFY2(lastState(start) == u"waiting"_s, shown(start));
        QCOMPARE(start.jsonLines().constLast()[u"waitsOn"_s].toString(), u"approval"_s);
        const auto &remote = sample.remote;
        QCOMPARE(remote.git({u"tag"_s, u"-l"_s}), u"v1.4.2\nv1.5.0-rc1"_s);
        QCOMPARE(remote.git({u"rev-parse"_s, u"release/v1.5.0"_s}), remote.git({u"rev-parse"_s, u"main"_s}));
        QVERIFY(remote.git({u"show"_s, u"v1.5.0-rc1:pyproject.toml"_s}).contains(u"version = \"1.5.0rc1\""_s));

        const auto recovered = sample.release(u"recover"_s, {u"--yes"_s});
        QVERIFY2(lastState(recovered) == u"waiting"_s, shown(recovered));
        QCOMPARE(remote.git({u"tag"_s, u"-l"_s}), u"v1.4.2\nv1.5.0-rc2"_s);
        QCOMPARE(sample.repository.git({u"tag"_s, u"-l"_s}), u"v1.4.2\nv1.5.0-rc2"_s);
        QVERIFY(remote.git({u"show"_s, u"v1.5.0-rc2:pyproject.toml"_s}).contains(u"version = \"1.5.0rc2\""_s));

        const auto promoted = sample.release(u"promote"_s, {u"--yes"_s});
        QVERIFY2(promoted.status == 0, shown(promoted));
        QCOMPARE(remote.git({u"tag"_s, u"-l"_s}), u"v1.4.2\nv1.5.0\nv1.5.0-rc2"_s);
        QVERIFY(remote.git({u"show"_s, u"v1.5.0:pyproject.toml"_s}).contains(u"version = \"1.5.0\""_s));
        QVERIFY(remote.git({u"show"_s, u"main:pyproject.toml"_s}).contains(u"version = \"1.5.1.dev0\""_s));
        QCOMPARE(sample.repository.git({u"status"_s, u"-sb"_s}), u"## main...origin/main"_s);
        QCOMPARE(sample.status()[u"state"_s].toString(), u"done"_s);
    }

    void aRefusedPushIsToldInTheServersWordsAndResumes()
    {
        const SampleRelease sample("[release]\nflow = \"tag-only\"\n");
        sample.remote.setHook(u"update"_s, "case $1 in refs/tags/*) echo 'creations restricted' >&2; exit 1;; esac");
        const auto start = sample.release(u"start"_s, {u"--level"_s, u"patch"_s, u"--yes"_s});
        QCOMPARE(start.status, 1);
        const QJsonObject error = start.jsonLines().constLast()[u"error"_s].toObject();
        QVERIFY2((error[u"message"_s].toString() + error[u"detail"_s].toString()).contains(u"creations restricted"_s),
                 shown(start));
        QCOMPARE(sample.remote.git({u"tag"_s, u"-l"_s}), u"v1.4.2"_s);
        // The overview of the command line says so too, and promises no press that goes on.
        const auto table = sample.cli.run({u"scan"_s, sample.repository.path()});
        QVERIFY2(table.status == 0 && table.output.contains("See why…"), shown(table));
        QVERIFY2(!table.output.contains("Resume"), shown(table));
        sample.remote.removeHook(u"update"_s);
        const auto resumed = sample.release(u"resume"_s, {u"--yes"_s});
        QVERIFY2(resumed.status == 0, shown(resumed));
        QCOMPARE(sample.remote.git({u"tag"_s, u"-l"_s}), u"v1.4.2\nv1.4.3"_s);
        QVERIFY(!sample.cli.run({u"scan"_s, sample.repository.path()}).output.contains("See why…"));
    }

    void ownCommandsAreAllowedFirst()
    {
        const SampleRelease sample(
            "[release]\nflow = \"tag-only\"\n[checks]\ncommands = [\"touch ran.txt && rm ran.txt && echo fine\"]\n");
        const auto refused = sample.release(u"start"_s, {u"--level"_s, u"patch"_s, u"--yes"_s});
        QCOMPARE(refused.status, 3);
        QVERIFY(refused.output.contains("touch ran.txt"));
        const auto resumed = sample.release(u"resume"_s, {u"--yes"_s, u"--allow-commands"_s});
        QVERIFY2(resumed.status == 0, shown(resumed));
    }

    void aFailingCommandStopsBeforeAnyEffect()
    {
        const SampleRelease sample("[release]\nflow = \"tag-only\"\n[checks]\ncommands = [\"echo broken; exit 7\"]\n");
        const QString before = sample.repository.git({u"rev-parse"_s, u"HEAD"_s});
        const auto outcome = sample.release(u"start"_s, {u"--level"_s, u"patch"_s, u"--yes"_s, u"--allow-commands"_s});
        QCOMPARE(outcome.status, 1);
        QVERIFY(outcome.jsonLines().constLast()[u"error"_s].toObject()[u"detail"_s].toString().contains(u"broken"_s));
        QCOMPARE(sample.repository.git({u"rev-parse"_s, u"HEAD"_s}), before);
        QCOMPARE(sample.repository.git({u"status"_s, u"--porcelain"_s}), QString());
        QCOMPARE(sample.release(u"abort"_s).status, 0);
        QCOMPARE(sample.status()[u"state"_s].toString(), u"aborted"_s);
    }

    void whileOneProgramReleasesAnotherIsToldWhoDoes()
    {
        const SampleRelease sample("[release]\nflow = \"tag-only\"\n[checks]\ncommands = [\"sleep 60\"]\n");
        QProcess running;
        running.start(CliProgram::path(), {u"--config"_s, sample.cli.configFile(), u"--data"_s, sample.cli.dataFolder(),
                                           u"--json"_s, u"release"_s, u"start"_s, sample.repository.path(),
                                           u"--level"_s, u"patch"_s, u"--yes"_s, u"--allow-commands"_s});
        QByteArray events;
        QVERIFY(QTest::qWaitFor(
            [&] {
                running.waitForReadyRead(50);
                events += running.readAllStandardOutput();
                return events.contains("Run sleep 60");
            },
            30'000));
        for (const QString &command : {u"abort"_s, u"resume"_s}) {
            const auto other = sample.release(command);
            QCOMPARE(other.status, 1);
            const QJsonObject error = other.json()[u"error"_s].toObject();
            QVERIFY2(error[u"kind"_s].toString() == u"busy"_s, shown(other));
            const QString holder = error[u"detail"_s].toString();
            QVERIFY2(holder.contains(u"tagboat-cli"_s) && holder.contains(QString::number(running.processId())),
                     shown(other));
        }
        // Asked to stop, the first one lets go of its command; that is no failure, and the release can be given up.
        ::kill(static_cast<pid_t>(running.processId()), SIGINT);
        QVERIFY(running.waitForFinished(20'000));
        QCOMPARE(running.exitCode(), 130);
        QCOMPARE(sample.status()[u"state"_s].toString(), u"running"_s);
        const auto aborted = sample.release(u"abort"_s);
        QVERIFY2(aborted.status == 0, shown(aborted));
        QCOMPARE(sample.status()[u"state"_s].toString(), u"aborted"_s);
    }

    void aRehearsalReachesTheHarbourAlone()
    {
        const SampleRelease real("[release]\nflow = \"tag-only\"\n");
        const QTemporaryDir folder;
        const QString harbour = folder.filePath(u"harbour"_s);
        const auto run = [&](const QStringList &arguments) {
            QProcess process;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(u"XDG_DATA_HOME"_s, folder.filePath(u"own"_s)); // without --data: the user's own
            process.setProcessEnvironment(environment);
            process.start(CliProgram::path(),
                          QStringList{u"--config"_s, real.cli.configFile(), u"--practice"_s, harbour, u"--json"_s} +
                              arguments);
            process.waitForFinished(120'000);
            return CliProgram::Outcome{process.exitCode(), process.exitStatus() == QProcess::CrashExit,
                                       process.readAllStandardOutput(), process.readAllStandardError()};
        };
        const auto none = run({u"plan"_s, real.repository.path(), u"--level"_s, u"minor"_s});
        QVERIFY2(none.status == 2 && none.errors.contains("no practice harbour"), shown(none));
        QVERIFY2(!QFile::exists(harbour), "looking for a harbour made one");

        const auto made = run({u"practice"_s, u"--make-only"_s});
        QVERIFY2(made.status == 0, shown(made));
        for (const QStringList &command : {QStringList{u"plan"_s}, QStringList{u"release"_s, u"start"_s}}) {
            const auto outside = run(command + QStringList{real.repository.path(), u"--level"_s, u"minor"_s});
            QVERIFY2(outside.status == 3 && outside.output.contains("not in the practice harbour"), shown(outside));
        }
        QString repository;
        for (const auto &value : made.json()[u"repositories"_s].toArray()) {
            if (value[u"flow"_s].toString() == u"tag-only"_s)
                repository = value[u"path"_s].toString();
        }
        QVERIFY(!repository.isEmpty());
        const auto started = run({u"release"_s, u"start"_s, repository, u"--level"_s, u"patch"_s});
        QVERIFY2(lastState(started) == u"waiting"_s, shown(started));
        QVERIFY(QFile::exists(harbour + u"/data"_s));
        QVERIFY2(!QFile::exists(folder.filePath(u"own"_s)), "the rehearsal is in the user's own journal");
        const auto status = run({u"release"_s, u"status"_s});
        QCOMPARE(status.json()[u"releases"_s].toArray().size(), 1);
    }

    void abortTakesUncommittedEditsBack()
    {
        const SampleRelease sample("[release]\nflow = \"tag-only\"\n");
        const auto killed = sample.cli.runWith(
            u"TAGBOAT_FAILPOINT"_s, u"step.after-outcome@3"_s,
            {u"release"_s, u"start"_s, sample.repository.path(), u"--level"_s, u"minor"_s, u"--yes"_s});
        QVERIFY(killed.crashed);
        QVERIFY(!sample.repository.git({u"status"_s, u"--porcelain"_s}).isEmpty());
        QCOMPARE(sample.release(u"abort"_s).status, 0);
        QCOMPARE(sample.repository.git({u"status"_s, u"--porcelain"_s}), QString());
    }

    void thePlanThatIsShownIsThePlanThatRuns()
    {
        const SampleRelease sample("[release]\nflow = \"rc-gated\"\n");
        const auto plan = sample.cli.run({u"--json"_s, u"plan"_s, sample.repository.path(), u"--level"_s, u"minor"_s});
        QVERIFY2(plan.status == 0, shown(plan));
        const QString digest = plan.json()[u"digest"_s].toString();
        QCOMPARE(digest.size(), 64);
        (void)sample.release(u"start"_s, {u"--level"_s, u"minor"_s, u"--yes"_s});
        QCOMPARE(sample.status()[u"digest"_s].toString(), digest);
    }

    void aVersionBelowTheReleasedOneIsRefusedAsTheChangelogRefusesIt()
    {
        const SampleRelease sample("[release]\nflow = \"tag-only\"\n");
        const QString path = sample.repository.path();
        const QStringList to{u"--to"_s, u"0.5.0"_s};
        for (const QStringList &command :
             {QStringList{u"plan"_s, path} + to, QStringList{u"release"_s, u"start"_s, path, u"--yes"_s} + to,
              QStringList{u"changelog"_s, u"cut"_s, path, u"--version"_s, u"0.5.0"_s}}) {
            const auto outcome = sample.cli.run(command);
            QVERIFY2(outcome.status == 3, shown(outcome));
            QVERIFY2((outcome.output + outcome.errors).contains("0.5.0 is lower than 1.4.2, which is released"),
                     shown(outcome));
        }
        QCOMPARE(sample.release(u"start"_s, to).json()[u"error"_s][u"kind"_s].toString(), u"refused"_s);
    }

    void planningWritesNothing()
    {
        const SampleRelease sample("[release]\nflow = \"rc-gated\"\n");
        const auto picture = [&] {
            QProcess process;
            process.start(
                u"sh"_s,
                {u"-c"_s,
                 u"cd \"$1\" && find . -printf '%p %s %T@ %m\\n' | sort; find . -type f -exec sha256sum {} + | sort"_s,
                 u"sh"_s, sample.repository.path()});
            process.waitForFinished();
            return process.readAllStandardOutput();
        };
        const QByteArray before = picture();
        QVERIFY(before.size() > 1000);
        const auto plan = sample.cli.run({u"plan"_s, sample.repository.path(), u"--level"_s, u"minor"_s});
        QVERIFY2(plan.status == 0, shown(plan));
        QCOMPARE(picture(), before);
        QVERIFY2(!QFile::exists(sample.cli.dataFolder()), "planning made a data folder");

        // With a journal there, that one stays as it is too, byte for byte.
        QCOMPARE(lastState(sample.release(u"start"_s, {u"--level"_s, u"patch"_s})), u"waiting"_s);
        const auto journal = [&] {
            QByteArray all;
            for (const QString &name : QDir(sample.cli.dataFolder()).entryList(QDir::Files, QDir::Name)) {
                QFile file(sample.cli.dataFolder() + u'/' + name);
                if (file.open(QIODevice::ReadOnly))
                    all += name.toUtf8() + '\n' + file.readAll();
            }
            return all;
        };
        const QByteArray written = journal();
        QVERIFY(written.contains("SQLite format 3"));
        (void)sample.cli.run({u"plan"_s, sample.repository.path(), u"--level"_s, u"minor"_s});
        QCOMPARE(journal(), written);
    }

    void aChangelogWithoutAnUnreleasedPartIsAWarning()
    {
        SampleRelease sample("[release]\nflow = \"tag-only\"\n");
        sample.repository.write(u"CHANGELOG.md"_s, "# Changelog\n\n## [1.4.2] - 2026-01-01\n\n- First\n");
        sample.repository.commit(u"docs: forget the rest"_s);
        const auto outcome = sample.release(u"start"_s, {u"--level"_s, u"minor"_s, u"--yes"_s});
        QVERIFY2(outcome.status == 0, shown(outcome));
        QCOMPARE(sample.remote.git({u"tag"_s, u"-l"_s}), u"v1.4.2\nv1.5.0"_s);
    }

    void filesThatLagBehindTheTagsAreNotWhatIsBumped()
    {
        SampleRelease sample("[release]\nflow = \"tag-only\"\n");
        sample.repository.git({u"tag"_s, u"-a"_s, u"v1.4.5"_s, u"-m"_s, u"by hand"_s});
        sample.repository.commit(u"fix: more"_s);
        sample.repository.git({u"push"_s, u"-q"_s, u"origin"_s, u"main"_s, u"--tags"_s});
        const auto plan = sample.cli.run({u"--json"_s, u"plan"_s, sample.repository.path(), u"--level"_s, u"patch"_s});
        QCOMPARE(plan.json()[u"to"_s].toString(), u"1.4.6"_s);
    }

    void twoReleasesOfOneRepositoryAreRefused()
    {
        const SampleRelease sample("[release]\nflow = \"tag-only\"\n");
        QCOMPARE(lastState(sample.release(u"start"_s, {u"--level"_s, u"minor"_s})), u"waiting"_s);
        sample.repository.git({u"checkout"_s, u"-q"_s, u"main"_s});
        const auto second = sample.release(u"start"_s, {u"--level"_s, u"major"_s});
        QCOMPARE(second.status, 1);
        QVERIFY2(second.output.contains("under way"), shown(second));
    }

    void aTagOfTheSameVersionInAnotherSpellingBlocks()
    {
        const SampleRelease sample("[release]\nflow = \"tag-only\"\n");
        sample.repository.git({u"tag"_s, u"1.5.0"_s});
        const auto outcome = sample.release(u"start"_s, {u"--to"_s, u"1.5.0"_s, u"--yes"_s});
        QCOMPARE(outcome.status, 3);
        QVERIFY2(outcome.output.contains("1.5.0 exists already"), shown(outcome));
        QCOMPARE(sample.remote.git({u"tag"_s, u"-l"_s}), u"v1.4.2"_s);
    }

    void adoptsWhatThePersonDidByHand()
    {
        const SampleRelease sample("[release]\nflow = \"tag-only\"\n");
        QCOMPARE(lastState(sample.release(u"start"_s, {u"--level"_s, u"minor"_s})), u"waiting"_s);
        sample.repository.git({u"push"_s, u"-q"_s, u"origin"_s, u"main"_s});
        const auto resumed = sample.release(u"resume"_s, {u"--yes"_s});
        QVERIFY2(resumed.status == 0, shown(resumed));
        QVERIFY(resumed.output.contains("\"adopted\""));
        QCOMPARE(sample.remote.git({u"rev-list"_s, u"--count"_s, u"main"_s}), u"3"_s);
    }

    void aLockLeftOnWhereTheRemoteStandsStopsNothing()
    {
        const SampleRelease sample("[release]\nflow = \"tag-only\"\n");
        const QString before = sample.repository.git({u"rev-parse"_s, u"refs/remotes/origin/main"_s});
        sample.repository.write(u".git/refs/remotes/origin/main.lock"_s, ""); // a program that was killed left it
        const auto outcome = sample.release(u"start"_s, {u"--level"_s, u"minor"_s, u"--yes"_s});
        QVERIFY2(outcome.status == 0, shown(outcome));
        QVERIFY2(shown(outcome).contains("that is not noted here"), shown(outcome));
        QCOMPARE(sample.remote.git({u"tag"_s, u"-l"_s}), u"v1.4.2\nv1.5.0"_s);
        QCOMPARE(sample.repository.git({u"rev-parse"_s, u"refs/remotes/origin/main"_s}), before);
        QVERIFY(QFile::exists(sample.repository.path() + u"/.git/refs/remotes/origin/main.lock"_s));
    }

    void stopsWhereTheRemoteHasSomethingElse()
    {
        const SampleRelease sample("[release]\nflow = \"tag-only\"\n");
        QCOMPARE(lastState(sample.release(u"start"_s, {u"--level"_s, u"minor"_s})), u"waiting"_s);
        (void)sample.remote.git({u"tag"_s, u"v1.5.0"_s, u"main"_s});
        const auto resumed = sample.release(u"resume"_s, {u"--yes"_s});
        QCOMPARE(resumed.status, 1);
        QVERIFY2(resumed.output.contains("means something else"), shown(resumed));
        QCOMPARE(sample.remote.git({u"rev-parse"_s, u"v1.5.0"_s}), sample.remote.git({u"rev-parse"_s, u"main~1"_s}));
    }
};

QTEST_GUILESS_MAIN(TestRelease)
#include "tst_release.moc"
