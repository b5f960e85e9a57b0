// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/failpoint.h"
#include "base/files.h"
#include "git/giterror.h"
#include "git/libgit2repository.h"
#include "git/lockretry.h"

#include <QFile>

#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

Result<git::SignatureHandle> signatureOf(const LocalRepository::Identity &who, const QDateTime &when)
{
    git::SignatureHandle signature;
    TB_GIT(git_signature_new(git::Out(signature), who.name.toUtf8().constData(), who.email.toUtf8().constData(),
                             when.toSecsSinceEpoch(), when.offsetFromUtc() / 60),
           u"Writing the name \"%1 <%2>\""_s.arg(who.name, who.email));
    return signature;
}

/// As git does: trailing blanks and blank lines at both ends go, one line feed stands at the end.
Result<QByteArray> tidyMessage(const QString &message)
{
    git::Buffer clean;
    TB_GIT(git_message_prettify(clean.get(), message.toUtf8().constData(), 0, '#'), u"Writing the message"_s);
    if (clean.size() == 0)
        return fail(Error::Kind::Usage, u"The message is empty"_s);
    return QByteArray(clean.data(), static_cast<qsizetype>(clean.size()));
}

/// The tree that a commit starts from: the parent's, or the empty one.
Result<git::TreeHandle> baseTree(git_repository *repository, const git_commit *parent)
{
    const QString what = u"Reading the parent's files"_s;
    git::TreeHandle tree;
    if (parent != nullptr) {
        TB_GIT(git_commit_tree(git::Out(tree), parent), what);
        return tree;
    }
    git::TreeBuilderHandle builder;
    TB_GIT(git_treebuilder_new(git::Out(builder), repository, nullptr), what);
    git_oid empty;
    TB_GIT(git_treebuilder_write(&empty, builder.get()), what);
    TB_GIT(git_tree_lookup(git::Out(tree), repository, &empty), what);
    return tree;
}

/// The mode that @p path has in @p tree, for a file; 100644 for a new one. Links and submodules are refused.
Result<git_filemode_t> modeOf(const git_tree *tree, const QString &path)
{
    git::TreeEntryHandle entry;
    const int code = git_tree_entry_bypath(git::Out(entry), tree, path.toUtf8().constData());
    if (code == GIT_ENOTFOUND) {
        git_error_clear();
        return GIT_FILEMODE_BLOB;
    }
    TB_GIT(code, u"Reading the parent's files"_s);
    const git_filemode_t mode = git_tree_entry_filemode(entry.get());
    if (mode != GIT_FILEMODE_BLOB && mode != GIT_FILEMODE_BLOB_EXECUTABLE)
        return failAt(Error::Kind::Refused, path, 0, u"It is a link, a folder or a submodule in the last commit"_s);
    return mode;
}

/// A path that may be committed: below the root, and not in the git folder.
Result<void> checkPath(const QString &path)
{
    for (const QString &part : path.split(u'/')) {
        if (part.isEmpty() || part == "."_L1 || part == ".."_L1 || part.compare(".git"_L1, Qt::CaseInsensitive) == 0)
            return failAt(Error::Kind::Refused, path, 0, u"The path does not lie inside the working tree"_s);
    }
    return {};
}

} // namespace

/// Refuses a file that git itself would send through a program, or convert from another encoding, when it is added:
/// what we would store without them is not what the user's git expects to find.
Result<void> LibGit2Repository::refuseForeignFilter(const QString &path) const
{
    const QString what = u"Reading the attributes of %1"_s.arg(path);
    const QByteArray file = path.toUtf8();
    const char *value = nullptr;
    TB_GIT(git_attr_get(&value, m_repository.get(), 0, file.constData(), "working-tree-encoding"), what);
    if (git_attr_value(value) == GIT_ATTR_VALUE_STRING &&
        QByteArrayView(value).compare("UTF-8", Qt::CaseInsensitive) != 0) {
        return failAt(Error::Kind::Refused, path, 0,
                      u"Its attributes name the encoding %1"_s.arg(QString::fromUtf8(value)), {},
                      u"Commit this file in a terminal."_s);
    }
    TB_GIT(git_attr_get(&value, m_repository.get(), 0, file.constData(), "filter"), what);
    if (git_attr_value(value) != GIT_ATTR_VALUE_STRING)
        return {};
    const QString name = QString::fromUtf8(value);
    git::ConfigHandle config;
    TB_GIT(git_repository_config_snapshot(git::Out(config), m_repository.get()), what);
    for (const QString &key : {u"filter.%1.clean"_s.arg(name), u"filter.%1.process"_s.arg(name)}) {
        const char *command = nullptr;
        const int code = git_config_get_string(&command, config.get(), key.toUtf8().constData());
        git_error_clear();
        if (code == 0) {
            return failAt(Error::Kind::Refused, path, 0,
                          u"Git would run the filter \"%1\" on it, and Tagboat runs none"_s.arg(name), {},
                          u"Commit this file in a terminal."_s);
        }
    }
    return {};
}

