// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/mergedbranches.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{
/// A letter stands for the id.
QString idOf(char letter)
{
    return QString::fromLatin1(QByteArray(1, letter).toHex()).repeated(20);
}

GitCommit commit(char letter, const char *parents, const QString &message)
{
    GitCommit made;
    made.id = idOf(letter);
    made.message = message;
    made.authorName = QString(QChar::fromLatin1(letter));
    for (const char *parent = parents; *parent != '\0'; ++parent)
        made.parentIds += QByteArray(20, *parent);
    made.parents = static_cast<int>(made.parentIds.size() / 20);
    return made;
}

/// "Section: text" of each entry, as draftBetween() makes them.
QStringList drafted(const QList<GitCommit> &commits)
{
    MergedBranches merges;
    Drafting drafting(defaultDraftRules());
    for (const GitCommit &each : commits) {
        if (const auto merged = merges.add(each))
            drafting.add(*merged);
        else if (each.parents < 2)
            drafting.add({each.id, each.message, each.authorName, {}});
    }
    QStringList lines;
    for (const DraftEntry &entry : merges.joined(drafting.take()))
        lines += entry.section + u": "_s + entry.text;
    return lines;
}

const QString merge = u"Merge pull request #77 from jo/feature\n\nAdd tide tables for Norway\n"_s;
} // namespace

/// Merges of pull requests as forges write them.
class TestMergedBranches : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatForgesWrite_data()
    {
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("title");
        QTest::addColumn<int>("number");
        const auto row = [](const char *name, const QString &message, const QString &title, int number) {
            QTest::newRow(name) << message << title << number;
        };
        row("GitHub", merge, u"Add tide tables for Norway"_s, 77);
        row("GitLab", u"Merge branch 'feature2' into 'main'\n\nMake it work\n\nSee merge request acme/mergey!78"_s,
            u"Make it work"_s, 78);
        row("Bitbucket", u"Merged in kim/berths (pull request #5)\n\nBerths\n\nApproved-by: Ada\n"_s, u"Berths"_s, 5);
        row("no title", u"Merge pull request #77 from jo/feature"_s, {}, 0);
        row("no request", u"Merge branch 'main' into feature\n\nWith words\n"_s, {}, 0);
        row("a merge of merges", u"Merge pull request #77 from jo/main\n\nMerge develop into main\n"_s, {}, 0);
        row("what was in conflict", u"Merge pull request #77 from jo/x\n\n# Conflicts:\n#\ta.py\n"_s, {}, 0);
        row("no merge", u"Mergers are told\n\nSee merge request a/b!1"_s, {}, 0);
    }
    void readsWhatForgesWrite()
    {
        QFETCH(QString, message);
        QFETCH(QString, title);
        QFETCH(int, number);
        const auto read = mergeMessage(message);
        QCOMPARE(read.has_value(), number > 0);
        QCOMPARE(read.value_or(MergeMessage{}).title, title);
        QCOMPARE(read.value_or(MergeMessage{}).number, number);
    }

    void aMergedRequestIsOneEntry()
    {
        const GitCommit before = commit('a', "", u"Fix a pier"_s);
        QCOMPARE(drafted({commit('d', "ac", merge), commit('c', "b", u"more wip"_s), commit('b', "a", u"Mend it"_s),
                          before}),
                 (QStringList{u"Added: Add tide tables for Norway (#77)"_s, u"Fixed: Fix a pier"_s}));
        // What the branch took over from its base came with no request.
        QCOMPARE(drafted({commit('f', "de", merge), commit('e', "cd", u"Merge branch 'main' into feature"_s),
                          commit('d', "a", u"Fix a lamp"_s), commit('c', "a", u"more words"_s), before}),
                 (QStringList{u"Added: Add tide tables for Norway (#77)"_s, u"Fixed: Fix a lamp"_s,
                              u"Fixed: Fix a pier"_s}));
    }

    void commitsWithTypesSayMore()
    {
        const QString gitlab = u"Merge branch 'x' into 'main'\n\nSeveral\n\nSee merge request acme/mergey!78"_s;
        QCOMPARE(drafted({commit('e', "ad", merge), commit('d', "c", u"fix: b (#3)"_s), commit('c', "b", u"wip"_s),
                          commit('b', "a", u"feat: a"_s), commit('a', "", u"begin"_s)}),
                 (QStringList{u"Fixed: B (#3)"_s, u"Added: A (#77)"_s, u"Changed: Begin"_s}));
        QCOMPARE(drafted({commit('c', "ab", gitlab), commit('b', "a", u"fix: b"_s), commit('a', "", u"begin"_s)}),
                 (QStringList{u"Fixed: B (!78)"_s, u"Changed: Begin"_s}));
        // Upkeep is not offered, so that it says nothing.
        QCOMPARE(drafted({commit('c', "ab", merge), commit('b', "a", u"chore: b"_s), commit('a', "", u"begin"_s)}),
                 (QStringList{u"Added: Add tide tables for Norway (#77)"_s, u": B (#77)"_s, u"Changed: Begin"_s}));
    }

    void aMergeWithinAnotherStandsForItsOwnCommits()
    {
        const QString inner = u"Merge pull request #78 from jo/inner\n\nFix the lock\n"_s;
        QCOMPARE(drafted({commit('e', "ad", merge), commit('d', "bc", inner), commit('c', "b", u"Inner"_s),
                          commit('b', "a", u"Outer"_s), commit('a', "", u"begin"_s)}),
                 (QStringList{u"Added: Add tide tables for Norway (#77)"_s, u"Fixed: Fix the lock (#78)"_s,
                              u"Changed: Begin"_s}));
    }

    void otherMergesChangeNothing()
    {
        QCOMPARE(drafted({commit('c', "ab", u"Merge branch 'x'"_s), commit('b', "a", u"Berths"_s),
                          commit('a', "", u"begin"_s)}),
                 (QStringList{u"Changed: Berths"_s, u"Changed: Begin"_s}));
        QCOMPARE(drafted({}), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestMergedBranches)
#include "tst_mergedbranches.moc"
