// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/control.h"

#include <QJsonDocument>

#include <sodium.h>

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

/// The control endpoint's paths, each a few lines; GET reads, POST adds or changes, DELETE clears.
class Control
{
public:
    Control(World &world, Engine &engine, Front &front) : m_world(world), m_engine(engine), m_front(front) {}

    Reply answer(const Request &request)
    {
        const QByteArray given = request.header("Authorization");
        const QByteArray wanted = "Bearer " + m_world.controlToken.toUtf8();
        if (given.size() != wanted.size() ||
            sodium_memcmp(given.constData(), wanted.constData(), static_cast<std::size_t>(wanted.size())) != 0 ||
            !request.header("Origin").isEmpty())
            return Reply::error(401, u"The control token is wanted."_s);
        const QJsonObject body = QJsonDocument::fromJson(request.body).object();
        const QString subject = request.path.value(1);
        const bool writes = request.method == "POST";
        if (request.method == "DELETE")
            return clear(subject);
        if (subject == u"clock"_s)
            return writes ? setClock(body) : clock();
        if (subject == u"faults"_s)
            return writes ? addFault(body) : faults();
        if (subject == u"ledger"_s)
            return ledger();
        if (subject == u"exchanges"_s)
            return exchanges();
        if (subject == u"secrets"_s)
            return secrets(request);
        if (subject == u"shared"_s && writes)
            return addShared(body);
        if (subject == u"habits"_s)
            return writes ? addHabit(body) : habits();
        if (subject == u"scripts"_s && writes)
            return addScript(body);
        if (subject == u"tokens"_s && writes)
            return addToken(body);
        if (subject == u"repositories"_s && writes)
            return changeRepository(body);
        if (subject == u"device"_s && writes) {
            fromStored(body, m_front.devices.manners);
            return Reply::of(toStored(m_front.devices.manners).toObject());
        }
        if (subject == u"limits"_s && writes) {
            m_front.setUsed(body[u"login"_s].toString(), body[u"resource"_s].toString(u"core"_s),
                            body[u"used"_s].toInt());
            return Reply::empty();
        }
        if (subject == u"latency"_s && writes) {
            m_front.latency = body[u"milliseconds"_s].toInt();
            return Reply::empty();
        }
        return Reply::notFound();
    }

private:
    Reply clear(const QString &subject)
    {
        if (subject == u"faults"_s)
            m_front.faults.clear();
        else if (subject == u"ledger"_s)
            m_front.ledger.clear();
        else if (subject == u"habits"_s)
            m_world.habits.clear();
        else
            return Reply::notFound();
        return Reply::empty();
    }

    Reply clock()
    {
        return Reply::of(
            QJsonObject{{u"now"_s, m_world.now().toString(Qt::ISODateWithMs)}, {u"speed"_s, m_world.tide.speed()}});
    }

    Reply setClock(const QJsonObject &body)
    {
        if (const double speed = body[u"speed"_s].toDouble(); speed > 0)
            m_world.tide.setSpeed(speed);
        m_world.tide.advance(body[u"advanceSeconds"_s].toInteger() * 1000);
        m_engine.advance();
        return clock();
    }

    Reply addFault(const QJsonObject &body)
    {
        const auto fault = faultOf(body);
        if (!fault)
            return Reply::error(422,
                                u"kind: latency, status, secondary, primary, too-many, portal, drop, lost or cut"_s);
        m_front.faults.add(*fault);
        return Reply::of(faultView(*fault), 201);
    }

    Reply faults()
    {
        QJsonArray views;
        for (const Fault &fault : m_front.faults.all())
            views.append(faultView(fault));
        return Reply::of(views);
    }

    Reply ledger()
    {
        QJsonArray lines;
        for (const LedgerLine &line : std::as_const(m_front.ledger))
            lines.append(QJsonObject{{u"method"_s, QString::fromLatin1(line.method)},
                                     {u"target"_s, QString::fromLatin1(line.target)},
                                     {u"status"_s, line.status},
                                     {u"login"_s, line.login}});
        return Reply::of(QJsonObject{{u"lines"_s, lines}, {u"leakedTokens"_s, m_world.leakedTokens}});
    }

    /// Requests and answers in full, for checking them against a description; bodies that are no JSON are left out.
    Reply exchanges()
    {
        const auto body = [](const QByteArray &bytes) {
            const QJsonDocument document = QJsonDocument::fromJson(bytes);
            return document.isObject()  ? QJsonValue(document.object())
                   : document.isArray() ? QJsonValue(document.array())
                                        : QJsonValue();
        };
        QJsonArray lines;
        for (const LedgerLine &line : std::as_const(m_front.ledger)) {
            QJsonObject headers;
            for (const auto &[name, value] : line.reply.headers)
                headers.insert(QString::fromLatin1(name), QString::fromLatin1(value));
            lines.append(QJsonObject{{u"method"_s, QString::fromLatin1(line.method)},
                                     {u"target"_s, QString::fromLatin1(line.target)},
                                     {u"status"_s, line.status},
                                     {u"type"_s, QString::fromLatin1(line.reply.type)},
                                     {u"request"_s, body(line.requestBody)},
                                     {u"response"_s, body(line.reply.body)},
                                     {u"empty"_s, line.reply.body.isEmpty()},
                                     {u"headers"_s, headers}});
        }
        return Reply::of(lines);
    }

