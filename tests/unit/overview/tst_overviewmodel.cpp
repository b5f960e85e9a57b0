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
    row.path = u"/clones/"_s + name;
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
    void keepsRowsByPathWhateverTheOrderOfArrival();
    void changesRowsInPlaceWithoutAReset();
    void showsHostileNamesAsPlainVisibleText();
    void keepsARowForARepositoryWithAnError();
    void turnsTheActionIntoWatchingWhileAReleaseRuns();
    void countsFacetsAndFiltersByThem();
    void searchesInNamesAndPaths();
    void sortsByAColumnAndTurnsRound();
    void forgetsTheSelectionOfRowsThatGo();
    void sortsByAnotherColumnWhereTheFirstDoesNotDecide();
    void sortsVersionsByTheirRank_data();
    void sortsVersionsByTheirRank();
    void sortsNamesAsPeopleDo();
    void filtersByFacets();
    void groupsByFolderOrganisationAndStage();
    void takesAViewAsAWhole();
    void saysWhatWaitsForARelease();
    void saysHowOldAValueIs();
    void keepsShowingTheSameRowsWhileOthersCome();
};

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
    model.keepOnly({u"/clones/b"_s});
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
    model.setInFlight(u"/clones/a"_s,
                      ReleaseInFlight{u"."_s, u"2.0.0"_s, u"r1"_s, true}); // known before the scan has come so far
    model.setRepository(repository(u"a"_s, {package({}, BumpLevel::Minor)}));
    QCOMPARE(text(model, 0, OverviewModel::ActionLabelRole), u"Watch"_s);
    QCOMPARE(text(model, 0, OverviewModel::NextVersionRole), u"2.0.0"_s);
    model.setInFlight(u"/clones/a"_s, ReleaseInFlight{u"."_s, u"2.0.0"_s, u"r1"_s, false});
    QCOMPARE(text(model, 0, OverviewModel::ActionLabelRole), u"Resume"_s);
    model.setInFlight(u"/clones/a"_s, {});
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
    model.setInFlight(u"/clones/a"_s, ReleaseInFlight{u"."_s, u"1.5.0"_s, u"r1"_s, true});
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
    model.setInFlight(u"/clones/a"_s, {}); // a row leaves the facet as it changes
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
    model.keepOnly({u"/clones/b"_s});
    QCOMPARE(filter.selectedCount(), 1);
    QCOMPARE(filter.onlySelected(), 0);
    filter.clearSelection();
    QCOMPARE(filter.selectedCount(), 0);
}

namespace
{

QString namesOf(const OverviewFilterModel &filter)
{
    QStringList names;
    for (int row = 0; row < filter.rowCount(); ++row)
        names.append(text(filter, row, OverviewModel::NameRole));
    return names.join(u' ');
}

} // namespace

void TestOverviewModel::sortsByAnotherColumnWhereTheFirstDoesNotDecide()
{
    OverviewModel model;
    OverviewFilterModel filter(model);
    const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (const auto &[name, since] :
         QList<std::pair<QString, int>>{{u"a"_s, 4}, {u"b"_s, 18}, {u"c"_s, 4}, {u"d"_s, 18}}) {
        PackageRow row = package({});
        row.commitsSinceTag = since;
        model.setRepository(repository(name, {row}));
    }
    filter.sortBy(u"since"_s);
    QCOMPARE(namesOf(filter), u"b d a c"_s);
    filter.sortBy(u"name"_s, true);
    filter.sortBy(u"name"_s, true); // turned round
    QCOMPARE(filter.sorting(), (QStringList{u"since"_s, u"-name"_s}));
    QCOMPARE(namesOf(filter), u"d b c a"_s);
    filter.sortBy(u"name"_s); // alone again
    QCOMPARE(filter.sorting(), QStringList{u"name"_s});
    QCOMPARE(namesOf(filter), u"a b c d"_s);
    filter.setSorting({u"no-such-column"_s, u"-name"_s});
    QCOMPARE(namesOf(filter), u"d c b a"_s);
}

