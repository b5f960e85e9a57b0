// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "editor.h"
#include "support/fakeforge.h"

#include <atomic>

using namespace Qt::StringLiterals;
using namespace tagboat;
using tagboat::test::Editor;
using tagboat::test::ForgeState;

namespace
{

/// An editor whose repository stands on a forge.
struct Scene {
    explicit Scene(bool remote = true, const QString &changelog = u"CHANGELOG.md"_s) : editor(test::text, changelog)
    {
        if (remote)
            editor.repository.git({u"remote"_s, u"add"_s, u"origin"_s, u"https://forge.test/team/kit.git"_s});
        editor.controller.setForges(&desk);
    }
    void merge(int number, const QString &title, const QStringList &labels, const QString &commit = {})
    {
        state.merged.append({.number = number,
                             .title = title,
                             .author = u"kim"_s,
                             .labels = labels,
                             .mergeCommit = commit,
                             .mergedAt = QDateTime::currentDateTimeUtc()});
    }
    void release(const QString &tag, const QString &notes, const QString &day)
    {
        ForgeRelease made;
        made.tag = tag;
        made.notes = notes;
        made.publishedAt = QDateTime::fromString(day + u"T10:00:00Z"_s, Qt::ISODate);
        state.releases.append(made);
    }
    /// The text, detail and rule of each draft.
    QStringList drafts()
    {
        QStringList lines;
        DraftModel *model = editor.controller.drafts();
        for (int row = 0; row < model->rowCount(); ++row) {
            const QModelIndex index = model->index(row);
            lines +=
                QStringList{index.data(DraftModel::TextRole).toString(), index.data(DraftModel::DetailRole).toString(),
                            index.data(DraftModel::RuleRole).toString()}
                    .join(u" | "_s);
        }
        return lines;
    }

    ForgeState state;
    ForgeDesk desk{[this] { return std::make_unique<test::FakePlaces>(state); }};
    Editor editor;
};

class NoPlaces final : public ForgePlaces
{
public:
    QCoro::Task<Result<std::optional<ForgePlace>>> find(QString, Cancel) override
    {
        co_return std::optional<ForgePlace>();
    }
};

} // namespace

