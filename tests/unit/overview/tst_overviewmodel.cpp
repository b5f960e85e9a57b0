// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "overview/overviewfiltermodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

PackageRow package(const QString &name, std::optional<BumpLevel> bump = {})
{
    PackageRow row;
    row.name = name;
    row.path = name.isEmpty() ? u"."_s : name;
    row.versions.version = u"1.4.2"_s;
    row.versions.buildBackend = u"hatchling.build"_s;
    row.flow = u"rc-gated"_s;
    row.suggestedBump = bump;
    row.suggestedVersion = bump ? u"1.5.0"_s : QString();
    return row;
}

RepositoryRow repository(const QString &name, const QList<PackageRow> &packages)
{
    RepositoryRow row;
    row.path = u"/work/"_s + name;
    row.name = name;
    row.state.branch = u"main"_s;
    row.state.head = u"1f"_s;
    row.packages = packages;
    return row;
}

QString text(const QAbstractItemModel &model, int row, OverviewModel::Role role)
{
    return model.index(row, 0).data(role).toString();
}

} // namespace

class TestOverviewModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decidesTheNextAction_data();
    void decidesTheNextAction();
    void keepsRowsByPathWhateverTheOrderOfArrival();
    void changesRowsInPlaceWithoutAReset();
    void showsHostileNamesAsPlainVisibleText();
    void keepsARowForARepositoryWithAnError();
    void turnsTheActionIntoWatchingWhileAReleaseRuns();
    void countsFacetsAndFiltersByThem();
    void searchesInNamesAndPaths();
    void sortsByAColumnAndTurnsRound();
    void forgetsTheSelectionOfRowsThatGo();
};

void TestOverviewModel::decidesTheNextAction_data()
{
    QTest::addColumn<RepositoryRow>("given");
    QTest::addColumn<std::optional<ReleaseInFlight>>("flight");
    QTest::addColumn<QString>("label");
    QTest::addColumn<bool>("enabled");
    QTest::addColumn<bool>("blocked");
    using Flight = std::optional<ReleaseInFlight>;
    const auto row = [](const char *name, const RepositoryRow &given, const Flight &flight, const QString &label,
                        bool enabled,
                        bool blocked) { QTest::newRow(name) << given << flight << label << enabled << blocked; };
    const RepositoryRow wants = repository(u"a"_s, {package({}, BumpLevel::Minor)});
    row("wants a release", wants, {}, u"Release…"_s, true, false);
    row("has a candidate", repository(u"a"_s, {package({}, BumpLevel::Promote)}), {}, u"Promote…"_s, true, false);
    row("nothing new", repository(u"a"_s, {package({})}), {}, {}, false, false);
    row("no package", repository(u"a"_s, {}), {}, {}, false, false);
    row("a release runs", wants, ReleaseInFlight{u"."_s, u"1.5.0"_s, u"r1"_s, true}, u"Watch"_s, true, false);
    row("a release waits", wants, ReleaseInFlight{u"."_s, u"1.5.0"_s, u"r1"_s, false}, u"Resume"_s, true, false);
    row("a sibling's release runs", wants, ReleaseInFlight{u"b"_s, u"1.5.0"_s, u"r1"_s, true}, u"Release…"_s, false,
        false);
    RepositoryRow changed = wants;
    changed.state.modified = 2;
    row("changes not committed", changed, {}, u"Release…"_s, true, true);
    changed = wants;
    changed.state.behind = 1;
    row("behind", changed, {}, u"Release…"_s, true, true);
    changed = wants;
    changed.state.operation = u"rebase"_s;
    row("rebase in progress", changed, {}, u"Release…"_s, true, true);
    changed = wants;
    changed.state.detached = true;
    row("detached", changed, {}, u"Release…"_s, true, true);
    changed = wants;
    changed.packages.first().versions.agree = false;
    row("versions differ", changed, {}, u"Release…"_s, true, true);
    changed = wants;
    changed.state.bare = true;
    row("bare", changed, {}, {}, false, false);
    changed = wants;
    changed.state.head.clear();
    row("unborn", changed, {}, {}, false, false);
    changed = wants;
    changed.error = Error{Error::Kind::Io, u"It cannot be read"_s, {}, {}, {}, 0};
    row("error", changed, {}, {}, false, true);
}

