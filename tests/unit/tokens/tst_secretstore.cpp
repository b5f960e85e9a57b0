// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/secretchannel.h"
#include "tokens/helpersecretstore.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

Secret secretOf(QByteArray bytes)
{
    bytes.detach();
    return Secret::take(bytes);
}

QByteArray bytesOf(const Secret &secret)
{
    return secret.view().toByteArray();
}

SecretKey key()
{
    return *SecretKey::of(u"github"_s, u"github.com"_s, u"work"_s);
}

/// A program that is in place of the helper: a shell script, gone with the test.
QString script(const QTemporaryDir &folder, const QByteArray &text)
{
    QFile file(folder.filePath(u"helper"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write("#!/bin/sh\n" + text + "\n") < 0)
        qFatal("cannot write the script");
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return file.fileName();
}

} // namespace

class SecretStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesSecrets_data();
    void namesSecrets();
    void isEmptyOnceItWasMovedAway();
    void carriesASecretBothWays_data();
    void carriesASecretBothWays();
    void refusesWhatNoTokenIs();
    void tellsTroublesApart();
    void endsAKeychainThatKeepsSilent();
    void stopsWhenCancelled();
    void saysThatTheSessionHasNoBus();
};

void SecretStoreTest::namesSecrets_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("account");
    QTest::addColumn<QString>("text"); // empty: refused
    QTest::newRow("github") << u"github"_s << u"github.com"_s << u"work"_s << u"github:github.com:work"_s;
    QTest::newRow("port") << u"github"_s << u"127.0.0.1:8080"_s << u"a"_s << u"github:127.0.0.1:8080:a"_s;
    QTest::newRow("unicode") << u"other"_s << u"example.org"_s << u"Zoë ⚓"_s << u"other:example.org:Zoë ⚓"_s;
    QTest::newRow("colon") << u"github"_s << u"github.com"_s << u"a:b"_s << QString();
    QTest::newRow("line end") << u"github"_s << u"github.com"_s << u"a\nb"_s << QString();
    QTest::newRow("nul") << u"github"_s << u"github.com"_s << QString(u'\0') << QString();
    QTest::newRow("bidi") << u"github"_s << u"github.com"_s << u"a\u202Eb"_s << QString();
    QTest::newRow("no account") << u"github"_s << u"github.com"_s << QString() << QString();
    QTest::newRow("no host") << u"github"_s << QString() << u"a"_s << QString();
    QTest::newRow("host with a path") << u"github"_s << u"github.com/a"_s << u"a"_s << QString();
    QTest::newRow("host in capitals") << u"github"_s << u"GitHub.com"_s << u"a"_s << QString();
    QTest::newRow("kind with a colon") << u"git:hub"_s << u"github.com"_s << u"a"_s << QString();
}

void SecretStoreTest::namesSecrets()
{
    QFETCH(QString, kind);
    QFETCH(QString, host);
    QFETCH(QString, account);
    QFETCH(QString, text);
    const auto made = SecretKey::of(kind, host, account);
    QCOMPARE(made ? made->text() : QString(), text);
    if (!made)
        QCOMPARE(made.error().kind, Error::Kind::Invalid);
}

void SecretStoreTest::isEmptyOnceItWasMovedAway()
{
    Secret secret = secretOf("ghp_x");
    const Secret other = std::move(secret);
    QVERIFY(secret.isEmpty()); // NOLINT(bugprone-use-after-move): that is what is looked at
    QCOMPARE(secret.size(), std::size_t(0));
    QCOMPARE(other.size(), std::size_t(5));
}

void SecretStoreTest::carriesASecretBothWays_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("token") << QByteArrayLiteral("ghp_0123456789");
    QTest::newRow("nul and all bytes") << QByteArray::fromHex("00ff0a0d00");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("longest") << QByteArray(secretLimit, 'x');
}

