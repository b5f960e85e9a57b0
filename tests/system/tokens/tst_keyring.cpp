// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/keychaincredentials.h"
#include "git/helperremote.h"
#include "keyring.h"
#include "store/sqlitetokenbook.h"
#include "support/gitwebserver.h"
#include "support/testrepository.h"
#include "tokens/helpersecretstore.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace tagboat;
using namespace tagboat::test;

namespace
{

using Reason = SecretError::Reason;

Secret secretOf(QByteArray bytes)
{
    bytes.detach();
    return Secret::take(bytes);
}

QByteArray bytesOf(const Secret &secret)
{
    return secret.view().toByteArray();
}

SecretKey key(const QString &account = u"work"_s)
{
    return *SecretKey::of(u"github"_s, u"github.com"_s, account);
}

HelperSecretStore store()
{
    return HelperSecretStore(QStringLiteral(TAGBOAT_HELPER));
}

template <typename T>
QString reasonOf(const SecretResult<T> &result)
{
    return result ? u"none"_s : u"%1 (%2)"_s.arg(result.error().message, result.error().detail);
}

#define VERIFY_REASON(result, wanted)                                                                                  \
    do {                                                                                                               \
        const auto &outcome = (result);                                                                                \
        QVERIFY(!outcome);                                                                                             \
        QVERIFY2(outcome.error().reason == (wanted), qPrintable(reasonOf(outcome)));                                   \
    } while (false)
#define VERIFY_DONE(result)                                                                                            \
    do {                                                                                                               \
        const auto &outcome = (result);                                                                                \
        QVERIFY2(outcome, qPrintable(reasonOf(outcome)));                                                              \
    } while (false)

} // namespace

class KeyringTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void storesReadsAndRemoves_data();
    void storesReadsAndRemoves();
    void isSeenByOtherPrograms();
    void neverTakesLockedForMissing();
    void saysThatTheQuestionWasDismissed();
    void givesUpOnAFrozenKeyring();
    void saysWhenTheKeyringDiesMeanwhile();
    void findsAKeyringThatStartsLate();
    void handsTheTokenToItsServer();
};

void KeyringTest::storesReadsAndRemoves_data()
{
    QTest::addColumn<QString>("account");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("token") << u"work"_s << QByteArrayLiteral("ghp_0123456789abcdef");
    QTest::newRow("name in other letters") << u"Zoë ⚓ 港"_s << QByteArrayLiteral("ghp_1");
    QTest::newRow("all bytes") << u"work"_s << QByteArray::fromHex("00ff0a0d0080");
    QTest::newRow("longest") << u"work"_s << QByteArray(4096, 'x');
}

void KeyringTest::storesReadsAndRemoves()
{
    QFETCH(QString, account);
    QFETCH(QByteArray, bytes);
    KeyringSession session;
    session.startKeyring();
    HelperSecretStore keychain = store();
    VERIFY_REASON(QCoro::waitFor(keychain.read(key(account), {})), Reason::Absent);
    VERIFY_DONE(QCoro::waitFor(keychain.write(key(account), secretOf("an older one"), {})));
    VERIFY_DONE(QCoro::waitFor(keychain.write(key(account), secretOf(bytes), {})));
    const auto read = QCoro::waitFor(keychain.read(key(account), {}));
    QVERIFY2(read, qPrintable(reasonOf(read)));
    QCOMPARE(bytesOf(*read), bytes);
    VERIFY_REASON(QCoro::waitFor(keychain.read(key(u"another"_s), {})), Reason::Absent);
    for (int i = 0; i < 2; ++i) // the second time it is gone already
        VERIFY_DONE(QCoro::waitFor(keychain.remove(key(account), {})));
    VERIFY_REASON(QCoro::waitFor(keychain.read(key(account), {})), Reason::Absent);
}

