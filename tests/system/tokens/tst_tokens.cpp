// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "keyring.h"
#include "support/cliprogram.h"
#include "support/testrepository.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <array>

#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace tagboat::test;

namespace
{

const QByteArray canary = QByteArrayLiteral("ghp_canaryQ7xV2mK9wR4tB8nL3zJ6");

bool tells(const QByteArray &bytes)
{
    return tagboat::test::tells(bytes, canary);
}

class Program
{
public:
    struct Outcome {
        int status = 0;
        QByteArray out;
        QByteArray err;
        QStringList told;    ///< where the canary was seen while it ran
        qsizetype looks = 0; ///< how often that was looked for
        [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
    };

    [[nodiscard]] Outcome run(const QStringList &arguments, const QByteArray &input = {}) const
    {
        QProcess process;
        process.start(CliProgram::path(), QStringList{u"--config"_s, m_folder.filePath(u"config.toml"_s), u"--data"_s,
                                                      m_folder.filePath(u"data"_s), u"--offline"_s} +
                                              arguments);
        if (!process.waitForStarted())
            qFatal("%s does not start; build it first", qPrintable(CliProgram::path()));
        process.write(input);
        process.closeWriteChannel();
        Outcome outcome;
        while (process.state() != QProcess::NotRunning) {
            outcome.told += processesThatTell(canary);
            ++outcome.looks;
            process.waitForFinished(5);
        }
        outcome.status = process.exitCode();
        outcome.out = process.readAllStandardOutput();
        outcome.err = process.readAllStandardError();
        return outcome;
    }
    [[nodiscard]] QString folder() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
};

} // namespace

class TokensTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsATokenFromAddToRemove();
    void tellsTheTokenNowhere();
    void namesTheKeychainsState();
    void showsWhichTokenServesARepository();
    void refusesWhatIsNoToken_data();
    void refusesWhatIsNoToken();
    void takesOverFromGhWithAYes();
    void showsNothingOfWhatIsTyped();
};

void TokensTest::keepsATokenFromAddToRemove()
{
    KeyringSession session;
    session.startKeyring();
    const Program program;
    const auto none = program.run({u"tokens"_s, u"list"_s, u"--json"_s});
    QCOMPARE(none.json()[u"tokens"_s].toArray().size(), 0);
    QVERIFY(!QFile::exists(program.folder() + u"/data"_s)); // looking makes nothing
    const auto added = program.run({u"tokens"_s, u"add"_s, u"work"_s, u"--expires"_s, u"2099-03-31"_s, u"--json"_s},
                                   " " + canary + "\r\n");
    QVERIFY2(added.status == 0, added.err.constData());
    QCOMPARE(added.json()[u"form"_s].toString(), u"classic"_s);
    QCOMPARE(added.json()[u"lastFour"_s].toString(), u"3zJ6"_s);
    const QByteArray stored = session.run(
        u"secret-tool"_s, {u"lookup"_s, u"server"_s, u"io.tagboat.token.v1"_s, u"user"_s, u"github:github.com:work"_s});
    QCOMPARE(QByteArray::fromBase64(stored), canary);
    const auto again = program.run({u"tokens"_s, u"add"_s, u"work"_s}, "ghp_another0123456789");
    QCOMPARE(again.status, 1);
    QVERIFY2(again.err.contains("there is a token") || again.err.contains("There is a token"), again.err.constData());
    const QJsonObject listed = program.run({u"tokens"_s, u"list"_s, u"--json"_s}).json();
    const QJsonObject token = listed[u"tokens"_s][0].toObject();
    QCOMPARE(token[u"name"_s].toString(), u"work"_s);
    QCOMPARE(token[u"host"_s].toString(), u"github.com"_s);
    QVERIFY(token[u"expires"_s].toString().startsWith(u"2099-03-31T"_s));
    QVERIFY(token[u"login"_s].isNull());
    const auto table = program.run({u"tokens"_s, u"list"_s});
    QVERIFY2(table.out.contains("…3zJ6") && table.out.contains("2099-03-31"), table.out.constData());
    const auto checked = program.run({u"tokens"_s, u"check"_s, u"--json"_s});
    QVERIFY2(checked.status == 0, checked.err.constData());
    const auto removed = program.run({u"tokens"_s, u"remove"_s, u"work"_s});
    QVERIFY2(removed.status == 0, removed.err.constData());
    QCOMPARE(session.run(u"secret-tool"_s,
                         {u"lookup"_s, u"server"_s, u"io.tagboat.token.v1"_s, u"user"_s, u"github:github.com:work"_s},
                         1),
             QByteArray());
    QCOMPARE(program.run({u"tokens"_s, u"list"_s, u"--json"_s}).json()[u"tokens"_s].toArray().size(), 0);
    QCOMPARE(program.run({u"tokens"_s, u"remove"_s, u"work"_s}).status, 2);
}