    /// What the private keys opened: /_harbour/secrets/OWNER/NAME, by place ("" is the repository's own).
    Reply secrets(const Request &request)
    {
        const Repository *repository = m_world.repository(request.path.value(2), request.path.value(3));
        if (!repository)
            return Reply::notFound();
        const auto opened = [](const Vault &vault) {
            QJsonObject values{};
            for (const auto &[name, secret] : vault.secrets.asKeyValueRange())
                values.insert(name, secret.value);
            return QJsonObject{{u"values"_s, values},
                               {u"keyId"_s, vault.keyId},
                               {u"privateKey"_s, QString::fromLatin1(vault.privateKey.toBase64())}};
        };
        QJsonObject places{{QString(), opened(repository->vault)}};
        for (const Environment &environment : repository->environments)
            places.insert(environment.name, opened(environment.vault));
        return Reply::of(places);
    }

    /// A secret of an organisation, which all its repositories may read.
    Reply addShared(const QJsonObject &body)
    {
        Secret secret;
        secret.value = body[u"value"_s].toString();
        secret.created = secret.updated = m_world.now();
        m_world.shared[body[u"organization"_s].toString().toLower()].insert(body[u"name"_s].toString().toUpper(),
                                                                            secret);
        return Reply::empty();
    }

    Reply addHabit(const QJsonObject &body)
    {
        Habit habit;
        fromStored(body, habit);
        if (!m_world.account(habit.login))
            return Reply::error(422, u"There is nobody called %1."_s.arg(habit.login));
        m_world.habits.append(habit);
        return Reply::of(toStored(habit).toObject(), 201);
    }

    Reply habits() { return Reply::of(toStored(m_world.habits).toArray()); }

    Reply addScript(const QJsonObject &body)
    {
        const QString name = body[u"repository"_s].toString();
        Repository *repository = m_world.repository(name.section(u'/', 0, 0), name.section(u'/', 1));
        if (!repository)
            return Reply::error(422, u"repository: OWNER/NAME of one of the forge's repositories"_s);
        JobScript script;
        fromStored(body, script);
        repository->scripts.append(script);
        repository->changed = true;
        return Reply::of(toStored(script).toObject(), 201);
    }

    Reply addToken(const QJsonObject &body)
    {
        AccessToken token;
        fromStored(body, token);
        if (!m_world.account(token.login))
            return Reply::error(422, u"There is nobody called %1."_s.arg(token.login));
        if (token.revoked) { // takes a token away instead
            m_world.tokens.removeIf([&](const AccessToken &each) { return each.secret == token.secret; });
            return Reply::empty();
        }
        token.secret = newSecret(token.fineGrained ? u"github_pat_"_s : u"ghp_"_s);
        m_world.tokens.append(token);
        return Reply::of(QJsonObject{{u"token"_s, token.secret}}, 201);
    }

    /// Switches of a repository that GitHub has on its settings pages, or that nobody has.
    Reply changeRepository(const QJsonObject &body)
    {
        const QString name = body[u"repository"_s].toString();
        Repository *repository = m_world.repository(name.section(u'/', 0, 0), name.section(u'/', 1));
        if (!repository && body.contains(u"folder"_s) && name.count(u'/') == 1)
            repository = &addRepository(name, body[u"folder"_s].toString());
        if (!repository)
            return Reply::error(422, u"repository: OWNER/NAME of one of the forge's repositories"_s);
        repository->allowMerge = body[u"allowMerge"_s].toBool(repository->allowMerge);
        repository->allowSquash = body[u"allowSquash"_s].toBool(repository->allowSquash);
        repository->allowRebase = body[u"allowRebase"_s].toBool(repository->allowRebase);
        repository->deleteBranchOnMerge = body[u"deleteBranchOnMerge"_s].toBool(repository->deleteBranchOnMerge);
        repository->isPrivate = body[u"isPrivate"_s].toBool(repository->isPrivate);
        repository->archived = body[u"archived"_s].toBool(repository->archived);
        for (Environment &environment : repository->environments)
            environment.adminsBypass = body[u"adminsBypass"_s].toBool(environment.adminsBypass);
        if (body.contains(u"roles"_s)) {
            repository->roles.clear();
            fromStored(body[u"roles"_s], repository->roles);
        }
        repository->changed = true;
        if (body.contains(u"rename"_s))
            m_world.rename(*repository, body[u"rename"_s].toString());
        return Reply::empty();
    }

    /// A further repository over a bare one in the harbour's folder, with the same people as the others.
    Repository &addRepository(const QString &name, const QString &folder)
    {
        Repository &fresh = m_world.addRepository(name.section(u'/', 0, 0), name.section(u'/', 1), folder);
        for (const auto &[key, other] : m_world.repositories()) {
            if (fresh.roles.isEmpty() && other->owner == fresh.owner) {
                fresh.roles = other->roles;
                fresh.teamRoles = other->teamRoles;
            }
        }
        m_engine.look(fresh);
        return fresh;
    }

    World &m_world;
    Engine &m_engine;
    Front &m_front;
};

} // namespace

std::function<Reply(const Request &)> controlOf(World &world, Engine &engine, Front &front)
{
    return [&](const Request &request) { return Control(world, engine, front).answer(request); };
}

} // namespace tagboat::practice
