// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/changelogdocument.h"
#include "changelog/changelogmerge.h"
#include "changelog/lint.h"
#include "git/libgit2git.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{
const QByteArray head = "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- A pier\n";
const QByteArray tail = "- A quay\n\n### Fixed\n\n- A leak\n\n## [1.0.0] - 2026-01-01\n\n### Added\n\n- All\n";
const QByteArray region = "<<<<<<< HEAD\n- Mine\n\n### Changed\n=======\n- Theirs\n>>>>>>> topic\n";

Changelog opened(const QByteArray &bytes, const QString &path = u"CHANGELOG.md"_s)
{
    const auto read = Changelog::parse(bytes, path, Conflicts::Keep);
    if (!read)
        qFatal("%s", qPrintable(read.error().message));
    return *read;
}

QStringList entriesOf(const ChangelogRelease &release)
{
    QStringList all;
    for (const ChangelogSection &section : release.sections) {
        for (const ChangelogEntry &entry : section.entries)
            all += section.name + u": "_s + entry.text;
    }
    return all;
}
} // namespace

/// Conflicts in a changelog: left by git in the file, or made by a merge with a change outside.
class TestConflicts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsConflicts_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("said");
        const auto row = [](const char *name, const QByteArray &text, const QStringList &said) {
            QTest::newRow(name) << text << said;
        };
        row("none", "# a\n- b\n", {});
        row("one", "a\n<<<<<<< HEAD\nx\n=======\ny\n>>>>>>> topic\nb\n", {u"1-5 HEAD|x\n|y\n|topic"_s});
        row("no names", "<<<<<<<\nx\n=======\n>>>>>>>\n", {u"0-3 |x\n||"_s});
        row("nothing of mine", "<<<<<<< a\n=======\ny\n>>>>>>> b\n", {u"0-3 a||y\n|b"_s});
        row("diff3", "<<<<<<< a\nx\n||||||| 1a2b\nz\n=======\ny\n>>>>>>> b\n", {u"0-6 a|x\n|y\n|b"_s});
        row("CRLF", "<<<<<<< a\r\nx\r\n=======\r\ny\r\n>>>>>>> b\r\n", {u"0-4 a|x\r\n|y\r\n|b"_s});
        row("behind a byte order mark", "\xEF\xBB\xBF<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n", {u"0-4 a|x\n|y\n|b"_s});
        row("no last line end", "<<<<<<< a\nx\n=======\ny\n>>>>>>> b", {u"0-4 a|x\n|y\n|b"_s});
        row("long marks", "<<<<<<<<<< a\nx\n=======\n==========\ny\n>>>>>>>>>> b\n", {u"0-5 a|x\n=======\n|y\n|b"_s});
        row("two", "<<<<<<< a\nx\n=======\ny\n>>>>>>> b\nm\n<<<<<<< a\nv\n=======\nw\n>>>>>>> b\n",
            {u"0-4 a|x\n|y\n|b"_s, u"6-10 a|v\n|w\n|b"_s});
        row("an underline looks like a mark", "<<<<<<< a\nChanges\n=======\n=======\ny\n>>>>>>> b\n", {});
        row("open", "<<<<<<< a\nx\n=======\ny\n", {});
        row("without the middle", "<<<<<<< a\nx\n>>>>>>> b\n", {});
        row("inside another", "<<<<<<< a\n<<<<<<< c\nx\n=======\ny\n>>>>>>> b\n=======\nz\n>>>>>>> d\n",
            {u"1-5 c|x\n|y\n|b"_s});
        row("shorter marks", "<<<<<< a\nx\n======\ny\n>>>>>> b\n", {});
        row("indented", " <<<<<<< a\nx\n =======\ny\n >>>>>>> b\n", {});
    }
    void readsConflicts()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QStringList, said);
        QStringList found;
        for (const Conflict &conflict : readConflicts(text)) {
            found += u"%1-%2 %3|%4|%5|%6"_s.arg(conflict.firstLine)
                         .arg(conflict.lastLine)
                         .arg(conflict.mineName, QString::fromUtf8(conflict.mine), QString::fromUtf8(conflict.theirs),
                              conflict.theirsName);
        }
        QCOMPARE(found, said);
    }

    void opensWhatGitLeft()
    {
        QVERIFY(!Changelog::parse(head + region + tail, u"CHANGELOG.md"_s)); // releases and the command line refuse it
        const Changelog log = opened(head + region + tail);
        QCOMPARE(log.bytes(), head + region + tail);
        QCOMPARE(log.conflicts().size(), 1);
        QCOMPARE(log.releases().size(), 2);
        QCOMPARE(entriesOf(log.releases()[0]),
                 (QStringList{u"Added: A pier"_s, u"Added: A quay"_s, u"Fixed: A leak"_s}));
        QVERIFY(!log.notes({}));
        QCOMPARE(log.notes(u"1.0.0"_s).value_or(u"-"_s), u"### Added\n\n- All\n"_s);
        const auto cut = log.withRelease({u"1.1.0"_s, QDate(2026, 2, 1), u"v1.1.0"_s, u"v1.0.0"_s, {}});
        QVERIFY(!cut);
        QCOMPARE(cut.error().kind, Error::Kind::Invalid);
    }

    void editsAroundAConflict()
    {
        const Changelog log = opened(head + region + tail);
        const auto added = log.withEntry(u"Fixed"_s, u"A lock"_s, defaultChangelogSections());
        QVERIFY(added);
        QCOMPARE(added->bytes(), head + region + QByteArray(tail).replace("- A leak\n", "- A leak\n- A lock\n"));
        const auto changed = added->withEntryText({0, 0, 0}, u"A jetty"_s);
        QVERIFY(changed);
        QVERIFY(changed->bytes().startsWith(QByteArray(head).replace("A pier", "A jetty") + region));
        const auto removed = log.withoutEntry({0, 0, 1});
        QVERIFY(removed);
        QCOMPARE(removed->bytes(), head + region + QByteArray(tail).replace("- A quay\n", ""));
        ChangelogDocument document(log);
        document.apply(u"Change"_s, *changed);
        document.undo();
        QCOMPARE(document.current().bytes(), log.bytes());
        QCOMPARE(document.current().conflicts().size(), 1);
    }

    void decides_data()
    {
        QTest::addColumn<int>("choice");
        QTest::addColumn<QByteArray>("middle");
        QTest::newRow("mine") << int(ConflictChoice::Mine) << "- Mine\n\n### Changed\n"_ba;
        QTest::newRow("theirs") << int(ConflictChoice::Theirs) << "- Theirs\n"_ba;
        QTest::newRow("both") << int(ConflictChoice::Both) << "- Mine\n\n### Changed\n- Theirs\n"_ba;
    }
    void decides()
    {
        QFETCH(const int, choice);
        QFETCH(const QByteArray, middle);
        const auto decided = opened(head + region + tail).withChoice(0, static_cast<ConflictChoice>(choice));
        QVERIFY(decided);
        QCOMPARE(decided->bytes(), head + middle + tail);
        QVERIFY(decided->conflicts().isEmpty());
        QVERIFY(!decided->withChoice(0, ConflictChoice::Mine));
    }

    void keepsConflictsOfEveryKind_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("entries");
        const auto row = [](const char *name, const QByteArray &text, const QString &path, int entries) {
            QTest::newRow(name) << text << path << entries;
        };
        row("a release on one side",
            "# C\n\n<<<<<<< a\n## 1.1 - 2026-01-02\n\n- x\n=======\n>>>>>>> b\n\n## 1.0 - 2026-01-01\n\n- y\n",
            u"CHANGELOG.md"_s, 1);
        row("a fence opens on one side", "## 1.0 - 2026-01-01\n\n- a\n<<<<<<< a\n```\n=======\n~~~\n>>>>>>> b\n- b\n",
            u"CHANGELOG.md"_s, 2);
        row("inside an entry", "## 1.0 - 2026-01-01\n\n- a\n<<<<<<< a\n  x\n=======\n  y\n>>>>>>> b\n  z\n- b\n",
            u"CHANGELOG.md"_s, 2);
        row("the links",
            "## [1.0] - 2026-01-01\n\n- a\n\n<<<<<<< a\n[1.0]: https://e.org/1\n=======\n[1.0]: "
            "https://e.org/2\n>>>>>>> b\n",
            u"CHANGELOG.md"_s, 1);
        row("reStructuredText",
            "Changes\n=======\n\n1.0 (2026-01-01)\n----------------\n\n* a\n<<<<<<< a\n* x\n=======\n* y\n>>>>>>> b\n* "
            "b\n",
            u"CHANGES.rst"_s, 2);
        row("CRLF", "## 1.0 - 2026-01-01\r\n\r\n- a\r\n<<<<<<< a\r\n=======\r\n- y\r\n>>>>>>> b\r\n"_ba,
            u"CHANGELOG.md"_s, 1);
    }
    void keepsConflictsOfEveryKind()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, path);
        QFETCH(const int, entries);
        const Changelog log = opened(text, path);
        QCOMPARE(log.bytes(), text);
        QCOMPARE(log.conflicts().size(), 1);
        QCOMPARE(log.releases().size(), 1);
        QCOMPARE(log.releases()[0].entryCount(), entries);
        const auto edited = log.withEntryText({0, 0, 0}, u"Other"_s);
        QVERIFY(edited);
        const Conflict &there = edited->conflicts().first();
        QCOMPARE(edited->bytes().sliced(there.offset, there.length),
                 text.sliced(log.conflicts()[0].offset, log.conflicts()[0].length));
    }

    void refusesMarksThatCannotBeTold()
    {
        for (const QByteArray &text :
             {"# a\n\n<<<<<<< a\n- x\n"_ba, "# a\n<<<<<<< a\nb\n=======\nc\n=======\n>>>>>>> d\n"_ba}) {
            const auto read = Changelog::parse(text, u"CHANGELOG.md"_s, Conflicts::Keep);
            QVERIFY(!read);
            QCOMPARE(read.error().kind, Error::Kind::Invalid);
        }
    }

    void findsConflicts()
    {
        const auto findings = lintChangelog(head + region + tail, u"CHANGELOG.md"_s, {});
        QVERIFY(findings);
        QCOMPARE(findings->size(), 1);
        QCOMPARE(findings->first().rule, u"conflict-marker"_s);
        QCOMPARE(findings->first().firstLine, 8);
        const QByteArray lengthened =
            QByteArray(region).replace("<<<<<<<", "<<<<<<<<<").replace("=======", "=========");
        const QByteArray longer = head + QByteArray(lengthened).replace(">>>>>>>", ">>>>>>>>>") + tail;
        const auto others = lintChangelog(longer, u"CHANGELOG.md"_s, {});
        QVERIFY(others);
        QCOMPARE(others->size(), 1);
        QCOMPARE(others->first().lastLine, 14);
        QCOMPARE(withLintFix(longer, u"CHANGELOG.md"_s, *others->first().fix, {}).value_or("-"),
                 head + "- Mine\n\n### Changed\n- Theirs\n" + tail);
    }

    void mergesWhatChangedOutside_data()
    {
        QTest::addColumn<QByteArray>("base");
        QTest::addColumn<QByteArray>("ours");
        QTest::addColumn<QByteArray>("theirs");
        QTest::addColumn<QByteArray>("merged");
        QTest::addColumn<int>("changed");
        QTest::addColumn<int>("conflicts");
        const QByteArray base = head + tail;
        const auto with = [&base](const char *before, const char *after) {
            return QByteArray(base).replace(before, after);
        };
        const auto crlf = [](QByteArray text) { return text.replace("\n", "\r\n"); };
        const QByteArray ours = with("A pier", "A jetty");
        const QByteArray theirs = with("A leak", "A flood");
        const QByteArray both = QByteArray(ours).replace("A leak", "A flood");
        const QByteArray mark = "\xEF\xBB\xBF"_ba;
        const auto row = [](const char *name, const QByteArray &from, const QByteArray &mine, const QByteArray &file,
                            const QByteArray &result, int changed, int conflicts) {
            QTest::newRow(name) << from << mine << file << result << changed << conflicts;
        };
        row("apart", base, ours, theirs, both, 1, 0);
        row("CRLF", crlf(base), crlf(ours), crlf(theirs), crlf(both), 1, 0);
        row("the file was converted to CRLF", base, ours, crlf(theirs), crlf(both), 1, 0);
        row("the file was converted to LF", crlf(base), crlf(ours), theirs, both, 1, 0);
        row("the file got a byte order mark", base, ours, mark + theirs, mark + both, 1, 0);
        row("the file lost its byte order mark", mark + base, mark + ours, theirs, both, 1, 0);
        row("the same entry", base, ours, with("A pier", "A dock"),
            QByteArray(base).replace("- A pier\n",
                                     "<<<<<<< your changes\n- A jetty\n=======\n- A dock\n>>>>>>> the file\n"),
            1, 1);
        const QByteArray news = "Changes\n=======\n\n1.0 (unreleased)\n================\n\n* a\n* b\n";
        row("longer marks beside underlines", news, QByteArray(news).replace("* b", "* c"),
            QByteArray(news).replace("* b", "* d"),
            QByteArray(news).replace("* b\n", "<<<<<<<<<<<<<<<<< your changes\n* c\n=================\n* "
                                              "d\n>>>>>>>>>>>>>>>>> the file\n"),
            1, 1);
    }
    void mergesWhatChangedOutside()
    {
        QFETCH(const QByteArray, base);
        QFETCH(const QByteArray, ours);
        QFETCH(const QByteArray, theirs);
        QFETCH(const QByteArray, merged);
        QFETCH(const int, changed);
        QFETCH(const int, conflicts);
        LibGit2Git git;
        const QString path = base.startsWith("Changes") ? u"NEWS.rst"_s : u"CHANGELOG.md"_s;
        const auto result = mergeChangelog(git, base, opened(ours, path), theirs);
        QVERIFY(result);
        QCOMPARE(result->merged.bytes(), merged);
        QCOMPARE(result->changed, changed);
        QCOMPARE(result->conflicts, conflicts);
        if (conflicts == 0)
            return;
        // Nothing of either side is lost.
        QCOMPARE(result->merged.withChoice(0, ConflictChoice::Mine)->bytes(), ours);
        QCOMPARE(result->merged.withChoice(0, ConflictChoice::Theirs)->bytes(), theirs);
    }

    void mergesNoConflictsWithConflicts()
    {
        LibGit2Git git;
        const QByteArray base = head + region + tail;
        const Changelog ours = opened(QByteArray(base).replace("- Theirs", "- Others"));
        const auto refused = mergeChangelog(git, base, ours, QByteArray(base).replace("- Theirs", "- Their own"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Invalid);
        const auto apart = mergeChangelog(git, base, ours, QByteArray(base).replace("A leak", "A flood"));
        QVERIFY(apart);
        QCOMPARE(apart->conflicts, 0);
        QCOMPARE(apart->merged.conflicts().size(), 1);
        // Debian's grammar leaves no room for both sides.
        const QByteArray debian = "harbour (1.2) unstable; urgency=medium\n\n  * A leak.\n\n"
                                  " -- Kim <kim@example.org>  Thu, 01 Jan 2026 12:00:00 +0000\n"_ba;
        const Changelog mine = opened(QByteArray(debian).replace("leak", "flood"), u"debian/changelog"_s);
        const auto both = mergeChangelog(git, debian, mine, QByteArray(debian).replace("leak", "spill"));
        QVERIFY(!both);
        QCOMPARE(both.error().kind, Error::Kind::Conflict);
        QVERIFY(mergeChangelog(git, debian, mine, QByteArray(debian).replace("medium", "low")));
        // Where the file cannot be read any more, nothing is merged.
        QVERIFY(!mergeChangelog(git, base, ours, "\xff\xfe"_ba));
    }
};

QTEST_GUILESS_MAIN(TestConflicts)
#include "tst_conflicts.moc"