void KeyringTest::isSeenByOtherPrograms()
{
    KeyringSession session;
    session.startKeyring();
    HelperSecretStore keychain = store();
    VERIFY_DONE(QCoro::waitFor(keychain.write(key(), secretOf("ghp_seen"), {})));
    const QStringList attributes{u"server"_s, u"io.tagboat.token.v1"_s, u"user"_s, u"github:github.com:work"_s};
    QCOMPARE(QByteArray::fromBase64(session.run(u"secret-tool"_s, QStringList{u"lookup"_s} + attributes)),
             QByteArrayLiteral("ghp_seen"));
    (void)session.run(u"secret-tool"_s, QStringList{u"clear"_s} + attributes);
    VERIFY_REASON(QCoro::waitFor(keychain.read(key(), {})), Reason::Absent);
    VERIFY_DONE(QCoro::waitFor(keychain.write(key(), secretOf("ghp_seen"), {})));
    VERIFY_DONE(QCoro::waitFor(keychain.remove(key(), {})));
    QCOMPARE(session.run(u"secret-tool"_s, QStringList{u"lookup"_s} + attributes, 1), QByteArray());
}

void KeyringTest::neverTakesLockedForMissing()
{
    KeyringSession session;
    session.startKeyring();
    HelperSecretStore keychain = store();
    VERIFY_DONE(QCoro::waitFor(keychain.write(key(), secretOf("ghp_kept"), {})));
    session.lock();
    VERIFY_REASON(QCoro::waitFor(keychain.read(key(), {})), Reason::Locked);
    VERIFY_REASON(QCoro::waitFor(keychain.read(key(u"never there"_s), {})), Reason::Locked);
    VERIFY_REASON(QCoro::waitFor(keychain.write(key(), secretOf("ghp_new"), {})), Reason::Locked);
    VERIFY_REASON(QCoro::waitFor(keychain.remove(key(), {})), Reason::Locked);
    session.kill();
    session.startKeyring();
    const auto read = QCoro::waitFor(keychain.read(key(), {}));
    QVERIFY2(read, qPrintable(reasonOf(read)));
    QCOMPARE(bytesOf(*read), QByteArrayLiteral("ghp_kept"));
}

