// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "clirun.h"
#include "release/tokenpermissions.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace tagboat;
using namespace tagboat::test;

namespace
{

/// The names of all members of @p value, but for those of a plan's details, which differ from step to step.
QSet<QString> memberNames(const QJsonValue &value)
{
    QSet<QString> names;
    for (const QJsonValue &one : value.toArray())
        names += memberNames(one);
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        names.insert(member.key());
        if (member.key() != u"detail")
            names += memberNames(member.value());
    }
    return names;
}

/// The words of the page that documents the output.
const QSet<QString> &documented()
{
    static const QSet<QString> words = [] {
        QFile file(qEnvironmentVariable("TAGBOAT_SOURCE_DIR") + u"/app/cli/README.md"_s);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("the page is not there");
        const QStringList list =
            QString::fromUtf8(file.readAll()).split(QRegularExpression(u"[^A-Za-z]+"_s), Qt::SkipEmptyParts);
        return QSet<QString>(list.begin(), list.end());
    }();
    return words;
}

} // namespace

class TestCliGeneral : public QObject
{
    Q_OBJECT

private:
    /// A practice harbour that no test writes to.
    [[nodiscard]] QString harbour() const { return m_folder.filePath(u"harbour"_s); }
    QTemporaryDir m_folder;

private Q_SLOTS:
    void initTestCase() { QCOMPARE(runCli({u"practice"_s, u"--make-only"_s, u"--dir"_s, harbour()}).status, 0); }

