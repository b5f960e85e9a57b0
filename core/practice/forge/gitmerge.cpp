// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/gitfolder.h"

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

Result<GitTree> treeOfIndex(git_repository *repository, git_index *index)
{
    if (git_index_has_conflicts(index))
        return fail(Error::Kind::Conflict, u"Merge conflict"_s);
    git_oid id;
    TB_CHECK(gitChecked(git_index_write_tree_to(&id, index, repository), u"The merged tree cannot be written."_s));
    git_tree *raw = nullptr;
    TB_CHECK(gitChecked(git_tree_lookup(&raw, repository, &id), u"The merged tree is missing."_s));
    return GitTree(raw);
}

Result<QString> commitTree(git_repository *repository, git_tree *tree, const GitFolder::MergeWish &wish,
                           const std::vector<const git_commit *> &parents)
{
    TB_TRY(const GitSignature author, gitSignature(wish.author));
    TB_TRY(const GitSignature committer, gitSignature(wish.committer));
    git_oid id;
    TB_CHECK(gitChecked(git_commit_create(&id, repository, nullptr, author.get(), committer.get(), nullptr,
                                          wish.message.toUtf8().constData(), tree, parents.size(),
                                          const_cast<const git_commit **>(parents.data())), // the C type lacks a const
                        u"The merge cannot be committed."_s));
    return gitText(&id);
}

/// One commit put on top of @p onto.
Result<QString> pick(git_repository *repository, const GitCommitInfo &info, const QString &onto,
                     const GitPerson &committer)
{
    TB_TRY(const GitCommit commit, gitCommitOf(repository, info.sha));
    TB_TRY(const GitCommit base, gitCommitOf(repository, onto));
    git_index *raw = nullptr;
    TB_CHECK(gitChecked(git_cherrypick_commit(&raw, repository, commit.get(), base.get(), 0, nullptr),
                        u"This branch can't be rebased"_s));
    const GitIndex index(raw);
    TB_TRY(const GitTree tree, treeOfIndex(repository, index.get()));
    GitFolder::MergeWish wish;
    wish.message = info.message + u'\n';
    wish.author = info.author;
    wish.committer = committer;
    return commitTree(repository, tree.get(), wish, {base.get()});
}

} // namespace

Result<QString> GitFolder::merge(const MergeWish &wish)
{
    git_repository *repository = m_repository.get();
    if (wish.method == Method::Rebase) {
        TB_TRY(const QList<GitCommitInfo> commits, log(wish.head, wish.base));
        QString tip = wish.base;
        for (auto commit = commits.rbegin(); commit != commits.rend(); ++commit) {
            if (commit->parents.size() > 1)
                return fail(Error::Kind::Conflict, u"This branch can't be rebased"_s);
            TB_TRY(tip, pick(repository, *commit, tip, wish.committer));
        }
        return tip;
    }
    TB_TRY(const GitCommit base, gitCommitOf(repository, wish.base));
    TB_TRY(const GitCommit head, gitCommitOf(repository, wish.head));
    git_index *raw = nullptr;
    TB_CHECK(gitChecked(git_merge_commits(&raw, repository, base.get(), head.get(), nullptr), u"Merge conflict"_s));
    const GitIndex index(raw);
    TB_TRY(const GitTree tree, treeOfIndex(repository, index.get()));
    if (wish.method == Method::Squash)
        return commitTree(repository, tree.get(), wish, {base.get()});
    return commitTree(repository, tree.get(), wish, {base.get(), head.get()});
}

} // namespace tagboat::practice
