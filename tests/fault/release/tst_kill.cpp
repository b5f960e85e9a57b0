// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "support/cliprogram.h"
#include "support/gitdaemon.h"
#include "support/testrepository.h"

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QStorageInfo>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace tagboat::test;

namespace
{

/// Where the program can be told to die: before the intent, after it, inside the effect, after it, after the outcome;
/// in the middle of a file's replacement, and around every commit of the journal.
const QStringList points{u"step.before-intent"_s,    u"step.after-intent"_s,   u"step.inside"_s,
                         u"step.after-effect"_s,     u"step.after-outcome"_s,  u"file.before-rename"_s,
                         u"journal.before-commit"_s, u"journal.after-commit"_s};

/// One shape of release: what the repository looks like, and what git must show in the end.
struct Scenario {
    QString name;
    QByteArray policy;
    bool failFirstCandidate = false;
    QString tags;         ///< on the remote, in the end
    QStringList subjects; ///< of main's commits on the remote, newest first, down to the last release
    int leastKills = 0;   ///< at least 300 in all
    int firstCommand = 0; ///< the first one to kill; those before it are killed in another scenario
};

QList<Scenario> scenarios()
{
    return {
        {u"tag-only"_s,
         "[release]\nflow = \"tag-only\"\nnext-dev-version = true\n",
         false,
         u"v1.4.2 v1.5.0"_s,
         {u"chore: start 1.5.1.dev0"_s, u"chore: prepare release v1.5.0"_s},
         90},
        {u"rc-gated"_s,
         "[release]\nflow = \"rc-gated\"\n",
         false,
         u"v1.4.2 v1.5.0 v1.5.0-rc1"_s,
         {u"chore: release v1.5.0"_s, u"chore: prepare release v1.5.0"_s},
         130},
        {u"rc-gated-twice"_s,
         "[release]\nflow = \"rc-gated\"\nnext-dev-version = true\n",
         true,
         u"v1.4.2 v1.5.0 v1.5.0-rc2"_s,
         {u"chore: start 1.5.1.dev0"_s, u"chore: release v1.5.0"_s, u"chore: prepare candidate v1.5.0-rc2"_s,
          u"chore: prepare release v1.5.0"_s},
         80,
         1},
    };
}

/// Makes @p to what @p from is, be that nothing.
void copyFolder(const QString &from, const QString &to)
{
    QDir(to).removeRecursively();
    if (QDir(from).exists() && QProcess::execute(u"cp"_s, {u"-a"_s, from, to}) != 0)
        qFatal("cannot copy %s", qPrintable(from));
}

/// One repository, its remote and Tagboat's data. What stood before each command of an undisturbed release is kept, so
/// that a kill in a later command need not play the earlier ones again.
class World
{
public:
    explicit World(const Scenario &scenario) : m_scenario(scenario)
    {
        m_repository.write(u"pyproject.toml"_s, "[project]\nname = \"buoy\"\nversion = \"1.4.2\"\n");
        m_repository.write(u"buoy/__init__.py"_s, "__version__ = \"1.4.2\"\n__version_info__ = (1, 4, 2)\n");
        m_repository.write(u"CHANGELOG.md"_s,
                           "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- Lamps\n\n## [1.4.2] - 2026-01-01\n");
        m_repository.write(u".tagboat.toml"_s, scenario.policy);
        m_repository.commit(u"chore: prepare release v1.4.2"_s);
        m_repository.git({u"tag"_s, u"-a"_s, u"v1.4.2"_s, u"-m"_s, u"Release v1.4.2"_s});
        m_repository.commit(u"feat: lamps"_s);
        m_repository.git({u"remote"_s, u"add"_s, u"origin"_s, m_remote.url()});
        m_repository.git({u"push"_s, u"-q"_s, u"-u"_s, u"origin"_s, u"main"_s, u"--tags"_s});
    }

