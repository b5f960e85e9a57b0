// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "samplerelease.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat::test;

/// Releases that are given up while a push is under way, with a real git server.
class TestAbort : public QObject
{
    Q_OBJECT

private:
    static QByteArray shown(const CliProgram::Outcome &outcome) { return outcome.output + outcome.errors; }

    /// Kills a release between a push's intent and its effect; the test then plays what the remote made of it.
    static void killBeforePushing(const SampleRelease &sample, const QString &id)
    {
        const auto plan = sample.cli.run({u"--json"_s, u"plan"_s, sample.repository.path(), u"--level"_s, u"minor"_s});
        int number = 0;
        int intents = 0;
        for (const auto &step : plan.json()[u"steps"_s].toArray()) {
            ++number;
            if (step.toObject()[u"id"_s] == id)
                intents = number;
        }
        QVERIFY2(intents > 0, shown(plan));
        const auto killed = sample.cli.runWith(
            u"TAGBOAT_FAILPOINT"_s, u"step.after-intent@%1"_s.arg(intents),
            {u"release"_s, u"start"_s, sample.repository.path(), u"--level"_s, u"minor"_s, u"--yes"_s});
        QVERIFY2(killed.crashed, shown(killed));
    }

    static QJsonObject stepOf(const SampleRelease &sample, const QString &id)
    {
        for (const auto &step : sample.status()[u"steps"_s].toArray()) {
            if (step.toObject()[u"id"_s] == id)
                return step.toObject();
        }
        return {};
    }

    static void withFragments(const SampleRelease &sample)
    {
        const auto &work = sample.repository;
        work.git({u"rm"_s, u"-q"_s, u"CHANGELOG.md"_s});
        work.write(u"NEWS.rst"_s, "News\n====\n\n.. towncrier release notes start\n");
        work.write(u"towncrier.toml"_s, "[tool.towncrier]\nname = \"Buoy\"\ndirectory = \"changes\"\n");
        work.write(u"changes/.gitignore"_s, "!.gitignore\n");
        work.write(u"changes/12.bugfix.rst"_s, "A bell rings again.\n");
        work.write(u"changes/+x.feature.rst"_s, "Lights.\n");
        work.git({u"add"_s, u"-A"_s});
        work.git({u"commit"_s, u"-q"_s, u"-m"_s, u"docs: news"_s});
        work.git({u"push"_s, u"-q"_s, u"origin"_s, u"main"_s});
    }

    /// Kills a release while it removes fragments: one is gone at least.
    static void killAmongFragments(const SampleRelease &sample)
    {
        bool killedThere = false;
        for (int place = 1; place <= 12 && !killedThere; ++place) {
            QStringList command{u"release"_s, place == 1 ? u"start"_s : u"resume"_s, sample.repository.path(),
                                u"--yes"_s};
            if (place == 1)
                command << u"--level"_s << u"minor"_s;
            const auto killed = sample.cli.runWith(u"TAGBOAT_FAILPOINT"_s, u"step.inside@2"_s, command);
            killedThere = !QFile::exists(sample.repository.path() + u"/changes/+x.feature.rst"_s);
            QVERIFY2(killed.crashed || killedThere, shown(killed));
        }
        QVERIFY(killedThere);
    }

private Q_SLOTS:
    void abortAsksTheRemoteWhatStandsOfAPush_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("pushed");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("says");
        QTest::newRow("a branch that arrived")
            << u"prepare-push"_s << u"HEAD:main"_s << u"adopted"_s << u"main is at "_s;
        QTest::newRow("a branch that did not")
            << u"prepare-push"_s << QString() << u"aborted"_s << u"nothing of it stands on the remote"_s;
        QTest::newRow("a branch that moved elsewhere")
            << u"prepare-push"_s << u"v1.4.2^0:main"_s << u"aborted"_s << u"main moved since the release began"_s;
        QTest::newRow("a tag that arrived") << u"release-push"_s << u"v1.5.0"_s << u"adopted"_s << u"v1.5.0 is on"_s;
        QTest::newRow("a tag that did not")
            << u"release-push"_s << QString() << u"aborted"_s << u"nothing of it stands on the remote"_s;
    }
    void abortAsksTheRemoteWhatStandsOfAPush()
    {
        QFETCH(QString, id);
        QFETCH(QString, pushed);
        const SampleRelease sample("[release]\nflow = \"tag-only\"\n");
        killBeforePushing(sample, id);
        if (!pushed.isEmpty())
            (void)sample.repository.git({u"push"_s, u"-q"_s, u"-f"_s, u"origin"_s, pushed});
        const auto aborted = sample.release(u"abort"_s);
        QVERIFY2(aborted.status == 0, shown(aborted));
        QCOMPARE(sample.status()[u"state"_s].toString(), u"aborted"_s);
        const QJsonObject step = stepOf(sample, id);
        QTEST(step[u"state"_s].toString(), "state");
        QCOMPARE(step[u"unknown"_s].toBool(), false);
        QFETCH(QString, says);
        QVERIFY2(step[u"detail"_s].toString().contains(says), qPrintable(step[u"detail"_s].toString()));
    }

    void abortSaysThatTheRemoteDidNotAnswer()
    {
        const SampleRelease sample("[release]\nflow = \"tag-only\"\n");
        killBeforePushing(sample, u"prepare-push"_s);
        QFile::rename(sample.remote.path(), sample.remote.path() + u".away"_s);
        const auto aborted = sample.release(u"abort"_s);
        QFile::rename(sample.remote.path() + u".away"_s, sample.remote.path());
        QVERIFY2(aborted.status == 0, shown(aborted));
        QCOMPARE(sample.status()[u"state"_s].toString(), u"aborted"_s);
        const QJsonObject step = stepOf(sample, u"prepare-push"_s);
        QCOMPARE(step[u"unknown"_s].toBool(), true);
        QVERIFY2(step[u"detail"_s].toString().startsWith(u"what stands on the remote is not known"_s),
                 qPrintable(step[u"detail"_s].toString()));
    }

    /// towncrier's fragments go with the release's commit: until it is made, an abort brings them back.
    void anAbortBringsFragmentsBack()
    {
        const SampleRelease sample("[release]\nflow = \"tag-only\"\n");
        withFragments(sample);
        killAmongFragments(sample);
        const auto aborted = sample.release(u"abort"_s);
        QVERIFY2(aborted.status <= 1, shown(aborted));
        QCOMPARE(sample.repository.git({u"status"_s, u"--porcelain"_s}), QString());
        QCOMPARE(sample.repository.read(u"changes/12.bugfix.rst"_s), "A bell rings again.\n"_ba);
    }

    void aReleaseKilledAmongFragmentsGoesOn()
    {
        const SampleRelease sample("[release]\nflow = \"tag-only\"\n");
        withFragments(sample);
        killAmongFragments(sample);
        const auto resumed = sample.release(u"resume"_s, {u"--yes"_s});
        QVERIFY2(resumed.status == 0, shown(resumed));
        QCOMPARE(sample.repository.git({u"status"_s, u"--porcelain"_s}), QString());
        QCOMPARE(sample.remote.git({u"ls-tree"_s, u"-r"_s, u"--name-only"_s, u"v1.5.0"_s, u"changes/"_s}),
                 u"changes/.gitignore"_s);
    }
};

QTEST_GUILESS_MAIN(TestAbort)
#include "tst_abort.moc"