/// What a forge tells the editor; nothing waits for it, and without it all is as it was.
class TestChangelogForge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void draftsTakeTitlesAndLabels()
    {
        Scene scene;
        const QStringList before = scene.drafts();
        QCOMPARE(before.size(), 1);
        QVERIFY(before[0].startsWith(u"moorings | #7 · "_s));
        QVERIFY(before[0].endsWith(u"Goes to Added: “feat”"_s));
        scene.merge(7, u"Moorings hold in a storm"_s, {u"bug"_s});
        scene.editor.reload();
        QTRY_COMPARE(scene.drafts(),
                     QStringList{u"Moorings hold in a storm | #7 · @kim | Goes to Fixed: label “bug”"_s});
        QCOMPARE(scene.editor.controller.forgeNote(), u"1 by its pull request on forge.test"_s);
        QCOMPARE(scene.editor.controller.draftSummary(), u"1 of 3"_s);
        QCOMPARE(scene.state.mergedAsked.size(), 1);

        // Taken, it is the pull request's text, and with the file it is remembered for the commit.
        QVERIFY(scene.editor.controller.addDraft(0) >= 0);
        QVERIFY(scene.editor.bytes().contains("- Moorings hold in a storm (#7)\n"));
        QCOMPARE(scene.drafts(), QStringList());
        scene.editor.controller.undo();
        QCOMPARE(scene.drafts().size(), 1);
        scene.editor.controller.dismissDraft(0);
        QCOMPARE(scene.drafts(), QStringList());
        scene.state.mergedError = Error{Error::Kind::Unavailable, u"No answer"_s, {}, {}, {}, 0};
        scene.editor.controller.open(scene.editor.repository.path(), u"."_s);
        QTRY_COMPARE(scene.editor.controller.forgeNote(), u"By the commits alone: No answer"_s);
        QCOMPARE(scene.drafts(), QStringList());
    }

    void whatWasToldHoldsWhileItIsAskedAgain()
    {
        Scene scene;
        scene.merge(7, u"Moorings hold"_s, {});
        scene.editor.reload();
        QTRY_VERIFY(scene.drafts().value(0).startsWith(u"Moorings hold"_s));
        scene.state.mergedError = Error{Error::Kind::Unavailable, u"No answer"_s, {}, {}, {}, 0};
        scene.editor.reload();
        QTRY_VERIFY(scene.editor.controller.forgeNote().startsWith(u"By the commits alone"_s) ||
                    scene.drafts().value(0).startsWith(u"Moorings hold"_s));
        QVERIFY(scene.drafts().value(0).startsWith(u"Moorings hold"_s));
    }

    void withoutAForgeNothingChanges_data()
    {
        QTest::addColumn<bool>("remote");
        QTest::addColumn<bool>("account");
        QTest::newRow("no remote") << false << true;
        QTest::newRow("no account") << true << false;
    }
    void withoutAForgeNothingChanges()
    {
        QFETCH(const bool, remote);
        QFETCH(const bool, account);
        Scene scene(remote);
        scene.merge(7, u"Moorings hold"_s, {u"bug"_s});
        std::atomic_bool asked = false; // written in the desk's thread
        ForgeDesk none{[&asked] {
            asked = true;
            return std::make_unique<NoPlaces>();
        }};
        if (!account)
            scene.editor.controller.setForges(&none);
        const QStringList before = scene.drafts();
        scene.editor.reload();
        if (remote && !account)
            QTRY_VERIFY_WITH_TIMEOUT(asked, 20'000);
        QTest::qWait(100);
        QCOMPARE(scene.drafts(), before);
        QCOMPARE(scene.editor.controller.forgeNote(), QString());
        QCOMPARE(asked.load(), remote && !account);
        QVERIFY(scene.state.mergedAsked.isEmpty());
        scene.editor.controller.setForges(nullptr); // the other desk goes first
    }

    void theDraftedNotesGoByThem()
    {
        Scene scene;
        scene.editor.repository.write(u".tagboat.toml"_s, "[changelog]\nnotes = \"{types:feat}\\n{contributors}\"\n");
        scene.editor.reload();
        ReleaseNotes *notes = scene.editor.controller.notes();
        notes->setActive(true);
        notes->setFromCommits(true);
        QTRY_VERIFY(notes->text().contains(u"Moorings (#7)"_s));
        scene.merge(7, u"Moorings hold"_s, {u"bug"_s});
        scene.editor.reload();
        QTRY_VERIFY(notes->text().contains(u"Moorings hold (#7)"_s));
        QVERIFY(notes->text().contains(u"@kim"_s));
    }

    void releasesAreShownWhereThereIsNoFile()
    {
        Scene scene(true, u"old/notes.txt"_s);
        ChangelogController &controller = scene.editor.controller;
        QCOMPARE(controller.modified(), true); // a new file could be written
        scene.release(u"v1.4.2"_s, u"## Fixed\r\n- A pier"_s, u"2026-01-01"_s);
        scene.release(u"v1.4.1"_s, u"Calm"_s, u"2025-12-01"_s);
        scene.merge(7, u"Moorings hold"_s, {u"bug"_s});
        scene.editor.reload();
        QTRY_COMPARE(controller.releasesHost(), u"forge.test"_s);
        QTRY_COMPARE(scene.editor.rows(), (QStringList{u"## Unreleased"_s, u"Fixed 2"_s, u"- A lock"_s,
                                                       u"- Moorings hold (#7)"_s, u"## 1.4.2"_s, u"## 1.4.1"_s}));
        QCOMPARE(controller.subtitle(), u"2 releases on forge.test"_s);
        QCOMPARE(controller.drafts()->rowCount(), 0); // they stand above
        QVERIFY(controller.preview().contains(u"Moorings hold (#7)"_s));
        QVERIFY(!controller.modified());
        QVERIFY(!controller.savable());

        // Nothing of it is edited.
        const QByteArray before = scene.editor.bytes();
        QVERIFY(!controller.changeEntry(2, u"x"_s));
        QVERIFY(controller.errorMessage().contains(u"not edited here"_s));
        controller.removeEntry(2);
        QVERIFY(!controller.setSource(u"x"_s));
        QCOMPARE(controller.addEntry(0, u"Fixed"_s, u"x"_s), -1);
        QCOMPARE(controller.moveBy(2, 1), -1);
        controller.setYanked(4, true);
        controller.undo();
        QCOMPARE(scene.editor.bytes(), before);
        QCOMPARE(controller.missingSections(), QStringList());

        // The notes of a version are its release's; those of the next one are what a release would publish.
        ReleaseNotes *notes = controller.notes();
        notes->setActive(true);
        QTRY_VERIFY(notes->text().contains(u"Moorings hold (#7)"_s));
        QVERIFY(notes->fromCommits());
        controller.showNotes(4);
        QTRY_COMPARE(notes->title(), u"1.4.2"_s);
        QVERIFY(!notes->fromCommits());
        QVERIFY(notes->text().contains(u"- A pier"_s));

        controller.beginFile();
        QCOMPARE(controller.releasesHost(), QString());
        QCOMPARE(scene.editor.bytes(),
                 "# Changelog\n\n## 1.4.2 - 2026-01-01\n\n### Fixed\n- A pier\n\n## 1.4.1 - 2025-12-01\n\nCalm\n");
        QCOMPARE(controller.drafts()->rowCount(), 2);
        QVERIFY(controller.modified());
        QVERIFY(controller.addDraft(0) >= 0);
        scene.editor.save();
        QCOMPARE(controller.errorMessage(), QString());
        QVERIFY(scene.editor.repository.read(u"CHANGELOG.md"_s).contains("## 1.4.1 - 2025-12-01"));
    }

    void aFileIsBegunAsEverWhereNothingWasReleased()
    {
        Scene scene(true, u"old/notes.txt"_s);
        scene.release(u"nightly"_s, u"x"_s, u"2026-01-01"_s);
        scene.editor.reload();
        QTest::qWait(100);
        QCOMPARE(scene.editor.controller.releasesHost(), QString());
        QVERIFY(scene.editor.controller.addEntry(-1, u"Fixed"_s, u"A lock"_s) >= 0);
    }

    void whatWasBegunIsNotReplacedByReleases()
    {
        Scene scene(true, u"old/notes.txt"_s);
        ChangelogController &controller = scene.editor.controller;
        scene.editor.reload();
        QVERIFY(controller.addEntry(-1, u"Fixed"_s, u"A lock"_s) >= 0);
        scene.release(u"v1.4.2"_s, u"x"_s, u"2026-01-01"_s);
        controller.notes()->setActive(true); // asks for them
        QTest::qWait(100);
        QCOMPARE(controller.releasesHost(), QString());
        QVERIFY(scene.editor.bytes().contains("- A lock"));
    }

    void notesAreComparedWithTheRelease()
    {
        Scene scene;
        scene.release(u"v1.4.2"_s, u"### Fixed\r\n\r\n- A pier of wood"_s, u"2026-01-01"_s);
        scene.editor.reload();
        ChangelogController &controller = scene.editor.controller;
        ReleaseNotes *notes = controller.notes();
        notes->setActive(true);
        controller.showNotes(6);
        QTRY_COMPARE(notes->comparison(), u"1 added and 1 removed since the release v1.4.2 on forge.test"_s);
        QVERIFY(notes->differs());
        scene.state.releases.first().notes = u"### Fixed\r\n\r\n- A pier  \r\n"_s;
        scene.editor.reload();
        QTRY_COMPARE(notes->comparison(), u"The same as in the release v1.4.2 on forge.test"_s);
        scene.state.releases.clear();
        scene.editor.reload(); // then the tag's are compared with
        QTRY_COMPARE(notes->comparison(), u"The same as in the tag v1.4.2"_s);
    }

    void referencesHaveTitles()
    {
        Scene scene;
        scene.state.open = {{41, u"The crane is rusty"_s, false, {}}, {42, u"Paint the crane"_s, true, {}}};
        scene.merge(7, u"Moorings hold"_s, {});
        scene.editor.reload();
        ReferenceFinder *finder = scene.editor.controller.references();
        QTRY_COMPARE(finder->complete(u"#crane"_s).size(), 2);
        QCOMPARE(finder->complete(u"#7"_s).value(0).toMap()[u"detail"_s].toString(), u"Moorings hold"_s);
    }
};

QTEST_GUILESS_MAIN(TestChangelogForge)
#include "tst_changelogforge.moc"
