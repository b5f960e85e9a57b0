// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/adapters.h"
#include "forgeclient.h"
#include "forgequestions.h"

#include <QDir>
#include <QDirIterator>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

constexpr int many = 60; // two requests, of fifty and ten

void copyFolder(const QString &from, const QString &to)
{
    QDirIterator files(from, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString target = to + files.next().mid(from.size());
        QVERIFY(QDir().mkpath(QFileInfo(target).path()));
        QVERIFY(QFile::copy(files.filePath(), target));
    }
    QVERIFY(QDir().mkpath(to + u"/refs/heads"_s));
    QVERIFY(QDir().mkpath(to + u"/objects"_s));
}

/// Many repositories on the practice forge. It stores each of them with care, which takes its time: made once.
struct Harbour {
    test::ForgeClient client;

    Harbour()
    {
        client.git({u"tag"_s, u"-a"_s, u"-m"_s, u"1.0.0"_s, u"v1.0.0"_s});
        client.git({u"push"_s, u"-q"_s, u"origin"_s, u"v1.0.0"_s});
        for (int i = 0; i < many; ++i)
            add(u"many%1"_s.arg(i));
    }
    static QString remoteOf(const QString &name) { return u"remotes/harbour/"_s + name + u".git"_s; }
    void add(const QString &name)
    {
        const QString remote = remoteOf(name);
        copyFolder(client.remote(), client.root() + u'/' + remote);
        const auto made = client.control("POST", u"repositories"_s,
                                         {{u"repository"_s, QString(u"harbour/"_s + name)}, {u"folder"_s, remote}});
        QCOMPARE(made.status, 204);
    }
};

/// A clone of each repository in the overview, and all that is between the two.
struct Scene {
    test::ForgeClient &client;
    ForgeDesk desk{[root = client.root()] { return makePracticePlaces(root); }};
    OverviewModel rows;
    OverviewForge forge{rows};
    QList<RepositoryClone> clones;

