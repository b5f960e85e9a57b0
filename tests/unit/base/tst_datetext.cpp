// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/datetext.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

class TestDateText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTimeIsToldInUtc()
    {
        const QDate day(2026, 11, 9);
        const QTime time(14, 31, 5, 250);
        QCOMPARE(dateText(QDateTime(day, time, Qt::UTC)), u"2026-11-09T14:31:05Z"_s);
        QCOMPARE(dateText(QDateTime(day, time, Qt::OffsetFromUTC, 2 * 3600)), u"2026-11-09T12:31:05Z"_s);
        QCOMPARE(dateOrNull(QDateTime(day, time, Qt::UTC)), QJsonValue(u"2026-11-09T14:31:05Z"_s));
    }

    void noTimeIsEmptyOrNull()
    {
        QCOMPARE(dateText({}), QString());
        QVERIFY(dateOrNull({}).isNull());
    }
};

QTEST_GUILESS_MAIN(TestDateText)
#include "tst_datetext.moc"
