// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// The files of a release: which ones a pattern names, and that each is attached once and none is replaced.
#include "base/fileedit.h"
#include "forgescene.h"
#include "release/releaseassets.h"

#include <QFile>
#include <QTest>

using namespace tagboat;
using namespace tagboat::test;
using namespace Qt::StringLiterals;

using Kind = Finding::Kind;

namespace
{

/// A repository with two built files, and the release they go to, drafted.
class AssetScene : public Scene
{
public:
    AssetScene()
    {
        work.write(u"dist/kit-1.0.0.tar.gz"_s, "sources");
        work.write(u"dist/kit-1.0.0.whl"_s, "wheel");
        ForgeRelease draft;
        draft.id = 3;
        draft.tag = u"v1.0.0"_s;
        draft.draft = true;
        state.releases = {draft};
    }

    static StepSpec step(const QString &pattern = u"dist/kit-1.0.0*"_s)
    {
        return {u"release-assets"_s,
                u"release-assets"_s,
                u"Attach"_s,
                true,
                {{u"tag"_s, u"v1.0.0"_s}, {u"patterns"_s, QJsonArray{pattern}}}};
    }
    ForgeRelease &release() { return state.releases[0]; }
    ReleaseAsset &attach(const QString &name, const QByteArray &content)
    {
        ReleaseAsset made;
        made.id = 70 + release().assets.size();
        made.name = name;
        made.state = ReleaseAsset::State::Uploaded;
        made.size = content.size();
        made.digest = u"sha256:"_s + sha256(content);
        release().assets.append(made);
        return release().assets.last();
    }
};

} // namespace

