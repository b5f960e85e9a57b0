// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "shell/practicerole.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

class TestPracticeRole : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theUserIsPlayedUntilSomebodyElseIs()
    {
        PracticeRole role;
        const QSignalSpy taken(&role, &PracticeRole::taken);
        QVERIFY(role.own() && role.login().isEmpty());
        role.setMembers({u"ada"_s, u"jo"_s});
        QVERIFY(role.own());
        QCOMPARE(role.login(), u"ada"_s);
        role.take(u"nobody"_s);
        role.take(u"ada"_s);
        QCOMPARE(taken.count(), 0);
        role.take(u"jo"_s);
        QCOMPARE(taken.count(), 1);
        QVERIFY(!role.own());
        QCOMPARE(role.options()[1].toMap()[u"checked"_s].toBool(), true);
        QCOMPARE(role.options()[0].toMap()[u"detail"_s].toString(), u"yourself"_s);
    }

    void whoIsNoLongerThereIsNoLongerPlayed()
    {
        PracticeRole role;
        role.setMembers({u"ada"_s, u"jo"_s});
        role.take(u"jo"_s);
        role.setMembers({u"ada"_s, u"jo"_s, u"kim"_s});
        QCOMPARE(role.login(), u"jo"_s);
        const QSignalSpy taken(&role, &PracticeRole::taken);
        role.setMembers({u"ada"_s});
        QCOMPARE(role.login(), u"ada"_s);
        QCOMPARE(taken.count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestPracticeRole)
#include "tst_practicerole.moc"
