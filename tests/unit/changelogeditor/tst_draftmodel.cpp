// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/draftmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{
DraftEntry entry(const QString &type, const QString &scope, const QString &author, const QString &subject,
                 bool breaking = false)
{
    DraftEntry made;
    made.section = type == u"fix"_s ? u"Fixed"_s : u"Added"_s;
    made.type = type;
    made.scope = scope;
    made.author = author;
    made.subject = subject;
    made.commit = u"0123456789abcdef"_s;
    made.breaking = breaking;
    return made;
}

const QList<DraftEntry> entries{entry(u"fix"_s, u"api"_s, u"kim"_s, u"a"_s), entry(u"feat"_s, {}, u"jo"_s, u"b"_s),
                                entry(u"feat"_s, u"API"_s, u"kim"_s, u"c"_s, true),
                                entry(u"fix"_s, u"cli"_s, u"jo"_s, u"d"_s)};

/// "group/subject" of the first row of each group, and the others' subjects.
QStringList rows(const DraftModel &model)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QString group = model.index(row).data(DraftModel::GroupRole).toString();
        lines += (group.isEmpty() ? QString() : group + u'/') + model.index(row).data(DraftModel::TextRole).toString();
    }
    return lines;
}

QStringList keys(const DraftModel &model)
{
    QStringList names;
    for (const QVariant &filter : model.filters()) {
        const QVariantMap map = filter.toMap();
        names += map[u"key"_s].toString() + u' ' + map[u"detail"_s].toString() +
                 (map[u"checked"_s].toBool() ? u" on"_s : QString());
    }
    return names;
}
} // namespace

class TestDraftModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void groups_data()
    {
        QTest::addColumn<QString>("grouping");
        QTest::addColumn<QStringList>("after");
        QTest::newRow("none") << QString() << QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s};
        QTest::newRow("no such") << u"colour"_s << QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s};
        QTest::newRow("type") << u"type"_s << QStringList{u"feat/b"_s, u"c"_s, u"fix/a"_s, u"d"_s};
        QTest::newRow("scope") << u"scope"_s << QStringList{u"api/a"_s, u"c"_s, u"cli/d"_s, u"No scope/b"_s};
        QTest::newRow("author") << u"author"_s << QStringList{u"jo/b"_s, u"d"_s, u"kim/a"_s, u"c"_s};
        QTest::newRow("breaking") << u"breaking"_s << QStringList{u"Breaking/c"_s, u"Others/a"_s, u"b"_s, u"d"_s};
    }
    void groups()
    {
        QFETCH(const QString, grouping);
        QFETCH(const QStringList, after);
        DraftModel model;
        const QAbstractItemModelTester tester(&model);
        model.setEntries(entries);
        model.setGrouping(grouping);
        QCOMPARE(rows(model), after);
        QCOMPARE(model.at(0)->subject, after.first().section(u'/', -1));
        model.setGrouping({});
        QCOMPARE(rows(model), (QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s}));
    }

    void filters()
    {
        DraftModel model;
        const QAbstractItemModelTester tester(&model);
        model.setEntries(entries);
        QCOMPARE(keys(model),
                 (QStringList{u"breaking:breaking 1"_s, u"type:feat 2"_s, u"type:fix 2"_s, u"scope:API 1"_s,
                              u"scope:api 1"_s, u"scope:cli 1"_s, u"author:jo 2"_s, u"author:kim 2"_s}));
        model.toggleFilter(u"author:kim"_s);
        QCOMPARE(rows(model), (QStringList{u"a"_s, u"c"_s}));
        QVERIFY(keys(model).contains(u"author:kim 2 on"_s));
        model.toggleFilter(u"type:feat"_s); // another kind narrows
        QCOMPARE(rows(model), QStringList{u"c"_s});
        model.toggleFilter(u"type:fix"_s); // one of the same kind widens
        QCOMPARE(rows(model), (QStringList{u"a"_s, u"c"_s}));
        QCOMPARE(model.filterCount(), 3);
        QCOMPARE(model.total(), 4);
        model.toggleFilter(u"author:kim"_s);
        QCOMPARE(model.rowCount(), 4);
        model.clearFilters();
        model.toggleFilter(u"breaking:breaking"_s);
        model.setGrouping(u"scope"_s);
        QCOMPARE(rows(model), QStringList{u"API/c"_s});
    }

    void dropsAFilterForWhatIsNotThereAnyMore()
    {
        DraftModel model;
        model.setEntries(entries);
        model.toggleFilter(u"scope:cli"_s);
        QCOMPARE(rows(model), QStringList{u"d"_s});
        model.setEntries(entries.first(3)); // "d" was taken in
        QCOMPARE(model.filterCount(), 0);
        QCOMPARE(rows(model), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    }
};

QTEST_GUILESS_MAIN(TestDraftModel)
#include "tst_draftmodel.moc"
