// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/joblogmodel.h"
#include "release/workrowmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

QList<LogLine> numbered(qsizetype from, qsizetype count, const QString &text = u"line"_s)
{
    QList<LogLine> lines;
    for (qsizetype i = 0; i < count; ++i)
        lines.append({from + i, {}, text, LogLine::Kind::Plain});
    return lines;
}

QList<WorkRow> rows(const QString &keys)
{
    QList<WorkRow> list;
    for (const QChar key : keys) {
        WorkRow row;
        row.key = key.toLower();
        row.title = key; // an upper case letter: the same row with another title
        list.append(row);
    }
    return list;
}

QString titles(const WorkRowModel &model)
{
    QString text;
    for (int row = 0; row < model.count(); ++row)
        text += model.data(model.index(row), WorkRowModel::TitleRole).toString();
    return text;
}

} // namespace

class TestJobLogModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLongLogKeepsItsEnd()
    {
        JobLogModel model;
        const QAbstractItemModelTester tester(&model);
        model.append(numbered(1, JobLogModel::limit - 1));
        QCOMPARE(model.left(), 0);
        model.append(numbered(JobLogModel::limit, 3));
        QCOMPARE(model.count(), JobLogModel::limit);
        QCOMPARE(model.left(), 2);
        QCOMPARE(model.data(model.index(0), JobLogModel::NumberRole).toInt(), 3);
        model.append(numbered(JobLogModel::limit + 3, 2 * JobLogModel::limit));
        QCOMPARE(model.count(), JobLogModel::limit);
        QCOMPARE(model.left(), 2 * JobLogModel::limit + 2);
        model.clear();
        QCOMPARE(model.count(), 0);
        QCOMPARE(model.left(), 0);
    }

    void linesAreSelectedBothWaysAndStaySoWhileTheLogGrows()
    {
        JobLogModel model;
        const QAbstractItemModelTester tester(&model);
        model.append(numbered(1, 2, u"first"_s) + numbered(3, 1, u"second"_s) + numbered(4, 2, u"last"_s));
        QCOMPARE(model.selectedText(), u"first\nfirst\nsecond\nlast\nlast\n"_s);
        model.select(2);
        model.selectTo(1);
        QCOMPARE(model.selectedCount(), 2);
        QCOMPARE(model.selectedText(), u"first\nsecond\n"_s);
        model.selectTo(99);
        QCOMPARE(model.selectedText(), u"second\nlast\nlast\n"_s);
        QVERIFY(!model.data(model.index(1), JobLogModel::SelectedRole).toBool());
        QVERIFY(model.data(model.index(4), JobLogModel::SelectedRole).toBool());

        model.append(numbered(6, JobLogModel::limit - 2)); // the first three go
        QCOMPARE(model.selectedText(), u"last\nlast\n"_s);
        model.append(numbered(JobLogModel::limit + 4, 2));
        QCOMPARE(model.selectedCount(), 0);
        model.selectAll();
        QCOMPARE(model.selectedCount(), JobLogModel::limit);
        model.clear();
        QCOMPARE(model.selectedCount(), 0);
        model.selectTo(3);
        QCOMPARE(model.selectedCount(), 0);
    }

    void aSearchGoesRound()
    {
        JobLogModel model;
        const QAbstractItemModelTester tester(&model);
        model.append(numbered(1, 2) + numbered(3, 1, u"An Error here"_s) + numbered(4, 1) +
                     numbered(5, 1, u"error again"_s));
        model.seek(u"ERROR"_s);
        QCOMPARE(model.found(), 2);
        QCOMPARE(model.foundRow(), 2);
        QCOMPARE(model.data(model.index(2), JobLogModel::MatchRole).toInt(), 2);
        QCOMPARE(model.data(model.index(4), JobLogModel::MatchRole).toInt(), 1);
        model.seekNext(true);
        QCOMPARE(model.foundRow(), 4);
        model.seekNext(true);
        QCOMPARE(model.foundRow(), 2);
        model.seekNext(false);
        QCOMPARE(model.foundRow(), 4);
        // What comes later is searched too, and the place stays.
        model.append(numbered(6, 1, u"a third error"_s));
        QCOMPARE(model.found(), 3);
        QCOMPARE(model.foundRow(), 4);
        model.seek(u"nowhere"_s);
        QCOMPARE(model.found(), 0);
        QCOMPARE(model.foundRow(), -1);
        model.seekNext(true);
        QCOMPARE(model.foundRow(), -1);
        model.seek({});
        QCOMPARE(model.data(model.index(2), JobLogModel::MatchRole).toInt(), 0);
    }

    void rowsChangeInPlace_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<int>("inserted");
        QTest::addColumn<int>("removed");
        QTest::addColumn<int>("moved");
        QTest::addColumn<int>("changed");
        QTest::newRow("same") << u"abc"_s << u"abc"_s << 0 << 0 << 0 << 0;
        QTest::newRow("one changes") << u"abc"_s << u"aBc"_s << 0 << 0 << 0 << 1;
        QTest::newRow("from nothing") << u""_s << u"ab"_s << 2 << 0 << 0 << 0;
        QTest::newRow("to nothing") << u"ab"_s << u""_s << 0 << 1 << 0 << 0;
        QTest::newRow("the last goes first") << u"abc"_s << u"Cab"_s << 0 << 0 << 1 << 1;
        QTest::newRow("one comes between") << u"ac"_s << u"abc"_s << 1 << 0 << 0 << 0;
        QTest::newRow("others") << u"abc"_s << u"xy"_s << 2 << 1 << 0 << 0;
    }
    void rowsChangeInPlace()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        WorkRowModel model;
        const QAbstractItemModelTester tester(&model);
        model.setRows(rows(before));
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setRows(rows(after));
        QCOMPARE(titles(model), after);
        QTEST(int(inserted.count()), "inserted");
        QTEST(int(removed.count()), "removed");
        QTEST(int(moved.count()), "moved");
        QTEST(int(changed.count()), "changed");
        QCOMPARE(reset.count(), 0);
    }
};

QTEST_GUILESS_MAIN(TestJobLogModel)
#include "tst_joblogmodel.moc"
