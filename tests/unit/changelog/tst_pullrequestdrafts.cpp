// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/pullrequestdrafts.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

QString idOf(qsizetype place)
{
    return QString(40, QChar(char16_t(u'a' + place)));
}

/// Entries of commits whose ids are forty times a, b, c …
QList<DraftEntry> draftOf(const QStringList &messages, const DraftSettings &settings = {})
{
    QList<DraftCommit> commits;
    for (const QString &message : messages)
        commits.append({idOf(commits.size()), message, u"Kim Lee"_s, {}});
    return draftEntries(commits, draftRules(settings));
}

/// A pull request that was merged as the commit a.
MergedPullRequest merged(const QString &title, const QStringList &labels = {}, int number = 12)
{
    return {.number = number, .title = title, .author = u"kim"_s, .labels = labels, .mergeCommit = idOf(0)};
}

/// "Section: text" of each entry.
QStringList shown(const QList<DraftEntry> &entries)
{
    QStringList lines;
    for (const DraftEntry &entry : entries)
        lines += entry.section + u": "_s + entry.text;
    return lines;
}

} // namespace

/// What a forge tells of merged pull requests makes drafts better, and nothing changes without it.
class TestPullRequestDrafts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // offline: the draft by the commit alone; online: with the pull request's title and labels
    void goesByTitleAndLabels_data()
    {
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QStringList>("labels");
        QTest::addColumn<QString>("offline");
        QTest::addColumn<QString>("online");
        QTest::addColumn<QString>("rule");
        const auto row = [](const char *name, const QString &message, const QString &title, const QStringList &labels,
                            const QString &offline, const QString &online, const QString &rule) {
            QTest::newRow(name) << message << title << labels << offline << online << rule;
        };
        row("the title", u"wip"_s, u"Reserve moorings for a season"_s, {}, u": Wip"_s,
            u"Changed: Reserve moorings for a season (#12)"_s, {});
        row("a title with a type", u"wip"_s, u"feat(quay): reserve moorings"_s, {}, u": Wip"_s,
            u"Added: Reserve moorings (#12)"_s, u"feat"_s);
        row("the commit's type where the title has none", u"fix: a lock"_s, u"A lock holds again"_s, {},
            u"Fixed: A lock"_s, u"Fixed: A lock holds again (#12)"_s, u"fix"_s);
        row("the title's number goes", u"x (#12)"_s, u"Cranes turn (#9)"_s, {}, u"Changed: X (#12)"_s,
            u"Changed: Cranes turn (#12)"_s, {});
        row("bug", u"Cranes turn (#12)"_s, u"Cranes turn"_s, {u"bug"_s}, u"Changed: Cranes turn (#12)"_s,
            u"Fixed: Cranes turn (#12)"_s, u"label “bug”"_s);
        row("a label goes before the title's type", u"feat: cranes"_s, u"feat: cranes"_s, {u"bug"_s},
            u"Added: Cranes"_s, u"Fixed: Cranes (#12)"_s, u"label “bug”"_s);
        row("enhancement", u"Cranes"_s, u"Cranes"_s, {u"good first issue"_s, u"enhancement"_s}, u"Changed: Cranes"_s,
            u"Added: Cranes (#12)"_s, u"label “enhancement”"_s);
        row("feature", u"Cranes"_s, u"Cranes"_s, {u"Feature"_s}, u"Changed: Cranes"_s, u"Added: Cranes (#12)"_s,
            u"label “Feature”"_s);
        row("documentation", u"Add a map"_s, u"Add a map"_s, {u"documentation"_s}, u"Added: Add a map"_s,
            u"Changed: Add a map (#12)"_s, u"label “documentation”"_s);
        row("security goes before bug", u"Cranes"_s, u"Cranes"_s, {u"bug"_s, u"security"_s}, u"Changed: Cranes"_s,
            u"Security: Cranes (#12)"_s, u"label “security”"_s);
        row("breaking", u"feat: cranes"_s, u"feat: cranes"_s, {u"breaking change"_s}, u"Added: Cranes"_s,
            u"Added: **Breaking:** Cranes (#12)"_s, u"feat"_s);
        row("left out", u"fix: cranes"_s, u"fix: cranes"_s, {u"bug"_s, u"skip-changelog"_s}, u"Fixed: Cranes"_s,
            u": Cranes (#12)"_s, u"label “skip-changelog”"_s);
        row("what breaks is told all the same", u"fix!: cranes"_s, u"fix!: cranes"_s, {u"Skip Changelog"_s},
            u"Fixed: **Breaking:** Cranes"_s, u"Changed: **Breaking:** Cranes (#12)"_s, u"label “Skip Changelog”"_s);
        row("a prefix", u"Cranes"_s, u"Cranes"_s, {u"Type: Bug"_s}, u"Changed: Cranes"_s, u"Fixed: Cranes (#12)"_s,
            u"label “Type: Bug”"_s);
        row("another prefix", u"Cranes"_s, u"Cranes"_s, {u"kind/feature"_s}, u"Changed: Cranes"_s,
            u"Added: Cranes (#12)"_s, u"label “kind/feature”"_s);
        row("a letter", u"Cranes"_s, u"Cranes"_s, {u"C-bug"_s}, u"Changed: Cranes"_s, u"Fixed: Cranes (#12)"_s,
            u"label “C-bug”"_s);
        row("an ornament", u"Cranes"_s, u"Cranes"_s, {u"🐛 bug"_s}, u"Changed: Cranes"_s, u"Fixed: Cranes (#12)"_s,
            u"label “🐛 bug”"_s);
        row("another label", u"Cranes"_s, u"Cranes"_s, {u"needs bug triage"_s, u"area/docs"_s}, u"Changed: Cranes"_s,
            u"Changed: Cranes (#12)"_s, {});
        row("a note stays", u"feat: cranes\n\nBREAKING CHANGE: old ones are gone"_s, u"feat: taller cranes"_s, {},
            u"Added: **Breaking:** Cranes. Old ones are gone"_s,
            u"Added: **Breaking:** Taller cranes. Old ones are gone (#12)"_s, u"feat"_s);
    }
    void goesByTitleAndLabels()
    {
        QFETCH(const QString, message);
        QFETCH(const QString, title);
        QFETCH(const QStringList, labels);
        const QList<DraftEntry> plain = draftOf({message});
        QTEST(shown(plain).join(u'|'), "offline");
        QCOMPARE(withPullRequests(plain, {}, {}), plain);
        const QList<DraftEntry> told = withPullRequests(plain, {merged(title, labels)}, {});
        QTEST(shown(told).join(u'|'), "online");
        QTEST(told.first().rule, "rule");
        QCOMPARE(told.first().login, u"kim"_s);
        QCOMPARE(told.first().author, u"Kim Lee"_s);
        QCOMPARE(told.first().byLabel, told.first().rule.startsWith(u"label"_s));
    }

    void theRepositorysOwnRulesGoFirst()
    {
        DraftSettings settings;
        settings.labels = {{u"Quay_Side"_s, u"Quay"_s, false, u".tagboat.toml:3"_s},
                           {u"bug"_s, u"Mended"_s, false, u".tagboat.toml:4"_s},
                           {u"loud"_s, {}, true, u".tagboat.toml:5"_s}};
        settings.rules = {{{}, u"^deps"_s, u"Dependencies"_s, true, u".tagboat.toml:6"_s}};
        const auto one = [&settings](const QString &title, const QStringList &labels) {
            return withPullRequests(draftOf({u"x"_s}), {merged(title, labels)}, settings, draftRules(settings))[0];
        };
        QCOMPARE(one(u"Cranes"_s, {u"bug"_s}).section, u"Mended"_s);
        QCOMPARE(one(u"Cranes"_s, {u"bug"_s}).rule, u"label “bug”, .tagboat.toml:4"_s);
        QCOMPARE(one(u"Cranes"_s, {u"bug"_s, u"quay side"_s}).section,
                 u"Quay"_s); // the first rule, not the first label
        QCOMPARE(one(u"deps: cranes"_s, {u"enhancement"_s}).section, u"Dependencies"_s); // before the usual labels
        QCOMPARE(one(u"deps: cranes"_s, {u"bug"_s}).section, u"Mended"_s);
        QVERIFY(one(u"Cranes"_s, {u"loud"_s}).breaking);
        QCOMPARE(one(u"feat: cranes"_s, {u"Type: Quay Side"_s}).section, u"Added"_s); // own labels are whole names
    }

    void theCommitsOfOnePullRequestBecomeOneEntry()
    {
        MergedPullRequest request = merged(u"Moorings for a season"_s, {u"enhancement"_s});
        request.mergeCommit = idOf(9); // a merge, which is never offered
        request.commits = {idOf(3), idOf(1), idOf(0)};
        const auto plain = draftOf({u"Review"_s, u"Tests"_s, u"fix: a leak"_s, u"Add moorings"_s});
        const auto told = withPullRequests(plain, {request}, {});
        QCOMPARE(shown(told), (QStringList{u"Added: Moorings for a season (#12)"_s, u"Fixed: A leak"_s}));
        QCOMPARE(told[0].commit, idOf(0));

        // An answer to it is one to each of its commits, with the forge and without.
        const QList<DraftAnswer> answers = answersTo(told[0], DraftAnswer::Kind::Dismissed);
        QCOMPARE(answers.size(), 3);
        const Coverage coverage({}, answers);
        QVERIFY(coverage.covers(told[0]));
        for (const qsizetype place : {0, 1, 3})
            QVERIFY(coverage.covers(plain[place]));
        QVERIFY(!coverage.covers(plain[2]));
        // Answers to all of its commits are one to it; an answer to one is not.
        QList<DraftAnswer> apart;
        for (const qsizetype place : {0, 1, 3}) {
            QVERIFY(!Coverage({}, apart).covers(told[0]));
            apart += answersTo(plain[place], DraftAnswer::Kind::Taken);
        }
        QCOMPARE(Coverage({}, apart).answer(told[0]), DraftAnswer::Kind::Taken);
    }

    void commitsWithTypesStayApart()
    {
        MergedPullRequest request = merged(u"Moorings"_s, {u"enhancement"_s});
        request.mergeCommit = idOf(9);
        request.commits = {idOf(1), idOf(0)};
        const auto plain = draftOf({u"feat: moorings"_s, u"fix: a leak"_s});
        auto told = withPullRequests(plain, {request}, {});
        QCOMPARE(shown(told), shown(plain));
        QCOMPARE(told[1].login, u"kim"_s);
        request.labels = {u"skip-changelog"_s};
        told = withPullRequests(plain, {request}, {});
        QCOMPARE(shown(told), (QStringList{u": Moorings"_s, u": A leak"_s}));
    }

    void thePartsOfASquashStayApart()
    {
        const auto plain = draftOf({u"Moorings (#12)\n\n* feat: berths\n* fix: cranes"_s});
        const auto told = withPullRequests(plain, {merged(u"Moorings"_s, {u"bug"_s})}, {});
        QCOMPARE(shown(told), shown(plain));
    }

    void aRebaseKeepsItsCommits()
    {
        MergedPullRequest request = merged(u"Moorings"_s);
        request.commits = {idOf(7), idOf(8)}; // others since
        const auto plain = draftOf({u"Tests of moorings"_s, u"Add moorings"_s});
        QCOMPARE(shown(withPullRequests(plain, {request}, {})), shown(plain));
        request.commits = {idOf(8)}; // only one, so it is the whole
        QCOMPARE(shown(withPullRequests(plain, {request}, {})),
                 (QStringList{u"Changed: Moorings (#12)"_s, u"Added: Add moorings"_s}));
    }

    void aNumberIsThePullRequestsUnlessItHasItsCommit()
    {
        MergedPullRequest request = merged(u"Moorings"_s);
        request.mergeCommit = idOf(1);
        const QStringList messages{u"Varnish the moorings (#12)"_s, u"wip"_s};
        QCOMPARE(shown(withPullRequests(draftOf(messages), {request}, {})),
                 (QStringList{u"Changed: Varnish the moorings (#12)"_s, u"Changed: Moorings (#12)"_s}));
        request.mergeCommit = idOf(9); // a backport: the commit is in another branch
        QCOMPARE(shown(withPullRequests(draftOf(messages), {request}, {})),
                 (QStringList{u"Changed: Moorings (#12)"_s, u": Wip"_s}));
        request.number = 13;
        QCOMPARE(withPullRequests(draftOf(messages), {request}, {}), draftOf(messages));
    }

    void whatIsCoveredByTheCommitsWordsIsSo()
    {
        const auto told = withPullRequests(draftOf({u"Round drafts below 0.5 m"_s}), {merged(u"Rounding"_s)}, {});
        const auto changelog =
            Changelog::parse("## [Unreleased]\n\n### Fixed\n\n- Round drafts below 0.5 m\n", u"CHANGELOG.md"_s);
        QVERIFY(Coverage(*changelog->unreleased()).covers(told.first()));
        // An answer that was given before the forge was asked holds.
        const auto answers = answersTo(draftOf({u"Round drafts below 0.5 m"_s}).first(), DraftAnswer::Kind::Dismissed);
        QCOMPARE(Coverage({}, answers).answer(told.first()), DraftAnswer::Kind::Dismissed);
    }

    void namesPeopleByTheirLogins()
    {
        const auto entry = [](const QString &author, const QString &login) {
            DraftEntry made;
            made.author = author;
            made.login = login;
            return made;
        };
        const QList<Contributor> people{{u"Kim Lee"_s, u"k@x"_s, 3, true},
                                        {u"Ada"_s, u"a@x"_s, 1, false},
                                        {u"Eve"_s, u"e@x"_s, 1, false},
                                        {u"Bo"_s, u"b@x"_s, 1, false}};
        const auto named = withLogins(people, {entry(u"Kim Lee"_s, u"kim"_s), entry(u"Kim Lee"_s, u"kim"_s),
                                               entry(u"Ada"_s, u"ada"_s), entry(u"Ada"_s, u"ada-at-work"_s),
                                               entry(u"Eve"_s, u"merger"_s), entry(u"Bo"_s, u"merger"_s)});
        QCOMPARE(named[0].login, u"kim"_s);
        for (const qsizetype doubtful : {1, 2, 3})
            QCOMPARE(named[doubtful].login, QString());
    }

    /// Typing and showing wait for it: a thousand pull requests are no matter.
    void isQuickWithAThousand()
    {
        QList<MergedPullRequest> requests;
        QList<DraftCommit> commits;
        for (int i = 0; i < 1000; ++i) {
            const QString id = QString::number(i).rightJustified(40, u'0');
            commits.append({id, u"Change %1 (#%1)"_s.arg(i), u"kim"_s, {}});
            requests.append({.number = i, .title = u"fix: %1"_s.arg(i), .labels = {u"bug"_s}, .mergeCommit = id});
        }
        const auto plain = draftEntries(commits, defaultDraftRules());
        QElapsedTimer timer;
        timer.start();
        const auto told = withPullRequests(plain, requests, {});
        QCOMPARE(told.size(), 1000);
        qInfo("%lld ms", timer.elapsed());
        QVERIFY(timer.elapsed() < 2000); // some 100 ms; sanitizers take ten times as long
    }
};

QTEST_GUILESS_MAIN(TestPullRequestDrafts)
#include "tst_pullrequestdrafts.moc"
