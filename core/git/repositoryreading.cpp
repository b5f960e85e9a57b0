// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/files.h"
#include "git/giterror.h"
#include "git/gitfiles.h"
#include "git/libgit2repository.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

const QByteArray tagPrefix = QByteArrayLiteral("refs/tags/");

/// Fills @p tag from the object it points to. The peeled ids of packed-refs are used, where they stand already.
Result<void> peelTag(git_repository *repository, git_odb *odb, const git_reference *reference, GitTag &tag)
{
    const QString what = u"Reading the tag %1"_s.arg(tag.name);
    const git_oid *object = git_reference_target(reference);
    const git_oid *peeled = git_reference_target_peel(reference);
    const git_oid *known = peeled != nullptr ? peeled : object;
    tag.object = git::idText(*object);
    tag.annotated = peeled != nullptr;
    size_t size = 0;
    git_object_t type = GIT_OBJECT_INVALID;
    TB_GIT(git_odb_read_header(&size, &type, odb, known), what);
    if (type == GIT_OBJECT_COMMIT) {
        tag.commit = git::idText(*known);
        return {};
    }
    if (type != GIT_OBJECT_TAG)
        return {};
    tag.annotated = true;
    git::TagHandle annotation;
    TB_GIT(git_tag_lookup(git::Out(annotation), repository, known), what);
    if (git_tag_target_type(annotation.get()) == GIT_OBJECT_COMMIT) { // what the commit says is not asked for
        TB_GIT(git_odb_read_header(&size, &type, odb, git_tag_target_id(annotation.get())), what);
        if (type == GIT_OBJECT_COMMIT)
            tag.commit = git::idText(*git_tag_target_id(annotation.get()));
        return {};
    }
    git::ObjectHandle target;
    TB_GIT(git_tag_peel(git::Out(target), annotation.get()), what);
    if (git_object_type(target.get()) == GIT_OBJECT_COMMIT)
        tag.commit = git::idText(*git_object_id(target.get()));
    return {};
}

Result<QString> configured(git_config *config, const char *key)
{
    const char *value = nullptr;
    const int code = git_config_get_string(&value, config, key);
    if (code == GIT_ENOTFOUND) {
        git_error_clear();
        return QString();
    }
    TB_GIT(code, u"Reading the git settings"_s);
    return QString::fromUtf8(value);
}

QDateTime utc(const git_time &when)
{
    return QDateTime::fromSecsSinceEpoch(when.time, Qt::UTC);
}

} // namespace

LibGit2Repository::LibGit2Repository(git::RepositoryHandle repository, QString path)
    : m_repository(std::move(repository)), m_path(std::move(path))
{
}

QString LibGit2Repository::gitFolder() const
{
    return QFile::decodeName(git_repository_path(m_repository.get()));
}

QString LibGit2Repository::commonFolder() const
{
    return QFile::decodeName(git_repository_commondir(m_repository.get()));
}

Result<void> LibGit2Repository::goOn() const
{
    if (m_cancel.requested())
        return failAt(Error::Kind::Cancelled, m_path, 0, u"Reading the repository was stopped"_s);
    return {};
}

Result<std::optional<git_oid>> LibGit2Repository::head() const
{
    git_oid id;
    const int code = git_reference_name_to_id(&id, m_repository.get(), "HEAD");
    if (code == GIT_ENOTFOUND) {
        git_error_clear();
        return std::nullopt;
    }
    TB_GIT(code, u"Reading HEAD"_s);
    return id;
}

Result<git::CommitHandle> LibGit2Repository::commit(const QString &id) const
{
    TB_TRY(const git_oid oid, git::parseId(id));
    git::CommitHandle commit;
    TB_GIT(git_commit_lookup(git::Out(commit), m_repository.get(), &oid), u"Reading the commit %1"_s.arg(id));
    return commit;
}

Result<QList<GitTag>> LibGit2Repository::tags()
{
    const QString what = u"Reading the tags"_s;
    TB_TRY(QSet<QString> unread, git::looseTagNames(commonFolder()));
    git::ReferenceIteratorHandle iterator;
    TB_GIT(git_reference_iterator_glob_new(git::Out(iterator), m_repository.get(), "refs/tags/*"), what);
    git::OdbHandle odb;
    TB_GIT(git_repository_odb(git::Out(odb), m_repository.get()), what);
    QList<GitTag> tags;
    while (true) {
        TB_CHECK(goOn());
        git::ReferenceHandle reference;
        const int code = git_reference_next(git::Out(reference), iterator.get());
        if (code == GIT_ITEROVER)
            break;
        TB_GIT(code, what);
        GitTag tag;
        tag.name = QString::fromUtf8(git_reference_name(reference.get()) + tagPrefix.size());
        unread.remove(tag.name);
        if (git_reference_type(reference.get()) == GIT_REFERENCE_SYMBOLIC) {
            git::ReferenceHandle resolved;
            if (git_reference_resolve(git::Out(resolved), reference.get()) < 0) {
                git_error_clear();
                tags.append(tag);
                continue;
            }
            reference = std::move(resolved);
        }
        if (!peelTag(m_repository.get(), odb.get(), reference.get(), tag))
            tag.object = tag.commit = QString();
        tags.append(tag);
    }
    // libgit2 passes over files that it cannot make sense of, such as the empty ones that a power cut leaves.
    QStringList damaged(unread.cbegin(), unread.cend());
    damaged.sort();
    for (const QString &name : std::as_const(damaged)) {
        if (!name.endsWith(u".lock"_s)) {
            GitTag tag;
            tag.name = name;
            tags.append(tag);
        }
    }
    return tags;
}

