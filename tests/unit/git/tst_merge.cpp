// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/libgit2git.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

/// Merging three texts, as `git merge-file` does.
class TestMerge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mergesByLines_data()
    {
        QTest::addColumn<QByteArray>("base");
        QTest::addColumn<QByteArray>("ours");
        QTest::addColumn<QByteArray>("theirs");
        QTest::addColumn<QByteArray>("merged");
        QTest::addColumn<int>("changed");
        const auto row = [](const char *name, const char *base, const char *ours, const char *theirs,
                            const char *merged, int changed) {
            QTest::newRow(name) << QByteArray(base) << QByteArray(ours) << QByteArray(theirs) << QByteArray(merged)
                                << changed;
        };
        row("nothing", "a\nb\n", "a\nb\n", "a\nb\n", "a\nb\n", 0);
        row("theirs alone", "a\nb\n", "a\nb\n", "a\nc\n", "a\nc\n", 1);
        row("ours alone", "a\nb\n", "a\nx\n", "a\nb\n", "a\nx\n", 0);
        row("far apart", "a\nb\nc\nd\n", "x\nb\nc\nd\n", "a\nb\nc\ny\nz\n", "x\nb\nc\ny\nz\n", 2);
        row("the same on both sides", "a\nb\n", "a\nx\n", "a\nx\n", "a\nx\n", 1);
        row("removed", "a\nb\nc\n", "a\nb\nc\n", "a\n", "a\n", 2);
        row("no last line end", "a\nb\nc", "x\nb\nc", "a\nb\nd", "x\nb\nd", 1);
        row("CRLF and LF stay", "a\r\nb\nc\r\nd\n", "x\r\nb\nc\r\nd\n", "a\r\nb\nc\r\ny\n", "x\r\nb\nc\r\ny\n", 1);
        row("a line end less", "a\nb\nc\n", "x\nb\nc\n", "a\nb\nc", "x\nb\nc", 1);
        row("all gone", "a\nb\n", "a\nb\n", "", "", 2);
        row("empty base", "", "a\n", "", "a\n", 0);
    }
    void mergesByLines()
    {
        QFETCH(const QByteArray, base);
        QFETCH(const QByteArray, ours);
        QFETCH(const QByteArray, theirs);
        QFETCH(const QByteArray, merged);
        QFETCH(const int, changed);
        const auto result = LibGit2Git().mergeTexts({base, ours, theirs, u"mine"_s, u"file"_s, 7});
        QVERIFY(result);
        QCOMPARE(result->text, merged);
        QVERIFY(result->clean);
        QCOMPARE(result->changed, changed);
    }

    void mergesNoZeroBytes()
    {
        const QByteArray base("a\0\nb\nc\n", 7);
        const QByteArray ours("x\0\nb\nc\n", 7);
        const QByteArray theirs("a\0\nb\nd\n", 7);
        const auto both = LibGit2Git().mergeTexts({base, ours, theirs, u"mine"_s, u"file"_s, 7});
        QVERIFY(!both);
        QCOMPARE(both.error().kind, Error::Kind::Invalid);
        QCOMPARE(LibGit2Git().mergeTexts({base, base, theirs, u"mine"_s, u"file"_s, 7})->text, theirs);
        QCOMPARE(LibGit2Git().mergeTexts({base, ours, base, u"mine"_s, u"file"_s, 7})->text, ours);
    }

    void showsBothSidesOfAConflict_data()
    {
        QTest::addColumn<QByteArray>("end");
        QTest::newRow("LF") << "\n"_ba;
        QTest::newRow("CRLF") << "\r\n"_ba;
    }
    void showsBothSidesOfAConflict()
    {
        QFETCH(const QByteArray, end);
        const auto text = [&end](const QByteArray &lines) { return QByteArray(lines).replace("\n", end); };
        const auto result =
            LibGit2Git().mergeTexts({text("a\nb\nc\n"), text("a\nx\nc\n"), text("a\ny\nc\n"), u"mine"_s, u"file"_s, 9});
        QVERIFY(result);
        QVERIFY(!result->clean);
        QCOMPARE(result->text, text("a\n<<<<<<<<< mine\nx\n=========\ny\n>>>>>>>>> file\nc\n"));
    }
};

QTEST_GUILESS_MAIN(TestMerge)
#include "tst_merge.moc"