    explicit Scene(Harbour &harbour) : client(harbour.client)
    {
        for (int i = 0; i < many; ++i)
            add(u"many%1"_s.arg(i));
        // Nothing but what a test asks for.
        forge.setQuestions(forgeQuestionsTo(desk), {std::chrono::hours(1), std::chrono::hours(1)});
        forget();
    }
    void add(const QString &name)
    {
        RepositoryRow row;
        row.path = u"/clones/"_s + name;
        row.name = name;
        row.state.branch = u"main"_s;
        row.state.head = u"1f"_s;
        row.state.remoteUrl = client.root() + u'/' + Harbour::remoteOf(name);
        rows.setRepository(row);
        clones.append({row.path, name, row.state.remoteUrl});
    }
    void forget() { QCOMPARE(client.control("DELETE", u"ledger"_s).status, 204); }
    /// What the forge was asked since the last time, a line each.
    QStringList asked()
    {
        QStringList lines;
        const auto ledger = client.control("GET", u"ledger"_s);
        for (const QJsonValue line : ledger[u"lines"_s].toArray())
            lines.append(line[u"method"_s].toString() + u' ' + line[u"target"_s].toString());
        forget();
        return lines;
    }
    void refresh()
    {
        QSignalSpy refreshed(&forge, &OverviewForge::refreshed);
        forge.refresh();
        QVERIFY(refreshed.wait(20'000));
    }
    [[nodiscard]] QString label(int row) const { return rows.row(row).forge.label; }
};

const QStringList twoQueries(2, QStringLiteral("POST /graphql"));

} // namespace

class OverviewRefreshTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_harbour = std::make_unique<Harbour>(); }
    void cleanupTestCase() { m_harbour.reset(); }

    void asksForFiftyAtOnceAndReadsNothingAgainThatIsTheSame()
    {
        Scene scene(*m_harbour);
        QSignalSpy refreshed(&scene.forge, &OverviewForge::refreshed);
        scene.forge.setClones(scene.clones, true);
        scene.forge.setShown(true);
        QVERIFY(refreshed.wait(20'000));
        QCOMPARE(scene.asked(), twoQueries);
        for (int row = 0; row < many; ++row)
            QCOMPARE(scene.rows.row(row).forge.detail, u"Nothing checks the default branch"_s);
        const auto before = scene.rows.forge(scene.clones[7].path);
        QCOMPARE(before->card.tags.first().name, u"v1.0.0"_s);

        const QSignalSpy changes(&scene.rows, &OverviewModel::dataChanged);
        scene.refresh();
        QCOMPARE(scene.asked(), twoQueries);
        QCOMPARE(changes.size(), 0);
        const auto after = scene.rows.forge(scene.clones[7].path);
        QVERIFY(after != before && after->asked >= before->asked); // it was asked, and is as young as that
        // What was read once is shared: nothing was made of the answer again.
        QCOMPARE(after->card.tags.constData(), before->card.tags.constData());
    }

    void readsWhatChangedAndChangesThatRowAlone()
    {
        Scene scene(*m_harbour);
        scene.forge.setClones(scene.clones, true);
        scene.refresh();
        scene.asked();
        const QJsonObject draft{{u"tag_name"_s, u"v1.0.0"_s}, {u"name"_s, u"1.0.0"_s}, {u"draft"_s, true}};
        const auto release = scene.client.send("POST", u"/repos/harbour/many55/releases"_s, draft);
        QCOMPARE(release.status, 201);
        scene.forget();
        const auto other = scene.rows.forge(u"/clones/many10"_s);
        const QSignalSpy changes(&scene.rows, &OverviewModel::dataChanged);
        scene.refresh();
        QCOMPARE(scene.asked(), twoQueries);
        QCOMPARE(changes.size(), 1);
        const int row = changes.first().first().toModelIndex().row();
        QCOMPARE(scene.rows.row(row).name, u"many55"_s);
        QCOMPARE(scene.label(row), u"draft v1.0.0"_s);
        QCOMPARE(scene.rows.forge(u"/clones/many10"_s)->card.tags.constData(), other->card.tags.constData());
        const QString path = u"/repos/harbour/many55/releases/%1"_s.arg(release[u"id"_s].toInteger());
        QCOMPARE(scene.client.send("DELETE", path).status, 204);
        scene.refresh();
        QCOMPARE(scene.label(row), QString());
    }

    void takesNoMorePointsThanTheQueryCosts()
    {
        Scene scene(*m_harbour);
        const auto used = [&scene] {
            return scene.client.get(u"/rate_limit"_s)[u"resources"_s][u"graphql"_s][u"used"_s].toInt();
        };
        const int before = used();
        scene.forge.setClones(scene.clones, true);
        scene.refresh();
        QCOMPARE(used() - before, 11 + 2); // 22 hundredths each
    }

    void asksForARepositoryOnceHoweverManyClonesItHas()
    {
        Scene scene(*m_harbour);
        QList<RepositoryClone> twice{scene.clones[0], scene.clones[0]};
        twice[1].path = u"/clones/many1"_s;
        scene.forge.setClones(twice, true);
        scene.refresh();
        QCOMPARE(scene.asked(), QStringList{u"POST /graphql"_s});
        QVERIFY(scene.rows.forge(twice[0].path) && scene.rows.forge(twice[1].path));
    }

    void saysNothingOfWhatNoAccountServes()
    {
        Scene scene(*m_harbour);
        const RepositoryClone elsewhere{u"/clones/many3"_s, u"many3"_s, u"https://elsewhere.example/a/b.git"_s};
        scene.forge.setClones({scene.clones[0], elsewhere}, true);
        scene.refresh();
        QVERIFY(!scene.rows.forge(elsewhere.path));
        QVERIFY(scene.rows.forge(scene.clones[0].path));
        QCOMPARE(scene.forge.errorMessage(), QString());
    }

    void keepsWhatWasSaidLastWhereAnAnswerIsRefused()
    {
        Scene scene(*m_harbour);
        scene.forge.setClones(scene.clones, true);
        scene.refresh();
        const QJsonObject refusal{{u"kind"_s, u"status"_s}, {u"status"_s, 403}, {u"times"_s, 2}};
        QCOMPARE(scene.client.control("POST", u"faults"_s, refusal).status, 201);
        scene.refresh();
        QVERIFY(scene.rows.row(5).forge.detail.startsWith(u"As practice said it just now"_s));
        QVERIFY2(scene.forge.errorMessage().startsWith(u"Reading the overview"_s),
                 qPrintable(scene.forge.errorMessage()));
        scene.refresh();
        QCOMPARE(scene.rows.row(5).forge.detail, u"Nothing checks the default branch"_s);
        QCOMPARE(scene.forge.errorMessage(), QString());
    }

private:
    std::unique_ptr<Harbour> m_harbour;
};

QTEST_GUILESS_MAIN(OverviewRefreshTest)
#include "tst_overviewrefresh.moc"
