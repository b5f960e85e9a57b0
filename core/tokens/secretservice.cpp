// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "tokens/secretservice.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QEventLoop>

#include <array>

using namespace Qt::StringLiterals;

namespace tagboat::keychain
{

namespace
{

using Reason = SecretError::Reason;

QString service()
{
    return u"org.freedesktop.secrets"_s;
}

tl::unexpected<SecretError> refused(Reason reason, const QString &detail = {})
{
    return tl::unexpected(secretError(reason, detail));
}

Reason reasonOf(const QString &errorName)
{
    if (errorName == "org.freedesktop.DBus.Error.ServiceUnknown"_L1 ||
        errorName.startsWith("org.freedesktop.DBus.Error.Spawn"_L1) ||
        errorName == "org.freedesktop.DBus.Error.NameHasNoOwner"_L1)
        return Reason::NoService;
    if (errorName == "org.freedesktop.DBus.Error.NoReply"_L1 || errorName == "org.freedesktop.DBus.Error.Timeout"_L1 ||
        errorName == "org.freedesktop.DBus.Error.TimedOut"_L1)
        return Reason::NotAnswering;
    if (errorName == "org.freedesktop.DBus.Error.AccessDenied"_L1)
        return Reason::Denied;
    if (errorName == "org.freedesktop.Secret.Error.IsLocked"_L1)
        return Reason::Locked;
    return Reason::Failed;
}

/// A call whose answer's first argument is wanted. It never lasts as long as our parent waits for us.
SecretResult<QVariant> call(const QString &path, const QString &interface, const QString &method,
                            const QVariantList &arguments)
{
    QDBusMessage message = QDBusMessage::createMethodCall(service(), path, interface, method);
    message.setArguments(arguments);
    const QDBusMessage answer = QDBusConnection::sessionBus().call(message, QDBus::Block, 60'000);
    if (answer.type() != QDBusMessage::ReplyMessage)
        return refused(reasonOf(answer.errorName()), answer.errorName() + u": "_s + answer.errorMessage());
    return answer.arguments().value(0);
}

/// KWallet's own service, for sessions without the other: QtKeychain opens its wallet, and says when it may not.
bool hasWallet()
{
    const QDBusConnectionInterface *bus = QDBusConnection::sessionBus().interface();
    const QStringList known = bus->registeredServiceNames().value() + bus->activatableServiceNames().value();
    return known.contains(u"org.kde.kwalletd6"_s) || known.contains(u"org.kde.kwalletd5"_s);
}

/// The path of the collection where new secrets go; empty in a session that has KWallet alone.
SecretResult<QString> defaultCollection()
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return refused(Reason::NoService, bus.lastError().message());
    const auto path =
        call(u"/org/freedesktop/secrets"_s, u"org.freedesktop.Secret.Service"_s, u"ReadAlias"_s, {u"default"_s});
    if (!path && path.error().reason == Reason::NoService && hasWallet())
        return QString();
    if (!path)
        return tl::unexpected(path.error());
    const QString collection = path->value<QDBusObjectPath>().path();
    if (collection.size() <= 1) {
        SecretError none = secretError(Reason::NoService, u"no collection has the alias “default”"_s);
        none.message = u"The keychain has no default keyring yet"_s;
        none.remedy = u"Make one, for example with “Passwords and Keys” (Seahorse), then try again."_s;
        return tl::unexpected(none);
    }
    return collection;
}

SecretResult<bool> isLocked(const QString &collection)
{
    const auto locked = call(collection, u"org.freedesktop.DBus.Properties"_s, u"Get"_s,
                             {u"org.freedesktop.Secret.Collection"_s, u"Locked"_s});
    if (!locked)
        return tl::unexpected(locked.error());
    return locked->value<QDBusVariant>().variant().toBool();
}

/// Waits for the end of a question to the user.
class Prompt : public QObject
{
    Q_OBJECT

public:
    SecretResult<void> ask(const QString &path)
    {
        QDBusConnection::sessionBus().connect(service(), path, u"org.freedesktop.Secret.Prompt"_s, u"Completed"_s, this,
                                              SLOT(completed(bool, QDBusVariant)));
        const auto shown = call(path, u"org.freedesktop.Secret.Prompt"_s, u"Prompt"_s, {QString()});
        if (!shown)
            return tl::unexpected(shown.error());
        if (!m_answered)
            m_loop.exec(); // our parent ends us with its deadline
        if (m_dismissed)
            return refused(Reason::Denied, u"the question was dismissed"_s);
        return {};
    }

private Q_SLOTS:
    void completed(bool dismissed, const QDBusVariant &)
    {
        m_answered = true;
        m_dismissed = dismissed;
        m_loop.quit();
    }

private:
    QEventLoop m_loop;
    bool m_answered = false;
    bool m_dismissed = false;
};

} // namespace

SecretResult<void> checkOpen()
{
    const auto collection = defaultCollection();
    if (!collection)
        return tl::unexpected(collection.error());
    if (collection->isEmpty())
        return {};
    const auto locked = isLocked(*collection);
    if (!locked)
        return tl::unexpected(locked.error());
    if (*locked)
        return refused(Reason::Locked);
    return {};
}

SecretResult<void> unlockDefault()
{
    const auto collection = defaultCollection();
    if (!collection)
        return tl::unexpected(collection.error());
    if (collection->isEmpty())
        return {};
    const auto locked = isLocked(*collection);
    if (!locked)
        return tl::unexpected(locked.error());
    if (!*locked)
        return {};
    QDBusMessage message = QDBusMessage::createMethodCall(service(), u"/org/freedesktop/secrets"_s,
                                                          u"org.freedesktop.Secret.Service"_s, u"Unlock"_s);
    message.setArguments({QVariant::fromValue(QList<QDBusObjectPath>{QDBusObjectPath(*collection)})});
    const QDBusMessage answer = QDBusConnection::sessionBus().call(message, QDBus::Block, 60'000);
    if (answer.type() != QDBusMessage::ReplyMessage)
        return refused(reasonOf(answer.errorName()), answer.errorName() + u": "_s + answer.errorMessage());
    const QString path = answer.arguments().value(1).value<QDBusObjectPath>().path();
    if (path.size() > 1) {
        Prompt prompt;
        if (const auto asked = prompt.ask(path); !asked)
            return tl::unexpected(asked.error());
    }
    return checkOpen();
}

} // namespace tagboat::keychain

#include "secretservice.moc"
