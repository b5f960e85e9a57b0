// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/remotefetch.h"

#include "git/giterror.h"
#include "git/lockretry.h"
#include "git/opening.h"
#include "git/remoteconnection.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace tagboat::git
{

namespace
{

Result<QString> addressOf(git_repository *repository, const QString &remoteName)
{
    ConfigHandle config;
    TB_GIT(git_repository_config_snapshot(Out(config), repository), u"Reading the git settings"_s);
    const char *url = nullptr;
    const int code = git_config_get_string(&url, config.get(), u"remote.%1.url"_s.arg(remoteName).toUtf8().constData());
    if (code == GIT_ENOTFOUND || code == GIT_EINVALIDSPEC) {
        git_error_clear();
        return fail(Error::Kind::NotFound, u"The repository has no remote \"%1\""_s.arg(remoteName));
    }
    TB_GIT(code, u"Reading the git settings"_s);
    return QString::fromUtf8(url);
}

/// Sets a reference to what the remote has. A branch of the remote follows it wherever it goes; a tag is only made.
Result<void> follow(git_repository *repository, const QString &name, const QString &id, bool moves)
{
    TB_TRY(const git_oid wanted, parseId(id));
    const QByteArray bytes = name.toUtf8();
    int valid = 0;
    TB_GIT(git_reference_name_is_valid(&valid, bytes.constData()), u"Reading a reference's name"_s);
    if (valid == 0)
        return {}; // git ignores such names too
    git_oid now;
    const int found = git_reference_name_to_id(&now, repository, bytes.constData());
    git_error_clear();
    if (found == 0 && (!moves || git_oid_equal(&now, &wanted) == 1))
        return {};
    const auto set = [&] {
        return git_reference_create(nullptr, repository, bytes.constData(), &wanted, moves ? 1 : 0, "tagboat: fetch");
    };
    return retryWhileLocked(set, QFile::decodeName(git_repository_commondir(repository)) + name + u".lock"_s,
                            u"Writing %1"_s.arg(name));
}

} // namespace

Result<QString> addressOfRemote(const QString &repository, const QString &remoteName)
{
    TB_TRY(const auto opened, openRepository(repository));
    return addressOf(opened.repository.get(), remoteName);
}

Result<void> fetchRemote(const QString &repository, const QString &remoteName, const QString &url,
                         const RemoteTalk &talk)
{
    TB_TRY(const auto opened, openRepository(repository));
    if (git_repository_is_shallow(opened.repository.get()) == 1)
        return failAt(Error::Kind::Refused, repository, 0, u"Tagboat cannot fetch into a shallow clone"_s, {},
                      u"Run: git fetch --unshallow"_s);
    TB_TRY(const auto connection, RemoteConnection::open(opened.repository.get(), url, GIT_DIRECTION_FETCH, talk));
    TB_TRY(const auto references, connection->references());
    TB_CHECK(connection->download());
    std::optional<Error> failure;
    for (const RemoteReference &reference : references) {
        Result<void> done;
        if (reference.name.startsWith("refs/heads/"_L1))
            done = follow(opened.repository.get(), u"refs/remotes/"_s + remoteName + u'/' + reference.name.mid(11),
                          reference.id, true);
        else if (reference.name.startsWith("refs/tags/"_L1))
            done = follow(opened.repository.get(), reference.name, reference.id, false);
        if (!done && !failure)
            failure = done.error(); // the others are worth having all the same
    }
    if (failure)
        return tl::unexpected(*failure);
    return {};
}

} // namespace tagboat::git
