// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// Notifications over a bus of this test's own, to a service that remembers what it was told.
#include "notifier.h"

#include <QDBusConnection>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

const QString name = u"org.freedesktop.Notifications"_s;
const QString object = u"/org/freedesktop/Notifications"_s;

} // namespace

/// A desktop's notifications.
class FakeService : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    QStringList capabilities;
    QList<QStringList> told; ///< title, text and actions of each
    int asked = 0;

public Q_SLOTS:
    QStringList GetCapabilities()
    {
        ++asked;
        return capabilities;
    }
    uint Notify(const QString &, uint, const QString &, const QString &title, const QString &text,
                const QStringList &actions, const QVariantMap &, int)
    {
        told.append(QStringList{title, text} + actions);
        return uint(told.size());
    }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &action);
    void NotificationClosed(uint id, uint reason);
};

class TestNotifier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // No service of this computer may be started by it.
        QFile settings(m_folder.filePath(u"bus.conf"_s));
        QVERIFY(settings.open(QIODevice::WriteOnly));
        settings.write("<busconfig><type>session</type><listen>unix:dir=" + m_folder.path().toUtf8() +
                       "</listen><auth>EXTERNAL</auth><policy context=\"default\">"
                       "<allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/>"
                       "<allow own=\"*\"/></policy></busconfig>");
        settings.close();
        m_bus.start(u"dbus-daemon"_s, {u"--config-file="_s + settings.fileName(), u"--nofork"_s, u"--print-address"_s});
        QVERIFY2(m_bus.waitForStarted(5000), "dbus-daemon does not start (is it installed?)");
        QVERIFY(m_bus.waitForReadyRead(5000));
        const QString address = QString::fromUtf8(m_bus.readLine()).trimmed();
        qputenv("DBUS_SESSION_BUS_ADDRESS", address.toUtf8());
        m_there = QDBusConnection::connectToBus(address, u"service"_s);
        QVERIFY(m_there.isConnected() && QDBusConnection::sessionBus().isConnected());
    }
    void cleanupTestCase()
    {
        QDBusConnection::disconnectFromBus(u"service"_s);
        m_bus.terminate();
        QVERIFY(m_bus.waitForFinished(5000));
    }
    void init() { m_service = std::make_unique<FakeService>(); }
    void cleanup() { hide(); }

    void saysWhereNobodyListens()
    {
        Notifier notifier;
        QSignalSpy unheard(&notifier, &Notifier::unheard);
        notifier.tell(u"kit 1.5.0 waits for you"_s, u"qa"_s);
        QTRY_COMPARE(unheard.count(), 1);
        QCOMPARE(unheard[0][0].toString(), u"kit 1.5.0 waits for you"_s);
    }

    void tellsTheDesktopAndHearsTheAnswer()
    {
        m_service->capabilities = {u"body"_s, u"body-markup"_s};
        show();
        Notifier notifier;
        QSignalSpy unheard(&notifier, &Notifier::unheard);
        QSignalSpy chosen(&notifier, &Notifier::chosen);
        notifier.tell(u"kit <1.5.0>"_s, u"<b>qa</b> & more"_s);
        QTRY_COMPARE(m_service->told.size(), 1);
        QCOMPARE(m_service->told[0],
                 (QStringList{u"kit <1.5.0>"_s, u"&lt;b&gt;qa&lt;/b&gt; &amp; more"_s, u"default"_s, u"Show"_s}));
        notifier.tell(u"keel"_s, u"qa"_s);
        QTRY_COMPARE(m_service->told.size(), 2);
        QCOMPARE(m_service->asked, 1);
        Q_EMIT m_service->ActionInvoked(77, u"default"_s); // another program's
        Q_EMIT m_service->ActionInvoked(2, u"default"_s);
        QTRY_COMPARE(chosen.count(), 1);
        Q_EMIT m_service->NotificationClosed(1, 2);
        Q_EMIT m_service->ActionInvoked(1, u"default"_s);
        Q_EMIT m_service->ActionInvoked(2, u"default"_s);
        QTRY_COMPARE(chosen.count(), 2);
        QCOMPARE(unheard.count(), 0);
    }

    void textStaysAsItIsWhereNoMarkupIsRead()
    {
        show();
        Notifier notifier;
        notifier.tell(u"kit"_s, u"<b>qa</b> & more"_s);
        QTRY_COMPARE(m_service->told.size(), 1);
        QCOMPARE(m_service->told[0][1], u"<b>qa</b> & more"_s);
    }

private:
    void show()
    {
        QVERIFY(m_there.registerObject(object, m_service.get(),
                                       QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
        QVERIFY(m_there.registerService(name));
    }
    void hide()
    {
        m_there.unregisterService(name);
        m_there.unregisterObject(object);
    }

    QTemporaryDir m_folder;
    QProcess m_bus;
    QDBusConnection m_there{u"none"_s};
    std::unique_ptr<FakeService> m_service;
};

QTEST_GUILESS_MAIN(TestNotifier)
#include "tst_notifier.moc"
