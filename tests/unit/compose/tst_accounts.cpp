// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/accounts.h"
#include "compose/keychaincredentials.h"
#include "compose/settings.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

TokenRecord token(const QString &name, const QString &host, const QString &login)
{
    return {name, u"github"_s, host, login, u"classic"_s, {}, {}, {}, {}};
}

class Book final : public TokenBook
{
public:
    explicit Book(QList<TokenRecord> tokens) : m_tokens(std::move(tokens)) {}
    Result<QList<TokenRecord>> tokens() override { return m_tokens; }
    Result<void> remember(const TokenRecord &) override { return {}; }
    Result<void> forget(const QString &) override { return {}; }

private:
    QList<TokenRecord> m_tokens;
};

/// Notes which keys were read; each secret is its key.
class Store final : public SecretStore
{
public:
    explicit Store(QStringList &read) : m_read(read) {}
    QCoro::Task<SecretResult<Secret>> read(SecretKey key, Cancel) override
    {
        m_read += key.text();
        QByteArray bytes = key.text().toUtf8();
        Secret secret = Secret::take(bytes);
        co_return secret;
    }
    QCoro::Task<SecretResult<void>> write(SecretKey, Secret, Cancel) override { co_return SecretResult<void>(); }
    QCoro::Task<SecretResult<void>> remove(SecretKey, Cancel) override { co_return SecretResult<void>(); }
    QCoro::Task<SecretResult<void>> unlock(Cancel) override { co_return SecretResult<void>(); }

private:
    QStringList &m_read;
};

} // namespace

class AccountsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheAddressesOfRemotes_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("place"); // host, owner, name
        const QString none;
        QTest::newRow("https") << u"https://github.com/a/b.git"_s << u"github.com a b"_s;
        QTest::newRow("https without .git") << u"https://github.com/a/b"_s << u"github.com a b"_s;
        QTest::newRow("slash at the end") << u"https://github.com/a/b/"_s << u"github.com a b"_s;
        QTest::newRow("name with dots") << u"https://github.com/a/b.js.git"_s << u"github.com a b.js"_s;
        QTest::newRow("user") << u"https://ada@github.com/a/b"_s << u"github.com a b"_s;
        QTest::newRow("capitals") << u"https://GitHub.com/A/b"_s << u"github.com A b"_s;
        QTest::newRow("usual port") << u"https://github.com:443/a/b"_s << u"github.com a b"_s;
        QTest::newRow("port") << u"http://127.0.0.1:8080/a/b.git"_s << u"127.0.0.1:8080 a b"_s;
        QTest::newRow("ssh") << u"ssh://git@github.com/a/b.git"_s << u"github.com a b"_s;
        QTest::newRow("ssh with port") << u"ssh://git@git.example.org:2222/a/b"_s << u"git.example.org a b"_s;
        QTest::newRow("ssh over the https port") << u"ssh://git@ssh.github.com:443/a/b.git"_s << u"github.com a b"_s;
        QTest::newRow("scp form") << u"git@github.com:a/b.git"_s << u"github.com a b"_s;
        QTest::newRow("scp form without user") << u"github.com:a/b"_s << u"github.com a b"_s;
        QTest::newRow("host of another name")
            << u"https://github.com.evil.example/a/b"_s << u"github.com.evil.example a b"_s;
        QTest::newRow("path") << u"/srv/git/a/b.git"_s << none;
        QTest::newRow("file") << u"file:///srv/a/b.git"_s << none;
        QTest::newRow("deeper") << u"https://git.example.org/a/b/c"_s << none;
        QTest::newRow("owner alone") << u"https://github.com/a"_s << none;
        QTest::newRow("git") << u"git://github.com/a/b"_s << none;
        QTest::newRow("drive") << u"c:a/b"_s << none;
        QTest::newRow("nothing") << none << none;
    }

    void readsTheAddressesOfRemotes()
    {
        QFETCH(QString, url);
        QFETCH(QString, place);
        const auto found = remotePlace(url);
        QCOMPARE(found ? found->host + u' ' + found->owner + u' ' + found->name : QString(), place);
    }

    void choosesTheTokenOfARepository_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("chosen"); // or the kind of the error
        QTest::newRow("the owner's own") << u"https://github.com/ada/x"_s << u"private"_s;
        QTest::newRow("chosen by owner") << u"https://github.com/Harbour/x"_s << u"work"_s;
        QTest::newRow("chosen by name goes first") << u"git@github.com:harbour/core.git"_s << u"private"_s;
        QTest::newRow("chosen and not there") << u"https://github.com/lost/x"_s << u"not-found"_s;
        QTest::newRow("several would do") << u"https://github.com/stranger/x"_s << u"conflict"_s;
        QTest::newRow("the only one of its host") << u"https://git.example.org/stranger/x"_s << u"company"_s;
        QTest::newRow("no token for the host") << u"https://other.example.org/ada/x"_s << u"not-found"_s;
        QTest::newRow("another port is another host") << u"https://git.example.org:8443/ada/x"_s << u"not-found"_s;
    }

    void choosesTheTokenOfARepository()
    {
        QFETCH(QString, url);
        QFETCH(QString, chosen);
        const QList<TokenRecord> tokens{token(u"company"_s, u"git.example.org"_s, u"ada"_s),
                                        token(u"private"_s, u"github.com"_s, u"ada"_s),
                                        token(u"work"_s, u"github.com"_s, u"harbour-bot"_s)};
        const QList<AccountChoice> choices{
            {u"work"_s, {u"harbour/*"_s}}, {u"private"_s, {u"harbour/core"_s}}, {u"company"_s, {u"lost/*"_s}}};
        const auto found = tokenFor(*remotePlace(url), tokens, choices);
        QCOMPARE(found ? found->name : errorKindName(found.error().kind), chosen);
    }

    void aWrongEntryGivesItsRepositoriesToNoOtherToken_data()
    {
        QTest::addColumn<QByteArray>("entry");
        QTest::addColumn<QString>("named");     // what serves ada/named, which the entry names
        QTest::addColumn<QString>("elsewhere"); // and ada/other, which it does not
        QTest::addColumn<QString>("before");    // and ada/first, which an entry before it names
        const QString none = u"invalid"_s;
        const QString own = u"private"_s;
        QTest::newRow("right") << QByteArray("token = \"work\"\nrepositories = [\"ada/named\"]\n") << u"work"_s << own
                               << u"work"_s;
        QTest::newRow("no token") << QByteArray("repositories = [\"ada/named\"]\n") << none << own << u"work"_s;
        QTest::newRow("a token of another kind")
            << QByteArray("token = 3\nrepositories = [\"ada/named\"]\n") << none << own << u"work"_s;
        QTest::newRow("no repositories") << QByteArray("token = \"work\"\n") << none << none << u"work"_s;
        QTest::newRow("one wrong repository")
            << QByteArray("token = \"work\"\nrepositories = [\"ada/named\", \"ada\"]\n") << none << none << u"work"_s;
    }

    void aWrongEntryGivesItsRepositoriesToNoOtherToken()
    {
        QFETCH(QByteArray, entry);
        const auto settings =
            Settings::parseWhatHolds("[[account]]\ntoken = \"work\"\nrepositories = [\"ada/first\"]\n[[account]]\n" +
                                         entry + "[[account]]\ntoken = \"private\"\nrepositories = [\"ada/*\"]\n",
                                     u"config.toml"_s);
        QVERIFY(settings);
        QCOMPARE(settings->accounts.size(), 3);
        const QList<TokenRecord> tokens{token(u"private"_s, u"github.com"_s, u"ada"_s),
                                        token(u"work"_s, u"github.com"_s, u"harbour-bot"_s)};
        const auto servesIn = [&](const QString &name) {
            const auto found = tokenFor({u"github.com"_s, u"ada"_s, name}, tokens, settings->accounts);
            return found ? found->name : errorKindName(found.error().kind);
        };
        QTEST(servesIn(u"named"_s), "named");
        QTEST(servesIn(u"other"_s), "elsewhere");
        QTEST(servesIn(u"first"_s), "before");
    }

    void givesATokenToItsHostAlone_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("key");
        const QString none;
        QTest::newRow("https") << u"https://github.com/ada/x.git"_s << u"github:github.com:private"_s;
        QTest::newRow("ssh needs none") << u"git@github.com:ada/x.git"_s << none;
        QTest::newRow("another host") << u"https://github.com.evil.example/ada/x"_s << none;
        QTest::newRow("a host that hides") << u"https://github.com@evil.example/ada/x"_s << none;
        QTest::newRow("a hash") << u"https://github.com#@evil.example/ada/x"_s << none;
    }

    void givesATokenToItsHostAlone()
    {
        QFETCH(QString, url);
        QFETCH(QString, key);
        QStringList read;
        KeychainCredentials credentials(
            std::make_unique<Book>(QList<TokenRecord>{token(u"private"_s, u"github.com"_s, u"ada"_s)}),
            std::make_shared<Store>(read), {});
        const auto given = QCoro::waitFor(credentials.tokenFor(url, {}));
        QCOMPARE(read.join(u' '), key);
        QCOMPARE(given && given->has_value(), !key.isEmpty());
    }

    void readsTheSettings()
    {
        const auto settings = Settings::parse(
            "[[account]]\ntoken = \"work\"\nrepositories = [\"harbour/*\", \"a/b\"]\n", u"config.toml"_s);
        QVERIFY2(settings, settings ? "" : qPrintable(describe(settings.error())));
        QCOMPARE(settings->accounts, (QList<AccountChoice>{{u"work"_s, {u"harbour/*"_s, u"a/b"_s}}}));
        QVERIFY(settings->warnings.isEmpty());
    }

    void namesWhatIsWrongInTheSettings_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("one table") << QByteArrayLiteral("[account]\ntoken = \"work\"\n");
        QTest::newRow("no repositories") << QByteArrayLiteral("[[account]]\ntoken = \"work\"\n");
        QTest::newRow("no token") << QByteArrayLiteral("[[account]]\nrepositories = [\"a/b\"]\n");
        QTest::newRow("owner alone") << QByteArrayLiteral("[[account]]\ntoken = \"x\"\nrepositories = [\"a\"]\n");
        QTest::newRow("any owner") << QByteArrayLiteral("[[account]]\ntoken = \"x\"\nrepositories = [\"*/b\"]\n");
        QTest::newRow("half a name") << QByteArrayLiteral("[[account]]\ntoken = \"x\"\nrepositories = [\"a/b*\"]\n");
        QTest::newRow("no list") << QByteArrayLiteral("[[account]]\ntoken = \"x\"\nrepositories = \"a/b\"\n");
    }

    void namesWhatIsWrongInTheSettings()
    {
        QFETCH(QByteArray, text);
        const auto settings = Settings::parse(text, u"config.toml"_s);
        QVERIFY(!settings);
        QCOMPARE(settings.error().kind, Error::Kind::Invalid);
        QVERIFY(settings.error().line > 0);
        QVERIFY(!settings.error().remedy.isEmpty());
    }
};

QTEST_GUILESS_MAIN(AccountsTest)
#include "tst_accounts.moc"
