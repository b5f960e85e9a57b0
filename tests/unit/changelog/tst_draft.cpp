// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/draft.h"
#include "changelog/draftingthread.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{
QList<DraftEntry> draftOf(const QStringList &messages)
{
    QList<DraftCommit> commits;
    for (const QString &message : messages)
        commits.append({u"abcdef0123456789"_s, message, u"kim"_s, {}});
    return draftEntries(commits, defaultDraftRules());
}

QString capital(const QString &text)
{
    return text.first(1).toUpper() + text.sliced(1);
}

/// "Section: text" of each entry.
QStringList shown(const QList<DraftEntry> &entries)
{
    QStringList lines;
    for (const DraftEntry &entry : entries)
        lines += entry.section + u": "_s + entry.text;
    return lines;
}

ChangelogRelease unreleasedOf(const QByteArray &entries)
{
    const auto changelog = Changelog::parse("## [Unreleased]\n\n### Fixed\n\n" + entries, u"CHANGELOG.md"_s);
    return *changelog->unreleased();
}
} // namespace

class TestDraft : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sortsAndWordsACommit_data()
    {
        QTest::addColumn<QString>("message");
        QTest::addColumn<QStringList>("entries");
        const auto row = [](const char *name, const QString &message, const QStringList &entries) {
            QTest::newRow(name) << message << entries;
        };
        row("a feature", u"feat: reserve moorings for a season (#212)"_s,
            {u"Added: Reserve moorings for a season (#212)"_s});
        row("a fix with a scope", u"fix(tides): round drafts below 0.5 m"_s, {u"Fixed: Round drafts below 0.5 m"_s});
        row("upkeep is kept back", u"chore: tidy"_s, {u": Tidy"_s});
        row("upkeep that breaks is not", u"chore!: drop Python 3.8"_s, {u"Changed: **Breaking:** Drop Python 3.8"_s});
        row("a note on what breaks", u"feat: new table\n\nBREAKING CHANGE: the old\ncolumns are gone"_s,
            {u"Added: **Breaking:** New table. The old columns are gone"_s});
        row("a plain fix", u"Fix the lock of a berth (#9)"_s, {u"Fixed: Fix the lock of a berth (#9)"_s});
        row("a plain addition", u"Adds a calendar"_s, {u"Added: Adds a calendar"_s});
        row("a plain removal", u"drop support for 3.7"_s, {u"Removed: Drop support for 3.7"_s});
        row("security before the verb", u"Fix CVE-2026-1234 in the parser"_s,
            {u"Security: Fix CVE-2026-1234 in the parser"_s});
        row("plain upkeep", u"Bump actions/checkout from 3 to 4"_s, {u": Bump actions/checkout from 3 to 4"_s});
        row("anything else", u"Tide tables are cached"_s, {u"Changed: Tide tables are cached"_s});
        row("a type that is not known goes by its words", u"harbour: fix the crane"_s, {u"Fixed: Fix the crane"_s});
        row("names keep their letters", u"fix: iPhone and `pip install`"_s, {u"Fixed: iPhone and `pip install`"_s});
        row("but a name is kept", u"iOS: fix crash (#3)"_s, {u"Fixed: iOS: fix crash (#3)"_s});
        row("a type in capitals", u"FIX: crash"_s, {u"Fixed: Crash"_s});
        row("a path is no word", u"d/control: bump"_s, {u"Changed: d/control: bump"_s});
        row("a file's name neither", u"fix: setup.py installs"_s, {u"Fixed: setup.py installs"_s});
        for (const char *upkeep : {"fixup! fix: second", "squash! Add berths", "Preparing release 1.2",
                                   "Back to development: 1.3", "Prepare next development iteration"})
            row(upkeep, QString::fromLatin1(upkeep), {u": "_s + capital(QString::fromLatin1(upkeep))});
        row("what only sounds like it", u"Prepare development server"_s, {u"Changed: Prepare development server"_s});
        row("a squash merge without a type", u"Moorings (#30)\n\n* feat: berths\n* fix: cranes (#29)\n* chore: x"_s,
            {u"Added: Berths (#30)"_s, u"Fixed: Cranes (#29)"_s, u": X (#30)"_s});
        row("a squash merge with a type is one entry", u"feat: moorings (#30)\n\n* feat: berths\n* fix: cranes"_s,
            {u"Added: Moorings (#30)"_s});
        row("what breaks in a part is told with the whole", u"feat: moorings (#30)\n\n* fix!: drop berths"_s,
            {u"Added: **Breaking:** Moorings. Drop berths (#30)"_s});
        row("what breaks in a plain commit", u"Rework berths\n\nBREAKING CHANGE: old ones are gone"_s,
            {u"Changed: **Breaking:** Rework berths. Old ones are gone"_s});
        row("those who took part are no entries",
            u"fix: cranes (#4)\n\nCo-authored-by: Kim <kim@example.org>\nCo-authored-by: fix: bot <b@example.org>"_s,
            {u"Fixed: Cranes (#4)"_s});
        row("a merge", u"Merge pull request #3 from kim/branch\n\nTitle"_s, {});
    }
    void sortsAndWordsACommit()
    {
        QFETCH(const QString, message);
        QFETCH(const QStringList, entries);
        QCOMPARE(shown(draftOf({message})), entries);
    }

    void leavesRevertsOut()
    {
        QCOMPARE(shown(draftOf({u"Revert \"feat: a\""_s, u"fix: b"_s, u"feat: a"_s})), QStringList{u"Fixed: B"_s});
    }

    void cancelsReverts_data()
    {
        QTest::addColumn<QStringList>("messages"); // newest first; the commits' ids are forty times a, b, c…
        QTest::addColumn<QStringList>("entries");
        const auto reverts = [](QChar letter) {
            return u"\n\nThis reverts commit "_s + QString(40, letter) + u".\n"_s;
        };
        const auto row = [](const char *name, const QStringList &messages, const QStringList &entries) {
            QTest::newRow(name) << messages << entries;
        };
        row("by the subject", {u"Revert \"feat: a\""_s, u"feat: a"_s}, {});
        row("a revert of a revert", {u"Revert \"Revert \"feat: a\"\""_s, u"Revert \"feat: a\""_s, u"feat: a"_s},
            {u"Added: A"_s});
        row("of a revert before the range", {u"Revert \"Revert \"feat: a\"\""_s},
            {u"Changed: Revert \"Revert \"feat: a\"\""_s});
        row("of a commit before the range", {u"Revert \"feat: a\""_s + reverts(u'z'), u"fix: b"_s},
            {u"Changed: Revert \"feat: a\""_s, u"Fixed: B"_s});
        row("of the one that it names, of two alike",
            {u"Revert \"fix: a\""_s + reverts(u'c'), u"fix: a (#2)"_s, u"fix: a (#1)"_s}, {u"Fixed: A (#2)"_s});
        row("with a subject of its own", {u"Back out the calendar"_s + reverts(u'b'), u"feat: calendar"_s}, {});
        row("as a type with footers",
            {u"revert: the noodle incident\n\nThis reverts commit "_s + QString(40, u'b'), u"feat: noodles"_s}, {});
        row("one that only mentions another is a change", {u"Rework a"_s + reverts(u'b'), u"feat: a"_s},
            {u"Changed: Rework a"_s, u"Added: A"_s});
        row("twice reverted, once there", {u"Revert \"fix: a\""_s, u"Revert \"fix: a\""_s, u"fix: a"_s},
            {u"Changed: Revert \"fix: a\""_s});
    }
    void cancelsReverts()
    {
        QFETCH(const QStringList, messages);
        QFETCH(const QStringList, entries);
        QList<DraftCommit> commits;
        for (const QString &message : messages)
            commits.append({QString(40, QChar(static_cast<char16_t>(u'a' + commits.size()))), message, u"kim"_s, {}});
        QCOMPARE(shown(draftEntries(commits, defaultDraftRules())), entries);
    }

    void makesTheSameInAThreadOfItsOwn_data()
    {
        QTest::addColumn<int>("count");
        for (const int count : {0, 1, 256, 257, 5000})
            QTest::addRow("%d commits", count) << count;
    }
    void makesTheSameInAThreadOfItsOwn()
    {
        QFETCH(const int, count);
        QList<DraftCommit> commits;
        for (int i = 0; i < count; ++i) {
            const QString words = i % 50 == 0 ? u"Revert \"feat: berth %1\""_s : u"feat: berth %1"_s;
            commits.append({u"%1"_s.arg(i, 40, 16, QChar(u'0')), words.arg(i - i % 50 + 1), u"kim"_s, {}});
        }
        DraftingThread thread(defaultDraftRules());
        for (const DraftCommit &commit : commits)
            thread.add(commit);
        QCOMPARE(thread.take(), draftEntries(commits, defaultDraftRules()));
        DraftingThread given(defaultDraftRules()); // and given up
        for (const DraftCommit &commit : commits)
            given.add(commit);
    }

    void ownRulesDecideInTheirOrder()
    {
        const QList<DraftRule> rules{{u"feat"_s, {}, u"Features"_s}, {{}, u"^crane"_s, u"Cranes"_s}};
        const auto entries = draftEntries(
            {{u"1"_s, u"feat: crane"_s, {}, {}}, {u"2"_s, u"Crane lifts"_s, {}, {}}, {u"3"_s, u"Other"_s, {}, {}}},
            rules);
        QCOMPARE(shown(entries), (QStringList{u"Features: Crane"_s, u"Cranes: Crane lifts"_s, u": Other"_s}));
        QCOMPARE(entries[0].rule, u"feat"_s);
        QCOMPARE(entries[1].rule, u"Crane"_s);
    }

    void rulesOverTitlesGoFirst()
    {
        DraftSettings settings;
        settings.rules = {{{}, u"^feat\\(release\\)"_s, {}, true, u".tagboat.toml:3"_s},
                          {{}, u"^deps: "_s, u"Dependencies"_s, true, u".tagboat.toml:4"_s},
                          {u"perf"_s, {}, u"Faster"_s, false, u".tagboat.toml:5"_s}};
        QList<DraftCommit> commits;
        for (const QString &message : {u"feat(release): 1.0"_s, u"deps: qt 6.4"_s, u"perf: tides"_s, u"fix: x"_s,
                                       u"Things (#3)\n\n* perf: a\n* feat(release): b"_s, u"feat(release)!: 2.0"_s})
            commits.append({QString::number(commits.size()), message, {}, {}});
        const auto entries = draftEntries(commits, draftRules(settings));
        QCOMPARE(shown(entries), (QStringList{u": 1.0"_s, u"Dependencies: Qt 6.4"_s, u"Faster: Tides"_s, u"Fixed: X"_s,
                                              u"Faster: A (#3)"_s, u": B (#3)"_s, u"Changed: **Breaking:** 2.0"_s}));
        QCOMPARE(entries[0].rule, u"feat(release), .tagboat.toml:3"_s);
        QCOMPARE(entries[2].rule, u"perf, .tagboat.toml:5"_s);
        QCOMPARE(entries[3].rule, u"fix"_s);
    }

    /// As git-cliff's parsers and python-semantic-release's patterns are read.
    void rulesOverMessagesGoInTheirOrder()
    {
        QList<DraftRule> rules;
        const auto message = [&rules](const QString &pattern, const QString &section) {
            rules.append({{}, pattern, section, false, {}, DraftRule::Reach::Message});
        };
        message(u"^feat"_s, u"New"_s);
        message(u"^chore\\(deps.*\\)"_s, {});
        message(u"^chore|^ci"_s, u"Upkeep"_s);
        message(u"^(docs|doc)"_s, u"Guide"_s);
        message(u"[Ss]ecurity"_s, u"Safety"_s);
        message(u".*"_s, u"Other"_s);
        rules.append({{}, {}, {}, false, {}, DraftRule::Reach::Plain});
        const QStringList messages{
            u"feat: a"_s, u"chore(deps): b"_s, u"ci: c"_s,    u"docs(x): d"_s, u"perf: e\n\nFor security"_s,
            u"Fix: f"_s,  u"Plain words"_s,    u"style!: g"_s};
        QList<DraftCommit> commits;
        for (const QString &each : messages)
            commits.append({u"abcdef0"_s, each, u"kim"_s, {}});
        const auto entries = draftEntries(commits, rules + defaultDraftRules());
        QCOMPARE(shown(entries), (QStringList{u"New: A"_s, u": B"_s, u"Upkeep: C"_s, u"Guide: D"_s, u"Safety: E"_s,
                                              u"Other: F"_s, u": Plain words"_s, u"Other: **Breaking:** G"_s}));
        QCOMPARE(entries[0].rule, u"feat"_s);
        QCOMPARE(entries[1].rule, u"chore(deps)"_s);
        QCOMPARE(entries[5].rule, QString()); // it asks for nothing

        // The repository's own types go before, the usual ones behind.
        rules.removeLast();
        rules.removeLast();
        rules.prepend({u"feat"_s, {}, u"Mine"_s});
        const auto own = shown(draftEntries(commits, rules + defaultDraftRules()));
        QCOMPARE(own[0], u"Mine: A"_s);
        QCOMPARE(own[5], u"Fixed: F"_s);
    }

    void groupsByScope()
    {
        const auto entries =
            groupedByScope(draftOf({u"fix(ui): a"_s, u"fix: b"_s, u"fix(core)!: c"_s, u"fix(ui): d"_s}));
        QCOMPARE(draftMarkdown(entries, defaultChangelogSections()),
                 u"### Fixed\n\n- B\n- **ui:** A\n- **ui:** D\n- **core:** **Breaking:** C\n"_s);
    }

    void knowsWhatIsCovered_data()
    {
        QTest::addColumn<QByteArray>("entries");
        QTest::addColumn<QString>("message");
        QTest::addColumn<bool>("covered");
        const auto row = [](const char *name, const QByteArray &entries, const QString &message, bool covered) {
            QTest::newRow(name) << entries << message << covered;
        };
        row("by the pull request", "- Other words (#12)\n"_ba, u"fix: a (#12)"_s, true);
        row("by a link to it", "- x ([12](https://github.com/o/n/pull/12))\n"_ba, u"fix: a (#12)"_s, true);
        row("by a role", "- x :pr:`12`\n"_ba, u"fix: a (#12)"_s, true);
        row("not by a longer number", "- x (#123)\n"_ba, u"fix: a (#12)"_s, false);
        row("by the commit", "- x (abcdef0)\n"_ba, u"fix: a"_s, true);
        row("not by another commit", "- x (abcdef1)\n"_ba, u"fix: a"_s, false);
        row("by the words", "- Round drafts, below 0.5 m.\n"_ba, u"fix: round drafts below 0.5 m"_s, true);
        row("by the words among others", "- **tides**: Round drafts below 0.5 m\n"_ba,
            u"fix: round drafts below 0.5 m"_s, true);
        row("not by a word among others", "- Tests of the crane\n"_ba, u"fix: crane"_s, false);
        row("not by an empty list", ""_ba, u"fix: crane"_s, false);
    }
    void knowsWhatIsCovered()
    {
        QFETCH(const QByteArray, entries);
        QFETCH(const QString, message);
        QFETCH(const bool, covered);
        QCOMPARE(Coverage(unreleasedOf(entries)).covers(draftOf({message}).first()), covered);
    }

    void remembersAnswers()
    {
        const DraftEntry entry = draftOf({u"fix: cranes (#12)"_s}).first();
        const DraftEntry part = draftOf({u"Things (#12)\n\n* fix: berths\n* fix: cranes"_s}).first();
        const Coverage none(unreleasedOf("- Words that were edited since\n"));
        QVERIFY(!none.covers(entry));
        for (const auto kind : {DraftAnswer::Kind::Taken, DraftAnswer::Kind::Dismissed}) {
            QList<DraftAnswer> answers = answersTo(entry, kind);
            answers.first().text = u"Words that were edited since"_s;
            const Coverage coverage(unreleasedOf("- Words that were edited since\n"), answers);
            QVERIFY(coverage.covers(entry));
            QCOMPARE(coverage.answer(entry), kind);
            QVERIFY(!coverage.covers(part)); // another entry of the same commit
            DraftEntry rebased = entry;
            rebased.commit = u"0123456"_s;
            QVERIFY(coverage.covers(rebased));
            rebased.pullRequest = 13;
            QVERIFY(!coverage.covers(rebased));
        }
    }

    void whatWasTakenCountsWhileItsEntryStands()
    {
        const DraftEntry entry = draftOf({u"fix: cranes (#12)"_s}).first();
        QList<DraftAnswer> taken = answersTo(entry, DraftAnswer::Kind::Taken);
        taken.first().text = u"Cranes turn"_s;
        QVERIFY(Coverage(unreleasedOf("- Cranes turn.\n"), taken).covers(entry));
        QVERIFY(Coverage(unreleasedOf("- Other words (#12)\n"), taken).covers(entry));
        // The file was given back.
        for (const QByteArray &entries : {QByteArray(), "- Berths\n"_ba}) {
            QVERIFY(!Coverage(unreleasedOf(entries), taken).covers(entry));
            QCOMPARE(Coverage(unreleasedOf(entries), taken).answer(entry), DraftAnswer::Kind::Taken);
        }
        QVERIFY(Coverage({}, answersTo(entry, DraftAnswer::Kind::Dismissed)).covers(entry));
    }

    void anAnswerFollowsItsEntrysWords()
    {
        QList<DraftAnswer> taken = answersTo(draftOf({u"fix: cranes (#12)"_s}).first(), DraftAnswer::Kind::Taken);
        taken.first().text = u"Cranes (#12)"_s;
        const ChangelogRelease before = unreleasedOf("- Berths\n- Cranes (#12)\n");
        const auto now = rewordedAnswers(taken, before, unreleasedOf("- Berths\n- Cranes turn\n"));
        QCOMPARE(now.size(), 1);
        QCOMPARE(now.first().text, u"Cranes turn"_s);
        QVERIFY(rewordedAnswers(taken, before, unreleasedOf("- Berths\n")).isEmpty());
        QVERIFY(rewordedAnswers(taken, before, unreleasedOf("- Quays\n- Cranes (#12)\n")).isEmpty());
        QVERIFY(rewordedAnswers(taken + now, before, unreleasedOf("- Berths\n- Cranes turn\n")).isEmpty());
    }

    void partsOfOneRequestAreCoveredEachByItsOwnEntry_data()
    {
        QTest::addColumn<QByteArray>("entries");
        QTest::addColumn<QStringList>("left");
        const auto row = [](const char *name, const QByteArray &entries, const QStringList &left) {
            QTest::newRow(name) << entries << left;
        };
        const QString feat = u"tide tables"_s;
        const QString fix = u"cranes turn"_s;
        const QString docs = u"say how to moor"_s;
        row("by its words", "- Cranes turn (#503)\n"_ba, {feat, docs});
        row("two of them", "- Cranes turn (#503)\n- Tide tables (#503)\n"_ba, {docs});
        row("by the words that are most like it", "- How boats moor is described (#503)\n"_ba, {feat, fix});
        row("by the commit", "- Tables of the tide (abcdef0)\n"_ba, {fix, docs});
        row("all three", "- Cranes turn (#503)\n- Tides (#503)\n- How to moor (#503)\n"_ba, {});
        row("none", "- Cranes (#504)\n"_ba, {feat, fix, docs});
    }
    void partsOfOneRequestAreCoveredEachByItsOwnEntry()
    {
        QFETCH(const QByteArray, entries);
        QFETCH(const QStringList, left);
        const auto offered =
            draftOf({u"Harbour (#503)\n\n* feat: tide tables\n* fix: cranes turn\n* docs: say how to moor"_s});
        QCOMPARE(offered.size(), 3);
        const Coverage coverage(unreleasedOf(entries), {}, offered);
        QStringList open;
        for (const DraftEntry &entry : offered) {
            if (!coverage.covers(entry))
                open += entry.subject;
        }
        QCOMPARE(open, left);
    }

    void whatWaitsForItsTagIsOpen()
    {
        const auto log = Changelog::parse("# Log\n\n## [Unreleased]\n\n- a\n\n## [1.1.0]\n\n- b\n\n## [1.0.0]\n\n- c\n",
                                          u"CHANGELOG.md"_s);
        QVERIFY(log);
        QCOMPARE(openPart(*log, u"1.0.0"_s).entryCount(), 2);
        QCOMPARE(openPart(*log, u"1.1.0"_s).entryCount(), 1);
        QCOMPARE(openPart(*log, u"0.9.0"_s).entryCount(), 1); // the file does not know it
        QCOMPARE(openPart(*log, {}).entryCount(), 3);         // nothing was published
    }

    void writesSectionsInTheirOrder()
    {
        const auto entries = draftOf({u"fix: b"_s, u"feat: a"_s, u"fix: c"_s, u"chore: d"_s});
        QCOMPARE(draftMarkdown(entries, defaultChangelogSections()), u"### Added\n\n- A\n\n### Fixed\n\n- B\n- C\n"_s);
        QCOMPARE(draftMarkdown({}, defaultChangelogSections()), QString());
    }

    void writesSectionsAsTheFileDoes_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("draft");
        const auto row = [](const char *name, const QString &path, const QByteArray &content, const QString &draft) {
            QTest::newRow(name) << path << content << draft;
        };
        row("Markdown", u"CHANGES.md"_s, "# Log\n\n## 1.0\n\n### Bug fixes\n\n- a\n"_ba,
            u"### Added\n\n- A `b` for *args\n\n### Bug fixes\n\n- C\n"_s);
        row("reStructuredText", u"CHANGES.rst"_s, "Log\n===\n\n1.0\n---\n\nBug fixes\n~~~~~~~~~\n\n- a\n"_ba,
            u"Added\n~~~~~\n\n- A ``b`` for \\*args\n\nBug fixes\n~~~~~~~~~\n\n- C\n"_s);
        row("reStructuredText without sections", u"CHANGES.rst"_s, "Log\n===\n\n1.0\n---\n\n- a\n"_ba,
            u"Added\n~~~~~\n\n- A ``b`` for \\*args\n\nFixed\n~~~~~\n\n- C\n"_s);
    }
    void writesSectionsAsTheFileDoes()
    {
        QFETCH(const QString, path);
        QFETCH(const QByteArray, content);
        QFETCH(const QString, draft);
        const auto changelog = Changelog::parse(content, path);
        QVERIFY(changelog);
        const auto entries = draftOf({u"fix: c"_s, u"feat: a `b` for *args"_s});
        QCOMPARE(draftFor(*changelog, entries, defaultChangelogSections()), draft);
    }
};

QTEST_GUILESS_MAIN(TestDraft)
#include "tst_draft.moc"
