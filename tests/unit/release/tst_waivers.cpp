// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "checkscene.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;
using tagboat::test::CheckScene;

using State = CheckResult::State;

/// Reasons that let a release go on.
class TestWaivers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsACheckAndItsReason()
    {
        const auto waiver = parseWaiver(u"untracked = notes of mine, a=b "_s);
        QVERIFY(waiver);
        QCOMPARE(*waiver, (Waiver{u"untracked"_s, u"notes of mine, a=b"_s}));
    }

    void wantsAKnownCheckAndAReason_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("unknown") << u"tree-cleen=because"_s;
        QTest::newRow("no reason") << u"untracked"_s;
        QTest::newRow("an empty reason") << u"untracked=  "_s;
        QTest::newRow("too long a reason") << u"untracked="_s + QString(501, u'x');
        QTest::newRow("nothing") << QString();
    }

    void wantsAKnownCheckAndAReason()
    {
        QFETCH(QString, text);
        const auto waiver = parseWaiver(text);
        QVERIFY(!waiver);
        QCOMPARE(waiver.error().kind, Error::Kind::Usage);
    }

    void aPolicyMakesAWarningBlockAndAReasonLiftsIt()
    {
        CheckScene scene;
        scene.publish(u".tagboat.toml"_s, "[checks]\nblock = [\"untracked\"]\n");
        QCOMPARE(scene.objections(), QStringList());
        scene.work().write(u"notes"_s, "1\n");
        const QList<CheckResult> before = scene.checks();
        QCOMPARE(scene.find(u"untracked"_s).state, State::Blocks);
        QVERIFY(scene.find(u"untracked"_s).waivable);
        QVERIFY(!preflightVerdict(before));
        QVERIFY(waive(scene.plan(), before, {{u"untracked"_s, u"notes of mine"_s}}));
        const CheckResult after = scene.find(u"untracked"_s);
        QCOMPARE(after.state, State::Warns);
        QCOMPARE(after.waiver, u"notes of mine"_s);
        QVERIFY(preflightVerdict(scene.checks()));
        QVERIFY2(preflightSummary(scene.checks()).endsWith(u"untracked waived (notes of mine)"_s),
                 qPrintable(preflightSummary(scene.checks())));
    }

    void aWaiverLiesInThePlansBytes()
    {
        CheckScene scene;
        const QByteArray bare = scene.plan().bytes();
        QVERIFY(waive(scene.plan(), scene.checks(), {{u"untracked"_s, u"why not"_s}}));
        QCOMPARE(scene.plan().bytes(), bare); // nothing called for it
        scene.work().write(u"notes"_s, "1\n");
        QVERIFY(waive(scene.plan(), scene.checks(), {{u"untracked"_s, u"why not"_s}}));
        QVERIFY(scene.plan().bytes() != bare);
        const auto stored = Plan::fromBytes(scene.plan().bytes());
        QVERIFY(stored);
        QCOMPARE(waiversOf(*stored), (QList<Waiver>{{u"untracked"_s, u"why not"_s}}));
    }

    void whatNeverBendsIsRefused()
    {
        CheckScene scene;
        scene.work().git({u"tag"_s, u"v1.5.0"_s});
        const auto waived = waive(scene.plan(), scene.checks(), {{u"tag-free"_s, u"I want it"_s}});
        QVERIFY(!waived);
        QCOMPARE(waived.error().kind, Error::Kind::Refused);
        // Nor does a plan that was changed by hand get past it.
        scene.plan().steps.first().detail = {
            {u"waivers"_s, QJsonArray{QJsonObject{{u"check"_s, u"tag-free"_s}, {u"reason"_s, u"I want it"_s}}}}};
        QCOMPARE(scene.find(u"tag-free"_s).state, State::Blocks);
        QVERIFY(scene.find(u"tag-free"_s).waiver.isEmpty());
    }

    void aDroppedPythonMayBeWaived()
    {
        CheckScene scene;
        scene.publish(u"pyproject.toml"_s, CheckScene::pyproject("requires-python = \">=3.11\"\n"));
        scene.releaseTo(u"1.4.3"_s, u"v1.4.3"_s);
        QCOMPARE(scene.find(u"requires-python"_s).state, State::Blocks);
        QCOMPARE(scene.find(u"requires-python"_s).fix, u"level-minor"_s);
        QVERIFY(waive(scene.plan(), scene.checks(), {{u"requires-python"_s, u"3.9 never worked"_s}}));
        QVERIFY(preflightVerdict(scene.checks()));
    }
};

QTEST_GUILESS_MAIN(TestWaivers)
#include "tst_waivers.moc"
