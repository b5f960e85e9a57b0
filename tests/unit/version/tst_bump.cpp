// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "version/bump.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

class TestBump : public QObject
{
    Q_OBJECT

private:
    /// One row for each level in the order of the enumeration; a word after "!" must stand in the refusal.
    static void rows(VersionScheme scheme, const char *from, const QStringList &expected)
    {
        const auto levels = {BumpLevel::Patch,   BumpLevel::Minor, BumpLevel::Major, BumpLevel::Candidate,
                             BumpLevel::Promote, BumpLevel::Post,  BumpLevel::Dev};
        QCOMPARE(expected.size(), qsizetype(levels.size()));
        qsizetype i = 0;
        for (const BumpLevel level : levels) {
            QTest::addRow("%s of %s", qPrintable(bumpLevelName(level)), from)
                << int(scheme) << QString::fromUtf8(from) << int(level) << expected[i++];
        }
    }

private Q_SLOTS:
    void raisesEveryLevel_data()
    {
        QTest::addColumn<int>("scheme");
        QTest::addColumn<QString>("from");
        QTest::addColumn<int>("level");
        QTest::addColumn<QString>("expected");
        const auto pep = [](const char *from, const char *expected) {
            rows(VersionScheme::Pep440, from, QString::fromUtf8(expected).split(u' '));
        };
        const auto sem = [](const char *from, const char *expected) {
            rows(VersionScheme::SemVer, from, QString::fromUtf8(expected).split(u' '));
        };
        //                      patch minor major candidate promote post dev
        pep("1.2.3", "1.2.4 1.3.0 2.0.0 1.2.4rc1 !final 1.2.3.post1 1.2.4.dev0");
        pep("1.2", "1.2.1 1.3 2.0 1.2.1rc1 !final 1.2.post1 1.2.1.dev0");
        pep("5", "5.0.1 5.1 6 5.0.1rc1 !final 5.post1 5.0.1.dev0");
        pep("1.2.3.4", "1.2.4.0 1.3.0.0 2.0.0.0 1.2.4.0rc1 !final 1.2.3.4.post1 1.2.4.0.dev0");
        pep("1.2.3rc1", "1.2.3 1.3.0 2.0.0 1.2.3rc2 1.2.3 !advises 1.2.3rc2.dev0");
        pep("1.5.0.dev0", "1.5.0 1.5.0 2.0.0 1.5.0rc1 1.5.0 !advises 1.5.0.dev1");
        pep("2.0.0rc9", "2.0.0 2.0.0 2.0.0 2.0.0rc10 2.0.0 !advises 2.0.0rc10.dev0");
        pep("1.2.3a1", "1.2.3 1.3.0 2.0.0 1.2.3rc1 1.2.3 !advises 1.2.3a2.dev0");
        pep("1.2.3rc2.dev4", "1.2.3 1.3.0 2.0.0 1.2.3rc2 1.2.3 !advises 1.2.3rc2.dev5");
        pep("1.2.3rc2.post1", "1.2.3 1.3.0 2.0.0 1.2.3rc3 1.2.3 !advises 1.2.3rc3.dev0");
        pep("1.2.3.post1", "1.2.4 1.3.0 2.0.0 1.2.4rc1 !final 1.2.3.post2 1.2.4.dev0");
        pep("1.2.3.post1.dev2", "1.2.4 1.3.0 2.0.0 1.2.4rc1 1.2.3.post1 1.2.3.post1 1.2.3.post1.dev3");
        pep("1!1.2.3+local", "1!1.2.4 1!1.3.0 1!2.0.0 1!1.2.4rc1 !final 1!1.2.3.post1 1!1.2.4.dev0");
        pep("2024.4.1", "2024.4.2 2026.11.0 !year 2024.4.2rc1 !final 2024.4.1.post1 2024.4.2.dev0");
        pep("0.9.99999999999999999999", "0.9.100000000000000000000 0.10.0 1.0.0 0.9.100000000000000000000rc1 !final "
                                        "0.9.99999999999999999999.post1 0.9.100000000000000000000.dev0");
        sem("1.2.3", "1.2.4 1.3.0 2.0.0 1.2.4-rc.1 !final !no_post-releases 1.2.4-dev.0");
        sem("1.2.3+build.7", "1.2.4 1.3.0 2.0.0 1.2.4-rc.1 !final !no_post-releases 1.2.4-dev.0");
        sem("1.2.3-rc.9", "1.2.3 1.3.0 2.0.0 1.2.3-rc.10 1.2.3 !no_post-releases !no_development");
        sem("1.2.3-rc1", "1.2.3 1.3.0 2.0.0 1.2.3-rc2 1.2.3 !no_post-releases !no_development");
        sem("1.2.3-rc9", "1.2.3 1.3.0 2.0.0 !sort_below 1.2.3 !no_post-releases !no_development");
        sem("1.5.0-dev.0", "1.5.0 1.5.0 2.0.0 1.5.0-rc.1 1.5.0 !no_post-releases 1.5.0-dev.1");
        sem("1.5.0-dev", "1.5.0 1.5.0 2.0.0 1.5.0-rc.1 1.5.0 !no_post-releases 1.5.0-dev.1");
        sem("1.5.0-alpha.1", "1.5.0 1.5.0 2.0.0 1.5.0-rc.1 1.5.0 !no_post-releases !no_development");
        sem("1.5.0-snapshot", "1.5.0 1.5.0 2.0.0 !sort_below 1.5.0 !no_post-releases !no_development");
        sem("2024.4.1", "2024.4.2 2026.11.0 !year 2024.4.2-rc.1 !final !no_post-releases 2024.4.2-dev.0");
    }
    void raisesEveryLevel()
    {
        QFETCH(int, scheme);
        QFETCH(QString, from);
        QFETCH(int, level);
        QFETCH(QString, expected);
        const auto version = Version::parse(from, VersionScheme(scheme)).value();
        const auto next = bump(version, BumpLevel(level), Calendar(QDate(2026, 11, 21)));
        if (expected.startsWith(u'!')) {
            QVERIFY2(!next, qPrintable(next ? next->text() : QString()));
            QCOMPARE(next.error().kind, Error::Kind::Refused);
            QVERIFY2(next.error().message.contains(expected.sliced(1).replace(u'_', u' ')),
                     qPrintable(next.error().message));
            QVERIFY(!next.error().remedy.isEmpty());
            return;
        }
        QVERIFY2(next, qPrintable(next ? QString() : describe(next.error())));
        QCOMPARE(next->text(), expected);
        QCOMPARE(next->normalized(), expected);
        QVERIFY(*next > version);
    }