    /// Drives the release to its end, undisturbed, and keeps what stood before each command. Returns how many there
    /// were.
    int play()
    {
        for (QJsonObject release = status(); release.value(u"state"_s) != u"done"_s && m_commands.size() < 12;
             release = status()) {
            for (const QString &folder : folders())
                copyFolder(folder, kept(folder, int(m_commands.size())));
            m_commands.append(nextCommand(release));
            last = allOf(m_cli.run(m_commands.constLast()));
        }
        return int(m_commands.size());
    }

    /// Goes on from before the command number @p command, kills that one at @p kill ("point@n", counted over one
    /// command) and drives the release to its end. Returns false if the point was never reached.
    bool run(const QString &kill, int command)
    {
        for (const QString &folder : folders())
            copyFolder(kept(folder, command), folder);
        const auto killed = m_cli.runWith(u"TAGBOAT_FAILPOINT"_s, kill, m_commands[command]);
        if (!killed.crashed)
            return false;
        bool first = true;
        int turns = 0;
        for (QJsonObject release = status(); release.value(u"state"_s) != u"done"_s && turns < 12;
             release = status(), ++turns) {
            QElapsedTimer timer;
            timer.start();
            const auto outcome = m_cli.run(nextCommand(release));
            last = allOf(outcome);
            if (first)
                slowest = std::max(slowest, timer.elapsed());
            first = false;
            if (outcome.status == 0 && !outcome.crashed)
                break; // it says so of a finished release only
        }
        return true;
    }

    /// What is wrong with the world; empty if it is exactly as planned.
    [[nodiscard]] QString fault() const
    {
        const auto &remote = m_remote;
        const QString tags = remote.git({u"tag"_s, u"-l"_s}).split(u'\n').join(u' ');
        if (tags != m_scenario.tags)
            return u"tags on the remote: "_s + tags;
        const QString here = m_repository.git({u"tag"_s, u"-l"_s}).split(u'\n').join(u' ');
        if (here != m_scenario.tags)
            return u"tags here: "_s + here;
        const QStringList subjects =
            remote.git({u"log"_s, u"--format=%s"_s, u"main"_s}).split(u'\n').first(m_scenario.subjects.size());
        if (subjects != m_scenario.subjects)
            return u"commits: "_s + subjects.join(u" | "_s);
        const auto expected = m_scenario.subjects.size() + 2;
        if (remote.git({u"rev-list"_s, u"--count"_s, u"main"_s}).toInt() != expected)
            return u"there are more commits than planned"_s;
        const QString branches = remote.git({u"branch"_s, u"--format=%(refname:short)"_s}).split(u'\n').join(u' ');
        const bool releaseBranch = m_scenario.name != u"tag-only"_s;
        if (branches != (releaseBranch ? u"main release/v1.5.0"_s : u"main"_s))
            return u"branches: "_s + branches;
        const QString status = m_repository.git({u"status"_s, u"--porcelain"_s, u"-b"_s});
        if (status != u"## main...origin/main"_s)
            return u"status: "_s + status;
        const QString released = remote.git({u"show"_s, u"v1.5.0:buoy/__init__.py"_s});
        if (released != u"__version__ = \"1.5.0\"\n__version_info__ = (1, 5, 0)"_s)
            return u"released file: "_s + released;
        const QStringList leftovers =
            QDir(m_repository.path()).entryList({u".*.tagboat-*"_s}, QDir::Files | QDir::Hidden);
        if (!leftovers.isEmpty())
            return u"left over: "_s + leftovers.join(u' ');
        if (m_repository.tryGit({u"fsck"_s, u"--strict"_s}) != 0)
            return u"git fsck complains"_s;
        return {};
    }

    qint64 slowest = 0; ///< milliseconds of the slowest command after a kill
    QByteArray last;

private:
    [[nodiscard]] QJsonObject status() const
    {
        const auto outcome = m_cli.run({u"--json"_s, u"release"_s, u"status"_s, m_repository.path()});
        return outcome.json()[u"releases"_s].toArray().first().toObject();
    }

