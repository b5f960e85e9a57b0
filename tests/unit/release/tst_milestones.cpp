// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// What a release does with milestones: which ones it means, and that they are closed and opened once.
#include "forgescene.h"
#include "release/milestoneplan.h"

#include <QTest>

using namespace tagboat;
using namespace tagboat::test;
using namespace Qt::StringLiterals;

using Kind = Finding::Kind;

namespace
{

Milestone titled(const QString &title, bool open = true, int issues = 0)
{
    static int number = 0;
    Milestone made;
    made.number = ++number;
    made.title = title;
    made.open = open;
    made.openIssues = issues;
    made.url = u"https://forge.test/team/kit/milestone/%1"_s.arg(number);
    return made;
}

StepSpec step(const QStringList &titles, const QStringList &next)
{
    return {u"milestone"_s,
            u"milestone"_s,
            u"Close the milestone"_s,
            true,
            {{u"titles"_s, QJsonArray::fromStringList(titles)}, {u"next"_s, QJsonArray::fromStringList(next)}}};
}

} // namespace

class TestMilestones : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theVersionsOwnIsFound_data()
    {
        QTest::addColumn<QString>("policy");
        QTest::addColumn<QString>("version");
        QTest::addColumn<QList<Milestone>>("all");
        QTest::addColumn<QString>("next"); // "none" for no plan, "" for a plan that opens nothing
        QTest::addColumn<QString>("says"); // of the check
        const auto row = [](const char *name, const QString &policy, const QString &version,
                            const QList<Milestone> &all, const QString &next,
                            const QString &says) { QTest::newRow(name) << policy << version << all << next << says; };
        row("nothing there", {}, u"1.5.0"_s, {}, u"none"_s, {});
        row("by its number", {}, u"1.5.0"_s, {titled(u"1.5.0"_s)}, u"1.6.0"_s, u"passed"_s);
        row("by its tag", {}, u"1.5.0"_s, {titled(u"v1.5.0"_s)}, u"v1.6.0"_s, u"passed"_s);
        row("by its name", {}, u"1.5.0"_s, {titled(u"Kit 1.5.0"_s)}, u"kit 1.6.0"_s, u"passed"_s);
        row("a patch", {}, u"1.5.1"_s, {titled(u"v1.5.1"_s)}, u"v1.5.2"_s, u"passed"_s);
        row("of another version", {}, u"1.5.0"_s, {titled(u"v1.6.0"_s), titled(u"1.5"_s)}, u"none"_s, {});
        row("closed already", {}, u"1.5.0"_s, {titled(u"v1.5.0"_s, false)}, u"none"_s, {});
        row("a later one is open", {}, u"1.5.0"_s, {titled(u"v1.5.0"_s), titled(u"2.0.0"_s)}, QString(u""_s),
            u"passed"_s);
        row("a later one is closed", {}, u"1.5.0"_s, {titled(u"v1.5.0"_s), titled(u"2.0.0"_s, false)}, u"v1.6.0"_s,
            u"passed"_s);
        row("open issues", {}, u"1.5.0"_s, {titled(u"v1.5.0"_s, true, 3)}, u"v1.6.0"_s,
            u"warns The milestone v1.5.0 has 3 open issues"_s);
        row("one open issue", {}, u"1.5.0"_s, {titled(u"v1.5.0"_s, true, 1)}, u"v1.6.0"_s,
            u"warns The milestone v1.5.0 has 1 open issue"_s);
        row("two of them", {}, u"1.5.0"_s, {titled(u"v1.5.0"_s), titled(u"1.5.0"_s)}, u"v1.6.0"_s,
            u"warns 2 open milestones are named after 1.5.0"_s);
        row("a candidate", {}, u"1.5.0rc1"_s, {titled(u"v1.5.0rc1"_s)}, u"none"_s, {});
        row("off", u"off"_s, u"1.5.0"_s, {titled(u"v1.5.0"_s)}, u"none"_s, {});
        row("close alone", u"close"_s, u"1.5.0"_s, {titled(u"v1.5.0"_s)}, QString(u""_s), u"passed"_s);
        row("wanted, and not there", u"close-and-next"_s, u"1.5.0"_s, {}, u"v1.6.0"_s,
            u"warns No open milestone is named after 1.5.0"_s);
        row("a calendar", {}, u"2026.8.1"_s, {titled(u"2026.8.1"_s)}, QString(u""_s), u"passed"_s);
    }
    void theVersionsOwnIsFound()
    {
        QFETCH(QString, policy);
        QFETCH(QString, version);
        QFETCH(QList<Milestone>, all);
        QFETCH(QString, next);
        QFETCH(QString, says);
        ReleasePolicy chosen;
        if (!policy.isEmpty())
            chosen.milestones = policy;
        const TagGrammar grammar = TagGrammar::learn({}, VersionScheme::Pep440);
        const Calendar calendar({2026, 8, 1});
        const MilestoneSources sources{
            chosen, all, grammar, u"kit"_s, false, *Version::parse(version, VersionScheme::Pep440), calendar};
        QList<CheckResult> checks;
        const auto plan = planMilestones(sources, checks);
        QCOMPARE(plan ? plan->next.value(0) : u"none"_s, next);
        const QString said = checks.isEmpty() ? QString() : checkStateName(checks[0].state) + u' ' + checks[0].title;
        QVERIFY2(checks.size() <= 1 && said.startsWith(says) && said.isEmpty() == says.isEmpty(), qPrintable(said));
    }

    void amongSeveralPackagesANumberAloneNamesNone()
    {
        const ReleasePolicy policy;
        const QList<Milestone> all{titled(u"1.5.0"_s), titled(u"v1.5.0"_s), titled(u"kit 1.5.0"_s)};
        const TagGrammar grammar =
            *TagGrammar::fromPatterns(u"kit-v{version}"_s, u"kit-v{version}-rc{n}"_s, VersionScheme::Pep440);
        const Calendar calendar({2026, 8, 1});
        const MilestoneSources sources{
            policy, all, grammar, u"kit"_s, true, *Version::parse(u"1.5.0"_s, VersionScheme::Pep440), calendar};
        QList<CheckResult> checks;
        const auto plan = planMilestones(sources, checks);
        QVERIFY(plan);
        QCOMPARE(plan->titles, (QStringList{u"kit-v1.5.0"_s, u"kit 1.5.0"_s, u"kit v1.5.0"_s}));
        QCOMPARE(milestonesTitled(all, plan->titles), QList<Milestone>{all[2]});
        QCOMPARE(plan->next.value(0), u"kit 1.6.0"_s);
        QCOMPARE(checks.value(0).state, CheckResult::State::Passed);
    }

    void closesAndOpensOnce()
    {
        Scene scene;
        const StepSpec spec = step({u"v1.0.0"_s, u"1.0.0"_s}, {u"1.1.0"_s, u"v1.1.0"_s});
        scene.state.milestones = {titled(u"0.9.0"_s, false), titled(u"1.0.0"_s, true, 2)};
        QCOMPARE(scene.check(spec)->kind, Kind::Absent);
        // The answer to the first of the two is lost: the second look finds what is missing.
        scene.state.loseNextAnswer = true;
        QVERIFY(!scene.apply(spec));
        const auto half = scene.check(spec);
        QCOMPARE(half->kind, Kind::Absent);
        QCOMPARE(half->detail, u"1.0.0 is closed, with 2 open issues; 1.1.0 is not there yet"_s);
        QVERIFY(scene.apply(spec));
        const auto whole = scene.check(spec);
        QCOMPARE(whole->kind, Kind::Stands);
        QCOMPARE(whole->detail, u"1.0.0 is closed, with 2 open issues, 1.1.0 is open"_s);
        QCOMPARE(whole->facts[u"closed"_s].toInt(), scene.state.milestones[1].number);
        QVERIFY(scene.apply(spec)); // as after a crash
        QCOMPARE(scene.state.writes, (QStringList{u"close milestone 1.0.0"_s, u"open milestone 1.1.0"_s}));
    }

    void whatOthersDidIsTaken_data()
    {
        QTest::addColumn<QList<Milestone>>("all");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const QList<Milestone> &all, Kind kind, const QString &words) {
            QTest::newRow(name) << all << kind << words;
        };
        row("all done", {titled(u"V1.0.0"_s, false), titled(u"v1.1.0"_s)}, Kind::Stands,
            u"V1.0.0 is closed, v1.1.0 is open"_s);
        row("the next one is closed too", {titled(u"v1.0.0"_s, false), titled(u"1.1.0"_s, false)}, Kind::Stands,
            u"1.1.0 is closed too"_s);
        row("its own is gone", {titled(u"1.1.0"_s)}, Kind::Stands, u"no milestone is named after this version"_s);
        row("two are open", {titled(u"v1.0.0"_s), titled(u"1.0.0"_s), titled(u"1.1.0"_s)}, Kind::Differs,
            u"2 open milestones"_s);
        row("one of two is open", {titled(u"v1.0.0"_s, false), titled(u"1.0.0"_s), titled(u"1.1.0"_s)}, Kind::Absent,
            {});
    }
    void whatOthersDidIsTaken()
    {
        QFETCH(QList<Milestone>, all);
        QFETCH(Kind, kind);
        QFETCH(QString, words);
        Scene scene;
        scene.state.milestones = all;
        const auto found = scene.check(step({u"v1.0.0"_s, u"1.0.0"_s}, {u"1.1.0"_s, u"v1.1.0"_s}));
        QVERIFY2(found, found ? "" : qPrintable(describe(found.error())));
        QCOMPARE(found->kind, kind);
        QVERIFY2(found->detail.contains(words), qPrintable(found->detail));
        QVERIFY(scene.state.writes.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestMilestones)
#include "tst_milestones.moc"