    void followsTheCalendar_data()
    {
        QTest::addColumn<QStringList>("history"); // newest first, "version" or "version day"
        QTest::addColumn<QString>("patch");
        QTest::addColumn<QString>("minor"); // on 2026-11-21
        const auto row = [](const char *name, const char *history, const char *patch, const char *minor) {
            QTest::newRow(name) << QString::fromLatin1(history).split(u", "_s) << QString::fromLatin1(patch)
                                << QString::fromLatin1(minor);
        };
        row("year and month", "2024.4.1", "2024.4.2", "2026.11.0");
        row("two numbers", "2026.7", "2026.7.1", "2026.11");
        row("a new year", "2025.12.3", "2025.12.4", "2026.11.0");
        row("padded month", "2026.07.1", "2026.07.2", "2026.11.0");
        row("no day 00", "2026.07.22", "2026.11.21", "2026.11.21");
        row("no month 13", "2026.12.31", "2026.12.31.1", "!ahead");
        row("this month", "2026.11.3", "2026.11.4", "!of this month");
        row("ahead of today", "2027.1.0", "2027.1.1", "!ahead");
        row("no room in the month for a counter", "2026.0.3", "2026.0.4", "2026.1.0");
        row("days by the tags", "2026.10.22 2026-10-22, 2026.9.15 2026-09-15", "2026.11.21", "2026.11.21");
        row("the day is used", "2026.11.21 2026-11-21, 2026.9.15 2026-09-15", "2026.11.21.1", "!this day");
        row("the day is used twice", "2026.11.21.1 2026-11-21, 2026.11.21 2026-11-21, 2026.9.15 2026-09-15",
            "2026.11.21.2", "!this day");
        row("a counter by the tags", "2026.2.0 2026-06-09, 2026.1.0 2026-03-11, 2025.3.0 2025-12-01", "2026.2.1",
            "2026.3.0");
        row("a counter in a new year", "2025.2.0 2025-06-09, 2025.1.0 2025-03-11", "2025.2.1", "2026.0.0");
        row("a counter that begins with one", "2025.2.0 2025-06-09, 2025.1.0 2025-03-11, 2024.1.0 2024-02-03",
            "2025.2.1", "2026.1.0");
        row("one day for all tags shows nothing", "2026.7.1 2026-11-21, 2026.6.0 2026-11-21", "2026.7.2", "2026.11.0");
        row("micro begins with one", "2026.7.1, 2026.6.1", "2026.7.2", "2026.11.1");
        row("micro begins with one, with days", "2026.7.1 2026-07-04, 2026.6.1 2026-06-05", "2026.7.2", "2026.11.1");
        row("year of two digits", "24.10.0 2024-10-07, 24.9.0 2024-09-02, 23.12.1 2023-12-23, 23.12.0 2023-12-12",
            "24.10.1", "26.11.0");
        row("two digits that are no year", "24.1.0 2026-01-07, 23.4.0 2025-11-02", "24.1.1", "24.2.0");
        row("a candidate of an old month", "2026.7.0rc1", "2026.7.0", "2026.11.0");
        row("a candidate of this month", "2026.11.0rc1", "2026.11.0", "2026.11.0");
    }
    void followsTheCalendar()
    {
        QFETCH(QStringList, history);
        QFETCH(QString, minor);
        QList<DatedVersion> dated;
        for (const QString &entry : std::as_const(history))
            dated.append({Version::parse(entry.section(u' ', 0, 0), VersionScheme::Pep440).value(),
                          QDate::fromString(entry.section(u' ', 1), Qt::ISODate)});
        const Calendar calendar(QDate(2026, 11, 21), dated);
        const Version &from = dated.first().version;
        const auto patch = bump(from, BumpLevel::Patch, calendar);
        QVERIFY2(patch, qPrintable(patch ? QString() : describe(patch.error())));
        QTEST(patch->text(), "patch");
        QVERIFY(*patch > from);
        const auto rolled = bump(from, BumpLevel::Minor, calendar);
        if (minor.startsWith(u'!')) {
            QVERIFY(!rolled);
            QCOMPARE(rolled.error().kind, Error::Kind::Refused);
            QVERIFY2(describe(rolled.error()).contains(minor.sliced(1)), qPrintable(describe(rolled.error())));
            return;
        }
        QVERIFY2(rolled, qPrintable(rolled ? QString() : describe(rolled.error())));
        QCOMPARE(rolled->text(), minor);
    }

