// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/house.h"

#include "practice/forge/control.h"
#include "practice/forge/gatedsetup.h"
#include "practice/forge/graphql.h"
#include "practice/index/packageindexes.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

using namespace std::chrono_literals;
constexpr auto tick = 1s;
const QString userLogin = u"mara"_s;

struct Member {
    QString login;
    QString name;
    QString email;
    QString role;
    QStringList teams;
};

/// Who works in the harbour; the first is the user's own part. Addresses are those of the sample commits.
const QList<Member> members{
    {userLogin, u"Mara Lindqvist"_s, u"mara@harbour.example"_s, u"admin"_s, {u"release-managers"_s}},
    {u"tomasz"_s, u"Tomasz Wilk"_s, u"tomasz@harbour.example"_s, u"push"_s, {u"senior-engineers"_s}},
    {u"ines"_s, u"Inês Duarte"_s, u"ines@harbour.example"_s, u"push"_s, {u"qa"_s}},
    {u"ravi"_s, u"Ravi Menon"_s, u"ravi@harbour.example"_s, u"maintain"_s, {u"devops"_s, u"release-managers"_s}}};
const QList<std::pair<QString, QString>> teams{{u"qa"_s, u"QA"_s},
                                               {u"release-managers"_s, u"Release Managers"_s},
                                               {u"senior-engineers"_s, u"Senior Engineers"_s},
                                               {u"devops"_s, u"DevOps"_s}};

} // namespace

House::House(std::unique_ptr<World> world)
    : m_world(std::move(world)), m_engine(*m_world), m_front(*m_world, m_engine), m_storage(*m_world),
      m_git(*m_world, m_engine), m_watcher(*m_world, m_engine),
      m_server([this](const Request &request, const Answer &answer) { serve(request, answer); }),
      m_storageServer([this](const Request &request, const Answer &answer) {
          answer.send({m_storage.answer(request)}, request.method != "HEAD");
      }),
      m_indexServer([this](const Request &request, const Answer &answer) {
          m_engine.advance();
          answer.send({answerIndex(*m_world, request)}, request.method != "HEAD");
      })
{
    m_front.control = controlOf(*m_world, m_engine, m_front);
    m_front.graphql = answerGraphQl;
    m_front.devices.login = userLogin;
}

House::~House()
{
    // What the last second brought; a failure costs only that, and there is nobody left to tell.
    static_cast<void>(m_world->store());
}

Result<std::unique_ptr<House>> House::open(const PracticeForgeOptions &options)
{
    TB_TRY(auto world, World::open(options.root, options.root + u"/forge"_s));
    std::unique_ptr<House> house(new House(std::move(world)));
    TB_CHECK(house->listen(options));
    TB_CHECK(house->settle(options));
    return house;
}

Result<void> House::listen(const PracticeForgeOptions &options)
{
    const quint16 port = m_server.start(options.port);
    const quint16 storagePort = m_storageServer.start(0);
    const quint16 indexPort = m_indexServer.start(0);
    if (port == 0 || storagePort == 0 || indexPort == 0)
        return fail(Error::Kind::Busy, u"The practice forge cannot listen on port %1"_s.arg(options.port), {},
                    u"Leave out the port to get a free one."_s);
    m_world->address = u"http://127.0.0.1:%1"_s.arg(port);
    m_world->user = userLogin;
    m_world->storage = u"http://127.0.0.1:%1"_s.arg(storagePort);
    m_world->packages = u"http://127.0.0.1:%1"_s.arg(indexPort);
    m_place = {m_world->address, m_world->storage, m_world->stateFolder() + u"/tokens.json"_s, userLogin};
    return {};
}

/// A colleague takes what set-up proposes, so that a user sees it through; a release merges its own pull requests.
void mergeSetUp(World &world, const PracticeRepository &repository)
{
    Habit habit;
    habit.login = u"tomasz"_s;
    habit.repository = repository.owner + u'/' + repository.name;
    habit.afterSeconds = 90;
    habit.merges = u"tagboat/setup-"_s;
    habit.comment = u"Good to have."_s;
    const auto same = [&](const Habit &one) {
        return one.repository == habit.repository && one.merges == habit.merges;
    };
    if (std::none_of(world.habits.cbegin(), world.habits.cend(), same))
        world.habits.append(habit);
}

