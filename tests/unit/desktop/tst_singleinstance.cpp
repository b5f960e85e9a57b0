// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "singleinstance.h"

#include <QDir>
#include <QFile>
#include <QLocalServer>
#include <QLockFile>
#include <QProcess>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <memory>

using namespace Qt::StringLiterals;
using namespace tagboat;

class TestSingleInstance : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_runtime;

    /// The sockets that lie in the folder for them.
    [[nodiscard]] QStringList sockets() const
    {
        return QDir(m_runtime.path()).entryList({u"tagboat-*"_s}, QDir::AllEntries | QDir::System);
    }

private Q_SLOTS:
    void initTestCase() { qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_runtime.path())); }

    void aSecondStartAsksTheFirstToShowItself()
    {
        const QTemporaryDir data;
        SingleInstance first(data.path());
        const QSignalSpy asked(&first, &SingleInstance::asked);
        const auto claimed = first.claim();
        QVERIFY2(claimed && *claimed, claimed ? "refused" : qPrintable(describe(claimed.error())));
        for (int start = 1; start <= 3; ++start) {
            SingleInstance second(data.path());
            const auto answer = second.claim();
            QVERIFY2(answer, qPrintable(answer ? QString() : describe(answer.error())));
            QVERIFY(!*answer);
            QTRY_COMPARE(asked.count(), start);
        }
    }

    void differentDataFoldersDoNotMeet()
    {
        const QTemporaryDir one;
        const QTemporaryDir other;
        SingleInstance first(one.path());
        SingleInstance second(other.path());
        const QSignalSpy asked(&first, &SingleInstance::asked);
        QVERIFY(first.claim().value());
        QVERIFY(second.claim().value());
        QCOMPARE(sockets().size(), 2);
        QTest::qWait(50);
        QCOMPARE(asked.count(), 0);
    }

    void aDataFolderWithALongPathHasItsSocketToo()
    {
        const QTemporaryDir data;
        const QString deep = data.path() + u'/' + QString(200, u'a') + u"/ä b"_s;
        QVERIFY(QDir().mkpath(deep));
        SingleInstance first(deep);
        QVERIFY(first.claim().value());
        SingleInstance second(deep);
        QVERIFY(!second.claim().value());
    }

    void theNextOneTakesOverWhenTheFirstEnds()
    {
        const QTemporaryDir data;
        auto first = std::make_unique<SingleInstance>(data.path());
        QVERIFY(first->claim().value());
        first.reset();
        SingleInstance second(data.path());
        QVERIFY(second.claim().value());
    }

    void theLockOfAProgramThatIsGoneCountsForNothing()
    {
        const QTemporaryDir data;
        QByteArray text;
        {
            SingleInstance first(data.path());
            QVERIFY(first.claim().value());
            QFile lock(data.filePath(u"window.lock"_s));
            QVERIFY(lock.open(QIODevice::ReadOnly));
            text = lock.readAll();
        }
        QProcess gone;
        gone.start(u"true"_s, QStringList());
        QVERIFY(gone.waitForStarted());
        const QByteArray process = QByteArray::number(gone.processId());
        QVERIFY(gone.waitForFinished());
        QFile lock(data.filePath(u"window.lock"_s));
        QVERIFY(lock.open(QIODevice::WriteOnly));
        lock.write(process + text.mid(text.indexOf('\n')));
        lock.close();
        SingleInstance next(data.path());
        QVERIFY(next.claim().value());
    }

    void aSecondStartWaitsForTheFirstToListen()
    {
        const QTemporaryDir data;
        QString name;
        {
            SingleInstance before(data.path());
            QVERIFY(before.claim().value());
            name = sockets().first();
        }
        QLockFile lock(data.filePath(u"window.lock"_s)); // as the first one that has just begun
        QVERIFY(lock.tryLock(0));
        QSemaphore asked;
        std::unique_ptr<QThread> first(QThread::create([&] {
            QThread::msleep(300);
            QLocalServer server;
            if (server.listen(m_runtime.filePath(name)))
                asked.acquire();
        }));
        first->start();
        SingleInstance second(data.path());
        const auto answer = second.claim();
        asked.release();
        QVERIFY(first->wait());
        QVERIFY2(answer, qPrintable(answer ? QString() : describe(answer.error())));
        QVERIFY(!*answer);
    }

    void aDeadSocketIsReplaced()
    {
        const QTemporaryDir data;
        QString name;
        {
            SingleInstance first(data.path());
            QVERIFY(first.claim().value());
            QCOMPARE(sockets().size(), 1);
            name = sockets().first();
        }
        QFile dead(m_runtime.filePath(name));
        QVERIFY(dead.open(QIODevice::WriteOnly)); // nobody listens there
        dead.close();
        SingleInstance next(data.path());
        const auto claimed = next.claim();
        QVERIFY2(claimed, qPrintable(claimed ? QString() : describe(claimed.error())));
        QVERIFY(*claimed);
        const QSignalSpy asked(&next, &SingleInstance::asked);
        SingleInstance second(data.path());
        QVERIFY(!second.claim().value());
        QTRY_COMPARE(asked.count(), 1);
    }

    void aFolderThatCannotBeLockedIsToldApartFromARunningWindow()
    {
        SingleInstance nowhere(u"/nonexistent/folder"_s);
        const auto claimed = nowhere.claim();
        QVERIFY(!claimed);
        QCOMPARE(claimed.error().kind, Error::Kind::Denied);
    }
};

QTEST_GUILESS_MAIN(TestSingleInstance)
#include "tst_singleinstance.moc"
