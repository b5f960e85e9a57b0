// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/remotepush.h"
#include "git/remoteservice.h"
#include "remotescene.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonObject>
#include <QTcpServer>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace tagboat;
using namespace tagboat::test;

namespace
{

CandidateTag candidate(const QString &name)
{
    const auto tag = CandidateTag::parse(name, TagGrammar::learn({}, VersionScheme::Pep440));
    if (!tag)
        qFatal("%s", qPrintable(describe(tag.error())));
    return *tag;
}

/// A server that accepts connections and says nothing, for ever.
class SilentServer
{
public:
    SilentServer()
    {
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no port");
    }
    [[nodiscard]] QString url() const { return u"git://127.0.0.1:%1/x"_s.arg(m_server.serverPort()); }
    [[nodiscard]] bool asked() const { return m_server.hasPendingConnections(); }

private:
    QTcpServer m_server;
};

} // namespace

class RemoteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsReferencesAndWhatTagsPeelTo();
    void readsAnEmptyRemote();
    void deletesACandidate();
    void canDeleteNothingElse_data();
    void canDeleteNothingElse();
    void fetchesWithoutMovingTags();
    void givesUpOnASilentServer();
    void stopsWhenCancelled();
    void namesARepositoryThatIsNotServed();
    void namesWhatFails_data();
    void namesWhatFails();
    void obeysNoSettingThatRedirects();
    void survivesAHelperThatIsNoHelper();
    void keepsTheEventLoopRunning();
};

void RemoteTest::readsReferencesAndWhatTagsPeelTo()
{
    const Scene scene;
    scene.work().git({u"push"_s, u"-q"_s, u"origin"_s, u"v1.2.3"_s, u"main"_s});
    scene.work().git({u"tag"_s, u"light"_s});
    scene.work().git({u"push"_s, u"-q"_s, u"origin"_s, u"light"_s});
    for (const QString &url : {scene.url(), scene.bare(), QString(u"file://"_s + scene.bare())}) {
        const auto found = references(url);
        QVERIFY2(found, found ? "" : qPrintable(describe(found.error())));
        QCOMPARE(*found, (QList<RemoteReference>{{u"refs/heads/main"_s, scene.second(), scene.second()},
                                                 {u"refs/tags/light"_s, scene.second(), scene.second()},
                                                 {u"refs/tags/v1.2.3"_s, scene.tag(), scene.second()}}));
    }
}

void RemoteTest::readsAnEmptyRemote()
{
    const Scene scene;
    scene.work().git({u"init"_s, u"-q"_s, u"--bare"_s, QFileInfo(scene.bare()).path() + u"/empty.git"_s});
    const auto found = references(QString(scene.url()).replace(u"work.git"_s, u"empty.git"_s));
    QVERIFY2(found, found ? "" : qPrintable(describe(found.error())));
    QVERIFY(found->isEmpty());
}

void RemoteTest::deletesACandidate()
{
    const Scene scene;
    scene.work().git({u"tag"_s, u"-m"_s, u"x"_s, u"v1.2.3-rc1"_s});
    scene.work().git({u"push"_s, u"-q"_s, u"origin"_s, u"v1.2.3-rc1"_s, u"v1.2.3"_s});
    const QString id = scene.work().git({u"rev-parse"_s, u"v1.2.3-rc1"_s});
    HelperRemote remote = helper();
    const CandidateTag tag = candidate(u"v1.2.3-rc1"_s);
    const auto wrong =
        QCoro::waitFor(remote.deleteCandidateTag(scene.work().path(), scene.url(), tag, scene.first(), {}));
    QCOMPARE(wrong.error().kind, Error::Kind::Conflict);
    QCOMPARE(scene.remoteId(u"refs/tags/v1.2.3-rc1"_s), id);
    for (int i = 0; i < 2; ++i) { // the second time it is gone already
        const auto result = QCoro::waitFor(remote.deleteCandidateTag(scene.work().path(), scene.url(), tag, id, {}));
        QVERIFY2(result, result ? "" : qPrintable(describe(result.error())));
        QCOMPARE(scene.remoteId(u"refs/tags/v1.2.3-rc1"_s), QString());
    }
    QCOMPARE(scene.remoteId(u"refs/tags/v1.2.3"_s), scene.tag());
}