void TestOverviewModel::sortsVersionsByTheirRank_data()
{
    QTest::addColumn<VersionScheme>("scheme");
    QTest::addColumn<QStringList>("ascending");
    // PEP 440's own example of the order, and numbers of any size.
    QTest::newRow("PEP 440") << VersionScheme::Pep440 << QStringList{u"0.9"_s,           u"0.10"_s,
                                                                     u"1.dev0"_s,        u"1.0.dev456"_s,
                                                                     u"1.0a1"_s,         u"1.0a2.dev456"_s,
                                                                     u"1.0a12.dev456"_s, u"1.0a12"_s,
                                                                     u"1.0b1.dev456"_s,  u"1.0b2"_s,
                                                                     u"1.0rc1.dev4"_s,   u"1.0rc1"_s,
                                                                     u"1.0"_s,           u"1.0.post456.dev34"_s,
                                                                     u"1.0.post456"_s,   u"1.0.15"_s,
                                                                     u"1.1.dev1"_s,      u"1.10"_s,
                                                                     u"2026.1"_s,        u"99999999999999999999.0"_s,
                                                                     u"1!0.1"_s};
    // SemVer 2.0, section 11.
    QTest::newRow("SemVer") << VersionScheme::SemVer
                            << QStringList{
                                   u"0.9.0"_s,      u"1.0.0-alpha"_s,  u"1.0.0-alpha.1"_s, u"1.0.0-alpha.beta"_s,
                                   u"1.0.0-beta"_s, u"1.0.0-beta.2"_s, u"1.0.0-beta.11"_s, u"1.0.0-rc.1"_s,
                                   u"1.0.0"_s,      u"2.1.0"_s,        u"2.10.0"_s};
}

void TestOverviewModel::sortsVersionsByTheirRank()
{
    QFETCH(const VersionScheme, scheme);
    QFETCH(const QStringList, ascending);
    for (qsizetype i = 0; i < ascending.size(); ++i) {
        for (qsizetype j = 0; j < ascending.size(); ++j) {
            const auto a = Version::parse(ascending[i], scheme);
            const auto b = Version::parse(ascending[j], scheme);
            QVERIFY(a && b);
            const bool below = versionSortKey(ascending[i], scheme) < versionSortKey(ascending[j], scheme);
            QVERIFY2(below == (i < j), qPrintable(ascending[i] + u" and "_s + ascending[j]));
            QCOMPARE(below, *a < *b);
        }
    }
    QCOMPARE(versionSortKey(u"1.0"_s, VersionScheme::Pep440), versionSortKey(u"1.0.0"_s, VersionScheme::Pep440));
    QVERIFY(versionSortKey(u"none"_s, scheme) < versionSortKey(ascending.constFirst(), scheme));
}

void TestOverviewModel::sortsNamesAsPeopleDo()
{
    const QStringList ascending{u"anchor"_s, u"Buoy"_s, u"dock-2"_s, u"dock-10"_s, u"école"_s, u"Ecru"_s, u"Zug"_s};
    for (qsizetype i = 1; i < ascending.size(); ++i)
        QVERIFY2(nameSortKey(ascending[i - 1]) < nameSortKey(ascending[i]), qPrintable(ascending[i]));
    QCOMPARE(nameSortKey(u"DOCK-02"_s), nameSortKey(u"dock-2"_s));
}

