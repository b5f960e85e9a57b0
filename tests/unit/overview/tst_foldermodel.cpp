// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "overview/foldermodel.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

QStringList names(const FolderModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names.append(model.index(row, 0).data(FolderModel::NameRole).toString());
    return names;
}

} // namespace

class TestFolderModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsSubFoldersOnlySortedByName();
    void showsHostileNamesAsPlainVisibleText();
    void opensAFolderByTheNameItHasNotTheOneShown();
    void goesUpToTheFolderItCameFrom();
    void keepsItsRowsWhenAFolderCannotBeRead();
    void showsTheFolderThatWasOpenedLast();
    void limitsTheNumberOfRows();
    void takesATypedPath();
};

void TestFolderModel::showsSubFoldersOnlySortedByName()
{
    const QTemporaryDir scratch;
    QDir folder(scratch.path());
    for (const QString &name : {u"beta"_s, u"Alpha"_s, u"gamma"_s, u".hidden"_s})
        QVERIFY(folder.mkdir(name));
    QFile file(folder.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(QFile::link(folder.filePath(u"beta"_s), folder.filePath(u"link"_s)));
    FolderModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.open(scratch.path());
    QVERIFY(model.loading());
    QTRY_VERIFY(!model.loading());
    QCOMPARE(names(model), QStringList({u".."_s, u"Alpha"_s, u"beta"_s, u"gamma"_s}));
    QCOMPARE(model.path(), scratch.path());
    QVERIFY(!model.truncated());
    QCOMPARE(model.errorMessage(), QString());
}

void TestFolderModel::showsHostileNamesAsPlainVisibleText()
{
    const QTemporaryDir scratch;
    QDir folder(scratch.path());
    for (const QString &name : {u"<img src=x>"_s, u"a\x1b[31m"_s, u"b\u202Ec"_s, u"d\ne"_s})
        QVERIFY(folder.mkdir(name));
    FolderModel model;
    model.open(scratch.path());
    QTRY_VERIFY(!model.loading());
    QCOMPARE(names(model), QStringList({u".."_s, u"<img src=x>"_s, u"a⟨U+001B⟩[31m"_s, u"b⟨U+202E⟩c"_s, u"d e"_s}));
}

void TestFolderModel::opensAFolderByTheNameItHasNotTheOneShown()
{
    const QTemporaryDir scratch;
    const QString hostile = scratch.path() + u"/<img src=x>%41\x1b\n#?"_s;
    QVERIFY(QDir().mkpath(hostile + u"/inner"_s));
    FolderModel model;
    model.open(scratch.path());
    QTRY_COMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(1, 0).data(FolderModel::PathRole).toString(), hostile);
    model.open(model.pathAt(1));
    QTRY_COMPARE(model.path(), hostile);
    QCOMPARE(names(model), QStringList({u".."_s, u"inner"_s}));
    QVERIFY(model.shownPath() != hostile);
    QCOMPARE(model.chosen(model.shownPath()).toLocalFile(), hostile);
}

void TestFolderModel::goesUpToTheFolderItCameFrom()
{
    const QTemporaryDir scratch;
    for (const QString &name : {u"/a"_s, u"/b"_s, u"/c"_s})
        QVERIFY(QDir().mkpath(scratch.path() + name));
    FolderModel model;
    model.open(scratch.path() + u"/b"_s);
    QTRY_VERIFY(!model.loading());
    QCOMPARE(model.pathAt(0), scratch.path());
    model.up();
    QTRY_COMPARE(model.path(), scratch.path());
    QCOMPARE(model.firstRow(), 2);
    model.open(u"/"_s);
    QTRY_COMPARE(model.path(), u"/"_s);
    QVERIFY(!names(model).contains(u".."_s));
    model.up(); // there is nothing above
    QVERIFY(!model.loading());
    QCOMPARE(model.pathAt(-1), QString());
}

void TestFolderModel::keepsItsRowsWhenAFolderCannotBeRead()
{
    const QTemporaryDir scratch;
    QVERIFY(QDir().mkpath(scratch.path() + u"/a"_s));
    FolderModel model;
    model.open(scratch.path());
    QTRY_VERIFY(!model.loading());
    const QSignalSpy resets(&model, &FolderModel::modelReset);
    model.open(scratch.path() + u"/none"_s);
    QTRY_VERIFY(!model.loading());
    QVERIFY(model.errorMessage().contains(u"/none"_s));
    QCOMPARE(model.path(), scratch.path());
    QCOMPARE(resets.size(), 0);
    model.open(scratch.path() + u"/a"_s);
    QTRY_VERIFY(!model.loading());
    QCOMPARE(model.errorMessage(), QString());
}

void TestFolderModel::showsTheFolderThatWasOpenedLast()
{
    const QTemporaryDir scratch;
    QVERIFY(QDir().mkpath(scratch.path() + u"/a"_s));
    FolderModel model;
    const QSignalSpy opened(&model, &FolderModel::opened);
    for (int i = 0; i < 5; ++i)
        model.open(scratch.path());
    model.open(scratch.path() + u"/a"_s);
    QTRY_VERIFY(!model.loading());
    QCOMPARE(model.path(), scratch.path() + u"/a"_s);
    QCOMPARE(opened.size(), 1);
}

void TestFolderModel::limitsTheNumberOfRows()
{
    const QTemporaryDir scratch;
    QDir folder(scratch.path());
    for (qsizetype i = 0; i <= FolderModel::maxFolders; ++i)
        QVERIFY(folder.mkdir(u"f%1"_s.arg(i, 4, 10, QChar(u'0'))));
    FolderModel model;
    model.open(scratch.path());
    QTRY_VERIFY(!model.loading());
    QCOMPARE(model.rowCount(), int(FolderModel::maxFolders) + 1);
    QVERIFY(model.truncated());
    QCOMPARE(names(model).last(), u"f1999"_s);
}

void TestFolderModel::takesATypedPath()
{
    const QTemporaryDir scratch;
    QVERIFY(QDir().mkpath(scratch.path() + u"/a"_s));
    FolderModel model;
    model.open({});
    QTRY_COMPARE(model.path(), QDir::homePath());
    QCOMPARE(model.chosen(scratch.path() + u"/a/../a/"_s).toLocalFile(), scratch.path() + u"/a"_s);
    QCOMPARE(model.chosen(u"~"_s).toLocalFile(), QDir::homePath());
    QVERIFY(model.chosen(scratch.path() + u"/none"_s).isEmpty());
    QVERIFY(model.errorMessage().contains(u"/none"_s));
    QVERIFY(!model.chosen(scratch.path()).isEmpty());
    QCOMPARE(model.errorMessage(), QString());
}

QTEST_GUILESS_MAIN(TestFolderModel)
#include "tst_foldermodel.moc"
