// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/practiceplaces.h"
#include "practice/forge/practiceforge.h"

#include <QCoroTask>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

class TestPracticePlaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aForgeThatHasStoppedIsNamed()
    {
        const QTemporaryDir harbour;
        const QString remote = harbour.filePath(u"remotes/harbour/core.git"_s);
        const QString elsewhere = harbour.filePath(u"elsewhere.git"_s);
        QVERIFY(QDir().mkpath(remote) && QDir().mkpath(elsewhere));
        PracticePlaces places(harbour.path());
        const auto never = QCoro::waitFor(places.find(remote, {}));
        QVERIFY2(never, never ? "" : qPrintable(describe(never.error())));
        QVERIFY(!*never);
        {
            PracticeForge forge;
            const auto started = forge.start({harbour.path(), 0, 0, {}, {}});
            QVERIFY2(started, started ? "" : qPrintable(describe(started.error())));
            const auto running = QCoro::waitFor(places.find(remote, {}));
            QVERIFY(running && *running);
            QCOMPARE((*running)->repository.full(), u"harbour/core"_s);
        }
        Result<std::optional<ForgePlace>> stopped;
        const auto isStopped = [&] { return !(stopped = QCoro::waitFor(places.find(remote, {}))); };
        QVERIFY(QTest::qWaitFor(isStopped)); // that it answered is remembered for a second
        QCOMPARE(stopped.error().kind, Error::Kind::NotFound);
        QCOMPARE(stopped.error().message, u"The practice forge is not running"_s);
        QCOMPARE(stopped.error().remedy, u"Start it with: tagboat-cli practice --dir %1"_s.arg(harbour.path()));
        // What is none of the harbour's has nothing to do with it.
        const auto other = QCoro::waitFor(places.find(elsewhere, {}));
        QVERIFY(other && !*other);
    }

    void aColleaguesPartIsTakenAndGivenBack()
    {
        const QTemporaryDir harbour;
        const QString remote = harbour.filePath(u"remotes/harbour/core.git"_s);
        QVERIFY(QDir().mkpath(remote));
        PracticeForge forge;
        const auto started = forge.start({harbour.path(), 0, 0, {}, {}});
        QVERIFY2(started, started ? "" : qPrintable(describe(started.error())));
        const auto members = practiceMembers(harbour.path());
        QVERIFY2(members, members ? "" : qPrintable(describe(members.error())));
        QCOMPARE(members->constFirst(), started->user);
        QVERIFY(members->size() > 1);

        const auto part = std::make_shared<PracticePart>();
        PracticePlaces places(harbour.path(), part);
        for (const QString &login : {QString(), members->at(1), QString()}) {
            part->take(login);
            const auto place = QCoro::waitFor(places.find(remote, {}));
            QVERIFY(place && *place);
            const auto who = QCoro::waitFor((*place)->forge->accounts().whoAmI({}));
            QVERIFY2(who, who ? "" : qPrintable(describe(who.error())));
            QCOMPARE(who->user.login, login.isEmpty() ? started->user : login);
        }
    }
};

QTEST_GUILESS_MAIN(TestPracticePlaces)
#include "tst_practiceplaces.moc"