    void endsWithTheRightStatus_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        QTest::newRow("help") << QStringList{u"--help"_s} << 0;
        QTest::newRow("version of the program") << QStringList{u"--version"_s} << 0;
        QTest::newRow("help of a group") << QStringList{u"version"_s, u"--help"_s} << 0;
        QTest::newRow("help of a command") << QStringList{u"version"_s, u"bump"_s, u"--help"_s} << 0;
        QTest::newRow("no command") << QStringList{} << 2;
        QTest::newRow("unknown command") << QStringList{u"sacn"_s} << 2;
        QTest::newRow("unknown command of a group") << QStringList{u"version"_s, u"pasre"_s} << 2;
        QTest::newRow("group alone") << QStringList{u"changelog"_s} << 2;
        QTest::newRow("unknown global option") << QStringList{u"--jsno"_s, u"scan"_s} << 2;
        QTest::newRow("unknown option") << QStringList{u"scan"_s, u"--deep"_s, u"."_s} << 2;
        QTest::newRow("missing value") << QStringList{u"--config"_s} << 2;
        QTest::newRow("too many arguments")
            << QStringList{u"version"_s, u"bump"_s, u"1"_s, u"2"_s, u"--level"_s, u"patch"_s} << 2;
        QTest::newRow("missing argument") << QStringList{u"bump"_s} << 2;
        QTest::newRow("no such folder") << QStringList{u"scan"_s, u"/nonexistent"_s} << 2;
        QTest::newRow("a file, not a folder") << QStringList{u"scan"_s, u"/etc/hostname"_s} << 2;
        QTest::newRow("nothing to scan") << QStringList{u"scan"_s} << 2;
        for (const QString &speed : {u"fast"_s, u"-1"_s, u"0"_s, u"nan"_s, u"inf"_s, u"1e12"_s})
            QTest::addRow("speed %s", qPrintable(speed))
                << QStringList{u"practice"_s, u"--dir"_s, u"/proc/no/harbour"_s, u"--speed"_s, speed} << 2;
    }

    void endsWithTheRightStatus()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, status);
        const CliOutcome outcome = runCli(arguments);
        QCOMPARE(outcome.status, status);
        if (status == 0) {
            QVERIFY(!outcome.out.isEmpty());
            QVERIFY2(outcome.err.isEmpty(), outcome.err.constData());
        } else {
            QVERIFY(outcome.out.isEmpty());
            QVERIFY(outcome.err.startsWith("tagboat-cli: "));
            QCOMPARE(outcome.err.count('\n'), 1);
        }
    }

    void everyCommandExplainsItself()
    {
        const QByteArray help = runCli({u"--help"_s}).out;
        int commands = 0;
        bool inCommands = false;
        for (const QByteArray &line : help.split('\n')) {
            if (line == "Commands:") {
                inCommands = true;
            } else if (line.isEmpty()) {
                inCommands = false;
            } else if (inCommands) {
                const QString name = QString::fromUtf8(line.trimmed()).section(u"  "_s, 0, 0);
                const CliOutcome outcome = runCli(name.split(u' ') + QStringList{u"--help"_s});
                QCOMPARE(outcome.status, 0);
                const QByteArray usage = "Usage: tagboat-cli [OPTIONS] " + name.toUtf8();
                QVERIFY2(outcome.out.contains(usage), outcome.out.constData());
                QVERIFY2(outcome.out.contains("Examples:"), outcome.out.constData());
                for (const QString &text : outcome.lines())
                    QVERIFY2(text.size() <= 100, qUtf8Printable(text));
                ++commands;
            }
        }
        QVERIFY(commands >= 10);
    }

    void anErrorSaysWhatCanBeDone_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("no such folder") << QStringList{u"bump"_s, u"/nonexistent"_s} << 2
                                        << "how its path is written"_ba;
        QTest::newRow("a file") << QStringList{u"bump"_s, u"/etc/hostname"_s} << 2 << "the folder that it lies in"_ba;
        QTest::newRow("no repository") << QStringList{u"release"_s, u"start"_s, u"/"_s} << 2 << "git init"_ba;
        QTest::newRow("no harbour") << QStringList{u"--practice"_s, u"/nonexistent"_s, u"scan"_s, u"/etc"_s} << 2
                                    << "practice --dir /nonexistent"_ba;
        QTest::newRow("no token to list") << QStringList{u"tokens"_s, u"list"_s} << 0 << "tokens add NAME"_ba;
        QTest::newRow("no token to check") << QStringList{u"tokens"_s, u"check"_s} << 0 << "tokens add NAME"_ba;
    }

    void anErrorSaysWhatCanBeDone()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, says);
        const CliOutcome outcome = runCli(arguments);
        QTEST(outcome.status, "status");
        QVERIFY2(outcome.err.contains(says), outcome.err.constData());
    }

    void theHelpNamesEveryPermissionOfATokenThatTheWindowNames()
    {
        const QByteArray help = runCli({u"tokens"_s, u"add"_s, u"--help"_s}).out.simplified();
        for (const TokenPermission &one : neededPermissions())
            QVERIFY2(help.contains(one.name.toUtf8()), qUtf8Printable(one.name));
    }

    void anErrorIsAnObjectWithJson_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("before the command") << QStringList{u"--json"_s, u"scan"_s, u"/nonexistent"_s};
        QTest::newRow("after the command") << QStringList{u"scan"_s, u"/nonexistent"_s, u"--json"_s};
    }

    void anErrorIsAnObjectWithJson()
    {
        QFETCH(QStringList, arguments);
        const CliOutcome outcome = runCli(arguments);
        QCOMPARE(outcome.status, 2);
        QCOMPARE(outcome.err.count('\n'), 1);
        const QJsonObject json = outcome.json();
        QCOMPARE(json.keys(), QStringList{u"error"_s});
        const QJsonObject error = json[u"error"_s].toObject();
        QStringList keys = error.keys();
        keys.sort();
        QCOMPARE(keys, (QStringList{u"detail"_s, u"kind"_s, u"line"_s, u"message"_s, u"path"_s, u"remedy"_s}));
        QCOMPARE(error[u"kind"_s].toString(), u"not-found"_s);
        QCOMPARE(error[u"path"_s].toString(), u"/nonexistent"_s);
        QVERIFY(error[u"line"_s].isNull());
        QVERIFY(!error[u"message"_s].toString().isEmpty());
    }

    void everyAnswerNamesItsSchemaAndIsDocumented_data()
    {
        QTest::addColumn<QStringList>("command");
        const auto row = [](const QStringList &command) { QTest::newRow(qPrintable(command.join(u' '))) << command; };
        row({u"scan"_s, u"REPO"_s});
        row({u"version"_s, u"REPO"_s});
        row({u"version"_s, u"bump"_s, u"1.4.2"_s, u"--level"_s, u"minor"_s});
        row({u"version"_s, u"tag"_s, u"1.4.2"_s});
        row({u"bump"_s, u"REPO"_s, u"--level"_s, u"minor"_s, u"--dry-run"_s});
        row({u"changelog"_s, u"show"_s, u"REPO"_s});
        row({u"changelog"_s, u"draft"_s, u"REPO"_s});
        row({u"changelog"_s, u"draft"_s, u"REPO"_s, u"--notes"_s});
        row({u"changelog"_s, u"add"_s, u"REPO"_s, u"--section"_s, u"Fixed"_s, u"--entry"_s, u"A"_s, u"--dry-run"_s});
        row({u"changelog"_s, u"cut"_s, u"REPO"_s, u"--version"_s, u"9.0.0"_s, u"--dry-run"_s});
        row({u"changelog"_s, u"notes"_s, u"REPO"_s, u"--version"_s, u"unreleased"_s});
        row({u"changelog"_s, u"lint"_s, u"REPO"_s});
        row({u"plan"_s, u"REPO"_s, u"--level"_s, u"minor"_s});
        row({u"release"_s, u"status"_s});
        row({u"tokens"_s, u"list"_s});
        row({u"tokens"_s, u"check"_s});
        row({u"practice"_s, u"--make-only"_s, u"--dir"_s, u"OTHER"_s});
    }

    void everyAnswerNamesItsSchemaAndIsDocumented()
    {
        QFETCH(QStringList, command);
        command.replaceInStrings(u"REPO"_s, harbour() + u"/work/keel"_s);
        command.replaceInStrings(u"OTHER"_s, m_folder.filePath(u"other"_s));
        const CliOutcome outcome = runCli(QStringList{u"--json"_s, u"--practice"_s, harbour()} + command);
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        const QJsonObject json = outcome.json();
        QCOMPARE(json[u"schema"_s].toInt(), 1);
        for (const QString &name : memberNames(json))
            QVERIFY2(documented().contains(name), qPrintable(name + u" is not in app/cli/README.md"_s));
    }

    void hostileArgumentsAreShownSafely()
    {
        const CliOutcome outcome = runCli({u"scan"_s, u"/no/\u001b[31m\u202Ex<img src=x>\nb"_s});
        QCOMPARE(outcome.status, 2);
        QCOMPARE(outcome.err.count('\n'), 1);
        QVERIFY(!outcome.err.contains('\x1b'));
        QVERIFY(outcome.err.contains("⟨U+001B⟩[31m⟨U+202E⟩x<img src=x> b"));
    }

    void settingsThatAreWrongNameFileLineAndKey()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"config.toml"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[workspace]\nfolders = 3\n");
        file.close();
        for (const QStringList &folders : {QStringList{}, QStringList{folder.path()}}) { // it stops before it looks
            const QStringList call = QStringList{u"--json"_s, u"--config"_s, file.fileName(), u"scan"_s} + folders;
            const CliOutcome outcome = runCli(call);
            QCOMPARE(outcome.status, 2);
            QVERIFY2(outcome.err.contains("config.toml:2: workspace.folders"), outcome.err.constData());
            QCOMPARE(outcome.json()[u"error"_s][u"kind"_s].toString(), u"invalid"_s);
        }
    }

    void aPracticeHarbourThatIsNotThereStopsAScan()
    {
        const QString none = m_folder.filePath(u"none"_s);
        const CliOutcome outcome = runCli({u"--json"_s, u"--practice"_s, none, u"scan"_s, harbour()});
        QCOMPARE(outcome.status, 2);
        QCOMPARE(outcome.json()[u"error"_s][u"path"_s].toString(), none);
    }

    void offlineTheForgeIsNotAsked_data()
    {
        QTest::addColumn<QStringList>("command");
        QTest::addColumn<bool>("refused");
        QTest::newRow("approvals list") << QStringList{u"approvals"_s, u"list"_s} << true;
        QTest::newRow("approvals approve")
            << QStringList{u"approvals"_s, u"approve"_s, u"."_s, u"--environment"_s, u"qa"_s} << true;
        QTest::newRow("setup audit") << QStringList{u"setup"_s, u"audit"_s, u"."_s} << true;
        QTest::newRow("setup apply") << QStringList{u"setup"_s, u"apply"_s, u"."_s, u"--yes"_s} << true;
        QTest::newRow("release status") << QStringList{u"release"_s, u"status"_s} << false;
        QTest::newRow("tokens list") << QStringList{u"tokens"_s, u"list"_s} << false;
    }

    void offlineTheForgeIsNotAsked()
    {
        QFETCH(QStringList, command);
        QFETCH(bool, refused);
        for (const QStringList &place : {QStringList{}, QStringList{u"--practice"_s, harbour()}}) {
            const CliOutcome outcome = runCli(place + QStringList{u"--offline"_s} + command);
            QCOMPARE(outcome.status, refused ? 2 : 0);
            QVERIFY2(outcome.err.contains("Leave out --offline") == refused, outcome.err.constData());
        }
    }

    void anInterruptEndsWith130()
    {
        QProcess process;
        process.start(cliProgram(), {u"version"_s, u"parse"_s, u"-"_s});
        QVERIFY(process.waitForStarted());
        process.write("1.0\n");
        QVERIFY(process.waitForBytesWritten());
        QVERIFY(process.waitForReadyRead(30'000)); // its answer is out before it waits for the next line
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(10'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 130);
    }
};

QTEST_GUILESS_MAIN(TestCliGeneral)
#include "tst_cligeneral.moc"
