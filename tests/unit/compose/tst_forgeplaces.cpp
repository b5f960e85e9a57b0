// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/adapters.h"
#include "compose/forgeplaces.h"
#include "compose/tokenquestion.h"
#include "store/sqliteanswercache.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

Secret secretOf(QByteArray bytes)
{
    bytes.detach();
    return Secret::take(bytes);
}

/// Answers everything with one answer, and keeps what was asked.
class OneAnswer
{
public:
    explicit OneAnswer(QByteArray answer) : m_answer(std::move(answer))
    {
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no port");
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                asked += socket->readAll();
                if (asked.endsWith("\r\n\r\n"))
                    socket->write(m_answer);
            });
        });
    }
    [[nodiscard]] QString host() const { return u"127.0.0.1:%1"_s.arg(m_server.serverPort()); }
    QByteArray asked;

private:
    QTcpServer m_server;
    QByteArray m_answer;
};

QByteArray answer(const QByteArray &status, const QByteArray &headers, const QByteArray &body)
{
    return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nX-GitHub-Request-Id: 1\r\nContent-Length: " +
           QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body;
}

Settings settingsFor(const QString &host)
{
    const auto settings = Settings::parse("[forge.\"" + host.toUtf8() + "\"]\napi = \"http://" + host.toUtf8() + "\"\n",
                                          u"config.toml"_s);
    if (!settings)
        qFatal("%s", qPrintable(describe(settings.error())));
    return *settings;
}

class Book final : public TokenBook
{
public:
    explicit Book(QList<TokenRecord> tokens) : m_tokens(std::move(tokens)) {}
    Result<QList<TokenRecord>> tokens() override { return m_tokens; }
    Result<void> remember(const TokenRecord &) override { return {}; }
    Result<void> forget(const QString &) override { return {}; }
    void become(const QList<TokenRecord> &tokens) { m_tokens = tokens; }

private:
    QList<TokenRecord> m_tokens;
};

/// Has a token for every key but those that are said to be missing.
class Store final : public SecretStore
{
public:
    QCoro::Task<SecretResult<Secret>> read(SecretKey key, Cancel) override
    {
        ++reads;
        SecretResult<Secret> result = secretOf("ghp_" + key.text().toUtf8() + suffix);
        if (sameForAll)
            result = secretOf("ghp_same");
        if (key.text().endsWith(u"locked"_s))
            result = tl::unexpected(secretError(SecretError::Reason::Locked));
        if (cancelled)
            result = tl::unexpected(SecretError{Error{Error::Kind::Cancelled, {}, {}, {}, {}, 0}});
        co_return result;
    }
    QCoro::Task<SecretResult<void>> write(SecretKey, Secret, Cancel) override { co_return SecretResult<void>(); }
    QCoro::Task<SecretResult<void>> remove(SecretKey, Cancel) override { co_return SecretResult<void>(); }
    QCoro::Task<SecretResult<void>> unlock(Cancel) override { co_return SecretResult<void>(); }
    int reads = 0;
    QByteArray suffix;
    bool sameForAll = false;
    bool cancelled = false;
};

TokenRecord token(const QString &name, const QString &host, const QString &login)
{
    return {name, u"github"_s, host, login, u"classic"_s, {}, {}, {}, {}};
}

/// The place, which must be told without an error.
std::optional<ForgePlace> found(ForgePlaces &places, const QString &remote)
{
    const auto place = QCoro::waitFor(places.find(remote, {}));
    if (!place)
        qFatal("%s", qPrintable(describe(place.error())));
    return *place;
}

} // namespace

class ForgePlacesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesTheForgeOfTheRightAccount()
    {
        OneAnswer server(answer("200 OK", {}, R"({"login":"ada","id":1,"type":"User"})"));
        auto store = std::make_shared<Store>();
        AccountPlaces places(settingsFor(server.host()),
                             std::make_unique<Book>(QList<TokenRecord>{token(u"there"_s, server.host(), u"ada"_s),
                                                                       token(u"pub"_s, u"github.com"_s, u"ada"_s)}),
                             store, {});
        const QString remote = u"http://%1/harbour/core.git"_s.arg(server.host());
        const auto place = found(places, remote);
        QVERIFY(place);
        QCOMPARE(store->reads, 1); // nobody else's token is read
        QCOMPARE(place->forge->host(), server.host());
        QCOMPARE(place->repository.full(), u"harbour/core"_s);
        QCOMPARE(found(places, u"git@github.com:ada/x.git"_s)->forge->host(), u"github.com"_s);
        QVERIFY(!found(places, u"https://git.example.org/a/b"_s));
        QVERIFY(!found(places, u"/srv/git/a.git"_s));
        QCOMPARE(store->reads, 2);
        QCOMPARE(places.tokenOf(remote)->name, u"there"_s);
        const auto who = QCoro::waitFor(place->forge->accounts().whoAmI({}));
        QVERIFY2(who, who ? "" : qPrintable(describe(who.error())));
        QVERIFY2(server.asked.contains("Bearer ghp_github:" + server.host().toUtf8() + ":there"),
                 server.asked.constData());
    }

    void keepsAnAccountsForgeUntilItsTokenChanges()
    {
        auto store = std::make_shared<Store>();
        auto made = std::make_unique<Book>(QList<TokenRecord>{token(u"pub"_s, u"github.com"_s, u"ada"_s)});
        Book &book = *made;
        AccountPlaces places(Settings(), std::move(made), store, {});
        const QString remote = u"https://github.com/a/b"_s;
        const auto first = found(places, remote)->forge;
        TokenRecord again = token(u"pub"_s, u"github.com"_s, u"ada"_s);
        again.checked = QDateTime::currentDateTimeUtc();
        book.become({again});
        QCOMPARE(found(places, remote)->forge, first);
        QCOMPARE(store->reads, 1);
        again.added = again.checked; // another token of the same name
        store->suffix = "2";
        book.become({again});
        QVERIFY(found(places, remote)->forge != first);
        QCOMPARE(first->host(), u"github.com"_s); // who holds it still has it
    }

    /// A token that was added for the wrong host is removed, and the same one added for the right host.
    void keepsNoForgeOfAnotherHost()
    {
        auto store = std::make_shared<Store>();
        store->sameForAll = true;
        auto made = std::make_unique<Book>(QList<TokenRecord>{token(u"work"_s, u"github.com"_s, u"ada"_s)});
        Book &book = *made;
        AccountPlaces places(settingsFor(u"127.0.0.1:9"_s), std::move(made), store, {});
        QCOMPARE(found(places, u"https://github.com/a/b"_s)->forge->host(), u"github.com"_s);
        book.become({token(u"work"_s, u"127.0.0.1:9"_s, u"ada"_s)});
        QCOMPARE(found(places, u"http://127.0.0.1:9/a/b"_s)->forge->host(), u"127.0.0.1:9"_s);
        QVERIFY(!found(places, u"https://github.com/a/b"_s));
    }

    void saysWhyAnAccountCannotBeUsed_data()
    {
        QTest::addColumn<QString>("remote");
        QTest::addColumn<Error::Kind>("kind");
        QTest::addColumn<QString>("words");
        QTest::newRow("locked") << u"https://github.com/a/b"_s << Error::Kind::Denied
                                << u"“locked” cannot be used: The keychain is locked"_s;
        QTest::newRow("a host without a forge")
            << u"https://git.example.org/a/b"_s << Error::Kind::NotFound << u"[forge.\"git.example.org\"]"_s;
        QTest::newRow("an address without TLS") << u"https://open.example.org/a/b"_s << Error::Kind::Usage
                                                << u"The API address of open.example.org cannot be used"_s;
        QTest::newRow("several would do")
            << u"https://two.example.org/a/b"_s << Error::Kind::Conflict << u"[[account]]"_s;
    }

    void saysWhyAnAccountCannotBeUsed()
    {
        QFETCH(QString, remote);
        Settings settings;
        settings.forges.append({u"open.example.org"_s, QUrl(u"http://open.example.org/api"_s)});
        AccountPlaces places(
            settings,
            std::make_unique<Book>(QList<TokenRecord>{
                token(u"locked"_s, u"github.com"_s, u"ada"_s), token(u"nameless"_s, u"git.example.org"_s, u"ada"_s),
                token(u"unsafe"_s, u"open.example.org"_s, u"ada"_s), token(u"one"_s, u"two.example.org"_s, u"ada"_s),
                token(u"other"_s, u"two.example.org"_s, u"bob"_s)}),
            std::make_shared<Store>(), {});
        const auto place = QCoro::waitFor(places.find(remote, {}));
        QVERIFY(!place);
        QTEST(place.error().kind, "kind");
        QFETCH(QString, words);
        QVERIFY2(describe(place.error()).contains(words), qPrintable(describe(place.error())));
    }

    void asksTheKeychainAgainAfterItWasStopped()
    {
        auto store = std::make_shared<Store>();
        AccountPlaces places(Settings(),
                             std::make_unique<Book>(QList<TokenRecord>{token(u"work"_s, u"github.com"_s, u"ada"_s)}),
                             store, {});
        store->cancelled = true;
        QCOMPARE(QCoro::waitFor(places.find(u"https://github.com/a/b"_s, {})).error().kind, Error::Kind::Cancelled);
        store->cancelled = false;
        QVERIFY(found(places, u"https://github.com/a/b"_s));
    }

    void forgetsTheAnswersToAnAccount()
    {
        const QTemporaryDir folder;
        QVERIFY(forgetAnswers(folder.path(), u"github.com/ada"_s)); // there are none
        QVERIFY(QDir(folder.path()).isEmpty());
        const AnswerKey hers{
            AnswerKey::accountOf(u"github.com"_s, u"ada"_s), "1", "https://api.github.com/user", {}, {}};
        AnswerKey his = hers;
        his.account = AnswerKey::accountOf(u"github.com"_s, u"bob"_s);
        {
            const auto answers = SqliteAnswerCache::open(folder.path());
            QVERIFY((*answers)->store(hers, {"\"1\"", {}, "{}", QDateTime::currentDateTimeUtc()}));
            QVERIFY((*answers)->store(his, {"\"1\"", {}, "{}", QDateTime::currentDateTimeUtc()}));
        }
        QVERIFY(forgetAnswers(folder.path(), u"github.com/ada"_s));
        const auto answers = SqliteAnswerCache::open(folder.path());
        QVERIFY(!(*answers)->find(hers)->has_value());
        QVERIFY((*answers)->find(his)->has_value());
    }

    void asksWhoseATokenIs()
    {
        OneAnswer server(answer("200 OK",
                                "X-OAuth-Scopes: repo, delete_repo\r\n"
                                "github-authentication-token-expiration: 2027-03-31 00:00:00 +0900\r\n",
                                R"({"login":"ada","id":1,"type":"User"})"));
        const TokenQuestion ask = makeTokenQuestion(settingsFor(server.host()));
        const auto told = QCoro::waitFor(ask(server.host(), secretOf("ghp_0123456789"), {}));
        QVERIFY2(told, told ? "" : qPrintable(describe(told.error())));
        QCOMPARE(told->login, u"ada"_s);
        QCOMPARE(told->scopes, (QStringList{u"repo"_s, u"delete_repo"_s}));
        QCOMPARE(told->expires, QDateTime::fromString(u"2027-03-30T15:00:00Z"_s, Qt::ISODate));
        QVERIFY(server.asked.startsWith("GET /user HTTP/1.1\r\n"));
    }

    void saysThatTheServerRefusesAToken()
    {
        OneAnswer server(answer("401 Unauthorized", {}, R"({"message":"Bad credentials","status":"401"})"));
        const TokenQuestion ask = makeTokenQuestion(settingsFor(server.host()));
        const auto told = QCoro::waitFor(ask(server.host(), secretOf("ghp_0123456789"), {}));
        QVERIFY(!told);
        QCOMPARE(told.error().kind, Error::Kind::Denied);
        QVERIFY(!describe(told.error()).contains(u"ghp_0123"_s));
        const auto unknown = QCoro::waitFor(ask(u"git.example.org"_s, secretOf("ghp_0123456789"), {}));
        QVERIFY(!unknown);
        QVERIFY(unknown.error().remedy.contains(u"[forge."_s));
    }
};

QTEST_GUILESS_MAIN(ForgePlacesTest)
#include "tst_forgeplaces.moc"
