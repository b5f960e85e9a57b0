// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "shell/palettemodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

class TestPaletteModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fitsLettersInTheirOrderOnly_data();
    void fitsLettersInTheirOrderOnly();
    void putsTheBestFitFirstAndKeepsTheOrderOtherwise();
};

void TestPaletteModel::fitsLettersInTheirOrderOnly_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<bool>("fits");
    QTest::newRow("nothing typed") << QString() << true;
    QTest::newRow("its beginning") << u"rel"_s << true;
    QTest::newRow("beginnings of words") << u"rhc"_s << true;
    QTest::newRow("another case, with a space") << u"HARB core"_s << true;
    QTest::newRow("the wrong order") << u"coreharb"_s << false;
    QTest::newRow("a letter too many") << u"harbour-coree"_s << false;
}

void TestPaletteModel::fitsLettersInTheirOrderOnly()
{
    QFETCH(const QString, query);
    QTEST(fuzzyScore(query, u"Release harbour-core…"_s) >= 0, "fits");
}

void TestPaletteModel::putsTheBestFitFirstAndKeepsTheOrderOtherwise()
{
    PaletteModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVariantList commands;
    for (const QString &label : {u"Scan again"_s, u"Open the settings"_s, u"Release seaside"_s})
        commands.append(QVariantMap{{u"label"_s, label}, {u"act"_s, label.toLower()}});
    model.setCommands(commands);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.command(0).value(u"act"_s).toString(), u"scan again"_s);
    model.setQuery(u"se"_s);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, 0).data(PaletteModel::LabelRole).toString(), u"Open the settings"_s);
    model.setQuery(u"zz"_s);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(model.command(0).isEmpty());
}

QTEST_GUILESS_MAIN(TestPaletteModel)
#include "tst_palettemodel.moc"
