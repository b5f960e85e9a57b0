// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/tokenkeeper.h"
#include "compose/tokentext.h"

#include <QHash>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

using Kind = TokenState::Kind;

Secret secretOf(QByteArray bytes)
{
    bytes.detach();
    return Secret::take(bytes);
}

class Book final : public TokenBook
{
public:
    Result<QList<TokenRecord>> tokens() override { return records; }
    Result<void> remember(const TokenRecord &token) override
    {
        if (broken)
            return fail(Error::Kind::Io, u"the disk is full"_s);
        (void)forget(token.name);
        records += token;
        return {};
    }
    Result<void> forget(const QString &name) override
    {
        records.removeIf([&](const TokenRecord &record) { return record.name == name; });
        return {};
    }
    QList<TokenRecord> records;
    bool broken = false;
};

class Store final : public SecretStore
{
public:
    QCoro::Task<SecretResult<Secret>> read(SecretKey key, Cancel) override
    {
        SecretResult<Secret> result = tl::unexpected(secretError(trouble.value_or(SecretError::Reason::Absent)));
        if (!trouble && secrets.contains(key.text()))
            result = secrets[key.text()];
        co_return result;
    }
    QCoro::Task<SecretResult<void>> write(SecretKey key, Secret secret, Cancel) override
    {
        SecretResult<void> result;
        if (trouble)
            result = tl::unexpected(secretError(*trouble));
        else
            secrets.insert(key.text(), secret);
        co_return result;
    }
    QCoro::Task<SecretResult<void>> remove(SecretKey key, Cancel) override
    {
        SecretResult<void> result;
        if (trouble || keeps)
            result = tl::unexpected(secretError(trouble.value_or(SecretError::Reason::NotAnswering)));
        else
            secrets.remove(key.text());
        co_return result;
    }
    QCoro::Task<SecretResult<void>> unlock(Cancel) override { co_return SecretResult<void>(); }
    QHash<QString, Secret> secrets;
    std::optional<SecretError::Reason> trouble;
    bool keeps = false; ///< it lets nothing be removed
};

class FixedClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return time; }
    QDateTime time = QDateTime::fromString(u"2026-11-21T12:00:00Z"_s, Qt::ISODate);
};

/// A keeper between a record, a keychain and a server that this test plays.
struct Scene {
    Book book;
    Store store;
    FixedClock clock;
    Result<TokenAnswer> answer = TokenAnswer{u"ada"_s, {}, {}};
    QStringList asked;
    Result<void> forgotten;
    QStringList forgottenAccounts;
    bool online = true;

    TokenKeeper keeper()
    {
        TokenQuestion ask;
        if (online) {
            ask = [this](QString host, Secret, Cancel) -> QCoro::Task<Result<TokenAnswer>> {
                asked += host;
                auto copy = answer;
                co_return copy;
            };
        }
        return TokenKeeper(book, store, clock, ask, [this](const QString &account) {
            forgottenAccounts += account;
            return forgotten;
        });
    }
    Result<TokenState> add(const QByteArray &text = "ghp_0123456789abcdefghij", const QString &name = u"work"_s)
    {
        TokenKeeper made = keeper();
        return QCoro::waitFor(made.add({name, u"github"_s, u"github.com"_s, {}}, secretOf(text), {}));
    }
    Result<TokenState> check(const QString &name = u"work"_s)
    {
        TokenKeeper made = keeper();
        return QCoro::waitFor(made.check(name, {}));
    }
};

} // namespace

class TokenKeeperTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addsWhatTheServerAccepts()
    {
        Scene scene;
        scene.answer = TokenAnswer{u"ada"_s, QStringList{u"repo"_s, u"workflow"_s, u"delete_repo"_s},
                                   scene.clock.time.addDays(100)};
        const auto added = scene.add();
        QVERIFY2(added, added ? "" : qPrintable(describe(added.error())));
        QCOMPARE(added->kind, Kind::Fine);
        QCOMPARE(added->excess, QStringList{u"delete_repo"_s});
        const TokenRecord expected{u"work"_s,       u"github"_s, u"github.com"_s,  u"ada"_s,
                                   u"classic"_s,    u"ghij"_s,   scene.clock.time, scene.clock.time.addDays(100),
                                   scene.clock.time};
        QCOMPARE(scene.book.records, QList<TokenRecord>{expected});
        QCOMPARE(scene.store.secrets.keys(), QStringList{u"github:github.com:work"_s});
        QCOMPARE(scene.asked, QStringList{u"github.com"_s});
    }

    void looksAtATokenAndKeepsNothing()
    {
        Scene scene;
        scene.answer = TokenAnswer{u"ada"_s, QStringList{u"repo"_s}, {}, permissionsByScopes({u"repo"_s})};
        TokenKeeper keeper = scene.keeper();
        const auto seen = QCoro::waitFor(keeper.look(u"github.com"_s, secretOf(" ghp_0123456789abcdefghij "), {}));
        QVERIFY(seen);
        QCOMPARE(seen->record.login, u"ada"_s);
        QCOMPARE(seen->record.form, u"classic"_s);
        QCOMPARE(missingPermissions(seen->permissions), QStringList{u"workflow"_s});
        QVERIFY(scene.store.secrets.isEmpty());
        QVERIFY(scene.book.records.isEmpty());
        const auto unfit = QCoro::waitFor(keeper.look(u"github.com"_s, secretOf("pypi-AgEIcHlwaS5vcmc"), {}));
        QCOMPARE(unfit.error().message, u"This is a token for PyPI"_s);
        QCOMPARE(scene.asked.size(), 1);
    }

    void storesNothingThatTheServerRefuses()
    {
        Scene scene;
        scene.answer = fail(Error::Kind::Denied, u"Bad credentials"_s);
        QCOMPARE(scene.add().error().kind, Error::Kind::Denied);
        QVERIFY(scene.store.secrets.isEmpty());
        QVERIFY(scene.book.records.isEmpty());
    }

    void leavesNothingBehindThatIsNotOnRecord()
    {
        Scene scene;
        scene.book.broken = true;
        QCOMPARE(scene.add().error().kind, Error::Kind::Io);
        QVERIFY(scene.store.secrets.isEmpty());
        // What cannot be taken back is said.
        Scene left;
        left.book.broken = true;
        left.store.keeps = true;
        const Error error = left.add().error();
        QCOMPARE(error.kind, Error::Kind::Io);
        QVERIFY2(error.message.contains(u"may be left in the keychain"_s), qPrintable(describe(error)));
        QVERIFY2(error.remedy.contains(left.store.secrets.constBegin().key()), qPrintable(error.remedy));
        Scene locked;
        locked.store.trouble = SecretError::Reason::Locked;
        QCOMPARE(locked.add().error().message, u"The keychain is locked"_s);
        QVERIFY(locked.book.records.isEmpty());
    }

    void replacesNoTokenOfTheSameName()
    {
        Scene scene;
        QVERIFY(scene.add());
        scene.asked.clear();
        QCOMPARE(scene.add("ghp_another9876543210zyxw").error().kind, Error::Kind::Conflict);
        QVERIFY(scene.asked.isEmpty());
        QCOMPARE(scene.add("ghp_x", u"a:b"_s).error().kind, Error::Kind::Invalid);
    }

    void tellsHowATokenIs_data()
    {
        QTest::addColumn<QString>("trouble"); // of the keychain
        QTest::addColumn<int>("expiresIn");   // days, 0: never
        QTest::addColumn<QString>("login");
        QTest::addColumn<QString>("serverError");
        QTest::addColumn<QString>("state");
        const QString none;
        QTest::newRow("fine") << none << 100 << u"ada"_s << none << u"fine"_s;
        QTest::newRow("does not expire") << none << 0 << u"Ada"_s << none << u"fine"_s;
        QTest::newRow("soon") << none << 13 << u"ada"_s << none << u"due"_s;
        QTest::newRow("over") << none << -1 << u"ada"_s << none << u"expired"_s;
        QTest::newRow("over and refused") << none << -1 << none << u"denied"_s << u"expired"_s;
        QTest::newRow("refused") << none << 100 << none << u"denied"_s << u"refused"_s;
        QTest::newRow("server away") << none << 100 << none << u"unavailable"_s << u"unknown"_s;
        QTest::newRow("somebody else's") << none << 100 << u"eve"_s << none << u"changed"_s;
        QTest::newRow("missing") << u"absent"_s << 100 << u"ada"_s << none << u"missing"_s;
        QTest::newRow("locked") << u"locked"_s << 100 << u"ada"_s << none << u"keychain-locked"_s;
        QTest::newRow("no keychain") << u"none"_s << 100 << u"ada"_s << none << u"no-keychain"_s;
        QTest::newRow("frozen") << u"silent"_s << 100 << u"ada"_s << none << u"keychain-silent"_s;
        QTest::newRow("dismissed") << u"denied"_s << 100 << u"ada"_s << none << u"keychain-denied"_s;
    }

    void tellsHowATokenIs()
    {
        QFETCH(QString, trouble);
        QFETCH(int, expiresIn);
        QFETCH(QString, login);
        QFETCH(QString, serverError);
        QFETCH(QString, state);
        using Reason = SecretError::Reason;
        const QHash<QString, Reason> reasons{{u"absent"_s, Reason::Absent},
                                             {u"locked"_s, Reason::Locked},
                                             {u"none"_s, Reason::NoService},
                                             {u"silent"_s, Reason::NotAnswering},
                                             {u"denied"_s, Reason::Denied}};
        Scene scene;
        QVERIFY(scene.add());
        scene.clock.time = scene.clock.time.addDays(1);
        scene.book.records[0].expires = expiresIn == 0 ? QDateTime() : scene.clock.time.addDays(expiresIn);
        const TokenRecord before = scene.book.records[0];
        if (!trouble.isEmpty())
            scene.store.trouble = reasons[trouble];
        scene.answer = TokenAnswer{login, {}, {}};
        if (!serverError.isEmpty())
            scene.answer = fail(errorKindFromName(serverError), u"no"_s);
        const auto found = scene.check();
        QVERIFY2(found, found ? "" : qPrintable(describe(found.error())));
        QCOMPARE(tokenStateName(found->kind), state);
        const bool accepted = trouble.isEmpty() && serverError.isEmpty() && login != u"eve"_s;
        QCOMPARE(scene.book.records[0].checked, accepted ? scene.clock.time : before.checked);
        QCOMPARE(found->error.has_value(), !accepted);
    }

    void asksNobodyOffline()
    {
        Scene scene;
        scene.online = false;
        const auto added = scene.add();
        QVERIFY(added);
        QCOMPARE(added->kind, Kind::Unknown);
        QVERIFY(!scene.book.records[0].checked.isValid());
        QCOMPARE(scene.check()->kind, Kind::Unknown);
        QVERIFY(scene.asked.isEmpty());
    }

    void forgetsOnlyWhatIsGone()
    {
        Scene scene;
        QVERIFY(scene.add());
        TokenKeeper keeper = scene.keeper();
        scene.store.trouble = SecretError::Reason::NotAnswering;
        QVERIFY(!QCoro::waitFor(keeper.remove(u"work"_s, {})));
        QCOMPARE(scene.book.records.size(), 1);
        QVERIFY(scene.forgottenAccounts.isEmpty());
        scene.store.trouble.reset();
        scene.forgotten = fail(Error::Kind::Io, u"the disk is full"_s);
        QCOMPARE(QCoro::waitFor(keeper.remove(u"work"_s, {})).error().kind, Error::Kind::Io);
        QCOMPARE(scene.book.records.size(), 1); // it can be tried again
        scene.forgotten = {};
        scene.forgottenAccounts.clear();
        QVERIFY(QCoro::waitFor(keeper.remove(u"work"_s, {})));
        QVERIFY(scene.book.records.isEmpty() && scene.store.secrets.isEmpty());
        QCOMPARE(scene.forgottenAccounts, (QStringList{u"github.com/ada"_s, u"github.com/"_s}));
        QCOMPARE(QCoro::waitFor(keeper.remove(u"work"_s, {})).error().kind, Error::Kind::NotFound);
        QCOMPARE(scene.check().error().kind, Error::Kind::NotFound);
    }

    void knowsTokensByTheirPrefix_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("form"); // empty: refused
        QTest::addColumn<QString>("lastFour");
        const QString none;
        QTest::newRow("classic") << QByteArrayLiteral("ghp_0123456789abcdefghij") << u"classic"_s << u"ghij"_s;
        QTest::newRow("fine-grained") << QByteArrayLiteral("github_pat_11ABCDEFG0123456") << u"fine-grained"_s
                                      << u"3456"_s;
        QTest::newRow("gh's") << QByteArrayLiteral("gho_0123456789abcdefghij") << u"oauth"_s << u"ghij"_s;
        QTest::newRow("app") << QByteArrayLiteral("ghu_0123456789abcdefghij") << u"app"_s << u"ghij"_s;
        QTest::newRow("from before there were prefixes")
            << QByteArrayLiteral("0123456789abcdef0123456789abcdef01234567") << u"other"_s << u"4567"_s;
        QTest::newRow("short") << QByteArrayLiteral("ghp_short") << u"classic"_s << none;
        QTest::newRow("space around") << QByteArrayLiteral(" \tghp_0123456789abcdefghij\r\n") << u"classic"_s
                                      << u"ghij"_s;
        QTest::newRow("space inside") << QByteArrayLiteral("ghp_01 23") << none << none;
        QTest::newRow("for PyPI") << QByteArrayLiteral("pypi-AgEI") << none << none;
        QTest::newRow("a workflow's") << QByteArrayLiteral("ghs_0123") << none << none;
        QTest::newRow("refresh token") << QByteArrayLiteral("ghr_0123") << none << none;
        QTest::newRow("nothing") << QByteArray() << none << none;
    }

    void knowsTokensByTheirPrefix()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, form);
        QFETCH(QString, lastFour);
        const auto read = readForgeToken(secretOf(text));
        QCOMPARE(read ? read->form : QString(), form);
        if (!read) {
            QCOMPARE(read.error().kind, Error::Kind::Invalid);
            QVERIFY(text.isEmpty() || !describe(read.error()).contains(QString::fromLatin1(text)));
            return;
        }
        QCOMPARE(read->lastFour, lastFour);
        QCOMPARE(read->secret.size(), static_cast<std::size_t>(text.trimmed().size()));
    }
};

QTEST_GUILESS_MAIN(TokenKeeperTest)
#include "tst_tokenkeeper.moc"
