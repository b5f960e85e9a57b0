// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/gitfolder.h"

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

Result<GitTree> treeOf(git_repository *repository, const QString &commit)
{
    TB_TRY(const GitCommit found, gitCommitOf(repository, commit));
    git_tree *raw = nullptr;
    TB_CHECK(gitChecked(git_commit_tree(&raw, found.get()), u"The commit's tree is missing."_s));
    return GitTree(raw);
}

GitEntry entryOf(git_repository *repository, const git_tree_entry *entry, const QString &path)
{
    GitEntry result{path, gitText(git_tree_entry_id(entry)), git_tree_entry_type(entry) == GIT_OBJECT_TREE, 0};
    git_blob *raw = nullptr;
    if (!result.folder && git_blob_lookup(&raw, repository, git_tree_entry_id(entry)) == 0) {
        const GitBlob blob(raw);
        result.size = static_cast<qint64>(git_blob_rawsize(blob.get()));
    }
    return result;
}

GitChange changeOf(const git_diff_delta &delta, git_patch *patch)
{
    GitChange change{QString::fromUtf8(delta.new_file.path), {}, u"modified"_s, gitText(&delta.new_file.id), {}, 0, 0};
    if (delta.status == GIT_DELTA_ADDED)
        change.status = u"added"_s;
    if (delta.status == GIT_DELTA_RENAMED) {
        change.status = u"renamed"_s;
        change.previous = QString::fromUtf8(delta.old_file.path);
    }
    if (delta.status == GIT_DELTA_DELETED) {
        change.status = u"removed"_s;
        change.sha = gitText(&delta.old_file.id);
    }
    std::size_t additions = 0;
    std::size_t deletions = 0;
    git_patch_line_stats(nullptr, &additions, &deletions, patch);
    change.additions = static_cast<int>(additions);
    change.deletions = static_cast<int>(deletions);
    git_buf text{};
    if (git_patch_to_buf(&text, patch) == 0) {
        const QByteArray bytes(text.ptr, static_cast<qsizetype>(text.size));
        const qsizetype hunk = bytes.indexOf("\n@@");
        change.patch = hunk < 0 ? QString() : QString::fromUtf8(bytes.mid(hunk + 1)).trimmed();
        git_buf_dispose(&text);
    }
    return change;
}

} // namespace

Result<QList<GitChange>> GitFolder::changes(const QString &fromCommit, const QString &toCommit) const
{
    GitTree before;
    if (!fromCommit.isEmpty()) {
        TB_TRY(before, treeOf(m_repository.get(), fromCommit));
    }
    TB_TRY(const GitTree after, treeOf(m_repository.get(), toCommit));
    git_diff *raw = nullptr;
    TB_CHECK(gitChecked(git_diff_tree_to_tree(&raw, m_repository.get(), before.get(), after.get(), nullptr),
                        u"The commits cannot be compared."_s));
    const GitDiff diff(raw);
    TB_CHECK(gitChecked(git_diff_find_similar(diff.get(), nullptr), u"The commits cannot be compared."_s));
    QList<GitChange> found;
    for (std::size_t i = 0; i < git_diff_num_deltas(diff.get()); ++i) {
        git_patch *rawPatch = nullptr;
        TB_CHECK(gitChecked(git_patch_from_diff(&rawPatch, diff.get(), i), u"The commits cannot be compared."_s));
        const GitPatch patch(rawPatch);
        found.append(changeOf(*git_diff_get_delta(diff.get(), i), patch.get()));
    }
    return found;
}

Result<GitEntry> GitFolder::entry(const QString &commit, const QString &path) const
{
    TB_TRY(const GitTree tree, treeOf(m_repository.get(), commit));
    if (path.isEmpty())
        return GitEntry{{}, gitText(git_tree_id(tree.get())), true, 0};
    git_tree_entry *raw = nullptr;
    TB_CHECK(
        gitChecked(git_tree_entry_bypath(&raw, tree.get(), path.toUtf8().constData()), u"There is no such file."_s));
    const GitTreeEntry entry(raw);
    return entryOf(m_repository.get(), entry.get(), path);
}