void TestOverviewModel::decidesTheNextAction()
{
    QFETCH(const RepositoryRow, given);
    QFETCH(const std::optional<ReleaseInFlight>, flight);
    const NextAction action = nextAction(given, given.packages.isEmpty() ? nullptr : &given.packages.first(), flight);
    QTEST(action.label, "label");
    QTEST(action.enabled, "enabled");
    QTEST(action.blocked, "blocked");
    // A row without a button, or one that does not work, says why.
    if (!action.enabled || action.blocked)
        QVERIFY(!action.reason.isEmpty());
}

void TestOverviewModel::keepsRowsByPathWhateverTheOrderOfArrival()
{
    OverviewModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (const QString &name : {u"m"_s, u"z"_s, u"a"_s})
        model.setRepository(repository(name, {package({})}));
    model.setRepository(repository(u"k"_s, {package(u"cli"_s), package(u"sdk"_s)}));
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names.append(text(model, row, OverviewModel::NameRole));
    QCOMPARE(names, QStringList({u"a"_s, u"k / cli"_s, u"k / sdk"_s, u"m"_s, u"z"_s}));
    QCOMPARE(model.repositoryCount(), 4);
    QCOMPARE(text(model, 0, OverviewModel::SubtitleRole), u"hatchling · rc-gated"_s);
}

void TestOverviewModel::changesRowsInPlaceWithoutAReset()
{
    OverviewModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
        model.setRepository(repository(name, {package({})}));
    const QSignalSpy resets(&model, &OverviewModel::modelReset);
    const QSignalSpy inserts(&model, &OverviewModel::rowsInserted);
    const QSignalSpy removes(&model, &OverviewModel::rowsRemoved);
    const QSignalSpy changes(&model, &OverviewModel::dataChanged);
    model.setRepository(repository(u"b"_s, {package({})}));
    QCOMPARE(changes.size(), 0); // nothing is new
    model.setRepository(repository(u"b"_s, {package({}, BumpLevel::Minor)}));
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.first().first().toModelIndex().row(), 1);
    QCOMPARE(text(model, 1, OverviewModel::NextVersionRole), u"1.5.0"_s);
    model.setRepository(repository(u"b"_s, {package(u"x"_s), package(u"y"_s), package(u"z"_s)}));
    QCOMPARE(model.rowCount(), 5);
    model.setRepository(repository(u"b"_s, {package(u"y"_s)}));
    QCOMPARE(model.rowCount(), 3);
    model.keepOnly({u"/work/b"_s});
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(inserts.size(), 1);
    QCOMPARE(removes.size(), 3);
    QCOMPARE(resets.size(), 0);
}

void TestOverviewModel::showsHostileNamesAsPlainVisibleText()
{
    OverviewModel model;
    RepositoryRow row = repository(u"<img src=x>"_s, {package({}, BumpLevel::Minor)});
    row.state.branch = u"ma\u202Ein\nnext"_s;
    row.packages.first().versions.version = u"1.0\x1b[31m"_s;
    row.packages.first().flow = u"a\u200Bb"_s;
    model.setRepository(row);
    QCOMPARE(text(model, 0, OverviewModel::NameRole), u"<img src=x>"_s);
    QCOMPARE(text(model, 0, OverviewModel::BranchRole), u"ma⟨U+202E⟩in next"_s);
    for (const int role : model.roleNames().keys()) {
        const QString shown = model.index(0, 0).data(role).toString();
        if (role == OverviewModel::RepositoryPathRole)
            continue;
        for (const QChar c : shown)
            QVERIFY2(c.isPrint(), qPrintable(shown));
    }
}

void TestOverviewModel::keepsARowForARepositoryWithAnError()
{
    OverviewModel model;
    RepositoryRow row = repository(u"a"_s, {});
    row.error = Error{Error::Kind::Denied, u"The repository cannot be opened"_s, u"EACCES"_s, {}, {}, 0};
    model.setRepository(row);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(text(model, 0, OverviewModel::StateToneRole), u"bad"_s);
    QCOMPARE(text(model, 0, OverviewModel::SubtitleRole), u"The repository cannot be opened"_s);
    QVERIFY(text(model, 0, OverviewModel::StateDetailRole).contains(u"EACCES"_s));
}

