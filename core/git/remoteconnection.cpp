// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/remoteconnection.h"

#include "git/giterror.h"
#include "git/remoteurl.h"

#include <QFileInfo>
#include <QHash>

#include <algorithm>
#include <array>
#include <vector>

using namespace Qt::StringLiterals;

namespace tagboat::git
{

namespace
{

RemoteConnection *of(void *self)
{
    return static_cast<RemoteConnection *>(self);
}

/// libgit2 gives most network failures one code and one class; the text alone tells them apart.
Error::Kind kindOfText(const QString &text, Error::Kind otherwise)
{
    struct Row {
        QLatin1StringView words;
        Error::Kind kind = Error::Kind::Io;
    };
    static constexpr Row rows[]{
        {"access denied"_L1, Error::Kind::Denied},
        {"service not enabled"_L1, Error::Kind::Denied},
        {"status code: 401"_L1, Error::Kind::Denied},
        {"status code: 403"_L1, Error::Kind::Denied},
        {"authentication"_L1, Error::Kind::Denied},
        {"hostkey"_L1, Error::Kind::Denied},
        {"certificate"_L1, Error::Kind::Denied},
        {"status code: 404"_L1, Error::Kind::NotFound},
        {"repository not found"_L1, Error::Kind::NotFound},
        {"no such repository"_L1, Error::Kind::NotFound},
        {"path not found"_L1, Error::Kind::NotFound},
        {"failed to resolve path"_L1, Error::Kind::NotFound},
    };
    for (const Row &row : rows) {
        if (text.contains(row.words, Qt::CaseInsensitive))
            return row.kind;
    }
    return otherwise;
}

/// Why a server refused a reference, as a kind: somebody else was there first, or it is not allowed.
Error::Kind kindOfRefusal(const QString &reason)
{
    for (const auto words : {"already exists"_L1, "failed to update ref"_L1, "cannot lock"_L1, "non-fast-forward"_L1,
                             "fetch first"_L1, "stale info"_L1, "failed to lock"_L1}) {
        if (reason.contains(words, Qt::CaseInsensitive))
            return Error::Kind::Conflict;
    }
    return Error::Kind::Denied;
}

/// libgit2 takes what looks like a path and is no folder for an address of an unknown kind.
Result<void> checkLocalPath(const QString &url)
{
    const qsizetype colon = url.indexOf(u':');
    const bool local = colon < 0 || url.lastIndexOf(u'/', colon) >= 0;
    if (local && !QFileInfo(url).isDir())
        return failAt(Error::Kind::NotFound, url, 0, u"There is no repository at the remote's path"_s);
    return {};
}

} // namespace

RemoteConnection::RemoteConnection(QString url, RemoteTalk talk) : m_url(std::move(url)), m_talk(std::move(talk)) {}

RemoteConnection::~RemoteConnection()
{
    if (m_remote)
        git_remote_disconnect(m_remote.get());
}

QString RemoteConnection::remedyFor(Error::Kind kind) const
{
    if (kind == Error::Kind::Unavailable)
        return u"Check the network, then try again."_s;
    if (kind != Error::Kind::Denied)
        return {};
    const QString origin = originOf(m_url);
    if (origin.isEmpty())
        return u"Check that you may use this repository, that your key is in the ssh agent, and that the server's key "
               u"is "
               "in ~/.ssh/known_hosts."_s;
    if (m_gaveToken)
        return u"The server does not accept the token. Check that it has not expired and may write to this repository "
               "(tagboat-cli tokens check), or add another one."_s;
    return u"Add a token for %1: tagboat-cli tokens add NAME --kind github --host %2."_s.arg(
        origin, origin.section(u"//"_s, 1));
}

Error RemoteConnection::failure(int code, const QString &what) const
{
    Error error = lastError(code, what);
    error.kind = kindOfText(error.detail, error.kind == Error::Kind::Io || error.kind == Error::Kind::Invalid
                                              ? Error::Kind::Unavailable
                                              : error.kind);
    error.remedy = remedyFor(error.kind);
    if (!m_sideband.isEmpty())
        error.detail += u'\n' + QString::fromUtf8(m_sideband).trimmed();
    return error;
}

git_remote_callbacks RemoteConnection::callbacks()
{
    git_remote_callbacks callbacks;
    git_remote_init_callbacks(&callbacks, GIT_REMOTE_CALLBACKS_VERSION);
    callbacks.sideband_progress = onSideband;
    callbacks.credentials = onCredential;
    callbacks.transfer_progress = onTransfer;
    callbacks.pack_progress = onPacking;
    callbacks.push_transfer_progress = onUpload;
    callbacks.push_negotiation = onNegotiation;
    callbacks.push_update_reference = onVerdict;
    callbacks.payload = this;
    return callbacks;
}

Result<std::unique_ptr<RemoteConnection>> RemoteConnection::open(git_repository *repository, const QString &url,
                                                                 git_direction direction, const RemoteTalk &talk)
{
    startLibrary();
    TB_TRY(const QString usable, usableUrl(url));
    std::unique_ptr<RemoteConnection> connection(new RemoteConnection(usable, talk));
    TB_CHECK(checkLocalPath(usable));
    const QString what = u"Connecting to %1"_s.arg(usable);
    git_remote_create_options create;
    git_remote_create_options_init(&create, GIT_REMOTE_CREATE_OPTIONS_VERSION);
    create.repository = repository;
    create.flags = GIT_REMOTE_CREATE_SKIP_INSTEADOF | GIT_REMOTE_CREATE_SKIP_DEFAULT_FETCHSPEC;
    TB_GIT(git_remote_create_with_opts(Out(connection->m_remote), usable.toUtf8().constData(), &create), what);
    git_remote_connect_options options;
    git_remote_connect_options_init(&options, GIT_REMOTE_CONNECT_OPTIONS_VERSION);
    options.callbacks = connection->callbacks();
    options.proxy_opts.type = GIT_PROXY_NONE;
    // A moved repository is for the user to confirm, never followed to another host.
    options.follow_redirects = GIT_REMOTE_REDIRECT_NONE;
    if (const int code = git_remote_connect_ext(connection->m_remote.get(), direction, &options); code < 0)
        return tl::unexpected(connection->failure(code, what));
    connection->m_talk.progress();
    return connection;
}

Result<QList<RemoteReference>> RemoteConnection::references()
{
    const git_remote_head **heads = nullptr;
    size_t count = 0;
    if (const int code = git_remote_ls(&heads, &count, m_remote.get()); code < 0)
        return tl::unexpected(failure(code, u"Reading the references of %1"_s.arg(m_url)));
    QList<RemoteReference> references;
    QHash<QString, qsizetype> positions;
    for (size_t i = 0; i < count; ++i) {
        QString name = QString::fromUtf8(heads[i]->name);
        const QString id = idText(heads[i]->oid);
        if (!name.startsWith("refs/"_L1))
            continue; // HEAD
        if (name.endsWith("^{}"_L1)) {
            name.chop(3);
            if (const auto tag = positions.constFind(name); tag != positions.cend())
                references[*tag].peeled = id;
            continue;
        }
        positions.insert(name, references.size());
        references.append({name, id, id});
    }
    return references;
}

Result<void> RemoteConnection::push(const QList<PushUpdate> &updates, const QList<QByteArray> &sources)
{
    m_updates = updates;
    std::vector<QByteArray> specs;
    for (qsizetype i = 0; i < updates.size(); ++i)
        specs.push_back(sources[i] + ':' + updates[i].reference.toUtf8()); // no '+': nothing is ever forced
    std::vector<char *> pointers;
    pointers.reserve(specs.size());
    for (QByteArray &spec : specs)
        pointers.push_back(spec.data());
    const git_strarray list{pointers.data(), pointers.size()};
    git_push_options options;
    git_push_options_init(&options, GIT_PUSH_OPTIONS_VERSION);
    options.callbacks = callbacks();
    options.proxy_opts.type = GIT_PROXY_NONE;
    options.follow_redirects = GIT_REMOTE_REDIRECT_NONE;
    const int code = git_remote_upload(m_remote.get(), &list, &options);
    TB_CHECK(verdict()); // more exact than the code, which is 0 for refused references
    if (code < 0)
        return tl::unexpected(failure(code, u"Pushing to %1"_s.arg(m_url)));
    for (const PushUpdate &update : updates) {
        if (!m_accepted.contains(update.reference))
            return fail(Error::Kind::Unavailable, u"%1 gave no answer for %2"_s.arg(m_url, update.reference),
                        QString::fromUtf8(m_sideband).trimmed(), u"Read the remote's references to see what stands."_s);
    }
    return {};
}

Result<void> RemoteConnection::verdict() const
{
    if (m_refusals.isEmpty())
        return {};
    const Refusal &first = m_refusals.constFirst();
    QStringList lines;
    for (const Refusal &refusal : m_refusals)
        lines.append(refusal.reference + u": "_s + refusal.reason);
    if (!m_sideband.isEmpty())
        lines.append(QString::fromUtf8(m_sideband).trimmed());
    const auto kind = kindOfRefusal(first.reason);
    return fail(kind, u"%1 refused %2: %3"_s.arg(m_url, first.reference, first.reason), lines.join(u'\n'),
                kind == Error::Kind::Conflict ? u"Read the remote's references, then plan the release again."_s
                                              : u"Read what the server says, and ask those who run it."_s);
}

Result<void> RemoteConnection::download()
{
    std::array<QByteArray, 2> specs{QByteArrayLiteral("refs/heads/*:refs/heads/*"),
                                    QByteArrayLiteral("refs/tags/*:refs/tags/*")};
    std::array<char *, 2> pointers{specs[0].data(), specs[1].data()};
    const git_strarray list{pointers.data(), pointers.size()};
    git_fetch_options options;
    git_fetch_options_init(&options, GIT_FETCH_OPTIONS_VERSION);
    options.callbacks = callbacks();
    options.proxy_opts.type = GIT_PROXY_NONE;
    options.follow_redirects = GIT_REMOTE_REDIRECT_NONE;
    options.prune = GIT_FETCH_NO_PRUNE;
    options.update_fetchhead = 0;
    options.download_tags = GIT_REMOTE_DOWNLOAD_TAGS_NONE;
    if (const int code = git_remote_download(m_remote.get(), &list, &options); code < 0)
        return tl::unexpected(failure(code, u"Downloading from %1"_s.arg(m_url)));
    return {};
}

int RemoteConnection::onSideband(const char *text, int length, void *self)
{
    constexpr qsizetype limit = 64 * 1024;
    QByteArray &all = of(self)->m_sideband;
    all += QByteArrayView(text, length).first(std::clamp<qsizetype>(limit - all.size(), 0, length));
    of(self)->m_talk.progress();
    return 0;
}

int RemoteConnection::onCredential(git_credential **out, const char *url, const char *user, unsigned allowed,
                                   void *self)
{
    const QByteArray name = user != nullptr ? QByteArray(user) : qgetenv("USER");
    if ((allowed & GIT_CREDENTIAL_USERPASS_PLAINTEXT) != 0 && !originOf(of(self)->m_url).isEmpty())
        return of(self)->giveToken(out, originOf(QString::fromUtf8(url)));
    if ((allowed & GIT_CREDENTIAL_USERNAME) != 0)
        return git_credential_username_new(out, name.constData());
    if ((allowed & GIT_CREDENTIAL_SSH_KEY) != 0 && !std::exchange(of(self)->m_askedAgent, true))
        return git_credential_ssh_key_from_agent(out, name.constData());
    git_error_set_str(GIT_ERROR_NET, "authentication is needed, and no credentials are at hand or accepted");
    return GIT_EAUTH;
}

/// Once only: libgit2 asks again for as long as the server says no.
int RemoteConnection::giveToken(git_credential **out, const QString &askedBy)
{
    const RemoteToken &token = m_talk.token;
    if (m_gaveToken) {
        git_error_set_str(GIT_ERROR_HTTP, "authentication failed: the server does not accept the token");
        return GIT_EAUTH;
    }
    if (token.secret.isEmpty() || token.origin != originOf(m_url) || token.origin != askedBy) {
        git_error_set_str(GIT_ERROR_HTTP, "authentication is needed, and there is no token for this server");
        return GIT_EAUTH;
    }
    m_gaveToken = true;
    QByteArray text = token.secret.view().toByteArray();
    const int code = git_credential_userpass_plaintext_new(out, "x-access-token", text.constData());
    Secret::wipe(text); // libgit2 wipes its own copy
    return code;
}

int RemoteConnection::onTransfer(const git_indexer_progress *, void *self)
{
    of(self)->m_talk.progress();
    return 0;
}

int RemoteConnection::onPacking(int, uint32_t, uint32_t, void *self)
{
    of(self)->m_talk.progress();
    return 0;
}

int RemoteConnection::onUpload(unsigned, unsigned, size_t, void *self)
{
    of(self)->m_talk.progress();
    return 0;
}

/// The last look before bytes leave: the old and new ids that libgit2 will send must be those of the plan. The server
/// compares the old one again under its lock.
int RemoteConnection::onNegotiation(const git_push_update **updates, size_t count, void *self)
{
    const QList<PushUpdate> &wanted = of(self)->m_updates;
    const QString none(GIT_OID_HEXSZ, u'0');
    const auto planned = [&](const git_push_update *update) {
        return std::any_of(wanted.cbegin(), wanted.cend(), [&](const PushUpdate &plan) {
            return plan.reference == QString::fromUtf8(update->dst_refname) &&
                   (plan.expected.isEmpty() ? none : plan.expected) == idText(update->src) &&
                   (plan.to.isEmpty() ? none : plan.to) == idText(update->dst);
        });
    };
    if (count == static_cast<size_t>(wanted.size()) && std::all_of(updates, updates + count, planned))
        return 0;
    git_error_set_str(GIT_ERROR_REFERENCE, "a reference of the remote is not at the id that was expected");
    return GIT_EMODIFIED;
}

int RemoteConnection::onVerdict(const char *name, const char *status, void *self)
{
    if (status != nullptr)
        of(self)->m_refusals.append({QString::fromUtf8(name), QString::fromUtf8(status)});
    else
        of(self)->m_accepted.append(QString::fromUtf8(name));
    return 0;
}

} // namespace tagboat::git
