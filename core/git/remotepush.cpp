// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/remotepush.h"

#include "git/giterror.h"
#include "git/opening.h"
#include "git/remoteconnection.h"
#include "git/remoteurl.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QUrl>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace tagboat::git
{

namespace
{

/// A bare repository for the time of one push. It borrows the objects of the user's repository and has none of its
/// settings; and libgit2 pushes only what a local reference names, which must not be made in the user's repository.
class PushSource
{
public:
    Result<void> open(const QString &repository)
    {
        TB_TRY(const auto user, openRepository(repository));
        if (git_repository_is_shallow(user.repository.get()) == 1)
            return failAt(Error::Kind::Refused, repository, 0, u"Tagboat cannot push from a shallow clone"_s, {},
                          u"Run: git fetch --unshallow"_s);
        const QString what = u"Preparing the push"_s;
        TB_GIT(git_repository_init(Out(m_repository), QFile::encodeName(m_folder.path()).constData(), 1), what);
        OdbHandle objects;
        TB_GIT(git_repository_odb(Out(objects), m_repository.get()), what);
        const QByteArray theirs = QByteArray(git_repository_commondir(user.repository.get())) + "objects";
        TB_GIT(git_odb_add_disk_alternate(objects.get(), theirs.constData()), what);
        return {};
    }

    /// A reference to @p id, for the left side of a push.
    Result<QByteArray> referenceTo(const QString &id)
    {
        TB_TRY(const git_oid object, parseId(id));
        const QByteArray name = "refs/push/" + id.toLatin1();
        TB_GIT(git_reference_create(nullptr, m_repository.get(), name.constData(), &object, 1, nullptr),
               u"Preparing the push of %1"_s.arg(id));
        return name;
    }

    [[nodiscard]] git_repository *get() const { return m_repository.get(); }

private:
    QTemporaryDir m_folder;
    RepositoryHandle m_repository;
};

tl::unexpected<Error> unexpectedAt(const QString &url, const PushUpdate &update, const QString &found)
{
    const QString stands = found.isEmpty() ? u"is not there"_s : u"stands at %1"_s.arg(found);
    const QString expected = update.expected.isEmpty() ? u"nothing"_s : update.expected;
    return fail(Error::Kind::Conflict,
                u"On %1, %2 %3, where %4 was expected"_s.arg(url, update.reference, stands, expected), {},
                u"Somebody changed it meanwhile. Look at it, then plan the release again."_s);
}

QString idIn(const QList<RemoteReference> &references, const QString &name)
{
    const auto found = std::find_if(references.cbegin(), references.cend(),
                                    [&](const RemoteReference &reference) { return reference.name == name; });
    return found == references.cend() ? QString() : found->id;
}

/// Those of @p updates that are still to do; Conflict if one cannot be done.
Result<QList<PushUpdate>> open(const QList<PushUpdate> &updates, const QList<RemoteReference> &remote,
                               const QString &url)
{
    QList<PushUpdate> left;
    for (const PushUpdate &update : updates) {
        const QString now = idIn(remote, update.reference);
        if (now == update.to)
            continue;
        if (now != update.expected)
            return unexpectedAt(url, update, now);
        left.append(update);
    }
    return left;
}

/// A local push through libgit2 passes the hooks of the other repository by; what they guard must not be passed by.
Result<void> refuseLocalHooks(const QString &url)
{
    const QString path = url.startsWith("file://"_L1, Qt::CaseInsensitive) ? QUrl(url).toLocalFile() : url;
    if (!QFileInfo(path).isDir())
        return {};
    for (const QString &hook : {u"pre-receive"_s, u"update"_s, u"post-receive"_s, u"post-update"_s,
                                u"reference-transaction"_s, u"proc-receive"_s}) {
        if (QFileInfo(path + u"/hooks/"_s + hook).isExecutable())
            return failAt(Error::Kind::Refused, path, 0,
                          u"The repository has the hook %1, which a push within one computer would not run"_s.arg(hook),
                          {}, u"Push in a terminal, or over ssh."_s);
    }
    return {};
}

Result<void> checkUpdate(const PushUpdate &update)
{
    int valid = 0;
    TB_GIT(git_reference_name_is_valid(&valid, update.reference.toUtf8().constData()), u"Reading a reference's name"_s);
    const bool kind = update.reference.startsWith("refs/heads/"_L1) || update.reference.startsWith("refs/tags/"_L1);
    if (valid == 0 || !kind)
        return fail(Error::Kind::Refused, u"\"%1\" is no branch or tag to push"_s.arg(update.reference));
    TB_CHECK(parseId(update.to)); // so that an update can never be a deletion
    if (!update.expected.isEmpty())
        TB_CHECK(parseId(update.expected));
    // git's own rule that libgit2 lacks: a tag that exists is never moved, not even forward.
    if (update.reference.startsWith("refs/tags/"_L1) && !update.expected.isEmpty() && update.expected != update.to)
        return fail(Error::Kind::Refused, u"%1 may be made, but never moved"_s.arg(update.reference));
    return {};
}

/// Looks at the remote and pushes what is left of @p group. An update whose reference stands already is done.
Result<void> pushGroup(PushSource &source, const QString &url, const QList<PushUpdate> &all,
                       const QList<PushUpdate> &group, const RemoteTalk &talk)
{
    if (group.isEmpty())
        return {};
    TB_TRY(const auto connection, RemoteConnection::open(source.get(), url, GIT_DIRECTION_PUSH, talk));
    TB_TRY(const auto remote, connection->references());
    TB_CHECK(open(all, remote, url)); // the tags too, before a branch is pushed
    TB_TRY(const auto left, open(group, remote, url));
    if (left.isEmpty())
        return {};
    QList<QByteArray> sources;
    for (const PushUpdate &update : left) {
        TB_TRY(const QByteArray reference, source.referenceTo(update.to));
        sources.append(reference);
    }
    return connection->push(left, sources);
}

} // namespace

Result<QList<RemoteReference>> readReferences(const QString &url, const RemoteTalk &talk)
{
    TB_TRY(const auto connection, RemoteConnection::open(nullptr, url, GIT_DIRECTION_FETCH, talk));
    return connection->references();
}

Result<void> pushUpdates(const QString &repository, const QString &url, const QList<PushUpdate> &updates,
                         const RemoteTalk &talk)
{
    startLibrary();
    TB_TRY(const QString shown, usableUrl(url));
    for (const PushUpdate &update : updates)
        TB_CHECK(checkUpdate(update));
    TB_CHECK(refuseLocalHooks(shown));
    PushSource source;
    TB_CHECK(source.open(repository));
    // libgit2 cannot ask the server for an atomic push. So the branches go first: a tag never stands on a remote that
    // refused the commit's branch.
    QList<PushUpdate> branches;
    QList<PushUpdate> tags;
    for (const PushUpdate &update : updates)
        (update.reference.startsWith("refs/heads/"_L1) ? branches : tags).append(update);
    TB_CHECK(pushGroup(source, shown, updates, branches, talk));
    TB_CHECK(pushGroup(source, shown, updates, tags, talk));

    TB_TRY(const auto after, readReferences(shown, talk));
    for (const PushUpdate &update : updates) {
        const QString now = idIn(after, update.reference);
        if (now != update.to)
            return unexpectedAt(shown, {update.reference, update.to, update.to}, now);
    }
    return {};
}

bool namesACandidate(const QString &tag)
{
    for (qsizetype i = 0; i < tag.size(); ++i) {
        const bool starts = tag[i].isDigit() && (i == 0 || (!tag[i - 1].isDigit() && tag[i - 1] != u'.'));
        if (!starts)
            continue;
        const auto pep = Version::parse(QStringView(tag).sliced(i), VersionScheme::Pep440);
        const auto semver = Version::parse(QStringView(tag).sliced(i), VersionScheme::SemVer);
        if (pep || semver)
            return (!pep || pep->isCandidate()) && (!semver || semver->isCandidate());
    }
    return false;
}

// The only request that takes a reference away from a remote, and it takes none but a candidate's tag. There is no code
// that deletes or moves any other tag, here or elsewhere: pushUpdates() refuses an empty id and a tag that exists.
Result<void> deleteCandidateTag(const QString &repository, const QString &url, const QString &name,
                                const QString &expected, const RemoteTalk &talk)
{
    startLibrary();
    TB_TRY(const QString shown, usableUrl(url));
    TB_CHECK(checkTagName(name));
    if (!namesACandidate(name))
        return fail(Error::Kind::Refused,
                    u"%1 is no release candidate's tag, and only those may be deleted"_s.arg(name));
    TB_CHECK(parseId(expected));
    TB_CHECK(refuseLocalHooks(shown));
    PushSource source;
    TB_CHECK(source.open(repository));
    const PushUpdate deletion{u"refs/tags/"_s + name, {}, expected};
    TB_TRY(const auto connection, RemoteConnection::open(source.get(), shown, GIT_DIRECTION_PUSH, talk));
    TB_TRY(const auto remote, connection->references());
    const QString now = idIn(remote, deletion.reference);
    if (now.isEmpty())
        return {};
    if (now != expected)
        return unexpectedAt(shown, deletion, now);
    TB_CHECK(connection->push({deletion}, {QByteArray()}));
    TB_TRY(const auto after, readReferences(shown, talk));
    if (const QString left = idIn(after, deletion.reference); !left.isEmpty())
        return fail(Error::Kind::Conflict, u"On %1, %2 is still there"_s.arg(shown, deletion.reference), left);
    return {};
}

} // namespace tagboat::git
