// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/front.h"

#include <QCryptographicHash>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

constexpr qsizetype ledgerLimit = 5000;
const QStringList versions{u"2022-11-28"_s, u"2026-03-10"_s};

bool writing(const QByteArray &method)
{
    return method != "GET" && method != "HEAD";
}

QByteArray secretOf(const Request &request)
{
    const QByteArray value = request.header("Authorization");
    for (const QByteArray &scheme : {QByteArrayLiteral("bearer "), QByteArrayLiteral("token ")}) {
        if (value.left(scheme.size()).toLower() == scheme)
            return value.mid(scheme.size()).trimmed();
    }
    if (value.left(6).toLower() == "basic ")
        return QByteArray::fromBase64(value.mid(6)).split(':').value(1);
    return {};
}

/// An Enterprise host's paths as those of github.com.
void stripPrefix(Request &request)
{
    const QStringList &path = request.path;
    if (path.value(0) == u"api"_s && (path.value(1) == u"v3"_s || path.value(1) == u"uploads"_s))
        request.path = path.mid(2);
    else if (path.value(0) == u"api"_s && path.value(1) == u"graphql"_s)
        request.path = path.mid(1);
}

QByteArray level(const Need &need)
{
    return need.level == Need::Level::Read ? "read" : "write";
}

} // namespace

Front::Front(World &world, Engine &engine) : devices(world), m_world(world), m_engine(engine)
{
    addUserRoutes(m_router);
    addRepositoryRoutes(m_router);
    addReferenceRoutes(m_router);
    addContentRoutes(m_router);
    addPullRoutes(m_router);
    addReviewRoutes(m_router);
    addMergeRoutes(m_router);
    addCheckRoutes(m_router);
    addCommitRoutes(m_router); // after the checks: its last pattern takes any rest of the path
    addWorkflowRoutes(m_router);
    addRunRoutes(m_router);
    addJobRoutes(m_router);
    addEnvironmentRoutes(m_router);
    addApprovalRoutes(m_router);
    addDeploymentRoutes(m_router);
    addSecretRoutes(m_router);
    addReleaseRoutes(m_router);
    addAssetRoutes(m_router);
    addMilestoneRoutes(m_router);
    addProtectionRoutes(m_router);
    addRulesetRoutes(m_router);
}

/// gh talks through a local socket under GitHub's own name, and sends its token to addresses of that name alone.
void Front::speakAs(Reply &reply, const QByteArray &host) const
{
    if (host != "api.github.com")
        return;
    const QByteArray own = m_world.address.toUtf8();
    const QByteArray named = "https://" + host;
    reply.body.replace(own, named);
    for (auto &[name, value] : reply.headers)
        value.replace(own, named);
}

Delivery Front::answer(const Request &request)
{
    Delivery delivery;
    if (request.path.value(0) == u"_harbour"_s) {
        delivery.reply = control(request);
        if (const auto stored = m_world.store(); !stored)
            delivery.reply = Reply::error(500, describe(stored.error()));
        return delivery;
    }
    delivery.delay = latency;
    m_login.clear();
    std::optional<Reply> refused;
    for (const Fault &fault : faults.take(request)) {
        delivery.delay += fault.kind == Fault::Kind::Latency ? fault.milliseconds : 0;
        delivery.silent |= fault.kind == Fault::Kind::Drop || fault.kind == Fault::Kind::Lost;
        delivery.cut |= fault.kind == Fault::Kind::Cut;
        if (fault.kind == Fault::Kind::Drop)
            refused = Reply::error(500, u"dropped"_s);
        else if (auto reply = faultReply(fault, m_world.now().addSecs(600).toSecsSinceEpoch()))
            refused = reply;
    }
    delivery.reply = refused ? *refused : route(request);
    speakAs(delivery.reply, request.header("Host"));
    delivery.reply.with("Date", httpDate(m_world.now()))
        .with("X-GitHub-Request-Id", newSecret(u"H:"_s).left(26).toUpper().toLatin1())
        .with("X-GitHub-Media-Type", "github.v3; format=json")
        .with("X-GitHub-Api-Version-Selected", "2022-11-28")
        .with("Server", "practice-harbour");
    ledger.append({request.method, request.target, request.body, delivery.reply.status, delivery.reply, m_login});
    if (ledger.size() > ledgerLimit)
        ledger.remove(0, ledgerLimit / 10);
    return delivery;
}