    void knowsAYear()
    {
        QVERIFY(isYear(u"1990") && isYear(u"2026") && isYear(u"2999"));
        QVERIFY(!isYear(u"1989") && !isYear(u"3000") && !isYear(u"24") && !isYear(u"20260"));
    }

    void keepsThePaddingOfDates()
    {
        const auto from = Version::parse(u"2026.07.02", VersionScheme::Pep440).value();
        QCOMPARE(bump(from, BumpLevel::Minor, Calendar(QDate(2027, 3, 5)))->text(), u"2027.03.05"_s);
        QCOMPARE(bump(from, BumpLevel::Candidate, Calendar(QDate(2027, 3, 5)))->text(), u"2027.03.05rc1"_s);
    }

    void saysWhenTheNextVersionIsTooLong()
    {
        const auto longest = Version::parse(QString(128, u'9'), VersionScheme::Pep440).value();
        const auto next = bump(longest, BumpLevel::Major, Calendar(QDate(2026, 11, 21)));
        QVERIFY(!next);
        QVERIFY(next.error().message.contains(u"too long"_s));
    }

    void namesItsLevels()
    {
        for (const QString &name :
             {u"patch"_s, u"minor"_s, u"major"_s, u"candidate"_s, u"promote"_s, u"post"_s, u"dev"_s})
            QCOMPARE(bumpLevelName(bumpLevelFromName(name).value()), name);
        const auto unknown = bumpLevelFromName(u"huge");
        QCOMPARE(unknown.error().kind, Error::Kind::Usage);
        QVERIFY(unknown.error().remedy.contains(u"patch, minor, major"_s));
    }
};

QTEST_GUILESS_MAIN(TestBump)
#include "tst_bump.moc"
