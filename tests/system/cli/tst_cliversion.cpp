// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "clirun.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat::test;

class TestCliVersion : public QObject
{
    Q_OBJECT

private:
    static QJsonObject parsed(const QString &line) { return QJsonDocument::fromJson(line.toUtf8()).object(); }

private Q_SLOTS:
    void parseSaysAllPartsOfAVersion()
    {
        const CliOutcome outcome = runCli({u"version"_s, u"parse"_s, u"v1!1.2.3-RC4.post5.dev6+Local.7"_s});
        QCOMPARE(outcome.status, 0);
        const QJsonObject json = outcome.json();
        QCOMPARE(json[u"input"_s].toString(), u"v1!1.2.3-RC4.post5.dev6+Local.7"_s);
        QCOMPARE(json[u"valid"_s].toBool(), true);
        QCOMPARE(json[u"normalized"_s].toString(), u"1!1.2.3rc4.post5.dev6+local.7"_s);
        QCOMPARE(json[u"release"_s].toArray(), (QJsonArray{1, 2, 3}));
        QCOMPARE(json[u"pre"_s].toString(), u"rc4"_s);
        QCOMPARE(json[u"post"_s].toInt(), 5);
        QCOMPARE(json[u"dev"_s].toInt(), 6);
        QCOMPARE(json[u"epoch"_s].toInt(), 1);
        QCOMPARE(json[u"local"_s].toString(), u"local.7"_s);
        QCOMPARE(json[u"candidate"_s].toBool(true), false); // it has a dev part
        QVERIFY(json[u"error"_s].isNull());
        QCOMPARE(json.size(), 11);
    }

    void numbersKeepEveryDigit()
    {
        const CliOutcome outcome = runCli({u"version"_s, u"parse"_s, u"1.99999999999999999999999999"_s});
        QVERIFY(outcome.out.contains("\"release\":[1,99999999999999999999999999]"));
    }

    void aStreamGetsALineForEveryLine()
    {
        const CliOutcome outcome =
            runCli({u"version"_s, u"parse"_s, u"-"_s}, "1.2.3rc1\nnot a version\n\n\"<img>\\\n2.0");
        QCOMPARE(outcome.status, 0);
        const QStringList lines = outcome.lines();
        QCOMPARE(lines.size(), 5);
        QCOMPARE(parsed(lines[0])[u"candidate"_s].toBool(), true);
        QCOMPARE(parsed(lines[1])[u"valid"_s].toBool(true), false);
        QVERIFY(!parsed(lines[1])[u"error"_s].toString().isEmpty());
        QVERIFY(parsed(lines[1])[u"normalized"_s].isNull());
        QCOMPARE(parsed(lines[1]).size(), 11);
        QCOMPARE(parsed(lines[2])[u"valid"_s].toBool(true), false);
        QCOMPARE(parsed(lines[3])[u"input"_s].toString(), u"\"<img>\\"_s);
        QCOMPARE(parsed(lines[4])[u"normalized"_s].toString(), u"2.0"_s);
    }

    void anInvalidArgumentFailsTheCheck()
    {
        QCOMPARE(runCli({u"version"_s, u"parse"_s, u"1.0-SNAPSHOT"_s}).status, 1);
        QCOMPARE(runCli({u"version"_s, u"parse"_s, u"--scheme"_s, u"semver"_s, u"1.0.0-SNAPSHOT"_s}).status, 0);
        QCOMPARE(runCli({u"version"_s, u"parse"_s, u"--scheme"_s, u"calver"_s, u"1.0"_s}).status, 2);
    }