Reply Front::route(Request request)
{
    if (!request.header("Origin").isEmpty())
        return Reply::error(403, u"The practice harbour answers no browser."_s);
    if (request.header("User-Agent").isEmpty())
        return Reply::error(403, u"Request forbidden by administrative rules. Please make sure your request has a "
                                 "User-Agent header."_s);
    if (request.path.value(0) == u"login"_s)
        return devices.answer(request);
    stripPrefix(request);
    const bool byNumber = request.path.value(0) == u"repositories"_s; // where a redirect leads
    if (const Repository *known = m_world.repositoryById(request.path.value(1).toLongLong()); known && byNumber)
        request.path = QStringList{u"repos"_s, known->owner, known->name} + request.path.mid(2);
    const QByteArray secret = secretOf(request);
    const AccessToken *found = secret.isEmpty() ? nullptr : m_world.token(secret);
    const Account *user = found ? m_world.account(found->login) : nullptr;
    if (!user)
        return Reply::error(401, secret.isEmpty() ? u"Requires authentication"_s : u"Bad credentials"_s);
    const AccessToken token = *found; // handlers may change the list
    const Account account = *user;
    m_login = account.login;
    if (const QString version = QString::fromLatin1(request.header("X-GitHub-Api-Version"));
        !version.isEmpty() && !versions.contains(version))
        return Reply::error(400, u"The API version \"%1\" is not supported."_s.arg(version));
    if (request.path == QStringList{u"rate_limit"_s})
        return rateLimits(account.login);

    const bool queryLanguage = request.path == QStringList{u"graphql"_s};
    const QString resource = queryLanguage ? u"graphql"_s : u"core"_s;
    if (Meter &spent = meter(account.login, resource); spent.used >= coreLimit && !queryLanguage) {
        Reply reply = Reply::error(403, u"API rate limit exceeded for user ID %1."_s.arg(account.id));
        addLimits(reply, spent, resource);
        return reply;
    }

    Call call{m_world, m_engine, request, account, token, nullptr, nullptr, {}, {}};
    m_engine.advance();
    Reply reply;
    int cost = 1;
    if (queryLanguage && request.method == "POST") {
        const Meter &spent = meter(account.login, resource);
        Spending spending{coreLimit, spent.used, spent.reset, 1};
        reply = graphql(call, spending);
        cost = spending.cost;
    } else {
        QByteArray method = request.method == "HEAD" ? QByteArray("GET") : request.method;
        reply = onRepository(call, m_router.find(method, request.path));
    }
    if (writing(request.method) || queryLanguage)
        m_engine.advance();
    if (const auto stored = m_world.store(); !stored)
        return Reply::error(500, describe(stored.error()));
    if (!writing(request.method))
        tag(reply, request, token);
    Meter &spent = meter(account.login, resource);
    spent.used += reply.status == 304 ? 0 : cost; // what did not change costs nothing
    addLimits(reply, spent, resource);
    if (!token.fineGrained)
        reply.with("X-OAuth-Scopes", token.scopes.join(u", "_s).toLatin1()).with("X-Accepted-OAuth-Scopes", "repo");
    return reply;
}

/// A repository that has another name now: the same request is to be sent to its number. Source: GitHub's "Redirects".
std::optional<Reply> Front::leadOn(const Request &request) const
{
    const QString owner = request.path.value(1);
    const QString name = request.path.value(2);
    const Repository *now = m_world.renamed(owner, name);
    if (!now || request.path.value(0) != u"repos"_s || m_world.repository(owner, name))
        return std::nullopt;
    const QByteArray old = (u"/repos/"_s + owner + u'/' + name).toUtf8();
    const QByteArray rest = request.target.mid(request.target.indexOf(old) + old.size());
    const QString address = m_world.address + u"/repositories/%1"_s.arg(now->id) + QString::fromLatin1(rest);
    Reply reply = Reply::of(QJsonObject{{u"message"_s, u"Moved Permanently"_s},
                                        {u"url"_s, address},
                                        {u"documentation_url"_s, u"https://docs.github.com/rest"_s}},
                            writing(request.method) ? 307 : 301);
    return reply.with("Location", address.toUtf8());
}

