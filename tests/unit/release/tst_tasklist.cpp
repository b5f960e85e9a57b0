// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/tasklist.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

class TestTaskList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheBoxes_data()
    {
        QTest::addColumn<QByteArray>("markdown");
        QTest::addColumn<QStringList>("boxes"); // "line x text"
        const auto row = [](const char *name, const QByteArray &markdown, const QStringList &boxes) {
            QTest::newRow(name) << markdown << boxes;
        };
        row("empty", "", {});
        row("prose", "# Launch\n\nNothing [ ] to tick.\n", {});
        // GitHub Flavored Markdown, examples 279 and 280.
        row("example 279", "- [ ] foo\n- [x] bar\n", {u"1   foo"_s, u"2 x bar"_s});
        row("example 280", "- [x] foo\n  - [ ] bar\n  - [x] baz\n- [ ] bim\n",
            {u"1 x foo"_s, u"2   bar"_s, u"3 x baz"_s, u"4   bim"_s});
        row("other bullets, a capital X", "* [X] foo\n+ [ ] bar\n", {u"1 x foo"_s, u"2   bar"_s});
        row("numbers", "1. [ ] foo\n2) [x] bar\n", {u"1   foo"_s, u"2 x bar"_s});
        row("below a heading", "# Launch\n\nBefore:\n\n- [ ] foo\n", {u"5   foo"_s});
        row("in code", "```\n- [ ] foo\n```\n\n    - [ ] bar\n", {});
        row("in a comment", "<!--\n- [ ] foo\n-->\n", {});
        row("marked up", "- [ ] **Tell** `press`, [all](https://x.example)\n", {u"1   Tell press, all"_s});
        row("over two lines", "- [ ] foo\n  bar\n", {u"1   foo bar"_s});
        row("carriage returns", "- [ ] foo\r\n- [x] bar\r\n", {u"1   foo"_s, u"2 x bar"_s});
        row("no box without a blank", "- [ ]foo\n- []\n", {});
    }
    void findsTheBoxes()
    {
        QFETCH(QByteArray, markdown);
        QStringList found;
        for (const TaskBox &box : taskBoxes(markdown))
            found.append(u"%1 %2 %3"_s.arg(box.line).arg(box.ticked ? u"x"_s : u" "_s, box.text));
        QTEST(found, "boxes");
    }

    void deepNestingEnds()
    {
        QByteArray markdown;
        for (int i = 0; i < 2000; ++i)
            markdown += QByteArray(2 * i, ' ') + "- [ ] deep\n";
        QVERIFY(!taskBoxes(markdown).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestTaskList)
#include "tst_tasklist.moc"
