// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/conventionalcommit.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

/// The examples and the numbered rules of https://www.conventionalcommits.org/en/v1.0.0/, a row each.
class TestConventionalCommit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsMessages_data()
    {
        QTest::addColumn<QString>("message");
        QTest::addColumn<bool>("valid");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("scope");
        QTest::addColumn<QString>("description");
        QTest::addColumn<bool>("breaking");
        QTest::addColumn<QString>("note");
        const auto good = [](const char *name, const QString &message, const QString &type, const QString &scope,
                             const QString &description, bool breaking = false, const QString &note = {}) {
            QTest::newRow(name) << message << true << type << scope << description << breaking << note;
        };
        const auto bad = [](const char *name, const QString &message) {
            QTest::newRow(name) << message << false << QString() << QString() << QString() << false << QString();
        };
        good("example: description and breaking change footer",
             u"feat: allow provided config object to extend other configs\n\n"
             "BREAKING CHANGE: `extends` key in config file is now used for extending other config files"_s,
             u"feat"_s, {}, u"allow provided config object to extend other configs"_s, true,
             u"`extends` key in config file is now used for extending other config files"_s);
        good("example: ! draws attention", u"feat!: send an email to the customer when a product is shipped"_s,
             u"feat"_s, {}, u"send an email to the customer when a product is shipped"_s, true,
             u"send an email to the customer when a product is shipped"_s);
        good("example: scope and !", u"feat(api)!: send an email to the customer when a product is shipped"_s,
             u"feat"_s, u"api"_s, u"send an email to the customer when a product is shipped"_s, true,
             u"send an email to the customer when a product is shipped"_s);
        good("example: both ! and footer",
             u"feat!: drop support for Node 6\n\nBREAKING CHANGE: use JavaScript features not available in Node 6."_s,
             u"feat"_s, {}, u"drop support for Node 6"_s, true, u"use JavaScript features not available in Node 6."_s);
        good("example: no body", u"docs: correct spelling of CHANGELOG"_s, u"docs"_s, {},
             u"correct spelling of CHANGELOG"_s);
        good("example: scope", u"feat(lang): add Polish language"_s, u"feat"_s, u"lang"_s, u"add Polish language"_s);
        good("example: body of two paragraphs and footers",
             u"fix: prevent racing of requests\n\nIntroduce a request id and a reference to latest request.\n\n"
             "Remove timeouts which were used to mitigate the racing issue.\n\nReviewed-by: Z\nRefs: #123"_s,
             u"fix"_s, {}, u"prevent racing of requests"_s);
        good("rule 1: prefix with type, scope, ! and colon", u"build(deps)!: drop x"_s, u"build"_s, u"deps"_s,
             u"drop x"_s, true, u"drop x"_s);
        bad("rule 1: the blank behind the colon is required", u"feat:no blank"_s);
        bad("rule 1: the colon is required", u"feat add x"_s);
        bad("rule 1: a type is required", u": add x"_s);
        good("rule 2: feat", u"feat: add x"_s, u"feat"_s, {}, u"add x"_s);
        good("rule 3: fix", u"fix: mend x"_s, u"fix"_s, {}, u"mend x"_s);
        good("rule 4: scope in parentheses", u"fix(parser): mend x"_s, u"fix"_s, u"parser"_s, u"mend x"_s);
        bad("rule 4: an empty scope is none", u"fix(): mend x"_s);
        good("rule 5: description follows at once",
             u"fix: array parsing issue when multiple spaces were contained in string"_s, u"fix"_s, {},
             u"array parsing issue when multiple spaces were contained in string"_s);
        bad("rule 5: a description is required", u"fix: \n\nbody"_s);
        good("rule 6: body after one blank line", u"fix: x\n\nbody"_s, u"fix"_s, {}, u"x"_s);
        good("rule 7: body of several paragraphs", u"fix: x\n\none\n\ntwo"_s, u"fix"_s, {}, u"x"_s);
        good("rule 8: footer with #", u"fix: x\n\nRefs #133"_s, u"fix"_s, {}, u"x"_s);
        good("rule 9: the exception BREAKING CHANGE", u"fix: x\n\nBREAKING CHANGE: y"_s, u"fix"_s, {}, u"x"_s, true,
             u"y"_s);
        good("rule 10: a value of several paragraphs ends at the next token",
             u"fix: x\n\nBREAKING CHANGE: one\n\ntwo\nReviewed-by: Z"_s, u"fix"_s, {}, u"x"_s, true, u"one\n\ntwo"_s);
        good("rule 11: breaking in the prefix or as a footer", u"fix!: x"_s, u"fix"_s, {}, u"x"_s, true, u"x"_s);
        good("rule 12: text, colon, blank, description",
             u"chore: x\n\nBREAKING CHANGE: environment variables now take precedence over config files"_s, u"chore"_s,
             {}, u"x"_s, true, u"environment variables now take precedence over config files"_s);
        good("rule 12: without the colon it is text", u"chore: x\n\nBREAKING CHANGE y"_s, u"chore"_s, {}, u"x"_s);
        good("rule 13: ! right before the colon", u"refactor(core)!: x"_s, u"refactor"_s, u"core"_s, u"x"_s, true,
             u"x"_s);
        bad("rule 13: ! elsewhere", u"refactor!(core): x"_s);
        good("rule 14: other types", u"docs: update ref docs."_s, u"docs"_s, {}, u"update ref docs."_s);
        good("rule 15: no case in the type", u"FEAT(Api): Add X"_s, u"feat"_s, u"Api"_s, u"Add X"_s);
        good("rule 15: but BREAKING CHANGE is upper case", u"fix: x\n\nbreaking change: y"_s, u"fix"_s, {}, u"x"_s);
        good("rule 16: BREAKING-CHANGE", u"fix: x\n\nBREAKING-CHANGE: y"_s, u"fix"_s, {}, u"x"_s, true, u"y"_s);
        good("CRLF", u"fix: x\r\n\r\nBREAKING CHANGE: y\r\n"_s, u"fix"_s, {}, u"x"_s, true, u"y"_s);
        good("breaking without the blank line", u"fix: x\n\nbody\nBREAKING CHANGE: y"_s, u"fix"_s, {}, u"x"_s, true,
             u"y"_s);
        good("a mention in the middle of a line is text", u"fix: x\n\nno BREAKING CHANGE: here"_s, u"fix"_s, {},
             u"x"_s);
        bad("plain message", u"Update the readme"_s);
        bad("empty message", u""_s);
        bad("sentence with a colon", u"Fix the thing: it broke"_s);
        bad("fixup", u"fixup! feat: x"_s);
    }

    void readsMessages()
    {
        QFETCH(QString, message);
        QFETCH(bool, valid);
        const auto commit = ConventionalCommit::parse(message);
        QCOMPARE(commit.has_value(), valid);
        if (!valid)
            return;
        QTEST(commit->type, "type");
        QTEST(commit->scope, "scope");
        QTEST(commit->description, "description");
        QTEST(commit->breaking, "breaking");
        QTEST(commit->breakingNote, "note");
    }

    void partsBodyAndFooters()
    {
        const auto commit =
            ConventionalCommit::parse(u"fix: prevent racing of requests\n\nIntroduce a request id.\n\n"
                                      "Remove timeouts.\n\nReviewed-by: Z\nRefs #123\nCo-authored-by: A\n B\n");
        QVERIFY(commit);
        QCOMPARE(commit->body, u"Introduce a request id.\n\nRemove timeouts."_s);
        const QList<CommitFooter> expected{
            {u"Reviewed-by"_s, u"Z"_s}, {u"Refs"_s, u"#123"_s}, {u"Co-authored-by"_s, u"A\n B"_s}};
        QCOMPARE(commit->footers, expected);
    }

    void weighs_data()
    {
        using Level = CommitEvidence::Level;
        QTest::addColumn<QStringList>("messages");
        QTest::addColumn<QList<int>>("counts"); // features, fixes, others, breaking
        QTest::addColumn<Level>("level");
        QTest::newRow("nothing") << QStringList{} << QList<int>{0, 0, 0, 0} << Level::None;
        QTest::newRow("the page's example in cli terms")
            << QStringList{u"feat: a"_s, u"fix: b"_s, u"docs: c"_s} << QList<int>{1, 1, 1, 0} << Level::Minor;
        QTest::newRow("fix and perf") << QStringList{u"fix: a"_s, u"perf: b"_s} << QList<int>{0, 2, 0, 0}
                                      << Level::Patch;
        QTest::newRow("quiet types ask for nothing")
            << QStringList{u"docs: a"_s, u"chore: b"_s, u"ci: c"_s,      u"style: d"_s,
                           u"test: e"_s, u"build: f"_s, u"refactor: g"_s}
            << QList<int>{0, 0, 7, 0} << Level::None;
        QTest::newRow("breaking in any type") << QStringList{u"chore!: a"_s} << QList<int>{0, 0, 1, 1} << Level::Major;
        QTest::newRow("breaking footer") << QStringList{u"feat: a\n\nBREAKING CHANGE: b"_s} << QList<int>{1, 0, 0, 1}
                                         << Level::Major;
        QTest::newRow("plain commits are a patch")
            << QStringList{u"Handle empty input"_s} << QList<int>{0, 0, 1, 0} << Level::Patch;
        QTest::newRow("plain upkeep is nothing")
            << QStringList{u"Bump x from 1 to 2"_s, u"Release 1.2.3"_s, u"v1.2.3"_s, u"Fix typo"_s}
            << QList<int>{0, 0, 4, 0} << Level::None;
        QTest::newRow("a subsystem's name is no quiet type")
            << QStringList{u"net: handle x"_s} << QList<int>{0, 0, 1, 0} << Level::Patch;
        QTest::newRow("merges do not count")
            << QStringList{u"Merge branch 'main' into x"_s, u"Merge pull request #1 from a/b\n\nfeat: c"_s,
                           u"Merge remote-tracking branch 'origin/main'"_s, u"Merge tag 'v1'"_s}
            << QList<int>{0, 0, 0, 0} << Level::None;
        QTest::newRow("merging as a subject counts")
            << QStringList{u"Merge sort is stable now"_s} << QList<int>{0, 0, 1, 0} << Level::Patch;
        QTest::newRow("revert cancels") << QStringList{u"Revert \"feat: a\"\n\nThis reverts commit 0123456789abcdef."_s,
                                                       u"feat: a"_s, u"fix: b"_s}
                                        << QList<int>{0, 1, 0, 0} << Level::Patch;
        QTest::newRow("revert in the other order")
            << QStringList{u"feat: a"_s, u"Revert \"feat: a\""_s} << QList<int>{0, 0, 0, 0} << Level::None;
        QTest::newRow("revert of a revert")
            << QStringList{u"Revert \"Revert \"feat: a\"\""_s, u"Revert \"feat: a\""_s, u"feat: a"_s}
            << QList<int>{1, 0, 0, 0} << Level::Minor;
        QTest::newRow("reapply") << QStringList{u"Reapply \"feat: a\""_s, u"Revert \"feat: a\""_s, u"feat: a"_s}
                                 << QList<int>{1, 0, 0, 0} << Level::Minor;
        QTest::newRow("squashed reverts with numbers")
            << QStringList{u"Revert \"feat: a (#12)\" (#13)"_s, u"feat: a (#12)"_s} << QList<int>{0, 0, 0, 0}
            << Level::None;
        QTest::newRow("revert as a type")
            << QStringList{u"revert: feat: a"_s, u"feat: a"_s} << QList<int>{0, 0, 0, 0} << Level::None;
        QTest::newRow("revert of something older is a change")
            << QStringList{u"Revert \"feat: a\""_s} << QList<int>{0, 0, 1, 0} << Level::Patch;
        QTest::newRow("a plain title and several entries")
            << QStringList{u"Add things (#12)\n\n* feat: a\n* Fix(core): b\n\nCo-authored-by: Z <z@example.org>"_s}
            << QList<int>{1, 0, 0, 0} << Level::Minor;
        QTest::newRow("entries without bullets")
            << QStringList{u"Things (#12)\n\nfix: b\n\nfeat: a\n"_s} << QList<int>{1, 0, 0, 0} << Level::Minor;
        QTest::newRow("the title decides over its entries")
            << QStringList{u"fix: crash (#12)\n\n* feat: try one thing\n* fix: another"_s} << QList<int>{0, 1, 0, 0}
            << Level::Patch;
        QTest::newRow("a breaking entry counts all the same")
            << QStringList{u"fix: crash (#12)\n\n* feat!: drop x\n* fix: y"_s} << QList<int>{0, 1, 0, 1}
            << Level::Major;
        QTest::newRow("an upkeep title with entries")
            << QStringList{u"chore: sync (#12)\r\n\r\n* feat: a\r\n* docs: b"_s} << QList<int>{1, 0, 0, 0}
            << Level::Minor;
        QTest::newRow("an entry's own footer")
            << QStringList{u"Things (#12)\n\n* fix: a\n\n  BREAKING CHANGE: b\n* fix: c"_s} << QList<int>{0, 1, 0, 1}
            << Level::Major;
        QTest::newRow("a plain message with the footer")
            << QStringList{u"Rework x\n\nBREAKING-CHANGE: y"_s} << QList<int>{0, 0, 1, 1} << Level::Major;
        QTest::newRow("the footer in small letters is text")
            << QStringList{u"Rework x\n\nbreaking change: y"_s} << QList<int>{0, 0, 1, 0} << Level::Patch;
        QTest::newRow("bullets that are prose")
            << QStringList{u"docs: notes\n\n* Note: this\n* see x"_s} << QList<int>{0, 0, 1, 0} << Level::None;
        QTest::newRow("one revert cancels one commit")
            << QStringList{u"Revert \"fix: a\""_s, u"fix: a"_s, u"fix: a"_s} << QList<int>{0, 1, 0, 0} << Level::Patch;
    }

    void saysWhichCommitsDecide()
    {
        const CommitEvidence evidence = weighCommits(
            {u"docs: a"_s, u"fix: b"_s, u"Merge branch 'x'"_s, u"feat: c"_s, u"Things (#3)\n\n* feat(api)!: d"_s});
        const QList<CommitReason> expected{{4, ReleaseLevel::Major, u"Things (#3) → feat(api)!: d"_s},
                                           {3, ReleaseLevel::Minor, u"feat: c"_s},
                                           {1, ReleaseLevel::Patch, u"fix: b"_s}};
        QCOMPARE(evidence.reasons, expected);
    }

    void weighs()
    {
        QFETCH(QStringList, messages);
        QFETCH(QList<int>, counts);
        const CommitEvidence evidence = weighCommits(messages);
        const QList<int> actual{evidence.features, evidence.fixes, evidence.others, evidence.breaking};
        QCOMPARE(actual, counts);
        QTEST(evidence.level, "level");
    }
};

Q_DECLARE_METATYPE(tagboat::CommitEvidence::Level)

QTEST_GUILESS_MAIN(TestConventionalCommit)
#include "tst_conventionalcommit.moc"