void SecretStoreTest::carriesASecretBothWays()
{
    QFETCH(QByteArray, bytes);
    SecretChannel channel;
    QVERIFY(channel.open(secretOf(bytes)));
    const auto down = secretFrom(channel.childEnd());
    QVERIFY(down);
    QCOMPARE(bytesOf(*down), bytes);
    QVERIFY(sendSecret(channel.childEnd(), *down));
    channel.closeChildEnd();
    const auto up = channel.taken();
    QVERIFY(up);
    QCOMPARE(bytesOf(*up), bytes);
}

void SecretStoreTest::refusesWhatNoTokenIs()
{
    HelperSecretStore store(u"/bin/false"_s);
    for (const Secret &secret : {Secret(), secretOf(QByteArray(secretLimit + 1, 'x'))}) {
        const auto written = QCoro::waitFor(store.write(key(), secret, {}));
        QVERIFY(!written);
        QCOMPARE(written.error().kind, Error::Kind::Invalid);
    }
}

void SecretStoreTest::tellsTroublesApart()
{
    using Reason = SecretError::Reason;
    QStringList messages;
    for (const Reason reason :
         {Reason::Absent, Reason::Locked, Reason::NoService, Reason::NotAnswering, Reason::Denied, Reason::Failed}) {
        const SecretError error = secretError(reason, u"the library's words"_s);
        QCOMPARE(error.reason, reason);
        QCOMPARE(error.detail, u"the library's words"_s);
        QVERIFY(!messages.contains(error.message));
        messages += error.message;
    }
    QCOMPARE(secretError(Reason::Absent).kind, Error::Kind::NotFound);
    QCOMPARE(secretError(Reason::Locked).kind, Error::Kind::Denied);
    QCOMPARE(secretError(Reason::NotAnswering).kind, Error::Kind::Unavailable);
}

void SecretStoreTest::endsAKeychainThatKeepsSilent()
{
    const QTemporaryDir folder;
    const QString pid = folder.filePath(u"pid"_s);
    const QString program = script(folder, "echo $$ > " + pid.toUtf8() + "; exec sleep 1000");
    // Long enough for the script to begin and write, whatever else the machine does.
    HelperSecretStore store(program, {std::chrono::milliseconds(3000), std::chrono::milliseconds(6000)});
    QElapsedTimer clock;
    clock.start();
    const auto read = QCoro::waitFor(store.read(key(), {}));
    QVERIFY(!read);
    QCOMPARE(read.error().reason, SecretError::Reason::NotAnswering);
    QVERIFY(clock.elapsed() >= 2700 && clock.elapsed() < 5 * 3000);
    QFile written(pid);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QVERIFY(!QFile::exists(u"/proc/"_s + QString::fromLatin1(written.readAll().trimmed())));
    clock.start();
    QCOMPARE(QCoro::waitFor(store.unlock({})).error().reason, SecretError::Reason::NotAnswering);
    QVERIFY(clock.elapsed() >= 5400); // the user has longer
}

void SecretStoreTest::stopsWhenCancelled()
{
    const QTemporaryDir folder;
    HelperSecretStore store(script(folder, "exec sleep 1000"));
    Cancel cancel;
    QTimer::singleShot(200, [&cancel] { cancel.request(); });
    const auto read = QCoro::waitFor(store.read(key(), cancel));
    QVERIFY(!read);
    QCOMPARE(read.error().kind, Error::Kind::Cancelled);
}

// The tests have no session bus: the real helper, and what it makes of that.
void SecretStoreTest::saysThatTheSessionHasNoBus()
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus");
    HelperSecretStore store(QStringLiteral(TAGBOAT_HELPER));
    const auto read = QCoro::waitFor(store.read(key(), {}));
    QVERIFY(!read);
    QVERIFY2(read.error().reason == SecretError::Reason::NoService, qPrintable(describe(read.error())));
    QVERIFY(read.error().remedy.contains(u"GNOME Keyring"_s));
    const auto written = QCoro::waitFor(store.write(key(), secretOf("ghp_x"), {}));
    QVERIFY(!written);
    QCOMPARE(written.error().reason, SecretError::Reason::NoService);
    QCOMPARE(QCoro::waitFor(store.remove(key(), {})).error().reason, SecretError::Reason::NoService);
}

QTEST_GUILESS_MAIN(SecretStoreTest)
#include "tst_secretstore.moc"
