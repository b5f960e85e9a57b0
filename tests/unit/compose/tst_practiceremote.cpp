// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/practiceremote.h"

#include <QCoroTask>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

/// Notes which addresses it was asked for.
class NotingRemote final : public GitRemote
{
public:
    explicit NotingRemote(QStringList &seen) : m_seen(seen) {}
    QCoro::Task<Result<QList<RemoteReference>>> references(QString, QString url, Cancel) override
    {
        m_seen.append(url);
        co_return QList<RemoteReference>();
    }
    QCoro::Task<Result<void>> push(QString, QString url, QList<PushUpdate>, Cancel) override
    {
        m_seen.append(url);
        co_return Result<void>();
    }
    QCoro::Task<Result<void>> deleteCandidateTag(QString, QString url, CandidateTag, QString, Cancel) override
    {
        m_seen.append(url);
        co_return Result<void>();
    }
    QCoro::Task<Result<void>> fetch(QString, QString remoteName, Cancel) override
    {
        m_seen.append(remoteName);
        co_return Result<void>();
    }

private:
    QStringList &m_seen;
};

} // namespace

class TestPracticeRemote : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reachesTheHarboursRemotesAlone_data()
    {
        QTest::addColumn<QString>("url"); // {} is the scene's folder
        QTest::addColumn<bool>("reached");
        QTest::newRow("a remote of the harbour") << u"{}/harbour/remotes/harbour/core.git"_s << true;
        QTest::newRow("as a file URL") << u"file://{}/harbour/remotes/harbour/core.git"_s << true;
        QTest::newRow("relative to the clone") << u"../../remotes/harbour/core.git"_s << true;
        QTest::newRow("a folder elsewhere") << u"{}/elsewhere.git"_s << false;
        QTest::newRow("out of the harbour") << u"{}/harbour/remotes/../../elsewhere.git"_s << false;
        QTest::newRow("a link out of the harbour") << u"{}/harbour/remotes/link.git"_s << false;
        QTest::newRow("a neighbour of the same beginning") << u"{}/harbour-2/remotes/core.git"_s << false;
        QTest::newRow("nothing there") << u"{}/harbour/remotes/harbour/none.git"_s << false;
        QTest::newRow("https") << u"https://github.com/harbour/core.git"_s << false;
        QTest::newRow("ssh") << u"git@github.com:harbour/core.git"_s << false;
        QTest::newRow("file URL of another host") << u"file://example.org{}/elsewhere.git"_s << false;
        QTest::newRow("no remote") << QString() << false;
    }

    void reachesTheHarboursRemotesAlone()
    {
        QFETCH(QString, url);
        QFETCH(const bool, reached);
        const QTemporaryDir folder;
        for (const QString &path : {u"harbour/remotes/harbour/core.git"_s, u"harbour/work/core"_s, u"elsewhere.git"_s,
                                    u"harbour-2/remotes/core.git"_s})
            QVERIFY(QDir(folder.path()).mkpath(path));
        QVERIFY(QFile::link(folder.filePath(u"elsewhere.git"_s), folder.filePath(u"harbour/remotes/link.git"_s)));
        url.replace(u"{}"_s, folder.path());
        QStringList seen;
        PracticeRemote remote(std::make_unique<NotingRemote>(seen), folder.filePath(u"harbour"_s));
        const QString clone = folder.filePath(u"harbour/work/core"_s);
        const auto read = QCoro::waitFor(remote.references(clone, url, Cancel()));
        QCOMPARE(bool(read), reached);
        const auto pushed = QCoro::waitFor(remote.push(clone, url, {}, Cancel()));
        QCOMPARE(bool(pushed), reached);
        if (!reached) {
            QCOMPARE(read.error().kind, Error::Kind::Refused);
            QCOMPARE(pushed.error().kind, Error::Kind::Refused);
        }
        QCOMPARE(seen.size(), reached ? 2 : 0);
    }
};

QTEST_GUILESS_MAIN(TestPracticeRemote)
#include "tst_practiceremote.moc"
