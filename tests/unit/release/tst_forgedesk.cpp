// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/timerpause.h"
#include "release/forgedesk.h"
#include "support/fakeforge.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;
using namespace std::chrono_literals;

namespace
{

struct Scene {
    test::ForgeState state;
    QThread *places = nullptr; ///< where they were made
    std::unique_ptr<ForgeDesk> desk = std::make_unique<ForgeDesk>([this] {
        places = QThread::currentThread();
        return std::make_unique<test::FakePlaces>(state);
    });
};

QCoro::Task<Result<QString>> ask(ForgePlaces &places, Cancel cancel)
{
    TB_CO_TRY(const auto place, co_await places.find(u"https://github.com/team/kit"_s, cancel));
    co_return place->repository.full();
}

/// Goes on until it is cancelled.
QCoro::Task<Result<int>> wait(ForgePlaces &, Cancel cancel)
{
    TimerPause pause;
    int turns = 0;
    while (!cancel.requested()) {
        co_await pause.wait(5ms, cancel);
        ++turns;
    }
    co_return turns;
}

} // namespace

class ForgeDeskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersInTheAskersThread()
    {
        Scene scene;
        QString told;
        QThread *answered = nullptr;
        scene.desk->ask<QString>(this, ask, [&](const Result<QString> &answer) {
            told = answer.value_or(u"none"_s);
            answered = QThread::currentThread();
        });
        QTRY_COMPARE(told, u"team/kit"_s);
        QCOMPARE(answered, thread());
        QVERIFY(scene.places != nullptr && scene.places != thread());
    }

    void answersTheQuickBeforeTheSlow()
    {
        Scene scene;
        QStringList order;
        Cancel slow = scene.desk->ask<int>(this, wait, [&](const Result<int> &) { order += u"slow"_s; });
        scene.desk->ask<QString>(this, ask, [&](const Result<QString> &) { order += u"quick"_s; });
        QTRY_COMPARE(order, QStringList{u"quick"_s});
        slow.request();
        QTRY_COMPARE(order, (QStringList{u"quick"_s, u"slow"_s}));
    }

    void tellsTheLimitsOnceTheyHaveChanged()
    {
        Scene scene;
        scene.state.limits = {{u"github.com"_s, u"ada"_s, {{u"core"_s, 5000, 4999, 1, {}}}, {}}};
        QList<AccountLimits> told;
        int times = 0;
        connect(scene.desk.get(), &ForgeDesk::limitsChanged, this, [&](const QList<AccountLimits> &limits) {
            told = limits;
            ++times;
        });
        int answers = 0;
        for (int i = 0; i < 3; ++i)
            scene.desk->ask<QString>(this, ask, [&](const Result<QString> &) { ++answers; });
        QTRY_COMPARE(answers, 3);
        QTRY_COMPARE(told, scene.state.limits);
        QCOMPARE(times, 1);
    }

    void tellsNobodyWhoIsGone()
    {
        Scene scene;
        auto asker = std::make_unique<QObject>();
        bool told = false;
        Cancel slow = scene.desk->ask<int>(asker.get(), wait, [&](const Result<int> &) { told = true; });
        asker.reset();
        slow.request();
        bool later = false;
        scene.desk->ask<QString>(this, ask, [&](const Result<QString> &) { later = true; });
        QTRY_VERIFY(later);
        QTest::qWait(20);
        QVERIFY(!told);
    }

    void endsWhatIsAskedWhenItGoes()
    {
        Scene scene;
        int told = 0;
        for (int i = 0; i < 3; ++i)
            scene.desk->ask<int>(this, wait, [&](const Result<int> &) { ++told; });
        QTRY_VERIFY(scene.places != nullptr);
        scene.desk.reset(); // returns, and with nothing left that runs
        QTest::qWait(20);
        QCOMPARE(told, 0);
    }
};

QTEST_GUILESS_MAIN(ForgeDeskTest)
#include "tst_forgedesk.moc"