void TestOverviewModel::turnsTheActionIntoWatchingWhileAReleaseRuns()
{
    OverviewModel model;
    model.setInFlight(u"/work/a"_s,
                      ReleaseInFlight{u"."_s, u"2.0.0"_s, u"r1"_s, true}); // known before the scan has come so far
    model.setRepository(repository(u"a"_s, {package({}, BumpLevel::Minor)}));
    QCOMPARE(text(model, 0, OverviewModel::ActionLabelRole), u"Watch"_s);
    QCOMPARE(text(model, 0, OverviewModel::NextVersionRole), u"2.0.0"_s);
    model.setInFlight(u"/work/a"_s, ReleaseInFlight{u"."_s, u"2.0.0"_s, u"r1"_s, false});
    QCOMPARE(text(model, 0, OverviewModel::ActionLabelRole), u"Resume"_s);
    model.setInFlight(u"/work/a"_s, {});
    QCOMPARE(text(model, 0, OverviewModel::ActionLabelRole), u"Release…"_s);
}

void TestOverviewModel::countsFacetsAndFiltersByThem()
{
    OverviewModel model;
    OverviewFilterModel filter(model);
    const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRepository(repository(u"a"_s, {package({}, BumpLevel::Minor)}));
    model.setRepository(repository(u"b"_s, {package({})}));
    RepositoryRow dirty = repository(u"c"_s, {package({}, BumpLevel::Patch)});
    dirty.state.modified = 1;
    model.setRepository(dirty);
    model.setInFlight(u"/work/a"_s, ReleaseInFlight{u"."_s, u"1.5.0"_s, u"r1"_s, true});
    QCOMPARE(filter.allCount(), 3);
    QCOMPARE(filter.wantsCount(), 2);
    QCOMPARE(filter.inFlightCount(), 1);
    QCOMPARE(filter.blockedCount(), 1);
    const QList<std::pair<QString, int>> expected{
        {u"wants"_s, 2}, {u"inflight"_s, 1}, {u"blocked"_s, 1}, {u"all"_s, 3}};
    for (const auto &[facet, count] : expected) {
        filter.setFacet(facet);
        QCOMPARE(filter.rowCount(), count);
    }
    filter.setFacet(u"inflight"_s);
    model.setInFlight(u"/work/a"_s, {}); // a row leaves the facet as it changes
    QCOMPARE(filter.rowCount(), 0);
    QCOMPARE(filter.inFlightCount(), 0);
}

void TestOverviewModel::searchesInNamesAndPaths()
{
    OverviewModel model;
    OverviewFilterModel filter(model);
    model.setRepository(repository(u"harbour-core"_s, {package({})}));
    model.setRepository(repository(u"harbour-client"_s, {package({})}));
    filter.setSearch(u"HARB cli"_s);
    QCOMPARE(filter.rowCount(), 1);
    QCOMPARE(filter.field(0, u"name"_s).toString(), u"harbour-client"_s);
    filter.setSearch(u".*"_s); // words, not patterns
    QCOMPARE(filter.rowCount(), 0);
    filter.setSearch({});
    QCOMPARE(filter.rowCount(), 2);
}

void TestOverviewModel::sortsByAColumnAndTurnsRound()
{
    OverviewModel model;
    OverviewFilterModel filter(model);
    const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (const auto &[name, since] : QList<std::pair<QString, int>>{{u"a"_s, 4}, {u"b"_s, 18}, {u"c"_s, 0}}) {
        PackageRow row = package({});
        row.commitsSinceTag = since;
        model.setRepository(repository(name, {row}));
    }
    const auto order = [&] {
        QString names;
        for (int row = 0; row < filter.rowCount(); ++row)
            names += text(filter, row, OverviewModel::NameRole);
        return names;
    };
    filter.sortBy(u"since"_s);
    QCOMPARE(order(), u"bac"_s);
    filter.sortBy(u"since"_s);
    QCOMPARE(order(), u"cab"_s);
    filter.sortBy(u"name"_s);
    QCOMPARE(order(), u"abc"_s);
}

void TestOverviewModel::forgetsTheSelectionOfRowsThatGo()
{
    OverviewModel model;
    OverviewFilterModel filter(model);
    for (const QString &name : {u"a"_s, u"b"_s})
        model.setRepository(repository(name, {package({}, BumpLevel::Minor)}));
    filter.toggleSelected(0);
    QCOMPARE(filter.onlySelected(), 0);
    filter.toggleSelected(1);
    QCOMPARE(filter.selectedCount(), 2);
    QCOMPARE(filter.onlySelected(), -1);
    model.keepOnly({u"/work/b"_s});
    QCOMPARE(filter.selectedCount(), 1);
    QCOMPARE(filter.onlySelected(), 0);
    filter.clearSelection();
    QCOMPARE(filter.selectedCount(), 0);
}

QTEST_GUILESS_MAIN(TestOverviewModel)
#include "tst_overviewmodel.moc"
