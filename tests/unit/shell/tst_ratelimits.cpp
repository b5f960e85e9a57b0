// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "shell/ratelimits.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

class StandingClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return time; }
    QDateTime time{QDate(2026, 11, 21), QTime(12, 0), Qt::UTC};
};

RateMeter meter(const QString &resource, int remaining, const QDateTime &reset)
{
    return {resource, 5000, remaining, 5000 - remaining, reset};
}

} // namespace

class TestRateLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(u"en_GB"_s)); }

    void nothingIsSaidBeforeAServerAnswered()
    {
        const StandingClock clock;
        RateLimits limits(clock);
        QVERIFY(!limits.known());
        limits.setLimits({{u"github.com"_s, u"ada"_s, {}, {}}});
        QVERIFY(!limits.known());
    }

    void theTightestLimitIsShownAndEachIsNamed()
    {
        const StandingClock clock;
        RateLimits limits(clock);
        const QSignalSpy changed(&limits, &RateLimits::changed);
        const QDateTime reset = clock.time.addSecs(1800);
        limits.setLimits({{u"github.com"_s, u"ada"_s, {meter(u"core"_s, 4210, reset)}, {}},
                          {u"ghe.test"_s, u"jo"_s, {meter(u"graphql"_s, 450, reset)}, {}}});
        QCOMPARE(changed.count(), 1);
        QVERIFY(limits.known());
        QCOMPARE(limits.left(), 0.09);
        QCOMPARE(limits.mark(), u"warn"_s);
        QCOMPARE(limits.text(), u"Rate limit: 450 left"_s);
        QVERIFY(limits.details().startsWith(u"github.com, ada: core 4,210 of 5,000 left, full again at "_s));
        QCOMPARE(limits.details().count(u'\n'), 1);
    }

    void aLimitWhoseTimeIsOverIsFullAgain()
    {
        StandingClock clock;
        RateLimits limits(clock);
        limits.setLimits({{u"github.com"_s, u"ada"_s, {meter(u"core"_s, 3, clock.time.addSecs(-1))}, {}}});
        QCOMPARE(limits.left(), 1.0);
        QCOMPARE(limits.mark(), u"ok"_s);
    }

    void anAccountThatIsHeldBackSaysUntilWhen()
    {
        StandingClock clock;
        RateLimits limits(clock);
        const QDateTime until = clock.time.addMSecs(300);
        limits.setLimits({{u"github.com"_s, u"ada"_s, {meter(u"core"_s, 4000, clock.time.addSecs(60))}, until}});
        QCOMPARE(limits.mark(), u"bad"_s);
        QVERIFY2(limits.text().startsWith(u"Rate limit: until "_s), qPrintable(limits.text()));
        QVERIFY(limits.details().contains(u"github.com wants no request before "_s));
        clock.time = until.addSecs(1);
        QTRY_COMPARE(limits.mark(), u"ok"_s);
        QCOMPARE(limits.text(), u"Rate limit: 4,000 left"_s);
    }
};

QTEST_GUILESS_MAIN(TestRateLimits)
#include "tst_ratelimits.moc"
