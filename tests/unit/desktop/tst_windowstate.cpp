// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "windowstate.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

class TestWindowState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWasLeft()
    {
        const QTemporaryDir data;
        for (const WindowState &state :
             {WindowState{{10, 20, 1280, 800}, false, u"dark"_s, u"reduced"_s},
              WindowState{{-1920, -40, 1000, 700}, true, u"contrast"_s, u"full"_s}, WindowState{}}) {
            QVERIFY(state.save(data.path()));
            QCOMPARE(WindowState::read(data.path()), state);
        }
    }

    void whatMakesNoSenseIsTheDefault_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("{\"x\": 1");
        QTest::newRow("an array") << QByteArray("[1, 2]");
        QTest::newRow("words for numbers") << QByteArray(R"({"x": "a", "width": {}, "maximized": 3})");
        QTest::newRow("unknown words") << QByteArray(R"({"theme": "pink", "motion": "less"})");
        QTest::newRow("too long") << QByteArray(100'000, '[');
    }
    void whatMakesNoSenseIsTheDefault()
    {
        QFETCH(const QByteArray, content);
        const QTemporaryDir data;
        QFile file(data.filePath(u"window.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        const WindowState state = WindowState::read(data.path());
        QVERIFY(state.geometry.isEmpty());
        QVERIFY(!state.maximized);
        QVERIFY(state.theme.isEmpty());
        QVERIFY(state.motion.isEmpty());
    }

    void saysWhenItCannotBeKept()
    {
        const auto saved = WindowState().save(u"/nonexistent/folder"_s);
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, Error::Kind::Io);
    }

    void goesWhereItCanBeSeen_data()
    {
        QTest::addColumn<QRect>("wanted");
        QTest::addColumn<QList<QRect>>("screens");
        QTest::addColumn<QRect>("place");
        const QRect main(0, 0, 1920, 1080);
        const QRect left(-1280, 0, 1280, 1024);
        QTest::newRow("where it was") << QRect(100, 50, 1280, 800) << QList{main} << QRect(100, 50, 1280, 800);
        QTest::newRow("on the second screen")
            << QRect(-1200, 50, 1000, 700) << QList{main, left} << QRect(-1200, 50, 1000, 700);
        QTest::newRow("that screen is gone")
            << QRect(-1200, 50, 1000, 700) << QList{main} << QRect(460, 190, 1000, 700);
        QTest::newRow("partly outside") << QRect(1500, 900, 1000, 700) << QList{main} << QRect(1500, 900, 1000, 700);
        QTest::newRow("only a corner shows")
            << QRect(1900, 1070, 1000, 700) << QList{main} << QRect(460, 190, 1000, 700);
        QTest::newRow("its title is above the screen")
            << QRect(100, -300, 1000, 700) << QList{main} << QRect(460, 190, 1000, 700);
        QTest::newRow("larger than the screen") << QRect(0, 0, 2560, 1440) << QList{main} << QRect(0, 0, 1920, 1080);
        QTest::newRow("not known") << QRect() << QList{main} << QRect();
        QTest::newRow("no screen") << QRect(0, 0, 100, 100) << QList<QRect>() << QRect();
    }
    void goesWhereItCanBeSeen()
    {
        QFETCH(const QRect, wanted);
        QFETCH(const QList<QRect>, screens);
        QTEST(placeOnScreens(wanted, screens), "place");
    }
};

QTEST_GUILESS_MAIN(TestWindowState)
#include "tst_windowstate.moc"