void RemoteTest::canDeleteNothingElse_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("candidate");
    QTest::newRow("release") << u"v1.2.3"_s << false;
    QTest::newRow("release of a package") << u"rc-tool-v1.2.3"_s << false;
    QTest::newRow("package with a digit") << u"py3-tool-1.2.3"_s << false;
    QTest::newRow("no version") << u"rc"_s << false;
    QTest::newRow("floating") << u"v2"_s << false;
    QTest::newRow("branch by path") << u"../heads/main"_s << false;
    QTest::newRow("candidate") << u"v1.2.3-rc1"_s << true;
    QTest::newRow("candidate of a package") << u"py3-tool-v1.2.3rc4"_s << true;
}

void RemoteTest::canDeleteNothingElse()
{
    QFETCH(QString, name);
    QFETCH(bool, candidate);
    QCOMPARE(git::namesACandidate(name), candidate);
    if (candidate)
        return;
    // The child, asked directly by a parent gone mad.
    const Scene scene;
    scene.work().git({u"push"_s, u"-q"_s, u"origin"_s, u"v1.2.3"_s});
    const QJsonObject answer = serveRemoteRequest({{u"operation"_s, u"delete-candidate-tag"_s},
                                                   {u"repository"_s, scene.work().path()},
                                                   {u"url"_s, scene.url()},
                                                   {u"name"_s, name},
                                                   {u"expected"_s, scene.tag()}},
                                                  [] {});
    QVERIFY2((QStringList{u"refused"_s, u"invalid"_s}).contains(answer[u"error"_s][u"kind"_s].toString()),
             qPrintable(answer[u"error"_s][u"message"_s].toString()));
    QCOMPARE(scene.remoteId(u"refs/tags/v1.2.3"_s), scene.tag());
    QCOMPARE(scene.remoteId(u"refs/heads/main"_s), scene.first());
}

void RemoteTest::fetchesWithoutMovingTags()
{
    Scene scene;
    const QString other = scene.work().path() + u"-other"_s;
    scene.work().git({u"clone"_s, u"-q"_s, scene.url(), other});
    TestRepository theirs(other);
    theirs.git({u"tag"_s, u"kept"_s, scene.first()});
    scene.work().git({u"tag"_s, u"kept"_s, scene.second()}); // a descendant: libgit2 would move it
    scene.work().git({u"push"_s, u"-q"_s, u"origin"_s, u"main"_s, u"main:refs/heads/side"_s, u"v1.2.3"_s, u"kept"_s});
    HelperRemote remote = helper();
    const auto result = QCoro::waitFor(remote.fetch(other, u"origin"_s, {}));
    QVERIFY2(result, result ? "" : qPrintable(describe(result.error())));
    QCOMPARE(theirs.git({u"rev-parse"_s, u"refs/remotes/origin/main"_s}), scene.second());
    QCOMPARE(theirs.git({u"rev-parse"_s, u"refs/remotes/origin/side"_s}), scene.second());
    QCOMPARE(theirs.git({u"rev-parse"_s, u"refs/tags/v1.2.3"_s}), scene.tag());
    QCOMPARE(theirs.git({u"rev-parse"_s, u"refs/tags/kept"_s}), scene.first());
    QCOMPARE(theirs.git({u"rev-parse"_s, u"refs/heads/main"_s}), scene.first());
    QCOMPARE(theirs.tryGit({u"fsck"_s, u"--strict"_s}), 0);
    QCOMPARE(QCoro::waitFor(remote.fetch(other, u"nowhere"_s, {})).error().kind, Error::Kind::NotFound);
    // Rewritten by force: the remote's branch is followed, nothing else.
    scene.work().git({u"push"_s, u"-q"_s, u"-f"_s, u"origin"_s, scene.first() + u":refs/heads/main"_s});
    QVERIFY(QCoro::waitFor(remote.fetch(other, u"origin"_s, {})));
    QCOMPARE(theirs.git({u"rev-parse"_s, u"refs/remotes/origin/main"_s}), scene.first());
}

void RemoteTest::givesUpOnASilentServer()
{
    const SilentServer silent;
    // The time includes the helper's start: on a slow machine the shortest may end before the server was asked.
    for (const int idle : {1200, 5000, 20'000}) {
        HelperRemote remote = helper(std::chrono::milliseconds(idle));
        QElapsedTimer clock;
        clock.start();
        const auto result = QCoro::waitFor(remote.references({}, silent.url(), {}));
        const qint64 took = clock.elapsed();
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::Unavailable);
        if (!silent.asked())
            continue;
        QVERIFY2(took >= idle - 100 && took < idle + 3800, qPrintable(QString::number(took)));
        return;
    }
    QFAIL("the server was never asked");
}

