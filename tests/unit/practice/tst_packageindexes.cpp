// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/index/packageindexes.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;
using namespace tagboat::practice;

namespace
{

Distribution made(const QByteArray &bytes, const QString &version = u"1.5.0rc2"_s)
{
    return {u"Harbour_Core"_s, version, u">=3.9"_s, u"harbour_core-%1-py3-none-any.whl"_s.arg(version), bytes};
}

Reply ask(const World &world, const QByteArray &target, const QByteArray &method = "GET")
{
    return answerIndex(world, Request::of(method, target, {}, {}));
}

QJsonObject json(const Reply &reply)
{
    return QJsonDocument::fromJson(reply.body).object();
}

} // namespace

class TestPackageIndexes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_world = World::open(m_folder->path(), m_folder->path() + u"/state"_s).value();
        m_world->packages = u"http://127.0.0.1:9"_s;
    }

    void listsWhatWasUploaded()
    {
        QVERIFY(upload(*m_world, u"testpypi"_s, made("wheel"), m_world->now()));
        const Reply reply = ask(*m_world, "/testpypi/pypi/harbour-core/1.5.0rc2/json");
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.headers.contains({"Date", httpDate(m_world->now())})); // times are by the harbour's clock
        const QJsonObject info = json(reply)[u"info"_s].toObject();
        QCOMPARE(info[u"name"_s], u"Harbour_Core"_s);
        QCOMPARE(info[u"version"_s], u"1.5.0rc2"_s);
        QCOMPARE(info[u"yanked"_s], false);
        const QJsonArray files = json(reply)[u"urls"_s].toArray();
        QCOMPARE(files.size(), 1);
        const QString url = files[0][u"url"_s].toString();
        QCOMPARE(url, u"http://127.0.0.1:9/testpypi/files/harbour_core-1.5.0rc2-py3-none-any.whl"_s);
        QCOMPARE(ask(*m_world, url.mid(18).toLatin1()).body, QByteArray("wheel"));
        QCOMPARE(files[0][u"digests"_s][u"sha256"_s].toString(),
                 QString::fromLatin1(QCryptographicHash::hash("wheel", QCryptographicHash::Sha256).toHex()));
    }

    void versionsAreComparedAsVersions()
    {
        QVERIFY(upload(*m_world, u"testpypi"_s, made("wheel"), m_world->now()));
        QCOMPARE(ask(*m_world, "/testpypi/pypi/harbour-core/1.5-rc.2/json").status, 200);
        QCOMPARE(ask(*m_world, "/testpypi/pypi/harbour-core/1.5.0/json").status, 404);
        QCOMPARE(ask(*m_world, "/testpypi/pypi/harbour-core/none/json").status, 404);
    }

    void whatIsNotThereIsNotFound()
    {
        QVERIFY(upload(*m_world, u"testpypi"_s, made("wheel"), m_world->now()));
        for (const char *target :
             {"/pypi/pypi/harbour-core/1.5.0rc2/json", "/testpypi/pypi/keel/1.5.0rc2/json", "/testpypi/files/other.whl",
              "/testpypi/files/..%2F..%2Fworld.json", "/", "/testpypi/simple/harbour-core/1.5.0rc2/json"})
            QVERIFY2(ask(*m_world, target).status == 404, target);
    }

    void anotherSpellingIsLedOn()
    {
        const Reply reply = ask(*m_world, "/testpypi/pypi/Harbour_Core/1.5.0rc2/json");
        QCOMPARE(reply.status, 301);
        QCOMPARE(reply.headers.constFirst().second, QByteArray("/testpypi/pypi/harbour-core/1.5.0rc2/json"));
    }

    void nothingIsWrittenOverTheWire()
    {
        QCOMPARE(ask(*m_world, "/testpypi/pypi/harbour-core/1.5.0rc2/json", "POST").status, 405);
    }

    void aNameKeepsItsContentForEver()
    {
        QVERIFY(upload(*m_world, u"testpypi"_s, made("wheel"), m_world->now()));
        QVERIFY(upload(*m_world, u"testpypi"_s, made("wheel"), m_world->now()));
        QCOMPARE(m_world->indexes[u"testpypi"_s].size(), 1);
        const auto again = upload(*m_world, u"testpypi"_s, made("other"), m_world->now());
        QCOMPARE(again.error().kind, Error::Kind::Conflict);
        QVERIFY(again.error().message.startsWith(u"400 File already exists ('harbour_core-1.5.0rc2"_s));
        QVERIFY(upload(*m_world, u"pypi"_s, made("other"), m_world->now()));
    }

    void staysOverARestart()
    {
        QVERIFY(upload(*m_world, u"testpypi"_s, made("wheel"), m_world->now()));
        QVERIFY(m_world->store());
        m_world = World::open(m_folder->path(), m_folder->path() + u"/state"_s).value();
        QCOMPARE(ask(*m_world, "/testpypi/pypi/harbour-core/1.5.0rc2/json").status, 200);
        QCOMPARE(ask(*m_world, "/testpypi/files/harbour_core-1.5.0rc2-py3-none-any.whl").body, QByteArray("wheel"));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<World> m_world;
};

QTEST_GUILESS_MAIN(TestPackageIndexes)
#include "tst_packageindexes.moc"