Result<QDateTime> LibGit2Repository::tagDate(const GitTag &tag)
{
    const QString what = u"Reading the tag %1"_s.arg(tag.name);
    TB_TRY(const git_oid id, git::parseId(tag.object));
    git::ObjectHandle object;
    TB_GIT(git_object_lookup(git::Out(object), m_repository.get(), &id, GIT_OBJECT_ANY), what);
    if (git_object_type(object.get()) == GIT_OBJECT_TAG) {
        const git_signature *tagger = git_tag_tagger(reinterpret_cast<const git_tag *>(object.get()));
        if (tagger != nullptr) // old tags have none
            return utc(tagger->when);
    }
    if (tag.commit.isEmpty())
        return QDateTime();
    TB_TRY(const auto target, commit(tag.commit));
    return utc(git_commit_committer(target.get())->when);
}

Result<std::optional<QString>> LibGit2Repository::reference(const QString &fullName)
{
    git_oid id;
    const int code = git_reference_name_to_id(&id, m_repository.get(), fullName.toUtf8().constData());
    if (code == GIT_ENOTFOUND) {
        git_error_clear();
        return std::nullopt;
    }
    TB_GIT(code, u"Reading the reference %1"_s.arg(fullName));
    return git::idText(id);
}

Result<std::optional<QString>> LibGit2Repository::commitOf(const QString &idOrName)
{
    const QString what = u"Reading the commit of %1"_s.arg(idOrName);
    git_oid id;
    const auto given = git::parseId(idOrName);
    if (given) {
        id = *given;
    } else {
        TB_TRY(const auto target, reference(idOrName));
        if (!target)
            return std::nullopt;
        TB_TRY(id, git::parseId(*target));
    }
    git::ObjectHandle object;
    const int code = git_object_lookup(git::Out(object), m_repository.get(), &id, GIT_OBJECT_ANY);
    if (code == GIT_ENOTFOUND && given) {
        git_error_clear();
        return std::nullopt;
    }
    TB_GIT(code, what);
    git::ObjectHandle peeled;
    TB_GIT(git_object_peel(git::Out(peeled), object.get(), GIT_OBJECT_COMMIT), what);
    return git::idText(*git_object_id(peeled.get()));
}

Result<QByteArray> LibGit2Repository::fileAt(const QString &commitId, const QString &path)
{
    const QString what = u"Reading %1 in the commit %2"_s.arg(path, commitId);
    TB_TRY(const auto from, commit(commitId));
    git::TreeHandle tree;
    TB_GIT(git_commit_tree(git::Out(tree), from.get()), what);
    git::TreeEntryHandle entry;
    TB_GIT(git_tree_entry_bypath(git::Out(entry), tree.get(), path.toUtf8().constData()), what);
    const git_filemode_t mode = git_tree_entry_filemode(entry.get());
    if (mode != GIT_FILEMODE_BLOB && mode != GIT_FILEMODE_BLOB_EXECUTABLE)
        return failAt(Error::Kind::Refused, path, 0, u"It is a link or a folder in that commit, not a file"_s);
    git::OdbHandle odb;
    TB_GIT(git_repository_odb(git::Out(odb), m_repository.get()), what);
    size_t size = 0;
    git_object_t type = GIT_OBJECT_INVALID;
    TB_GIT(git_odb_read_header(&size, &type, odb.get(), git_tree_entry_id(entry.get())), what);
    if (size > static_cast<size_t>(changelogLimit))
        return failAt(Error::Kind::Invalid, path, 0, u"The file is larger than the limit of 8 MiB"_s);
    git::BlobHandle blob;
    TB_GIT(git_blob_lookup(git::Out(blob), m_repository.get(), git_tree_entry_id(entry.get())), what);
    return QByteArray(static_cast<const char *>(git_blob_rawcontent(blob.get())),
                      static_cast<qsizetype>(git_blob_rawsize(blob.get())));
}

Result<LocalRepository::Identity> LibGit2Repository::identity()
{
    git::ConfigHandle config;
    TB_GIT(git_repository_config_snapshot(git::Out(config), m_repository.get()), u"Reading the git settings"_s);
    // git-config(1): committer.name and author.name come before user.name. We write both roles as one person.
    Identity identity;
    for (const char *key : {"committer.name", "user.name"}) {
        TB_TRY(const QString value, configured(config.get(), key));
        if (identity.name.isEmpty())
            identity.name = value;
    }
    for (const char *key : {"committer.email", "user.email"}) {
        TB_TRY(const QString value, configured(config.get(), key));
        if (identity.email.isEmpty())
            identity.email = value;
    }
    if (identity.name.isEmpty() || identity.email.isEmpty()) {
        return fail(Error::Kind::NotFound, u"Your name or mail address is not set in git"_s, {},
                    u"Run: git config --global user.name \"…\" and git config --global user.email \"…\""_s);
    }
    return identity;
}

} // namespace tagboat
