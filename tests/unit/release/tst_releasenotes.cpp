// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// What the release on the forge will say, as it is planned.
#include "changelog/noteslimit.h"
#include "forgescene.h"
#include "release/releaseservice.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;
using tagboat::test::FakePlaces;
using tagboat::test::ForgeState;
using tagboat::test::TestClock;
using tagboat::test::TestRepository;

namespace
{

/// A package on a forge, with one commit since its last release.
struct NotesScene {
    explicit NotesScene(const QByteArray &changelog = {})
    {
        work.write(u"pyproject.toml"_s, "[project]\nname = \"kit\"\nversion = \"1.4.2\"\n");
        work.commit(u"begin"_s);
        work.git({u"tag"_s, u"v1.4.2"_s});
        if (!changelog.isEmpty())
            work.write(u"docs/CHANGE LOG.md"_s, changelog);
        work.write(u".tagboat.toml"_s, changelog.isEmpty() ? "[release]\nflow = \"release-triggered\"\n"
                                                           : "[release]\nflow = \"release-triggered\"\n\n[changelog]\n"
                                                             "path = \"docs/CHANGE LOG.md\"\n");
        work.commit(u"feat: moorings (#7)"_s);
        work.git({u"remote"_s, u"add"_s, u"origin"_s, u"https://forge.test/team/kit.git"_s});
    }
    Result<ReleasePreview> preview(const QString &flow = {})
    {
        ServicePorts ports;
        ports.git = std::make_unique<LibGit2Git>();
        ports.processes = std::make_unique<QtProcessRunner>();
        ports.clock = std::make_unique<TestClock>();
        ports.forges = std::make_unique<FakePlaces>(state);
        ports.openJournal = [](bool) -> Result<std::unique_ptr<Journal>> {
            return fail(Error::Kind::NotFound, u"none"_s);
        };
        ReleaseService service(std::move(ports), {});
        PlanRequest request;
        request.to = u"1.5.0"_s;
        request.flow = flow;
        return QCoro::waitFor(service.preview(work.path(), request, Cancel()));
    }
    static QString sent(const Plan &plan, const QString &step, const QString &field)
    {
        const StepSpec *spec = plan.find(step);
        return spec != nullptr ? spec->detail[field].toString() : QString();
    }
    static QStringList warnings(const ReleasePreview &preview)
    {
        QStringList titles;
        for (const CheckResult &check : preview.checks) {
            if (check.id == u"release-notes"_s && check.state == CheckResult::State::Warns)
                titles += check.title;
        }
        return titles;
    }

    ForgeState state;
    TestRepository work;
};

QByteArray longChangelog(qsizetype size)
{
    QByteArray entries;
    for (int i = 0; entries.size() < size; ++i)
        entries += "- Mooring number " + QByteArray::number(i) + " holds in a storm\n";
    return "# Changelog\n\n## [Unreleased]\n\n### Added\n\n" + entries;
}

} // namespace