Result<QByteArray> LibGit2Repository::storedContent(const QString &path) const
{
    TB_TRY(const QByteArray raw, readFileBelow(m_path, path, changelogLimit));
    const QString what = u"Normalising the line ends of %1"_s.arg(path);
    // libgit2's own filters are line ends and $Id$; filters that the settings name as programs do not exist for it.
    git::FilterListHandle filters;
    TB_GIT(git_filter_list_load(git::Out(filters), m_repository.get(), nullptr, path.toUtf8().constData(),
                                GIT_FILTER_TO_ODB, GIT_FILTER_ALLOW_UNSAFE),
           what);
    if (!filters)
        return raw;
    git::Buffer stored;
    TB_GIT(
        git_filter_list_apply_to_buffer(stored.get(), filters.get(), raw.constData(), static_cast<size_t>(raw.size())),
        what);
    return QByteArray(stored.data(), static_cast<qsizetype>(stored.size()));
}

Result<git_oid> LibGit2Repository::storeFile(const QString &path) const
{
    TB_CHECK(refuseForeignFilter(path));
    TB_TRY(const QByteArray content, storedContent(path));
    git_oid id;
    TB_GIT(
        git_blob_create_from_buffer(&id, m_repository.get(), content.constData(), static_cast<size_t>(content.size())),
        u"Storing %1"_s.arg(path));
    return id;
}

Result<QString> LibGit2Repository::writeCommit(const CommitSpec &spec)
{
    const QString what = u"Writing the commit"_s;
    if (git_repository_is_bare(m_repository.get()) == 1)
        return failAt(Error::Kind::Refused, m_path, 0, u"A bare repository has no files to commit"_s);
    git::CommitHandle parent;
    if (!spec.parent.isEmpty()) {
        TB_TRY(parent, commit(spec.parent));
    }
    TB_TRY(const auto base, baseTree(m_repository.get(), parent.get()));
    // What the line end rules call "in the index" must be the index as it is now on disk.
    git::IndexHandle index;
    TB_GIT(git_repository_index(git::Out(index), m_repository.get()), what);
    TB_GIT(git_index_read(index.get(), 0), what);

    QList<QByteArray> names;
    QList<git_tree_update> updates;
    for (const QString &path : spec.paths) {
        TB_CHECK(checkPath(path));
        TB_TRY(const git_filemode_t mode, modeOf(base.get(), path));
        TB_TRY(const git_oid blob, storeFile(path));
        names.append(path.toUtf8());
        updates.append({GIT_TREE_UPDATE_UPSERT, blob, mode, names.constLast().constData()});
    }
    for (const QString &path : spec.removed) {
        TB_CHECK(checkPath(path));
        git::TreeEntryHandle entry;
        const int code = git_tree_entry_bypath(git::Out(entry), base.get(), path.toUtf8().constData());
        if (code == GIT_ENOTFOUND) {
            git_error_clear(); // it was never committed
            continue;
        }
        TB_GIT(code, what);
        names.append(path.toUtf8());
        updates.append({GIT_TREE_UPDATE_REMOVE, {}, GIT_FILEMODE_BLOB, names.constLast().constData()});
    }
    git_oid treeId = *git_tree_id(base.get());
    if (!updates.isEmpty()) {
        TB_GIT(git_tree_create_updated(&treeId, m_repository.get(), const_cast<git_tree *>(base.get()),
                                       static_cast<size_t>(updates.size()), updates.constData()),
               what);
    }
    git::TreeHandle tree;
    TB_GIT(git_tree_lookup(git::Out(tree), m_repository.get(), &treeId), what);
    TB_TRY(const auto signature, signatureOf(spec.author, spec.when));
    TB_TRY(const QByteArray message, tidyMessage(spec.message));
    git_oid id;
    const git_commit *parents[] = {parent.get()};
    TB_GIT(git_commit_create(&id, m_repository.get(), nullptr, signature.get(), signature.get(), nullptr,
                             message.constData(), tree.get(), parent ? 1 : 0, parents),
           what);
    failpoint("git.commit-written");
    return git::idText(id);
}

