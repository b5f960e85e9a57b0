// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/practicepause.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

class TestPracticePause : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looksSoonerWhereTheClockRunsFaster_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<int>("asked"); // milliseconds
        QTest::addColumn<int>("paced");
        QTest::newRow("as fast as ours") << QByteArray(R"({"speed": 1})") << 5000 << 5000;
        QTest::newRow("slower") << QByteArray(R"({"speed": 0.5})") << 5000 << 5000;
        QTest::newRow("four times") << QByteArray(R"({"speed": 4})") << 60'000 << 15'000;
        QTest::newRow("far faster") << QByteArray(R"({"speed": 2000})") << 60'000 << 500;
        QTest::newRow("short already") << QByteArray(R"({"speed": 2000})") << 300 << 300;
        QTest::newRow("of an older harbour") << QByteArray("{}") << 5000 << 5000;
        QTest::newRow("damaged") << QByteArray("no JSON") << 5000 << 5000;
        QTest::newRow("no forge yet") << QByteArray() << 5000 << 5000;
    }
    void looksSoonerWhereTheClockRunsFaster()
    {
        QFETCH(const QByteArray, written);
        QFETCH(const int, asked);
        const QTemporaryDir harbour;
        if (!written.isEmpty()) {
            QVERIFY(QDir(harbour.path()).mkpath(u"forge"_s));
            QFile file(harbour.filePath(u"forge/tokens.json"_s));
            QVERIFY(file.open(QIODevice::WriteOnly));
            QCOMPARE(file.write(written), written.size());
        }
        const PracticePause pause(harbour.path());
        QTEST(static_cast<int>(pause.paced(std::chrono::milliseconds(asked)).count()), "paced");
    }
};

QTEST_GUILESS_MAIN(TestPracticePause)
#include "tst_practicepause.moc"
