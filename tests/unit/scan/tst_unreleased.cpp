// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/unreleased.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

QDateTime day(int number)
{
    return QDateTime(QDate(2026, 3, number), QTime(12, 0), Qt::UTC);
}

GitCommit commit(const QString &message, int when, int parents = 1)
{
    return {u"1f"_s, message, u"Ann"_s, day(when), parents};
}

} // namespace

class TestUnreleased : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOldestFixIsTheOneThatWaitsLongest()
    {
        const UnreleasedWork work = weighUnreleased({commit(u"fix: new"_s, 9), commit(u"feat: older"_s, 2),
                                                     commit(u"fix(core): old"_s, 4), commit(u"perf: x"_s, 6)});
        QCOMPARE(work.oldestFix, day(4));
    }

    void aRebasedHistoryIsNotInTheOrderOfItsDates()
    {
        QCOMPARE(weighUnreleased({commit(u"fix: a"_s, 3), commit(u"fix: b"_s, 5)}).oldestFix, day(3));
    }

    void whatWasRevertedDoesNotWait()
    {
        const QString revert = u"Revert \"fix: old\"\n\nThis reverts commit 1f."_s;
        QCOMPARE(weighUnreleased({commit(revert, 8), commit(u"fix: new"_s, 6), commit(u"fix: old"_s, 4)}).oldestFix,
                 day(6));
        QVERIFY(weighUnreleased({commit(revert, 8), commit(u"fix: old"_s, 4)}).oldestFix.isNull());
        // One of two is left.
        QCOMPARE(weighUnreleased({commit(revert, 8), commit(u"fix: old"_s, 5), commit(u"fix: old"_s, 4)}).oldestFix,
                 day(4));
    }

    void mergesAndOtherCommitsAreNoFixes()
    {
        const UnreleasedWork work =
            weighUnreleased({commit(u"fix: merged"_s, 2, 2), commit(u"Merge branch 'fix'"_s, 3, 2),
                             commit(u"docs: fix a word"_s, 4), commit({}, 5)});
        QVERIFY(work.oldestFix.isNull());
        QCOMPARE(weighUnreleased({}), UnreleasedWork());
    }

    void commitsAboutSecurityAreKnownByTypeScopeOrAdvisory_data()
    {
        QTest::addColumn<QString>("message");
        QTest::addColumn<int>("count");
        QTest::newRow("type") << u"security: check the length"_s << 1;
        QTest::newRow("scope") << u"fix(security): check the length"_s << 1;
        QTest::newRow("short scope") << u"fix(sec)!: check"_s << 1;
        QTest::newRow("CVE in the subject") << u"Fix CVE-2026-12345"_s << 1;
        QTest::newRow("CVE in the body") << u"fix: check\n\nSee cve-2026-1234."_s << 1;
        QTest::newRow("GHSA") << u"fix: check (GHSA-jfh8-c2jp-5v3q)"_s << 1;
        QTest::newRow("PYSEC") << u"deps: raise x for PYSEC-2026-12"_s << 1;
        QTest::newRow("a word alone") << u"docs: our security policy"_s << 0;
        QTest::newRow("too short a number") << u"fix: CVE-2026-123"_s << 0;
        QTest::newRow("letters that GHSA leaves out") << u"fix: GHSA-aaaa-bbbb-eeee"_s << 0;
    }

    void commitsAboutSecurityAreKnownByTypeScopeOrAdvisory()
    {
        QFETCH(const QString, message);
        QTEST(weighUnreleased({commit(message, 1)}).securityCommits, "count");
    }

    void entriesCountUnderTheirHeadingOrWithTheirAdvisory()
    {
        const auto changelog =
            Changelog::parse("# Changelog\n\n## [Unreleased]\n\n### Fixed\n\n- CVE-2026-12345: a hole\n"
                             "- A word\n\n### Security\n\n- One\n- Two\n\n## [1.0.0] - 2026-01-01\n\n"
                             "### Security\n\n- Old\n",
                             u"CHANGELOG.md"_s);
        QVERIFY(changelog.has_value());
        QVERIFY(changelog->unreleased() != nullptr);
        QCOMPARE(securityEntries(*changelog->unreleased()), 3);
        QCOMPARE(weighUnreleased({}, 3).securityEntries, 3);
    }
};

QTEST_GUILESS_MAIN(TestUnreleased)
#include "tst_unreleased.moc"