Reply Front::onRepository(Call &call, const Router::Match &match)
{
    if (auto elsewhere = leadOn(call.request))
        return *elsewhere;
    if (call.request.path.value(0) == u"repos"_s) {
        call.repository = m_world.repository(call.request.path.value(1), call.request.path.value(2));
        if (!call.repository || call.rank() < rankOf(u"pull"_s))
            return Reply::notFound();
        const auto git = m_world.git(*call.repository);
        if (!git)
            return Reply::error(503, u"Service unavailable: "_s + git.error().message);
        call.git = *git;
        m_engine.look(*call.repository);
        m_engine.advance();
    }
    if (!match.route)
        return Reply::notFound();
    call.parameters = match.parameters;
    const Need &need = match.route->need;
    const QByteArray accepted = QByteArray(need.permission) + '=' + level(need);
    if (auto refused = refuseToken(call, need))
        return refused->with("X-Accepted-GitHub-Permissions", accepted);
    const bool upload = call.request.method == "POST" && match.route->pattern.last() == u"assets"_s; // bytes, no JSON
    if (writing(call.request.method) && !call.request.body.isEmpty() && !upload) {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(call.request.body, &error);
        if (document.isNull())
            return Reply::error(400, u"Problems parsing JSON"_s);
        if (!document.isObject())
            return Reply::error(400, u"Body should be a JSON object"_s);
        call.body = document.object();
    }
    if (call.repository && writing(call.request.method)) {
        if (call.repository->archived)
            return Reply::error(403, u"Repository was archived so is read-only."_s);
        call.repository->changed = true;
    }
    return match.route->handler(call).with("X-Accepted-GitHub-Permissions", accepted);
}

std::optional<Reply> Front::refuseToken(const Call &call, const Need &need) const
{
    const bool writes = need.level != Need::Level::Read;
    const bool open = call.repository && !call.repository->isPrivate && !writes && !need.administrator;
    if (call.token.fineGrained) {
        const QString granted = call.token.permissions.value(QString::fromLatin1(need.permission));
        const bool enough = qstrcmp(need.permission, "metadata") == 0 || granted == u"write"_s ||
                            (granted == u"read"_s && !writes) || open;
        if (!enough)
            return Reply::error(403, u"Resource not accessible by personal access token"_s);
    } else if (!call.token.scopes.contains(u"repo"_s) && call.repository && !open) {
        return Reply::notFound();
    }
    if (!call.repository)
        return std::nullopt;
    if (need.administrator && call.rank() < rankOf(u"admin"_s))
        return Reply::error(403, u"Must have admin rights to Repository."_s);
    if (writes && call.rank() < rankOf(u"push"_s))
        return Reply::error(403, u"Must have push access to repository."_s);
    return std::nullopt;
}

Front::Meter &Front::meter(const QString &login, const QString &resource)
{
    Meter &found = m_meters[login + u'/' + resource];
    if (!found.reset.isValid() || found.reset < m_world.now())
        found = {0, m_world.now().addSecs(3600)};
    return found;
}

void Front::addLimits(Reply &reply, const Meter &spent, const QString &resource) const
{
    reply.with("X-RateLimit-Limit", QByteArray::number(coreLimit))
        .with("X-RateLimit-Remaining", QByteArray::number(qMax(0, coreLimit - spent.used)))
        .with("X-RateLimit-Used", QByteArray::number(spent.used))
        .with("X-RateLimit-Reset", QByteArray::number(spent.reset.toSecsSinceEpoch()))
        .with("X-RateLimit-Resource", resource.toLatin1());
}

Reply Front::rateLimits(const QString &login)
{
    const auto view = [&](const QString &resource, int limit) {
        const Meter &spent = meter(login, resource);
        return QJsonObject{{u"limit"_s, limit},
                           {u"used"_s, spent.used},
                           {u"remaining"_s, qMax(0, limit - spent.used)},
                           {u"reset"_s, spent.reset.toSecsSinceEpoch()}};
    };
    return Reply::of(QJsonObject{{u"resources"_s, QJsonObject{{u"core"_s, view(u"core"_s, coreLimit)},
                                                              {u"graphql"_s, view(u"graphql"_s, coreLimit)},
                                                              {u"search"_s, view(u"search"_s, 30)}}},
                                 {u"rate"_s, view(u"core"_s, coreLimit)}});
}

/// An entity tag belongs to address, media type and token; what matches it is not sent again.
void Front::tag(Reply &reply, const Request &request, const AccessToken &token)
{
    if (reply.status != 200)
        return;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &part : {request.header("Accept"), token.secret.toLatin1(), reply.body})
        hash.addData(part);
    const QByteArray etag = "W/\"" + hash.result().toHex() + '"';
    if (request.header("If-None-Match") == etag) {
        reply.status = 304;
        reply.body.clear();
        reply.type.clear();
    }
    reply.with("ETag", etag)
        .with("Cache-Control", "private, max-age=60, s-maxage=60")
        .with("Vary", "Accept, Authorization");
}

} // namespace tagboat::practice