void TestOverviewModel::filtersByFacets()
{
    OverviewModel model;
    OverviewFilterModel filter(model);
    const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto add = [&](const QString &name, const QString &remote, const QString &flow, int modified, int security) {
        PackageRow row = package({}, BumpLevel::Patch);
        row.flow = flow;
        row.unreleased.securityCommits = security;
        RepositoryRow each = repository(name, {row});
        each.remote = remote;
        each.state.modified = modified;
        model.setRepository(each);
    };
    add(u"a"_s, u"harbour/a"_s, u"rc-gated"_s, 0, 0);
    add(u"b"_s, u"harbour/b"_s, u"tag-only"_s, 1, 2);
    add(u"c"_s, u"fleet/c"_s, u"rc-gated"_s, 1, 0);
    add(u"d"_s, {}, u"direct"_s, 0, 0);
    const auto shown = [&](const QStringList &filters) {
        filter.setFilters(filters);
        return namesOf(filter);
    };
    QCOMPARE(shown({u"organisation:harbour"_s}), u"a b"_s);
    QCOMPARE(shown({u"organisation:harbour"_s, u"organisation:fleet"_s}), u"a b c"_s); // one of them
    QCOMPARE(shown({u"organisation:harbour"_s, u"flow:rc-gated"_s}), u"a"_s);          // and
    QCOMPARE(shown({u"is:changed"_s}), u"b c"_s);
    QCOMPARE(shown({u"is:changed"_s, u"is:security"_s}), u"b"_s); // all of them
    QCOMPARE(shown({u"organisation:harbou"_s}), QString());       // whole values
    QCOMPARE(shown({}), u"a b c d"_s);
    filter.toggleFilter(u"flow:direct"_s);
    QCOMPARE(namesOf(filter), u"d"_s);
    filter.toggleFilter(u"flow:direct"_s);
    QCOMPARE(namesOf(filter), u"a b c d"_s);
    filter.setSearch(u"IS:sec"_s); // by its beginning, where it is typed
    QCOMPARE(namesOf(filter), u"b"_s);
    filter.setSearch(u"flow:rc fleet"_s);
    QCOMPARE(namesOf(filter), u"c"_s);
    QVariantMap found;
    const QVariantList choices = filter.choices();
    for (const QVariant &choice : choices)
        found.insert(choice.toMap()[u"filter"_s].toString(), choice.toMap()[u"count"_s]);
    QCOMPARE(found[u"organisation:harbour"_s].toInt(), 2); // of all rows, whatever is shown
    QCOMPARE(found[u"is:security"_s].toInt(), 1);
    QCOMPARE(choices.first().toMap()[u"dimension"_s].toString(), u"is"_s);
}

void TestOverviewModel::groupsByFolderOrganisationAndStage()
{
    OverviewModel model;
    OverviewFilterModel filter(model);
    const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto add = [&](const QString &path, const QString &remote, std::optional<BumpLevel> bump, int modified) {
        RepositoryRow each = repository(path.section(u'/', -1), {package({}, bump)});
        each.path = path;
        each.remote = remote;
        each.state.modified = modified;
        model.setRepository(each);
    };
    add(u"/x/a"_s, {}, BumpLevel::Minor, 0);
    add(u"/y/b"_s, u"harbour/b"_s, {}, 0);
    add(u"/x/c"_s, u"harbour/c"_s, BumpLevel::Promote, 0);
    add(u"/y/d"_s, u"fleet/d"_s, BumpLevel::Patch, 3);
    const auto groups = [&] {
        QStringList list;
        for (int row = 0; row < filter.rowCount(); ++row)
            list.append(filter.field(row, u"group"_s).toString());
        list.removeDuplicates();
        return list;
    };
    filter.setGroup(u"folder"_s);
    QCOMPARE(groups(), (QStringList{u"/x"_s, u"/y"_s}));
    QCOMPARE(namesOf(filter), u"a c b d"_s);
    QCOMPARE(filter.groupCount(u"/x"_s), 2);
    filter.sortBy(u"name"_s);
    filter.sortBy(u"name"_s); // within the groups
    QCOMPARE(namesOf(filter), u"c a d b"_s);
    filter.setGroup(u"organisation"_s);
    QCOMPARE(groups(), (QStringList{u"fleet"_s, u"harbour"_s, u"On no forge"_s}));
    filter.setGroup(u"stage"_s);
    QCOMPARE(groups(), (QStringList{u"Blocked"_s, u"Candidate"_s, u"Wants release"_s, u"Nothing to release"_s}));
    model.setInFlight(u"/x/a"_s, ReleaseInFlight{u"."_s, u"1.5.0"_s, u"r1"_s, true});
    QCOMPARE(groups().first(), u"In flight"_s);
    filter.setGroup({});
    QCOMPARE(groups(), QStringList{QString()});
}