class TestReleaseNotes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellOfPullRequestsWhereTheForgeDoes()
    {
        NotesScene scene;
        scene.state.merged.append({.number = 7,
                                   .title = u"Moorings hold in a storm"_s,
                                   .author = u"kim"_s,
                                   .labels = {u"bug"_s},
                                   .mergedAt = QDateTime::currentDateTimeUtc()});
        const auto preview = scene.preview();
        QVERIFY2(preview, preview ? "" : qPrintable(preview.error().message));
        QVERIFY2(preview->draft.notes.contains(u"Moorings hold in a storm (#7)"_s), qPrintable(preview->draft.notes));
        QCOMPARE(NotesScene::sent(preview->draft.plan, u"release-draft"_s, u"notes"_s), preview->draft.notes);
        QCOMPARE(scene.state.mergedAsked.size(), 1);
        QVERIFY(NotesScene::warnings(*preview).isEmpty());
    }

    void tellOfTheCommitsWhereTheForgeDoesNotAnswer()
    {
        NotesScene scene;
        scene.state.mergedError = Error{Error::Kind::Unavailable, u"No answer"_s, {}, {}, {}, 0};
        const auto preview = scene.preview();
        QVERIFY2(preview, preview ? "" : qPrintable(preview.error().message));
        QVERIFY2(preview->draft.notes.contains(u"oorings (#7)"_s), qPrintable(preview->draft.notes));
        QCOMPARE(NotesScene::warnings(*preview),
                 QStringList{u"The release notes tell what the commits say, not the pull requests: No answer"_s});
    }

    void aChangelogIsNotAskedAbout()
    {
        NotesScene scene("# Changelog\n\n## [Unreleased]\n\n### Added\n\n- Moorings\n");
        const auto preview = scene.preview();
        QVERIFY2(preview, preview ? "" : qPrintable(preview.error().message));
        QCOMPARE(preview->draft.notes, u"### Added\n\n- Moorings\n"_s);
        QVERIFY(scene.state.mergedAsked.isEmpty());
    }

    void endWithALinkWhereTheForgeTakesNoMore()
    {
        NotesScene scene(longChangelog(130'000));
        const auto preview = scene.preview();
        QVERIFY2(preview, preview ? "" : qPrintable(preview.error().message));
        const QString &notes = preview->draft.notes;
        QVERIFY(notes.size() <= releaseTextLimit);
        QVERIFY(notes.size() > releaseTextLimit - 200);
        const QStringList lines = notes.trimmed().split(u'\n');
        QCOMPARE(lines.last(), u"[CHANGE LOG.md](https://forge.test/team/kit/blob/v1.5.0/docs/CHANGE%20LOG.md) "
                               "has the rest."_s);
        QVERIFY(lines[lines.size() - 3].endsWith(u"holds in a storm"_s));
        QCOMPARE(NotesScene::sent(preview->draft.plan, u"release-draft"_s, u"notes"_s), notes);
        const QStringList warnings = NotesScene::warnings(*preview);
        QCOMPARE(warnings.size(), 1);
        QVERIFY2(warnings[0].contains(u"125"_s), qPrintable(warnings[0]));
    }

    void thePullRequestAsksWhatTheRepositoryDoes_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<qsizetype>("changelog");
        QTest::newRow("in .github") << u".github/PULL_REQUEST_TEMPLATE.md"_s << qsizetype(100);
        QTest::newRow("in the root, as text") << u"pull_request_template.txt"_s << qsizetype(100);
        QTest::newRow("in docs, below long notes") << u"docs/Pull_Request_Template.md"_s << qsizetype(70'000);
    }
    void thePullRequestAsksWhatTheRepositoryDoes()
    {
        QFETCH(QString, file);
        QFETCH(qsizetype, changelog);
        NotesScene scene(longChangelog(changelog));
        scene.work.write(
            file, "<!-- Thank you!\r\nSay: -->\r\n## Checks\r\n\r\n- [ ] Tried <!-- where? -->\r\n- [ ] Told\r\n");
        scene.work.git({u"add"_s, u"."_s});
        scene.work.git({u"commit"_s, u"-q"_s, u"-m"_s, u"Ask"_s});
        const auto preview = scene.preview(u"rc-gated"_s);
        QVERIFY2(preview, preview ? "" : qPrintable(preview.error().message));
        const QString body = NotesScene::sent(preview->draft.plan, u"prepare-request"_s, u"body"_s);
        QVERIFY(body.size() <= requestTextLimit);
        QVERIFY2(body.startsWith(u"Prepares the release of kit 1.5.0.\n\n### Added\n"_s), qPrintable(body.left(80)));
        QVERIFY2(body.endsWith(u"\n\n## Checks\n\n- [ ] Tried\n- [ ] Told\n"_s), qPrintable(body.right(80)));
        QCOMPARE(body.contains(u"has the rest."_s), changelog > requestTextLimit);
    }

    void thePullRequestEndsEarlierStill()
    {
        NotesScene scene(longChangelog(70'000));
        const auto preview = scene.preview(u"rc-gated"_s);
        QVERIFY2(preview, preview ? "" : qPrintable(preview.error().message));
        QVERIFY(preview->draft.notes.size() > requestTextLimit);
        const QString body = NotesScene::sent(preview->draft.plan, u"prepare-request"_s, u"body"_s);
        QVERIFY(body.size() <= requestTextLimit);
        QVERIFY(body.size() > requestTextLimit - 200);
        const QStringList lines = body.trimmed().split(u'\n');
        QCOMPARE(lines.last(),
                 u"[The release v1.5.0](https://forge.test/team/kit/releases/tag/v1.5.0) has the rest."_s);
        QVERIFY(lines[lines.size() - 3].endsWith(u"holds in a storm"_s));
        QCOMPARE(NotesScene::sent(preview->draft.plan, u"release-draft"_s, u"notes"_s), preview->draft.notes);
    }
};

QTEST_GUILESS_MAIN(TestReleaseNotes)
#include "tst_releasenotes.moc"