Result<QString> LibGit2Repository::writeTagObject(const TagSpec &spec)
{
    const QString what = u"Writing the tag %1"_s.arg(spec.name);
    TB_CHECK(checkTagName(spec.name));
    TB_TRY(const auto target, commit(spec.commit));
    TB_TRY(const auto tagger, signatureOf(spec.tagger, spec.when));
    TB_TRY(const QByteArray message, tidyMessage(spec.message));
    git_oid id;
    TB_GIT(git_tag_annotation_create(&id, m_repository.get(), spec.name.toUtf8().constData(),
                                     reinterpret_cast<const git_object *>(target.get()), tagger.get(),
                                     message.constData()),
           what);
    return git::idText(id);
}

/// Puts one path of HEAD's tree into the index. Where the working tree's file is what the tree holds, the file's data
/// go with it, so that the next status needs not read it again.
Result<void> LibGit2Repository::refreshEntry(git_index *index, git_tree *tree, const QString &path) const
{
    const QString what = u"Refreshing %1 in the index"_s.arg(path);
    const QByteArray name = path.toUtf8();
    git::TreeEntryHandle inTree;
    const int code = git_tree_entry_bypath(git::Out(inTree), tree, name.constData());
    if (code == GIT_ENOTFOUND) {
        git_error_clear();
        TB_GIT(git_index_remove_bypath(index, name.constData()), what);
        return {};
    }
    TB_GIT(code, what);
    git_index_entry entry = {};
    entry.id = *git_tree_entry_id(inTree.get());
    entry.mode = git_tree_entry_filemode_raw(inTree.get());
    entry.path = name.constData();
    struct stat info = {};
    const bool there = ::lstat(QFile::encodeName(m_path + u'/' + path).constData(), &info) == 0;
    const auto content = storedContent(path);
    git_oid now = {};
    if (there && content)
        TB_GIT(git_odb_hash(&now, content->constData(), static_cast<size_t>(content->size()), GIT_OBJECT_BLOB), what);
    if (git_oid_equal(&now, &entry.id)) {
        entry.ctime = {static_cast<int32_t>(info.st_ctim.tv_sec), static_cast<uint32_t>(info.st_ctim.tv_nsec)};
        entry.mtime = {static_cast<int32_t>(info.st_mtim.tv_sec), static_cast<uint32_t>(info.st_mtim.tv_nsec)};
        entry.dev = static_cast<uint32_t>(info.st_dev);
        entry.ino = static_cast<uint32_t>(info.st_ino);
        entry.uid = info.st_uid;
        entry.gid = info.st_gid;
        entry.file_size = static_cast<uint32_t>(info.st_size);
    }
    TB_GIT(git_index_add(index, &entry), what);
    return {};
}

Result<void> LibGit2Repository::refreshIndex(const QString &commitId, const QStringList &paths)
{
    const QString what = u"Refreshing the index"_s;
    TB_TRY(const auto current, commit(commitId));
    git::TreeHandle tree;
    TB_GIT(git_commit_tree(git::Out(tree), current.get()), what);
    git::IndexHandle index;
    TB_GIT(git_repository_index(git::Out(index), m_repository.get()), what);
    std::optional<Error> failure;
    // The index is read and changed anew for each try: it may be another one after the other program's work.
    const auto refresh = [&]() -> int {
        if (const int code = git_index_read(index.get(), 1); code < 0)
            return code;
        for (const QString &path : paths) {
            if (const auto done = refreshEntry(index.get(), tree.get(), path); !done) {
                failure = done.error();
                return 0;
            }
        }
        return git_index_write(index.get());
    };
    TB_CHECK(git::retryWhileLocked(refresh, gitFolder() + u"index.lock"_s, what));
    if (failure)
        return tl::unexpected(*failure);
    return {};
}

} // namespace tagboat