Result<QList<GitEntry>> GitFolder::folder(const QString &commit, const QString &path) const
{
    TB_TRY(const GitEntry at, entry(commit, path));
    TB_TRY(const git_oid id, gitId(at.sha));
    git_tree *raw = nullptr;
    TB_CHECK(gitChecked(git_tree_lookup(&raw, m_repository.get(), &id), u"It is no folder."_s));
    const GitTree tree(raw);
    QList<GitEntry> found;
    for (std::size_t i = 0; i < git_tree_entrycount(tree.get()); ++i) {
        const git_tree_entry *each = git_tree_entry_byindex(tree.get(), i);
        const QString name = QString::fromUtf8(git_tree_entry_name(each));
        found.append(entryOf(m_repository.get(), each, path.isEmpty() ? name : path + u'/' + name));
    }
    return found;
}

Result<QByteArray> GitFolder::blob(const QString &sha) const
{
    TB_TRY(const git_oid id, gitId(sha));
    git_blob *raw = nullptr;
    TB_CHECK(gitChecked(git_blob_lookup(&raw, m_repository.get(), &id), u"There is no such file."_s));
    const GitBlob blob(raw);
    return QByteArray(static_cast<const char *>(git_blob_rawcontent(blob.get())),
                      static_cast<qsizetype>(git_blob_rawsize(blob.get())));
}

Result<QString> GitFolder::writeFile(const QString &branch, const QString &path, const std::optional<QByteArray> &bytes,
                                     const QString &message, const GitPerson &author)
{
    const QString name = u"refs/heads/"_s + branch;
    TB_TRY(const GitRef ref, reference(name));
    TB_TRY(const GitTree before, treeOf(m_repository.get(), ref.commit));
    git_index *rawIndex = nullptr;
    TB_CHECK(gitChecked(git_index_new(&rawIndex), u"An index cannot be made."_s));
    const GitIndex index(rawIndex);
    TB_CHECK(gitChecked(git_index_read_tree(index.get(), before.get()), u"The tree cannot be read."_s));
    const QByteArray file = path.toUtf8();
    if (bytes) {
        git_index_entry entry{};
        entry.mode = GIT_FILEMODE_BLOB;
        entry.path = file.constData();
        TB_CHECK(gitChecked(git_blob_create_from_buffer(&entry.id, m_repository.get(), bytes->constData(),
                                                        static_cast<std::size_t>(bytes->size())),
                            u"The file cannot be written."_s));
        TB_CHECK(gitChecked(git_index_add(index.get(), &entry), u"The path makes no sense."_s));
    } else {
        TB_CHECK(gitChecked(git_index_remove(index.get(), file.constData(), 0), u"There is no such file."_s));
    }
    git_oid treeId;
    TB_CHECK(gitChecked(git_index_write_tree_to(&treeId, index.get(), m_repository.get()), u"No tree."_s));
    git_tree *rawTree = nullptr;
    TB_CHECK(gitChecked(git_tree_lookup(&rawTree, m_repository.get(), &treeId), u"No tree."_s));
    const GitTree tree(rawTree);
    TB_TRY(const GitCommit parent, gitCommitOf(m_repository.get(), ref.commit));
    TB_TRY(const GitSignature person, gitSignature(author));
    const git_commit *parents[] = {parent.get()};
    git_oid id;
    TB_CHECK(gitChecked(git_commit_create(&id, m_repository.get(), nullptr, person.get(), person.get(), nullptr,
                                          message.toUtf8().constData(), tree.get(), 1, parents),
                        u"The commit cannot be made."_s));
    TB_CHECK(update(name, gitText(&id), false));
    return gitText(&id);
}

} // namespace tagboat::practice