void TokensTest::tellsTheTokenNowhere()
{
    QVERIFY(tells("Authorization: Basic " + ("x-access-token:" + canary).toBase64())); // the search does find
    KeyringSession session;
    session.startKeyring();
    const Program program;
    qsizetype looks = 0;
    const auto quiet = [&](const QStringList &arguments, const QByteArray &input) {
        const auto outcome = program.run(arguments, input);
        looks += outcome.looks;
        return !tells(outcome.out) && !tells(outcome.err) && outcome.told.isEmpty();
    };
    QVERIFY(quiet({u"tokens"_s, u"add"_s, u"work"_s, u"--json"_s}, canary));
    QVERIFY(quiet({u"tokens"_s, u"add"_s, u"work"_s}, canary)); // the name is taken
    QVERIFY(quiet({u"tokens"_s, u"add"_s, u"other"_s}, "pypi-" + canary));
    QVERIFY(quiet({u"tokens"_s, u"add"_s, u"other"_s}, canary + ' ' + canary));
    QVERIFY(quiet({u"tokens"_s, u"list"_s}, {}));
    QVERIFY(quiet({u"tokens"_s, u"check"_s}, {}));
    QVERIFY(quiet({u"tokens"_s, u"check"_s, u"--json"_s}, {}));
    session.lock();
    QVERIFY(quiet({u"tokens"_s, u"add"_s, u"third"_s}, canary));
    QVERIFY(quiet({u"tokens"_s, u"check"_s}, {}));
    QCOMPARE(filesThatTell(program.folder(), canary), QStringList());
    QCOMPARE(filesThatTell(session.home(), canary), QStringList()); // the keyring's own files are encrypted
    QVERIFY2(looks >= 20, qPrintable(QString::number(looks)));
}

void TokensTest::namesTheKeychainsState()
{
    KeyringSession session;
    session.startKeyring();
    const Program program;
    QCOMPARE(program.run({u"tokens"_s, u"add"_s, u"work"_s}, canary).status, 0);
    const auto state = [&] {
        const auto outcome = program.run({u"tokens"_s, u"check"_s, u"work"_s, u"--json"_s});
        return u"%1 %2"_s.arg(outcome.status).arg(outcome.json()[u"tokens"_s][0][u"state"_s].toString());
    };
    QCOMPARE(state(), u"0 unknown"_s); // offline: it is there, and nobody was asked
    session.stop();
    QCOMPARE(state(), u"1 keychain-silent"_s);
    session.goOn();
    session.lock();
    QCOMPARE(state(), u"1 keychain-locked"_s);
    session.kill();
    QCOMPARE(state(), u"1 no-keychain"_s);
    const auto removed = program.run({u"tokens"_s, u"remove"_s, u"work"_s});
    QCOMPARE(removed.status, 1);
    QVERIFY2(removed.err.contains("GNOME Keyring"), removed.err.constData());
    QCOMPARE(program.run({u"tokens"_s, u"list"_s, u"--json"_s}).json()[u"tokens"_s].toArray().size(), 1);
    session.startKeyring();
    (void)session.run(u"secret-tool"_s, {u"clear"_s, u"server"_s, u"io.tagboat.token.v1"_s});
    QCOMPARE(state(), u"1 missing"_s);
}

void TokensTest::showsWhichTokenServesARepository()
{
    KeyringSession session;
    session.startKeyring();
    const Program program;
    QCOMPARE(program.run({u"tokens"_s, u"add"_s, u"mine"_s}, canary).status, 0);
    QCOMPARE(program.run({u"tokens"_s, u"add"_s, u"work"_s}, canary).status, 0);
    TestRepository repository;
    repository.commit(u"1"_s);
    repository.git({u"remote"_s, u"add"_s, u"origin"_s, u"git@github.com:harbour/core.git"_s});
    const auto several = program.run({u"tokens"_s, u"list"_s, repository.path(), u"--json"_s});
    QCOMPARE(several.status, 1);
    QVERIFY2(several.err.contains("[[account]]"), several.err.constData());
    QFile config(program.folder() + u"/config.toml"_s);
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write("[[account]]\ntoken = \"work\"\nrepositories = [\"harbour/*\"]\n");
    config.close();
    const auto chosen = program.run({u"tokens"_s, u"list"_s, repository.path(), u"--json"_s});
    QVERIFY2(chosen.status == 0, chosen.err.constData());
    QCOMPARE(chosen.json()[u"tokens"_s].toArray().size(), 1);
    QCOMPARE(chosen.json()[u"tokens"_s][0][u"name"_s].toString(), u"work"_s);
}