void TestOverviewModel::takesAViewAsAWhole()
{
    OverviewModel model;
    OverviewFilterModel filter(model);
    for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
        model.setRepository(repository(name, {package({}, BumpLevel::Minor)}));
    const SavedView view{u"mine"_s, {}, u"wants"_s, {u"flow:rc-gated"_s}, u"stage"_s, {u"-name"_s}, {u"version"_s}};
    const QSignalSpy columns(&filter, &OverviewFilterModel::columnsChanged);
    filter.setView(view);
    QCOMPARE(namesOf(filter), u"c b a"_s);
    QCOMPARE(filter.view(), view);
    QCOMPARE(columns.size(), 1);
    filter.toggleAll();
    QCOMPARE(filter.selectedCount(), 3);
    filter.toggleSelected(0);
    QCOMPARE(filter.selectedCount(), 2);
    filter.toggleAll();
    QCOMPARE(filter.selectedCount(), 3);
    filter.toggleAll();
    QCOMPARE(filter.selectedCount(), 0);
}

void TestOverviewModel::saysWhatWaitsForARelease()
{
    PackageRow row = package({}, BumpLevel::Minor);
    row.evidence.features = 3;
    row.evidence.fixes = 5;
    row.evidence.others = 10;
    row.evidence.breaking = 1;
    row.unreleased.oldestFix = QDateTime::currentDateTimeUtc().addDays(-12);
    row.unreleased.securityCommits = 1;
    row.unreleased.securityEntries = 2;
    OverviewModel model;
    model.setRepository(repository(u"a"_s, {row}));
    QCOMPARE(text(model, 0, OverviewModel::WorkRole), u"3 feat · 5 fix"_s);
    QCOMPARE(text(model, 0, OverviewModel::FixAgeRole), u"12 days"_s);
    QCOMPARE(text(model, 0, OverviewModel::SecurityRole), u"3"_s);
    QCOMPARE(text(model, 0, OverviewModel::WorkDetailRole),
             u"3 features, 5 fixes, 10 others\n1 breaking change\nThe oldest fix was committed 12 days ago\n"
             "1 commit about security\n2 security entries in the changelog"_s);
}

void TestOverviewModel::saysHowOldAValueIs()
{
    OverviewModel model;
    OverviewFilterModel filter(model);
    const QDateTime then = QDateTime::currentDateTimeUtc().addSecs(-3 * 3600);
    model.setRepository(repository(u"a"_s, {package({})}), {CellSource::Kind::Recalled, then, true});
    QCOMPARE(text(model, 0, OverviewModel::SourceTextRole), u"As it was 3 hours ago; not read again since"_s);
    filter.setFilters({u"is:stale"_s});
    QCOMPARE(filter.rowCount(), 1);
    model.setRepository(repository(u"a"_s, {package({})})); // now it is read
    QCOMPARE(text(model, 0, OverviewModel::SourceTextRole), QString());
    QCOMPARE(filter.rowCount(), 0);
    model.setRepository(repository(u"a"_s, {package({})}), {CellSource::Kind::Asked, then, true});
    QCOMPARE(text(model, 0, OverviewModel::SourceTextRole),
             u"As it was 3 hours ago; the service cannot be asked now"_s);
}

void TestOverviewModel::keepsShowingTheSameRowsWhileOthersCome()
{
    OverviewModel model;
    OverviewFilterModel filter(model);
    const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (const QString &name : {u"b"_s, u"d"_s})
        model.setRepository(repository(name, {package({})}));
    const QString key = filter.keyAt(1);
    const QSignalSpy resets(&filter, &OverviewFilterModel::modelReset);
    const QSignalSpy inserts(&filter, &OverviewFilterModel::rowsInserted);
    QList<RepositoryRow> many;
    for (int i = 0; i < 100; ++i)
        many.append(repository(u"c%1"_s.arg(i), {package({})}));
    model.setRepositories(many);
    QTRY_COMPARE(filter.rowCount(), 102); // a moment later where the machine is slow
    QCOMPARE(inserts.size(), 1);          // at once
    QCOMPARE(filter.rowOf(key), 101);
    QCOMPARE(filter.rowOf(u"nothing"_s), -1);
    filter.setSearch(u"c1"_s);
    QCOMPARE(filter.rowCount(), 11);
    QCOMPARE(resets.size(), 0);
}

QTEST_GUILESS_MAIN(TestOverviewModel)
#include "tst_overviewmodel.moc"