    [[nodiscard]] QStringList folders() const { return {m_repository.path(), m_remote.path(), m_cli.dataFolder()}; }
    static QString kept(const QString &folder, int command) { return u"%1.%2"_s.arg(folder).arg(command); }
    static QByteArray allOf(const CliProgram::Outcome &outcome) { return outcome.output + outcome.errors; }

    /// What a person would call next, by what the release waits for.
    [[nodiscard]] QStringList nextCommand(const QJsonObject &release) const
    {
        const QString path = m_repository.path();
        if (release.isEmpty())
            return {u"release"_s, u"start"_s, path, u"--level"_s, u"minor"_s, u"--yes"_s};
        const bool waits = release[u"state"_s] == u"waiting"_s;
        bool second = false;
        const QJsonArray steps = release[u"steps"_s].toArray();
        for (const auto &step : steps)
            second = second || step.toObject()[u"id"_s] == u"candidate-2-verdict"_s;
        if (waits && m_scenario.failFirstCandidate && !second)
            return {u"release"_s, u"recover"_s, path, u"--yes"_s};
        if (waits)
            return {u"release"_s, u"promote"_s, path, u"--yes"_s};
        return {u"release"_s, u"resume"_s, path, u"--yes"_s};
    }

    Scenario m_scenario;
    TestRepository m_repository;
    GitDaemon m_remote;
    CliProgram m_cli;
    QList<QStringList> m_commands; ///< of the undisturbed release
};

} // namespace

/// kill -9 at every point of every step of whole releases, then resume: the world must be as if nothing had happened.
/// The short form takes every second kill, or what TAGBOAT_KILL_STRIDE says.
class TestKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // A killed process loses nothing that the kernel holds, so memory is as good as a disk here, and syncs in no
        // time.
        const QStorageInfo memory(u"/dev/shm"_s);
        if (memory.isValid() && !memory.isReadOnly() && memory.bytesAvailable() > 256 * 1024 * 1024)
            qputenv("TMPDIR", "/dev/shm");
    }

    void endsWithExactlyOneOfEverything_data()
    {
        QTest::addColumn<int>("scenario");
        for (int i = 0; i < scenarios().size(); ++i)
            QTest::newRow(qPrintable(scenarios()[i].name)) << i;
    }

    void endsWithExactlyOneOfEverything()
    {
        QFETCH(int, scenario);
        World world(scenarios()[scenario]);
        const int commands = world.play();
        QVERIFY2(world.fault().isEmpty(), qPrintable(world.fault() + u'\n' + QString::fromUtf8(world.last)));
        const int stride = std::max(1, qEnvironmentVariableIntValue("TAGBOAT_KILL_STRIDE"));
        int kills = 0;
        for (int command = scenarios()[scenario].firstCommand; command < commands; ++command) {
            for (const QString &point : points) {
                const int first = 1 + (command + int(points.indexOf(point))) % stride;
                for (int time = first; world.run(u"%1@%2"_s.arg(point).arg(time), command); time += stride) {
                    ++kills;
                    const QString fault = world.fault();
                    QVERIFY2(fault.isEmpty(),
                             qPrintable(u"killed at %1@%2 of command %3: %4\n%5"_s.arg(point).arg(time).arg(
                                 QString::number(command), fault, QString::fromUtf8(world.last))));
                }
            }
        }
        qInfo("%d kills, the slowest command after one took %lld ms", kills, static_cast<long long>(world.slowest));
        // Fewer mean that the failpoints no longer fire.
        const int least = scenarios()[scenario].leastKills / stride;
        QVERIFY2(kills >= least, qPrintable(u"%1 kills, expected at least %2"_s.arg(kills).arg(least)));
    }
};

QTEST_GUILESS_MAIN(TestKill)
#include "tst_kill.moc"