void TokensTest::refusesWhatIsNoToken_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("nothing") << QByteArray() << QByteArrayLiteral("No token");
    QTest::newRow("space only") << QByteArrayLiteral(" \n") << QByteArrayLiteral("No token");
    QTest::newRow("two lines") << QByteArrayLiteral("ghp_1\r\nX-Evil: 1") << QByteArrayLiteral("special characters");
    QTest::newRow("not ascii") << QByteArrayLiteral("ghp_\xc3\xa9") << QByteArrayLiteral("special characters");
    QTest::newRow("nul") << QByteArray("ghp_1\0x", 7) << QByteArrayLiteral("special characters");
    QTest::newRow("too long") << QByteArray(5000, 'x') << QByteArrayLiteral("longer than any known token");
    QTest::newRow("for PyPI") << QByteArrayLiteral("pypi-AgEIcHlwaS5vcmc") << QByteArrayLiteral("token for PyPI");
    QTest::newRow("of a workflow") << QByteArrayLiteral("ghs_0123456789") << QByteArrayLiteral("workflow's token");
}

void TokensTest::refusesWhatIsNoToken()
{
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, words);
    const Program program;
    const auto outcome = program.run({u"tokens"_s, u"add"_s, u"work"_s}, input);
    QCOMPARE(outcome.status, 2);
    QVERIFY2(outcome.err.contains(words), outcome.err.constData());
    QCOMPARE(outcome.err.count('\n'), 1);
}

void TokensTest::takesOverFromGhWithAYes()
{
    KeyringSession session;
    session.startKeyring();
    const QTemporaryDir programs;
    QFile gh(programs.filePath(u"gh"_s));
    QVERIFY(gh.open(QIODevice::WriteOnly));
    gh.write("#!/bin/sh\n[ \"$*\" = 'auth token --hostname github.com' ] || { echo 'no oauth token' >&2; exit 1; }\n"
             "cat '" +
             programs.path().toUtf8() + "/token'\n");
    gh.close();
    gh.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QFile token(programs.filePath(u"token"_s));
    QVERIFY(token.open(QIODevice::WriteOnly));
    token.write("gho_fromGh0123456789abcd\n");
    token.close();
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", programs.path().toUtf8() + ':' + path);
    const Program program;
    const auto asked = program.run({u"tokens"_s, u"add"_s, u"work"_s, u"--from-gh"_s});
    const auto taken = program.run({u"tokens"_s, u"add"_s, u"work"_s, u"--from-gh"_s, u"--yes"_s, u"--json"_s});
    const auto other =
        program.run({u"tokens"_s, u"add"_s, u"far"_s, u"--from-gh"_s, u"--yes"_s, u"--host"_s, u"git.example.org"_s});
    qputenv("PATH", path);
    QCOMPARE(asked.status, 2); // nobody is there to say yes
    QVERIFY2(taken.status == 0, taken.err.constData());
    QCOMPARE(taken.json()[u"form"_s].toString(), u"oauth"_s);
    QCOMPARE(QByteArray::fromBase64(session.run(u"secret-tool"_s, {u"lookup"_s, u"server"_s, u"io.tagboat.token.v1"_s,
                                                                   u"user"_s, u"github:github.com:work"_s})),
             QByteArrayLiteral("gho_fromGh0123456789abcd"));
    QCOMPARE(other.status, 2);
    QVERIFY2(other.err.contains("no oauth token"), other.err.constData());
}

// On a terminal of the test's own.
void TokensTest::showsNothingOfWhatIsTyped()
{
    KeyringSession session;
    session.startKeyring();
    const QTemporaryDir folder;
    const QByteArray program = CliProgram::path().toUtf8();
    const QByteArray config = folder.filePath(u"config.toml"_s).toUtf8();
    const QByteArray data = folder.filePath(u"data"_s).toUtf8();
    int terminal = -1;
    const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
    if (child == 0) {
        ::execl(program.constData(), "tagboat-cli", "--config", config.constData(), "--data", data.constData(),
                "--offline", "tokens", "add", "work", nullptr);
        ::_exit(127);
    }
    if (child < 0)
        QSKIP("no pseudo-terminal can be opened here: is /dev/pts mounted?");
    QByteArray shown;
    bool typed = false;
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < 30'000) {
        pollfd wait{terminal, POLLIN, 0};
        if (::poll(&wait, 1, 200) <= 0)
            continue;
        std::array<char, 4096> piece{};
        const ssize_t got = ::read(terminal, piece.data(), piece.size());
        if (got <= 0)
            break; // the program has ended
        shown.append(piece.data(), got);
        if (!typed && shown.contains("Token for github.com: ")) {
            typed = true;
            const QByteArray line = canary + '\n';
            QCOMPARE(::write(terminal, line.constData(), static_cast<size_t>(line.size())), line.size());
        }
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    ::close(terminal);
    QVERIFY2(typed && WIFEXITED(status) && WEXITSTATUS(status) == 0, shown.constData());
    QVERIFY(!tells(shown));
    QVERIFY2(shown.contains("is in the keychain"), shown.constData());
}

QTEST_GUILESS_MAIN(TokensTest)
#include "tst_tokens.moc"
