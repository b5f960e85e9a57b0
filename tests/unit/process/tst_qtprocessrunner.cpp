// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "process/qtprocessrunner.h"

#include <QCoroTask>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

ProcessRequest shell(const QString &command)
{
    ProcessRequest request;
    request.program = u"/bin/sh"_s;
    request.arguments = QStringList{u"-c"_s, command};
    request.folder = u"/"_s;
    request.environment = QProcessEnvironment::systemEnvironment();
    return request;
}

bool alive(const QByteArray &process)
{
    return ::kill(static_cast<pid_t>(process.trimmed().toInt()), 0) == 0;
}

} // namespace

class TestQtProcessRunner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// QProcess itself warns when it is destroyed too early.
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void givesTheStatusAndTheOutput()
    {
        QtProcessRunner runner;
        QByteArray heard;
        const auto outcome = QCoro::waitFor(runner.run(shell(u"echo out; echo err >&2; exit 3"_s),
                                                       [&heard](const QByteArray &piece) { heard += piece; }, {}));
        QVERIFY(outcome);
        QCOMPARE(outcome->exitStatus, 3);
        QCOMPARE(outcome->output, QByteArray("out\nerr\n"));
        QCOMPARE(heard, outcome->output);
    }

    void aMissingProgramIsAnError()
    {
        QtProcessRunner runner;
        ProcessRequest request = shell({});
        request.program = u"/no/such/program"_s;
        const auto outcome = QCoro::waitFor(runner.run(request, {}, {}));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, Error::Kind::NotFound);
    }

    void whatIsStoppedIsGoneBeforeItIsSaidToBeStopped()
    {
        QtProcessRunner runner;
        Cancel cancel;
        QByteArray child;
        const auto stopOnceItRuns = [&child, cancel](const QByteArray &piece) mutable {
            child += piece;
            cancel.request();
        };
        QElapsedTimer timer;
        timer.start();
        // The shell waits for its own child, which is to go with it.
        const auto outcome = QCoro::waitFor(runner.run(shell(u"sleep 60 & echo $!; wait"_s), stopOnceItRuns, cancel));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, Error::Kind::Cancelled);
        QVERIFY(timer.elapsed() < 10'000);
        QVERIFY(child.trimmed().toInt() > 0);
        QTRY_VERIFY(!alive(child)); // it is nobody's child now: init reaps it when it comes to it
    }

    void whatTakesTooLongIsStopped()
    {
        QtProcessRunner runner;
        ProcessRequest request = shell(u"exec sleep 60"_s);
        request.deadline = std::chrono::milliseconds(100);
        const auto outcome = QCoro::waitFor(runner.run(request, {}, {}));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, Error::Kind::Unavailable);
    }
};

QTEST_GUILESS_MAIN(TestQtProcessRunner)
#include "tst_qtprocessrunner.moc"
