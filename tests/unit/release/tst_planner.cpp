// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/changelog.h"
#include "planscene.h"
#include "scan/releasecut.h"
#include "version/bump.h"

using namespace Qt::StringLiterals;
using namespace tagboat;
using tagboat::test::PlanScene;

class TestPlanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheZerosOfCalendarVersions_data()
    {
        QTest::addColumn<QString>("now");
        QTest::addColumn<QStringList>("tags");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("tag");
        QTest::addColumn<QString>("literal");
        const QStringList padded{u"2026.01.05"_s, u"2026.07.22"_s};
        QTest::newRow("tags and file pad")
            << u"2026.07.22"_s << padded << u"2026.8.1"_s << u"2026.08.01"_s << u"2026.08.01"_s;
        QTest::newRow("given padded") << u"2026.07.22"_s << padded << u"2026.08.01"_s << u"2026.08.01"_s
                                      << u"2026.08.01"_s;
        QTest::newRow("one tag alone") << u"2026.07.22"_s << QStringList{u"2026.07.22"_s} << u"2026.8.1"_s
                                       << u"2026.08.01"_s << u"2026.08.01"_s;
        QTest::newRow("no tag yet") << u"2026.07.22"_s << QStringList() << u"2026.8.1"_s << u"v2026.08.01"_s
                                    << u"2026.08.01"_s;
        QTest::newRow("the newest shows no zero") << u"2026.10.22"_s << QStringList{u"2026.07.22"_s, u"2026.10.22"_s}
                                                  << u"2027.1.3"_s << u"2027.01.03"_s << u"2027.01.03"_s;
        QTest::newRow("the month alone is padded") << u"2026.07.12"_s << QStringList{u"2026.07.3"_s, u"2026.07.12"_s}
                                                   << u"2026.8.1"_s << u"2026.08.1"_s << u"2026.08.1"_s;
        QTest::newRow("nothing is padded")
            << u"2026.7.22"_s << QStringList{u"2026.7.22"_s} << u"2026.08.01"_s << u"2026.8.1"_s << u"2026.8.1"_s;
        QTest::newRow("the tags alone pad")
            << u"2026.7.22"_s << QStringList{u"2026.07.22"_s} << u"2026.8.1"_s << u"2026.08.01"_s << u"2026.8.1"_s;
        QTest::newRow("the file alone pads")
            << u"2026.07.22"_s << QStringList{u"v2026.7.22"_s} << u"2026.8.1"_s << u"v2026.8.1"_s << u"2026.08.01"_s;
        QTest::newRow("a candidate") << u"2026.07.22"_s << padded << u"2026.8.1rc2"_s << u"2026.08.01-rc2"_s
                                     << u"2026.08.01rc2"_s;
        QTest::newRow("no calendar") << u"1.9.9"_s << QStringList{u"1.9.9"_s} << u"1.10.0"_s << u"1.10.0"_s
                                     << u"1.10.0"_s;
    }

    void keepsTheZerosOfCalendarVersions()
    {
        QFETCH(QString, now);
        QFETCH(QStringList, tags);
        QFETCH(QString, to);
        QFETCH(QString, tag);
        QFETCH(QString, literal);
        const PlanScene scene(now, tags);
        const auto draft = scene.planTo(to);
        QVERIFY2(draft, qPrintable(draft ? QString() : describe(draft.error())));
        QCOMPARE(draft->plan.tag, tag);
        QCOMPARE(draft->plan.find(u"release-tag"_s)->detail[u"tag"_s].toString(), tag);
        QCOMPARE(PlanScene::fileAfter(*draft, u"certifi/__init__.py"_s),
                 u"__version__ = \"%1\"\n"_s.arg(literal).toUtf8());
        const QString heading = draft->plan.to;
        if (!Version::parse(to, VersionScheme::Pep440)->isCandidate()) {
            const QByteArray log = PlanScene::fileAfter(*draft, u"CHANGELOG.md"_s);
            QVERIFY2(log.contains(u"\n## %1 - 2026-08-01\n"_s.arg(heading).toUtf8()), log.constData());
        }
        QVERIFY(tag.startsWith(heading) || tag == u'v' + heading || tag.contains(u"rc"_s));
    }

    void writesUnderscoresInTheTagsWhereOthersHaveThem()
    {
        const PlanScene scene(u"2.0.52"_s, {u"rel_2_0_51"_s, u"rel_2_0_52"_s});
        const auto draft = scene.planTo(u"2.1.0"_s, u"rc-gated"_s);
        QVERIFY2(draft, qPrintable(draft ? QString() : describe(draft.error())));
        QCOMPARE(draft->plan.to, u"2.1.0"_s);
        QCOMPARE(draft->plan.find(u"candidate-1-tag"_s)->detail[u"tag"_s].toString(), u"rel_2_1_0-rc1"_s);
    }

    void keepsTheZerosOfACandidateThatIsReplaced()
    {
        const PlanScene scene(u"2026.07.22"_s, {u"2026.07.22"_s});
        const auto draft = scene.planTo(u"2026.8.1"_s, u"rc-gated"_s);
        QVERIFY2(draft, qPrintable(draft ? QString() : describe(draft.error())));
        QCOMPARE(draft->plan.to, u"2026.08.01"_s);
        QCOMPARE(draft->plan.find(u"candidate-1-tag"_s)->detail[u"tag"_s].toString(), u"2026.08.01-rc1"_s);
        // Recovery knows the version by the plan's text and the grammar by its patterns alone.
        const auto target = Version::parse(draft->plan.to, VersionScheme::Pep440);
        const auto grammar =
            TagGrammar::fromPatterns(draft->plan.releasePattern, draft->plan.candidatePattern, VersionScheme::Pep440);
        QVERIFY(target && grammar);
        QCOMPARE(grammar->tagFor(target->candidate(2)), u"2026.08.01-rc2"_s);
        QCOMPARE(target->candidate(2).normalized(), u"2026.8.1rc2"_s);
    }

    void suggestionChipsAndPlanAgree_data()
    {
        QTest::addColumn<QString>("version");     // in the files
        QTest::addColumn<QStringList>("history"); // "tag NAME" or a commit's message
        QTest::addColumn<QString>("suggested");   // "level version" of the scan; empty: no release wanted
        QTest::addColumn<QString>("chips");       // patch minor major candidate promote post dev; "-" is impossible
        const auto row = [](const char *name, const QString &version, const QStringList &history,
                            const QString &suggested,
                            const QString &chips) { QTest::newRow(name) << version << history << suggested << chips; };
        const QString fix = u"fix: a leak"_s;
        const QString feature = u"feat: a dock"_s;
        const QString breaking = u"feat!: another dock"_s;
        row("no tags", u"1.4.2"_s, {fix}, u"patch 1.4.2"_s, u"1.4.2 1.5.0 2.0.0 1.4.2rc1 - 1.4.2.post1 -"_s);
        row("no tags, first minor", u"0.1.0"_s, {}, u"minor 0.1.0"_s, u"0.1.1 0.1.0 1.0.0 0.1.0rc1 - 0.1.0.post1 -"_s);
        row("fix", u"1.4.2"_s, {u"tag v1.4.2"_s, fix}, u"patch 1.4.3"_s,
            u"1.4.3 1.5.0 2.0.0 1.4.3rc1 - 1.4.2.post1 -"_s);
        row("feature", u"1.4.2"_s, {u"tag v1.4.2"_s, fix, feature}, u"minor 1.5.0"_s,
            u"1.4.3 1.5.0 2.0.0 1.5.0rc1 - 1.4.2.post1 -"_s);
        row("below 1.0", u"0.4.2"_s, {u"tag v0.4.2"_s, feature}, u"minor 0.5.0"_s,
            u"0.4.3 0.5.0 1.0.0 0.5.0rc1 - 0.4.2.post1 -"_s);
        row("documents only", u"1.4.2"_s, {u"tag v1.4.2"_s, u"docs: a word"_s}, u"patch 1.4.3"_s,
            u"1.4.3 1.5.0 2.0.0 1.4.3rc1 - 1.4.2.post1 -"_s);
        row("breaking", u"1.4.2"_s, {u"tag v1.4.2"_s, breaking}, u"major 2.0.0"_s,
            u"1.4.3 1.5.0 2.0.0 2.0.0rc1 - 1.4.2.post1 -"_s);
        row("breaking below 1.0", u"0.4.2"_s, {u"tag v0.4.2"_s, breaking}, u"minor 0.5.0"_s,
            u"0.4.3 0.5.0 1.0.0 0.5.0rc1 - 0.4.2.post1 -"_s);
        row("files ahead of the tag", u"1.5.0"_s, {u"tag v1.4.2"_s, fix}, u"minor 1.5.0"_s,
            u"1.5.1 1.5.0 2.0.0 1.5.0rc1 - - -"_s);
        row("files a patch ahead", u"1.4.3"_s, {u"tag v1.4.2"_s, breaking}, u"patch 1.4.3"_s,
            u"1.4.3 1.5.0 2.0.0 1.4.3rc1 - - -"_s);
        row("files ahead, a candidate there", u"1.5.0"_s, {u"tag v1.4.2"_s, fix, u"tag v1.5.0-rc1"_s, fix},
            u"promote 1.5.0"_s, u"1.5.1 1.6.0 2.0.0 1.5.0rc2 1.5.0 - -"_s);
        row("files behind the tag", u"1.4.0"_s, {u"tag v1.4.2"_s, fix}, u"patch 1.4.3"_s,
            u"1.4.3 1.5.0 2.0.0 1.4.3rc1 - 1.4.2.post1 -"_s);
        row("development version", u"1.5.0.dev0"_s, {u"tag v1.4.2"_s, fix}, u"patch 1.5.0"_s,
            u"1.5.0 1.5.0 2.0.0 1.5.0rc1 1.5.0 - -"_s);
        row("the last tag is a candidate", u"1.5.0rc1"_s, {u"tag v1.4.2"_s, feature, u"tag v1.5.0-rc1"_s, fix},
            u"promote 1.5.0"_s, u"1.5.0 1.5.0 2.0.0 1.5.0rc2 1.5.0 - -"_s);
        row("calendar version", u"2026.07.3"_s, {u"tag 2026.07.3"_s, breaking}, u"minor 2026.08.0"_s,
            u"2026.07.4 2026.08.0 - 2026.08.0rc1 - 2026.07.3.post1 -"_s);
        row("nothing since", u"1.4.2"_s, {u"tag v1.4.2"_s}, {}, u"1.4.3 1.5.0 2.0.0 1.4.3rc1 - 1.4.2.post1 -"_s);
    }

    void suggestionChipsAndPlanAgree()
    {
        QFETCH(QString, version);
        QFETCH(QStringList, history);
        QFETCH(QString, suggested);
        QFETCH(QString, chips);
        PlanScene scene(version);
        scene.work().write(u"CHANGELOG.md"_s, "# Changelog\n\n## Unreleased\n");
        scene.work().commit(u"docs: begin"_s);
        int line = 0;
        for (const QString &event : history) {
            if (event.startsWith(u"tag "_s)) {
                scene.work().git({u"tag"_s, event.mid(4)});
                continue;
            }
            scene.work().write(u"log"_s, QByteArray::number(++line));
            scene.work().commit(event);
        }

        const RepositoryRow row = scene.scan();
        const PackageRow &package = row.packages.constFirst();
        QString says;
        if (package.suggestedBump)
            says = bumpLevelName(*package.suggestedBump) + u' ' + package.suggestedVersion;
        QCOMPARE(says, suggested);

        QStringList shown;
        const auto options = scene.options();
        for (const VersionOption &option : options) {
            const bool possible = option.reason.isEmpty();
            shown << (possible ? option.version : u"-"_s);
            QCOMPARE(option.suggested, package.suggestedBump == option.level);
            PlanRequest request;
            request.flow = u"tag-only"_s;
            request.level = option.level;
            const auto draft = scene.plan(request);
            QCOMPARE(draft.has_value(), possible);
            QCOMPARE(draft ? draft->plan.to : QString(), possible ? option.version : QString());
            QCOMPARE(draft ? draft->plan.tag : QString(), possible ? option.tag : QString());
            if (!draft)
                QCOMPARE(draft.error().message, option.reason);
            else
                QCOMPARE(option.pypi, Version::parse(option.version, VersionScheme::Pep440)->normalized());
        }
        QCOMPARE(shown.join(u' '), chips);

        PlanRequest plain;
        plain.flow = u"tag-only"_s;
        const auto draft = scene.plan(plain);
        QCOMPARE(draft ? draft->plan.to : QString(), package.suggestedVersion);
        if (!draft)
            QCOMPARE(draft.error().kind, Error::Kind::Refused);
        plain.otherwise = BumpLevel::Patch;
        const auto otherwise = scene.plan(plain);
        QVERIFY(otherwise);
        QCOMPARE(otherwise->plan.to, suggested.isEmpty() ? shown.constFirst() : package.suggestedVersion);
    }

    void comparesWithTheLastFinalRelease()
    {
        PlanScene scene(u"1.5.0rc1"_s, {u"v1.4.2"_s, u"v1.4.1"_s, u"v1.5.0-rc1"_s});
        scene.work().write(u"CHANGELOG.md"_s, "## [Unreleased]\n\n- a\n\n[Unreleased]: "
                                              "https://example.org/o/n/compare/v1.5.0-rc1...HEAD\n");
        scene.work().commit(u"docs: log"_s);
        const auto draft = scene.planTo(u"1.5.0"_s);
        QVERIFY2(draft, qPrintable(draft ? QString() : describe(draft.error())));
        QVERIFY2(PlanScene::fileAfter(*draft, u"CHANGELOG.md"_s)
                     .contains("[1.5.0]: https://example.org/o/n/compare/v1.4.2...v1.5.0\n"),
                 PlanScene::fileAfter(*draft, u"CHANGELOG.md"_s).constData());
    }

    void noPlanRestsOnTagsThatCannotBeRead()
    {
        const PlanScene scene(u"1.4.2"_s, {u"v1.4.2"_s});
        const RepositoryRow row = scene.scan();
        QVERIFY(!row.error);
        const auto repository = LibGit2Git().open(row.path);
        QVERIFY(repository);
        Cancel stopped;
        stopped.request();
        (*repository)->stopWith(stopped); // any error will do
        PlanRequest request;
        request.to = u"1.5.0"_s;
        request.flow = u"tag-only"_s;
        const auto draft = makePlan({**repository, row, row.policy, {}, PlanScene::today()}, request);
        QVERIFY(!draft);
        QCOMPARE(draft.error().kind, Error::Kind::Cancelled);
    }

    void aBranchThatCannotBeReadIsNotTakenForMissing()
    {
        PlanScene scene(u"1.4.2"_s, {u"v1.4.2"_s});
        scene.work().git({u"checkout"_s, u"-q"_s, u"-b"_s, u"trunk"_s});
        const auto before = scene.planTo(u"1.5.0"_s);
        QVERIFY2(before, qPrintable(before ? QString() : describe(before.error())));
        QCOMPARE(before->plan.baseBranch, u"main"_s);
        scene.work().write(u".git/refs/heads/main"_s, "damaged\n");
        QVERIFY(!scene.scan().error);
        const auto after = scene.planTo(u"1.5.0"_s);
        QVERIFY(!after);
        QVERIFY2(describe(after.error()).contains(u"refs/heads/main"_s), qPrintable(describe(after.error())));
    }

    void aReleaseAddsTheLinksOfAChangelogCut_data()
    {
        QTest::addColumn<QString>("remote");
        QTest::newRow("scp form") << u"git@github.com:team/certifi.git"_s;
        QTest::newRow("scp form without user") << u"github.com:team/certifi.git"_s;
        QTest::newRow("https with a user") << u"https://ada@github.com/team/certifi"_s;
        QTest::newRow("ssh with a port") << u"ssh://git@github.com:22/team/certifi.git"_s;
    }
    void aReleaseAddsTheLinksOfAChangelogCut()
    {
        QFETCH(QString, remote);
        PlanScene scene(u"1.4.2"_s, {u"v1.4.2"_s});
        const QByteArray before = "# Changelog\n\n## [Unreleased]\n\n- a\n\n## [1.4.2] - 2026-01-01\n\n- b\n";
        scene.work().write(u"CHANGELOG.md"_s, before);
        scene.work().commit(u"docs: log"_s);
        scene.work().git({u"remote"_s, u"add"_s, u"origin"_s, remote});
        const RepositoryRow row = scene.scan();
        const auto repository = LibGit2Git().open(scene.work().path());
        QVERIFY(repository);
        const auto changelog = Changelog::parse(before, u"CHANGELOG.md"_s);
        QVERIFY(changelog);
        const auto cut = planCut(**repository, row.packages.constFirst(), *changelog, remoteWebUrl(row.state.remoteUrl),
                                 u"1.5.0"_s, PlanScene::today());
        QVERIFY2(cut, qPrintable(cut ? QString() : describe(cut.error())));
        const auto draft = scene.planTo(u"1.5.0"_s);
        QVERIFY2(draft, qPrintable(draft ? QString() : describe(draft.error())));
        const QByteArray after = PlanScene::fileAfter(*draft, u"CHANGELOG.md"_s);
        QCOMPARE(after, changelog->withRelease(*cut)->bytes());
        QVERIFY2(after.contains("https://github.com/team/certifi/compare/v1.4.2...v1.5.0"), after.constData());
    }

    void goesOnWithoutNotesOfReStructuredText()
    {
        PlanScene scene(u"1.4.2"_s, {u"v1.4.2"_s});
        scene.work().git({u"rm"_s, u"-q"_s, u"CHANGELOG.md"_s});
        scene.work().write(u"CHANGES.rst"_s, "Changes\n=======\n\nUnreleased\n----------\n\n- a\n");
        scene.work().commit(u"docs: log"_s);
        const auto draft = scene.planTo(u"1.5.0"_s);
        QVERIFY2(draft, qPrintable(draft ? QString() : describe(draft.error())));
        QCOMPARE(PlanScene::fileAfter(*draft, u"CHANGES.rst"_s),
                 QByteArray(
                     "Changes\n=======\n\nUnreleased\n----------\n\n1.5.0 - 2026-08-01\n------------------\n\n- a\n"));
    }

    void refusesWhatMustNotBeReleased_data()
    {
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("flow");
        QTest::addColumn<QString>("says");
        const QString tagOnly = u"tag-only"_s;
        QTest::newRow("a local part") << u"1.4.3+x"_s << tagOnly << u"never published"_s;
        QTest::newRow("an epoch") << u"1!1.0"_s << tagOnly << u"begins the epoch 1"_s;
        QTest::newRow("a candidate of a released number") << u"1.4.2rc3"_s << tagOnly << u"sort below it"_s;
        QTest::newRow("a development version") << u"1.5.0.dev1"_s << tagOnly << u"development version"_s;
        QTest::newRow("a post-release of nothing") << u"1.6.0.post1"_s << tagOnly << u"not released yet"_s;
        QTest::newRow("a post-release with candidates") << u"1.4.2.post1"_s << u"rc-gated"_s << u"no post-releases"_s;
    }
    void refusesWhatMustNotBeReleased()
    {
        QFETCH(QString, to);
        QFETCH(QString, flow);
        QFETCH(QString, says);
        const PlanScene scene(u"1.4.2"_s, {u"v1.4.2"_s});
        const auto draft = scene.planTo(to, flow);
        QVERIFY(!draft);
        QCOMPARE(draft.error().kind, Error::Kind::Refused);
        QVERIFY2(draft.error().message.contains(says), qPrintable(draft.error().message));
        QVERIFY(!draft.error().remedy.isEmpty());
    }

    void beginsAnEpochWhenTheUserConfirms()
    {
        const PlanScene scene(u"1.4.2"_s, {u"v1.4.2"_s});
        PlanRequest request;
        request.to = u"1!1.0.0"_s;
        request.flow = u"tag-only"_s;
        QCOMPARE(scene.plan(request).error().detail, newEpochDetail());
        request.newEpoch = true;
        const auto draft = scene.plan(request);
        QVERIFY2(draft, qPrintable(draft ? QString() : describe(draft.error())));
        QCOMPARE(draft->plan.to, u"1!1.0.0"_s);
    }

    void recordsAnOverride_data()
    {
        QTest::addColumn<QString>("to");
        QTest::addColumn<bool>("overridden");
        QTest::newRow("as suggested") << u"1.5.0"_s << false;
        QTest::newRow("a candidate of it") << u"1.5.0rc1"_s << false;
        QTest::newRow("another") << u"2.0.0"_s << true;
        QTest::newRow("a post-release") << u"1.4.2.post1"_s << true;
    }
    void recordsAnOverride()
    {
        QFETCH(QString, to);
        PlanScene scene(u"1.4.2"_s, {u"v1.4.2"_s});
        scene.work().write(u"log"_s, "1");
        scene.work().commit(u"feat: more"_s);
        const auto draft = scene.planTo(to);
        QVERIFY2(draft, qPrintable(draft ? QString() : describe(draft.error())));
        QCOMPARE(draft->plan.suggested, u"1.5.0"_s);
        const auto stored = Plan::fromBytes(draft->plan.bytes());
        QVERIFY(stored);
        QCOMPARE(stored->suggested, u"1.5.0"_s);
        QTEST(stored->overridden(), "overridden");
    }

    void twoSpellingsOfOneVersionBlock_data()
    {
        QTest::addColumn<QStringList>("tags");
        QTest::addColumn<QString>("names"); // in the check; empty: none
        QTest::newRow("with and without v") << QStringList{u"v1.4.2"_s, u"1.4.2"_s} << u"1.4.2 and v1.4.2"_s;
        QTest::newRow("two kinds of candidate")
            << QStringList{u"v1.4.2"_s, u"v1.4.0-rc1"_s, u"v1.4.0rc1"_s} << u"v1.4.0-rc1 and v1.4.0rc1"_s;
        QTest::newRow("padded and not") << QStringList{u"v1.4.2"_s, u"v1.04.2"_s} << u"v1.04.2 and v1.4.2"_s;
        QTest::newRow("a moving alias") << QStringList{u"v1"_s, u"v1.0"_s, u"v1.0.0"_s, u"v1.4.2"_s} << QString();
        QTest::newRow("other names") << QStringList{u"v1.4.2"_s, u"semver"_s, u"v1.4.1"_s} << QString();
    }
    void twoSpellingsOfOneVersionBlock()
    {
        QFETCH(QStringList, tags);
        QFETCH(QString, names);
        const PlanScene scene(u"1.4.2"_s, tags);
        const auto draft = scene.planTo(u"1.5.0"_s);
        QVERIFY2(draft, qPrintable(draft ? QString() : describe(draft.error())));
        QStringList found;
        for (const CheckResult &check : draft->checks) {
            if (check.id != u"tag-spellings"_s)
                continue;
            QCOMPARE(check.state, CheckResult::State::Blocks);
            found.append(check.title);
        }
        QCOMPARE(found.size(), names.isEmpty() ? 0 : 1);
        QVERIFY2(names.isEmpty() || found.constFirst().contains(names), qPrintable(found.join(u' ')));
    }
};

QTEST_GUILESS_MAIN(TestPlanner)
#include "tst_planner.moc"
