// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "support/setupscene.h"

#include <QTest>

#include <algorithm>

using namespace tagboat;
using namespace tagboat::test;
using namespace Qt::StringLiterals;

namespace
{

const QString address = u"https://forge.test/harbour/tide-gauge/pull/1"_s;

/// What stands once all is applied and the pull request with the files is open.
ObservedSetup applied(const ObservedSetup &before, const SetupWish &wish)
{
    const ObservedSetup merged = comeTrue(before, wish);
    ObservedSetup after = merged;
    after.files = before.files;
    after.texts = before.texts;
    after.pending = {{1, address, merged.files, merged.texts}};
    return after;
}

bool waits(const SetupFinding &finding)
{
    return finding.pullRequest == 1 && finding.pullRequestUrl == address && !finding.repair &&
           finding.remedy.contains(address);
}

} // namespace

class TestSetupPending : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatAnOpenPullRequestMendsIsNotMadeAgain_data()
    {
        QTest::addColumn<QString>("flow");
        for (const char *flow : {"tag-only", "release-triggered", "validated-token", "trusted-publishing", "rc-gated"})
            QTest::newRow(flow) << QString::fromLatin1(flow);
    }
    void whatAnOpenPullRequestMendsIsNotMadeAgain()
    {
        QFETCH(QString, flow);
        const SetupExpectation expected = expectedOf(flow);
        const ObservedSetup bare = bareSetup();
        const SetupWish wish = repaired(bare, auditSetup(expected, bare));
        const ObservedSetup open = applied(bare, wish);
        const QList<SetupFinding> findings = auditSetup(expected, open);
        QVERIFY(!faultsOf(findings).isEmpty()); // it stands once it is merged, and no sooner
        for (const SetupFinding &finding : findings)
            QVERIFY2(!finding.isFault() || waits(finding), qPrintable(finding.id()));
        QVERIFY(changesBetween(open, repaired(open, findings)).isEmpty());
        const ObservedSetup merged = comeTrue(bare, wish);
        QCOMPARE(faultsOf(auditSetup(expected, merged)), QStringList());
    }

    void whatItLeavesIsStillToBeMade()
    {
        const SetupExpectation expected = expectedOf(u"validated-token"_s);
        ObservedSetup observed = goodSetup(expected);
        for (ForgeFile &file : observed.texts) {
            file.bytes.replace("3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "v7");
            file.bytes.replace("5fda3b95a4ea91299a34e894583c3862153e4b97 # v7.0.0", "v7");
        }
        SetupWish wish = wishFrom(observed);
        const QList<SetupFinding> before = auditSetup(expected, observed);
        for (const SetupFinding &finding : before) {
            if (finding.id() == u"workflow-pinned:actions/checkout")
                finding.repair(wish);
        }
        const QList<SetupFinding> after = auditSetup(expected, applied(observed, wish));
        QCOMPARE(faultsOf(after), faultsOf(before));
        for (const SetupFinding &finding : after) {
            if (finding.isFault())
                QCOMPARE(waits(finding), finding.subject == u"actions/checkout");
        }
    }

    void aChangelogThatIsOnItsWayWaitsToo()
    {
        SetupExpectation expected = expectedOf(u"tag-only"_s);
        ObservedSetup observed = goodSetup(expected);
        expected.changelog = {u"CHANGELOG.md"_s, false, false, "# Changelog\n\n## 1.0\n",
                              "# Changelog\n\n## Unreleased\n\n## 1.0\n"};
        for (ForgeFile &file : observed.texts)
            file.bytes = expected.changelog.before;
        const QList<SetupFinding> before = auditSetup(expected, observed);
        QCOMPARE(faultsOf(before), QStringList{u"file-changelog:changelog"_s});
        const QList<SetupFinding> after = auditSetup(expected, applied(observed, repaired(observed, before)));
        const auto fault = std::ranges::find_if(after, &SetupFinding::isFault);
        QVERIFY(waits(*fault));
    }
};

QTEST_GUILESS_MAIN(TestSetupPending)
#include "tst_setuppending.moc"