// Nobody can show the question here, which the keyring takes for a no.
void KeyringTest::saysThatTheQuestionWasDismissed()
{
    KeyringSession session;
    session.startKeyring();
    HelperSecretStore keychain = store();
    VERIFY_DONE(QCoro::waitFor(keychain.unlock({}))); // it is open
    session.lock();
    QElapsedTimer clock;
    clock.start();
    VERIFY_REASON(QCoro::waitFor(keychain.unlock({})), Reason::Denied);
    QVERIFY(clock.elapsed() < 30'000);
}

void KeyringTest::givesUpOnAFrozenKeyring()
{
    KeyringSession session;
    session.startKeyring();
    HelperSecretStore keychain = store();
    VERIFY_DONE(QCoro::waitFor(keychain.write(key(), secretOf("ghp_kept"), {})));
    session.stop();
    qint64 took = 7'000;
    for (int round = 0; round < 2 && took >= 7'000; ++round) { // again if the machine was busy with something else
        QElapsedTimer clock;
        clock.start();
        VERIFY_REASON(QCoro::waitFor(keychain.read(key(), {})), Reason::NotAnswering);
        took = clock.elapsed();
        QVERIFY2(took >= 4'500, qPrintable(QString::number(took)));
    }
    QVERIFY2(took < 7'000, qPrintable(QString::number(took)));
    HelperSecretStore impatient(QStringLiteral(TAGBOAT_HELPER), {.silent = std::chrono::milliseconds(1'500)});
    VERIFY_REASON(QCoro::waitFor(impatient.write(key(), secretOf("ghp_new"), {})), Reason::NotAnswering);
    session.goOn();
    const auto read = QCoro::waitFor(keychain.read(key(), {})); // nothing hangs behind
    QVERIFY2(read, qPrintable(reasonOf(read)));
    QCOMPARE(bytesOf(*read), QByteArrayLiteral("ghp_kept"));
}

void KeyringTest::saysWhenTheKeyringDiesMeanwhile()
{
    KeyringSession session;
    session.startKeyring();
    HelperSecretStore keychain = store();
    session.stop();
    QTimer::singleShot(2'500, [&session] { session.kill(); }); // by then the helper has started and asked
    QElapsedTimer clock;
    clock.start();
    VERIFY_REASON(QCoro::waitFor(keychain.read(key(), {})), Reason::NotAnswering);
    QVERIFY(clock.elapsed() < 4'500); // told, not timed
    VERIFY_REASON(QCoro::waitFor(keychain.read(key(), {})), Reason::NoService);
}

void KeyringTest::findsAKeyringThatStartsLate()
{
    KeyringSession session;
    HelperSecretStore keychain = store();
    VERIFY_REASON(QCoro::waitFor(keychain.read(key(), {})), Reason::NoService);
    VERIFY_REASON(QCoro::waitFor(keychain.write(key(), secretOf("ghp_x"), {})), Reason::NoService);
    VERIFY_REASON(QCoro::waitFor(keychain.remove(key(), {})), Reason::NoService);
    VERIFY_REASON(QCoro::waitFor(keychain.unlock({})), Reason::NoService);
    session.startKeyring();
    VERIFY_DONE(QCoro::waitFor(keychain.write(key(), secretOf("ghp_x"), {})));
}

// The whole way: the record, the keyring, the helper process, and a server that wants the token.
void KeyringTest::handsTheTokenToItsServer()
{
    KeyringSession session;
    session.startKeyring();
    const QByteArray token = QByteArrayLiteral("ghp_wholeWay0123456789");
    const GitWebServer server(token);
    const GitWebServer stranger(token);
    TestRepository work;
    const QString first = work.commit(u"1"_s);
    const QString url = server.addCopyOf(work.path(), u"core.git"_s);
    const QString strange = stranger.addCopyOf(work.path(), u"core.git"_s);
    const QTemporaryDir data;
    const QString host = server.origin().sliced(7);
    const auto where = SecretKey::of(u"github"_s, host, u"work"_s);
    QVERIFY(where);
    auto keychain = std::make_shared<HelperSecretStore>(QStringLiteral(TAGBOAT_HELPER));
    VERIFY_DONE(QCoro::waitFor(keychain->write(*where, secretOf(token), {})));
    auto book = std::make_unique<SqliteTokenBook>(data.path());
    QVERIFY(book->remember(
        {u"work"_s, u"github"_s, host, u"ada"_s, u"classic"_s, u"6789"_s, QDateTime::currentDateTimeUtc(), {}, {}}));
    HelperRemote remote(QStringLiteral(TAGBOAT_HELPER),
                        std::make_shared<KeychainCredentials>(std::move(book), keychain, QList<AccountChoice>()));
    QStringList told;
    int looks = 0;
    QTimer look;
    connect(&look, &QTimer::timeout, this, [&] {
        told += processesThatTell(token);
        ++looks;
    });
    look.start(5);
    const auto found = QCoro::waitFor(remote.references({}, url, {}));
    look.stop();
    QVERIFY2(looks >= 3 && told.isEmpty(), qPrintable(told.join(u'\n')));
    QCOMPARE(filesThatTell(data.path(), token) + filesThatTell(work.path(), token), QStringList());
    QVERIFY2(found, found ? "" : qPrintable(describe(found.error())));
    QCOMPARE(found->constFirst().id, first);
    const auto elsewhere = QCoro::waitFor(remote.references({}, strange, {}));
    QVERIFY(!elsewhere);
    QCOMPARE(elsewhere.error().kind, Error::Kind::NotFound);
    QVERIFY2(elsewhere.error().message.contains(u"no token for 127.0.0.1"_s), qPrintable(describe(elsewhere.error())));
    QCOMPARE(stranger.requestsWithCredentials(), 0);
    session.lock();
    const auto locked = QCoro::waitFor(remote.references({}, url, {}));
    QVERIFY(!locked);
    QCOMPARE(locked.error().message, u"The keychain is locked"_s);
}

QTEST_GUILESS_MAIN(KeyringTest)
#include "tst_keyring.moc"