class TestReleaseAssets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void patternsNameFiles_data()
    {
        QTest::addColumn<QStringList>("patterns");
        QTest::addColumn<QStringList>("paths");
        QTest::newRow("a file") << QStringList{u"dist/kit-1.0.0.whl"_s} << QStringList{u"dist/kit-1.0.0.whl"_s};
        QTest::newRow("a wildcard") << QStringList{u"dist/kit-1.0.0*"_s}
                                    << QStringList{u"dist/kit-1.0.0.tar.gz"_s, u"dist/kit-1.0.0.whl"_s};
        QTest::newRow("one character") << QStringList{u"dist/kit-1.0.0.wh?"_s} << QStringList{u"dist/kit-1.0.0.whl"_s};
        QTest::newRow("in the root") << QStringList{u"a.*"_s} << QStringList{u"a.txt"_s};
        QTest::newRow("twice") << QStringList{u"dist/*.whl"_s, u"dist/kit-1.0.0.whl"_s, u"a.txt"_s}
                               << QStringList{u"a.txt"_s, u"dist/kit-1.0.0.whl"_s};
        QTest::newRow("brackets are letters") << QStringList{u"odd [1].txt"_s} << QStringList{u"odd [1].txt"_s};
    }
    void patternsNameFiles()
    {
        QFETCH(QStringList, patterns);
        QFETCH(QStringList, paths);
        AssetScene scene;
        scene.work.write(u"dist/.hidden-kit-1.0.0"_s, "x");
        scene.work.write(u"odd [1].txt"_s, "x");
        QVERIFY(QFile::link(u"kit-1.0.0.whl"_s, scene.work.path() + u"/dist/kit-1.0.0-link"_s));
        const auto files = findAssets(scene.work.path(), patterns, {});
        QVERIFY2(files, files ? "" : qPrintable(describe(files.error())));
        QStringList found;
        for (const AssetFile &file : *files)
            found.append(file.path);
        QCOMPARE(found, paths);
        QCOMPARE(assetsFromJson(assetsToJson(*files)), *files);
    }

    void whatNoReleaseMayHaveIsRefused_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("words");
        QTest::newRow("nothing") << u"dist/other*"_s << u"not-found"_s << u"No file matches dist/other*"_s;
        QTest::newRow("a folder") << u"dist"_s << u"not-found"_s << u"No file matches dist"_s;
        QTest::newRow("an empty file") << u"empty.txt"_s << u"invalid"_s << u"is empty"_s;
        QTest::newRow("a link that leads out") << u"out"_s << u"refused"_s << u"does not lie in the repository"_s;
        QTest::newRow("of git's own") << u".git/config"_s << u"refused"_s << u"does not lie in the repository"_s;
        QTest::newRow("two of one name") << u"more/kit-1.0.0.whl dist/kit-1.0.0.whl"_s << u"invalid"_s
                                         << u"Two files of the release have one name"_s;
        QTest::newRow("two of one name there")
            << u"more/kit 1.txt more/kit~1.txt"_s << u"invalid"_s << u"Two files of the release have one name"_s;
    }
    void whatNoReleaseMayHaveIsRefused()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, kind);
        QFETCH(QString, words);
        AssetScene scene;
        scene.work.write(u"empty.txt"_s, "");
        scene.work.write(u"more/kit-1.0.0.whl"_s, "x");
        scene.work.write(u"more/kit 1.txt"_s, "x");
        scene.work.write(u"more/kit~1.txt"_s, "x");
        QVERIFY(QFile::link(u"/etc/passwd"_s, scene.work.path() + u"/out"_s));
        const QStringList patterns = pattern.startsWith(u"more/kit "_s)
                                         ? QStringList{u"more/kit 1.txt"_s, u"more/kit~1.txt"_s}
                                         : pattern.split(u' ');
        const auto files = findAssets(scene.work.path(), patterns, {});
        QVERIFY(!files);
        QCOMPARE(errorKindName(files.error().kind), kind);
        QVERIFY2(files.error().message.contains(words), qPrintable(files.error().message));
        QVERIFY(!files.error().remedy.isEmpty());
    }

    void eachFileIsAttachedOnceThoughAnswersAreLost()
    {
        AssetScene scene;
        QCOMPARE(scene.check(AssetScene::step())->kind, Kind::Absent);
        scene.state.loseNextAnswer = true;
        QVERIFY(!scene.apply(AssetScene::step()));
        const auto half = scene.check(AssetScene::step());
        QCOMPARE(half->kind, Kind::Absent);
        QCOMPARE(half->detail, u"1 of 2 files are attached to v1.0.0"_s);
        QVERIFY(scene.apply(AssetScene::step()));
        QCOMPARE(scene.check(AssetScene::step())->kind, Kind::Stands);
        QCOMPARE(scene.state.writes, (QStringList{u"upload kit-1.0.0.tar.gz"_s, u"upload kit-1.0.0.whl"_s}));
    }

    void anUploadThatWasCutOffIsMadeAnew()
    {
        AssetScene scene;
        scene.attach(u"kit-1.0.0.whl"_s, "whe").state = ReleaseAsset::State::Started;
        QCOMPARE(scene.check(AssetScene::step())->kind, Kind::Absent);
        QVERIFY(scene.apply(AssetScene::step()));
        QCOMPARE(scene.check(AssetScene::step())->kind, Kind::Stands);
        QCOMPARE(scene.state.writes,
                 (QStringList{u"upload kit-1.0.0.tar.gz"_s, u"remove asset 70"_s, u"upload kit-1.0.0.whl"_s}));
    }

    void whatStandsThereIsTakenOrTold_data()
    {
        QTest::addColumn<std::function<void(AssetScene &)>>("change");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, Kind kind, const QString &words,
                            const std::function<void(AssetScene &)> &change) {
            QTest::newRow(name) << change << kind << words;
        };
        const auto both = [](AssetScene &s) {
            s.attach(u"kit-1.0.0.tar.gz"_s, "sources");
            s.attach(u"kit-1.0.0.whl"_s, "wheel");
        };
        row("both", Kind::Stands, u"2 of 2"_s, both);
        row("without digests", Kind::Stands, u"2 of 2"_s, [both](AssetScene &s) {
            both(s);
            for (ReleaseAsset &asset : s.release().assets)
                asset.digest.clear();
        });
        row("published with both, and frozen", Kind::Stands, u"2 of 2"_s, [both](AssetScene &s) {
            both(s);
            s.release().draft = false;
            s.release().immutable = true;
        });
        row("another file of that name", Kind::Differs, u"another file named kit-1.0.0.whl"_s,
            [](AssetScene &s) { s.attach(u"kit-1.0.0.whl"_s, "whale"); });
        row("published without them", Kind::Absent, u"0 of 2"_s, [](AssetScene &s) { s.release().draft = false; });
        row("frozen without them", Kind::Differs, u"immutable, and lacks kit-1.0.0.tar.gz"_s, [](AssetScene &s) {
            s.release().draft = false;
            s.release().immutable = true;
        });
        row("no release", Kind::Differs, u"The draft of v1.0.0 is gone"_s,
            [](AssetScene &s) { s.state.releases.clear(); });
        row("two drafts", Kind::Differs, u"There are 2 releases of v1.0.0"_s,
            [](AssetScene &s) { s.state.releases.append(s.release()); });
    }
    void whatStandsThereIsTakenOrTold()
    {
        QFETCH(std::function<void(AssetScene &)>, change);
        QFETCH(Kind, kind);
        QFETCH(QString, words);
        AssetScene scene;
        change(scene);
        const auto found = scene.check(AssetScene::step());
        QVERIFY2(found, found ? "" : qPrintable(describe(found.error())));
        QCOMPARE(found->kind, kind);
        const QString said = kind == Kind::Differs ? found->error.message : found->detail;
        QVERIFY2(said.contains(words), qPrintable(said));
        QVERIFY(kind != Kind::Differs || !found->error.remedy.isEmpty());
    }

    void aFileThatChangesAfterTheStepBeganIsNotMistakenForIt()
    {
        AssetScene scene;
        scene.inputs = {{u"files"_s, assetsToJson(*findAssets(scene.work.path(), {u"dist/*"_s}, {}))}};
        scene.work.write(u"dist/kit-1.0.0.whl"_s, "another wheel");
        QVERIFY(scene.apply(AssetScene::step()));
        const auto found = scene.check(AssetScene::step());
        QCOMPARE(found->kind, Kind::Differs);
        QVERIFY(found->error.message.contains(u"kit-1.0.0.whl"_s));
    }
};

QTEST_GUILESS_MAIN(TestReleaseAssets)
#include "tst_releaseassets.moc"
