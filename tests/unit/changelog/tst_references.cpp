// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/references.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{
QDateTime day(int number)
{
    return {QDate(2026, 1, number), QTime(12, 0), Qt::UTC};
}

Changelog changelog(const QByteArray &entries)
{
    const auto read = Changelog::parse("# Changelog\n\n## 1.0.0 - 2026-01-01\n\n" + entries, u"CHANGELOG.md"_s);
    if (!read)
        qFatal("%s", qPrintable(read.error().message));
    return *read;
}

QStringList shown(const QList<KnownReference> &references)
{
    QStringList all;
    for (const KnownReference &reference : references)
        all += reference.text() + u' ' + (reference.title.isEmpty() ? u'~' + reference.mention : reference.title);
    return all;
}
} // namespace

/// What is offered while "#" is typed.
class TestReferences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsCommits_data()
    {
        QTest::addColumn<QString>("message");
        QTest::addColumn<QStringList>("known");
        const auto row = [](const char *name, const QString &message, const QStringList &known) {
            QTest::newRow(name) << message << known;
        };
        row("a squash merge", u"feat: moorings (#7)\n\nCloses #3\n"_s,
            {u"#3 ~feat: moorings"_s, u"#7 feat: moorings"_s});
        row("a merge of GitHub", u"Merge pull request #212 from kim/moor\n\nMoorings for a season\n"_s,
            {u"#212 Moorings for a season"_s});
        row("a merge of GitLab",
            u"Merge branch 'moor' into 'main'\n\nMoorings\n\nSee merge request harbour/core!31\n"_s,
            {u"!31 Moorings"_s});
        row("a merge of Bitbucket", u"Merged in moor (pull request #5)\n\nMoorings\n"_s, {u"#5 Moorings"_s});
        row("GH-", u"Fix a leak\n\ngh-17: and GH-18\n"_s, {u"GH-17 ~Fix a leak"_s, u"GH-18 ~Fix a leak"_s});
        row("none", u"Use colour #123abc, see https://e.org/#12 and &#39; at C#7, v1#2"_s, {});
        row("too large", u"fix #99999999999"_s, {});
        row("nothing", {}, {});
    }
    void readsCommits()
    {
        QFETCH(const QString, message);
        QFETCH(const QStringList, known);
        ReferenceBook book;
        book.addCommit({u"1"_s, message, u"kim"_s, day(1)}, true);
        QStringList all;
        for (const QString &mark : {u"#"_s, u"!"_s, u"GH-"_s})
            all += shown(book.matching({0, mark, {}}, 100));
        all.sort();
        QCOMPARE(all, known);
    }

    void findsWhatIsTyped_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("token");
        const auto row = [](const QString &before, const QString &token) {
            QTest::newRow(qPrintable(before)) << before << token;
        };
        row(u"A leak (#"_s, u"8 # "_s);
        row(u"A leak (#2"_s, u"8 # 2"_s);
        row(u"#leak"_s, u"0 # leak"_s);
        row(u"one\n#7"_s, u"4 # 7"_s);
        row(u"gh-1"_s, u"0 GH- 1"_s);
        row(u"A leak #2 "_s, u"-"_s);
        row(u"C#"_s, u"-"_s);
        row(u"https://e.org/#"_s, u"-"_s);
        row(u"&#3"_s, u"-"_s);
        row(u"Stop!"_s, u"-"_s);
        row(u" !3"_s, u"-"_s); // no merge request is known
        row(u"`#"_s, u"-"_s);
        row({}, u"-"_s);
    }
    void findsWhatIsTyped()
    {
        QFETCH(const QString, before);
        QFETCH(const QString, token);
        ReferenceBook book;
        book.addCommit({u"1"_s, u"Fix\n\nGH-17"_s, {}, day(1)}, true);
        const auto found = book.tokenAt(before);
        QCOMPARE(found ? u"%1 %2 %3"_s.arg(found->start).arg(found->mark, found->typed) : u"-"_s, token);
    }

    void offersTheBestFirst()
    {
        ReferenceBook book;
        book.addChangelog(changelog("- A pier (#1)\n- A quay (#12)\n- Plain (#100)\n"));
        book.addCommit({u"a"_s, u"fix: a leak (#21)"_s, {}, day(3)}, true);
        book.addCommit({u"b"_s, u"feat: locks (#22)\n\nFixes #2"_s, {}, day(2)}, true);
        book.addCommit({u"c"_s, u"feat: old (#20)"_s, {}, day(9)}, false);
        QCOMPARE(book.size(), 7);
        QCOMPARE(shown(book.matching({0, u"#"_s, {}}, 4)),
                 (QStringList{u"#21 fix: a leak"_s, u"#22 feat: locks"_s, u"#2 ~feat: locks"_s, u"#20 feat: old"_s}));
        QCOMPARE(shown(book.matching({0, u"#"_s, u"2"_s}, 9)),
                 (QStringList{u"#2 ~feat: locks"_s, u"#21 fix: a leak"_s, u"#22 feat: locks"_s, u"#20 feat: old"_s}));
        QCOMPARE(shown(book.matching({0, u"#"_s, u"12"_s}, 9)), QStringList{u"#12 ~A quay (#12)"_s});
        QCOMPARE(shown(book.matching({0, u"#"_s, u"LEAK"_s}, 9)), QStringList{u"#21 fix: a leak"_s});
        QCOMPARE(shown(book.matching({0, u"!"_s, {}}, 9)), QStringList());

        // What a forge knows wins, and what it alone knows is there too.
        KnownReference named{u"#"_s, 2, u"The gate sticks"_s};
        KnownReference other{u"#"_s, 23, u"Dredging"_s, {}, true};
        book.add({named, other});
        QCOMPARE(shown(book.matching({0, u"#"_s, u"2"_s}, 2)),
                 (QStringList{u"#2 The gate sticks"_s, u"#21 fix: a leak"_s}));
        QCOMPARE(shown(book.matching({0, u"#"_s, u"dredg"_s}, 2)), QStringList{u"#23 Dredging"_s});
    }

    void writesAsTheChangelogDoes_data()
    {
        QTest::addColumn<QByteArray>("entries");
        QTest::addColumn<QString>("issue");
        QTest::addColumn<QString>("request");
        const auto row = [](const char *name, const QByteArray &entries, const QString &issue, const QString &request) {
            QTest::newRow(name) << entries << issue << request;
        };
        row("nothing to learn from", "- a\n", u"#9"_s, u"#9"_s);
        row("plain", "- a (#1)\n- b (#2)\n- c [#3](https://e.org/issues/3)\n", u"#9"_s, u"#9"_s);
        row("linked",
            "- a ([#1](https://e.org/issues/1))\n- b ([#2](https://e.org/issues/2), "
            "[#3](https://e.org/pull/3))\n",
            u"[#9](https://e.org/issues/9)"_s, u"[#9](https://e.org/pull/9)"_s);
        row("roles", "- a :issue:`1`\n- b :issue:`2` :pr:`#3`\n", u":issue:`9`"_s, u":pr:`#9`"_s);
    }
    void writesAsTheChangelogDoes()
    {
        QFETCH(const QByteArray, entries);
        QFETCH(const QString, issue);
        QFETCH(const QString, request);
        ReferenceBook book;
        book.addChangelog(changelog(entries));
        QCOMPARE(book.written({u"#"_s, 9, {}, {}, false}), issue);
        QCOMPARE(book.written({u"#"_s, 9, {}, {}, true}), request);
    }

    void isQuickAmongMany()
    {
        ReferenceBook book;
        for (int i = 1; i <= 20'000; ++i)
            book.addCommit({QString::number(i), u"feat: number %1 (#%1)"_s.arg(i), {}, day(1)}, i % 2 == 0);
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(book.matching({0, u"#"_s, u"199"_s}, 8).size(), 8);
        QCOMPARE(book.matching({0, u"#"_s, u"number"_s}, 8).size(), 8);
        QVERIFY2(clock.elapsed() < 500, qPrintable(QString::number(clock.elapsed())));
    }
};

QTEST_GUILESS_MAIN(TestReferences)
#include "tst_references.moc"