/// People, teams and repositories that are not there yet.
Result<void> House::settle(const PracticeForgeOptions &options)
{
    for (const Member &member : members) {
        m_world->addAccount(member.login, member.name, member.email);
        m_world->tokenOf(member.login);
    }
    for (const PracticeRepository &wanted : options.repositories) {
        m_world->addAccount(wanted.owner, wanted.owner, {}, true);
        for (const auto &[slug, name] : teams) {
            QStringList logins;
            for (const Member &member : members) {
                if (member.teams.contains(slug))
                    logins.append(member.login);
            }
            m_world->addTeam(wanted.owner, slug, name, logins);
        }
        mergeSetUp(*m_world, wanted);
        if (m_world->repository(wanted.owner, wanted.name))
            continue;
        Repository &repository = m_world->addRepository(wanted.owner, wanted.name, wanted.folder);
        repository.description = wanted.description;
        for (const Member &member : members)
            repository.roles.insert(member.login, member.role);
        for (const auto &[slug, name] : teams)
            repository.teamRoles.insert(slug, u"push"_s);
        if (wanted.gated)
            setUpGated(*m_world, m_engine, repository);
    }
    for (const QString &words : options.faults) {
        const auto fault = faultOf(words);
        if (!fault)
            return fail(
                Error::Kind::Usage, u"No such fault: %1"_s.arg(words), {},
                u"Say KIND METHOD PATH [TIMES], such as “lost POST */pulls 1”; milliseconds or a status may follow "
                u"for latency and status."_s);
        m_front.faults.add(*fault);
    }
    if (options.speed > 0)
        m_world->tide.setSpeed(options.speed);
    for (const auto &[key, repository] : m_world->repositories())
        m_engine.look(*repository);
    m_engine.advance();
    m_watcher.begin();
    QObject::connect(&m_tick, &QTimer::timeout, this, [this] {
        m_watcher.lookAtChanged();
        m_engine.advance();
        static_cast<void>(m_world->store()); // the next request stores again, and tells whoever asks
    });
    m_tick.start(tick);
    TB_CHECK(m_world->store());
    return writeTokens();
}

Result<void> House::writeTokens()
{
    QJsonObject all;
    for (const AccessToken &token : std::as_const(m_world->tokens)) {
        if (!all.contains(token.login))
            all.insert(token.login, token.secret);
    }
    const QJsonObject object{{u"api"_s, m_place.api},
                             {u"testpypi"_s, m_world->packages + u"/testpypi/pypi/"_s},
                             {u"control"_s, m_world->controlToken},
                             {u"user"_s, userLogin},
                             {u"speed"_s, m_world->tide.speed()},
                             {u"tokens"_s, all}};
    return storeFile(m_place.tokenFile, QJsonDocument(object).toJson());
}

void House::serve(const Request &request, const Answer &answer)
{
    if (m_git.isGit(request))
        serveGit(request, answer);
    else
        deliver(request, answer);
}

/// Faults come to git's requests too: refused, dropped, or lost after the push has happened.
void House::serveGit(const Request &request, const Answer &answer)
{
    bool lost = false;
    for (const Fault &fault : m_front.faults.take(request)) {
        if (fault.kind == Fault::Kind::Drop)
            return answer.send({{}, 0, true, false});
        if (const auto refused = faultReply(fault, m_world->now().toSecsSinceEpoch()))
            return answer.send({*refused, 0, false, false});
        lost |= fault.kind == Fault::Kind::Lost || fault.kind == Fault::Kind::Cut;
    }
    m_git.serve(request, answer, lost);
}

void House::deliver(const Request &request, const Answer &answer)
{
    m_watcher.lookAtChanged();
    const Delivery delivery = m_front.answer(request);
    const bool withBody = request.method != "HEAD";
    if (delivery.delay <= 0)
        answer.send(delivery, withBody);
    else
        QTimer::singleShot(delivery.delay, this, [=] { answer.send(delivery, withBody); });
}

} // namespace tagboat::practice