void RemoteTest::stopsWhenCancelled()
{
    const SilentServer silent;
    qint64 took = 3000;
    for (int round = 0; round < 3 && took >= 3000; ++round) { // again if the machine was busy with something else
        HelperRemote remote = helper();
        Cancel cancel;
        QTimer::singleShot(300, [&cancel] { cancel.request(); });
        QElapsedTimer clock;
        clock.start();
        const auto result = QCoro::waitFor(remote.references({}, silent.url(), cancel));
        took = clock.elapsed();
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::Cancelled);
    }
    QVERIFY2(took < 3000, qPrintable(QString::number(took)));
}

// A path that the daemon does not export: it says so, and says no more.
void RemoteTest::namesARepositoryThatIsNotServed()
{
    const Scene scene;
    const auto result = references(scene.url() + u"-other"_s);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Denied);
    QVERIFY(result.error().detail.contains(u"not exported"_s));
}

void RemoteTest::namesWhatFails_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("nobody listens") << u"git://127.0.0.1:%1/x"_s.arg(freePort()) << Error::Kind::Unavailable;
    QTest::newRow("no such host") << u"git://host.invalid/x"_s << Error::Kind::Unavailable;
    QTest::newRow("no such path") << u"/nowhere/at/all.git"_s << Error::Kind::NotFound;
    QTest::newRow("no such file address") << u"file:///nowhere/at/all.git"_s << Error::Kind::NotFound;
    QTest::newRow("runs a program") << u"ext::sh -c date"_s << Error::Kind::Refused;
    QTest::newRow("unknown scheme") << u"gopher://example.org/x"_s << Error::Kind::Refused;
}

void RemoteTest::namesWhatFails()
{
    QFETCH(QString, url);
    QFETCH(Error::Kind, kind);
    const auto result = references(url);
    QVERIFY(!result);
    QVERIFY2(result.error().kind == kind, qPrintable(errorKindName(result.error().kind) + describe(result.error())));
    QVERIFY(!result.error().message.isEmpty());
}

void RemoteTest::obeysNoSettingThatRedirects()
{
    const Scene scene;
    const QString trap = scene.work().path() + u"-trap.git"_s;
    scene.work().git({u"init"_s, u"-q"_s, u"--bare"_s, trap});
    scene.work().git({u"config"_s, u"url."_s + trap + u".insteadOf"_s, scene.url()});
    scene.work().git({u"config"_s, u"url."_s + trap + u".pushInsteadOf"_s, scene.url()});
    scene.work().git({u"config"_s, u"remote.origin.url"_s, scene.url()});
    scene.work().git({u"config"_s, u"remote.origin.pushUrl"_s, trap});
    scene.work().git({u"config"_s, u"http.proxy"_s, u"http://127.0.0.1:1"_s});
    scene.work().git({u"config"_s, u"core.sshCommand"_s, u"touch "_s + trap + u"/ran"_s});
    QVERIFY(push(scene, {scene.branchUpdate()}));
    QCOMPARE(scene.remoteId(u"refs/heads/main"_s), scene.second());
    HelperRemote remote = helper();
    QVERIFY(QCoro::waitFor(remote.fetch(scene.work().path(), u"origin"_s, {})));
    QCOMPARE(scene.work().git({u"rev-parse"_s, u"refs/remotes/origin/main"_s}), scene.second());
    QCOMPARE(scene.work().git({u"--git-dir"_s, trap, u"for-each-ref"_s}), QString());
    QVERIFY(!QFile::exists(trap + u"/ran"_s));
}

void RemoteTest::survivesAHelperThatIsNoHelper()
{
    for (const QString &program : {u"/nowhere/tagboat-helper"_s, u"/bin/true"_s, u"/bin/cat"_s, u"/bin/ls"_s}) {
        HelperRemote remote(program, std::chrono::seconds(2));
        const auto result = QCoro::waitFor(remote.references({}, u"git://127.0.0.1:1/x"_s, {}));
        QVERIFY(!result);
        QVERIFY(!result.error().message.isEmpty());
    }
}

void RemoteTest::keepsTheEventLoopRunning()
{
    const SilentServer silent;
    HelperRemote remote = helper();
    Cancel cancel;
    int ticks = 0;
    QTimer timer;
    connect(&timer, &QTimer::timeout, this, [&ticks, &cancel] {
        if (++ticks > 50) // counted to the end rather than for a time, in which a busy machine may tick less
            cancel.request();
    });
    timer.start(10);
    QVERIFY(!QCoro::waitFor(remote.references({}, silent.url(), cancel)));
    QVERIFY2(ticks > 50, qPrintable(QString::number(ticks)));
}

QTEST_GUILESS_MAIN(RemoteTest)
#include "tst_remote.moc"