    void compares_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<QString>("answer");
        QTest::newRow("less") << u"pep440"_s << u"1.2.3rc2"_s << u"1.2.3rc10"_s << u"-1"_s;
        QTest::newRow("equal") << u"pep440"_s << u"1.0"_s << u"1.0.0"_s << u"0"_s;
        QTest::newRow("greater") << u"pep440"_s << u"1!0.1"_s << u"2024.1"_s << u"1"_s;
        QTest::newRow("semver by text") << u"semver"_s << u"1.2.3-rc10"_s << u"1.2.3-rc2"_s << u"-1"_s;
    }

    void compares()
    {
        QFETCH(QString, scheme);
        QFETCH(QString, a);
        QFETCH(QString, b);
        QFETCH(QString, answer);
        const QStringList base{u"version"_s, u"compare"_s, u"--scheme"_s, scheme};
        const CliOutcome two = runCli(base + QStringList{a, b});
        QCOMPARE(two.status, 0);
        QCOMPARE(two.lines(), QStringList{answer});
        const CliOutcome stream = runCli(base + QStringList{u"-"_s}, (a + u'\t' + b + u'\n').toUtf8());
        QCOMPARE(stream.status, 0);
        QCOMPARE(stream.lines(), QStringList{answer});
    }

    void aPairThatCannotBeReadKeepsItsLine()
    {
        const CliOutcome outcome = runCli({u"version"_s, u"compare"_s, u"-"_s}, "1.0\t2.0\nno tab\n1.0\tx\n2.0\t1.0\n");
        QCOMPARE(outcome.status, 2);
        QCOMPARE(outcome.lines(), (QStringList{u"-1"_s, u"invalid"_s, u"invalid"_s, u"1"_s}));
        QVERIFY(outcome.err.contains("standard input:2:"));
        QCOMPARE(runCli({u"version"_s, u"compare"_s, u"1.0"_s, u"x"_s}).status, 2);
        QCOMPARE(runCli({u"version"_s, u"compare"_s, u"1.0"_s}).status, 2);
    }

    void bumps_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("answer");
        QTest::addColumn<int>("status");
        QTest::newRow("patch") << QStringList{u"1.2.3"_s, u"--level"_s, u"patch"_s} << u"1.2.4"_s << 0;
        QTest::newRow("minor") << QStringList{u"1.2.3"_s, u"--level"_s, u"minor"_s} << u"1.3.0"_s << 0;
        QTest::newRow("major") << QStringList{u"1.2.3"_s, u"--level"_s, u"major"_s} << u"2.0.0"_s << 0;
        QTest::newRow("candidate") << QStringList{u"1.3.0rc1"_s, u"--level"_s, u"candidate"_s} << u"1.3.0rc2"_s << 0;
        QTest::newRow("promote") << QStringList{u"1.3.0rc2"_s, u"--level"_s, u"promote"_s} << u"1.3.0"_s << 0;
        QTest::newRow("promote of a final") << QStringList{u"1.3.0"_s, u"--level"_s, u"promote"_s} << QString() << 3;
        QTest::newRow("no level") << QStringList{u"1.3.0"_s} << QString() << 2;
        QTest::newRow("no such level") << QStringList{u"1.3.0"_s, u"--level"_s, u"huge"_s} << QString() << 2;
        QTest::newRow("no version") << QStringList{u"x"_s, u"--level"_s, u"patch"_s} << QString() << 2;
    }

    void bumps()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, answer);
        QFETCH(int, status);
        const CliOutcome outcome = runCli(QStringList{u"version"_s, u"bump"_s} + arguments);
        QCOMPARE(outcome.status, status);
        QCOMPARE(outcome.lines().join(u' '), answer);
    }

    void tags_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("answer");
        QTest::newRow("final") << QStringList{u"1.2.3"_s} << u"v1.2.3"_s;
        QTest::newRow("candidate") << QStringList{u"1.2.3rc4"_s} << u"v1.2.3-rc4"_s;
        QTest::newRow("own pattern") << QStringList{u"1.2.3rc4"_s, u"--pattern"_s, u"v{version}rc{n}"_s}
                                     << u"v1.2.3rc4"_s;
        QTest::newRow("own pattern, final")
            << QStringList{u"1.2.3"_s, u"--pattern"_s, u"v{version}rc{n}"_s} << u"v1.2.3"_s;
        QTest::newRow("no prefix") << QStringList{u"1.2.3rc4"_s, u"--pattern"_s, u"{version}"_s} << u"1.2.3rc4"_s;
        QTest::newRow("component") << QStringList{u"1.2.3"_s, u"--pattern"_s, u"quay-v{version}"_s} << u"quay-v1.2.3"_s;
        QTest::newRow("semver") << QStringList{u"1.2.3-rc.4"_s, u"--scheme"_s, u"semver"_s, u"--pattern"_s,
                                               u"v{version}"_s}
                                << u"v1.2.3-rc.4"_s;
        QTest::newRow("reverse") << QStringList{u"--reverse"_s, u"v1.2.3-rc4"_s} << u"1.2.3rc4"_s;
        QTest::newRow("reverse, component")
            << QStringList{u"--reverse"_s, u"quay-v1.2.3"_s, u"--pattern"_s, u"quay-v{version}"_s} << u"1.2.3"_s;
    }

    void tags()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, answer);
        const CliOutcome outcome = runCli(QStringList{u"version"_s, u"tag"_s} + arguments);
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        QCOMPARE(outcome.lines(), QStringList{answer});
    }

    void refusesTagsThatAreNoVersions()
    {
        QCOMPARE(runCli({u"version"_s, u"tag"_s, u"--reverse"_s, u"nightly"_s}).status, 2);
        QCOMPARE(runCli({u"version"_s, u"tag"_s}).status, 2);
        QCOMPARE(runCli({u"version"_s, u"tag"_s, u"1.2.3"_s, u"--pattern"_s, u"v"_s}).status, 2);
    }
};

QTEST_GUILESS_MAIN(TestCliVersion)
#include "tst_cliversion.moc"
