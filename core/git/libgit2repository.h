// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "git/handles.h"
#include "ports/git.h"

namespace tagboat
{

/// LocalRepository on libgit2; its functions stand in several files, by subject:
/// repositoryreading.cpp, indexreading.cpp, workingstate.cpp, history.cpp, commitwriting.cpp, referencewriting.cpp.
class LibGit2Repository final : public LocalRepository
{
public:
    LibGit2Repository(git::RepositoryHandle repository, QString path);

    [[nodiscard]] QString path() const override { return m_path; }
    void stopWith(const Cancel &cancel) override { m_cancel = cancel; }
    Result<WorkingState> state() override;
    Result<RepositorySources> sources() override;
    Result<QList<TrackedFile>> trackedFiles() override;
    Result<QList<Submodule>> submodules(const QList<TrackedFile> &files) override;
    Result<QList<GitTag>> tags() override;
    Result<QDateTime> tagDate(const GitTag &tag) override;
    Result<std::optional<GitTag>> firstReachable(const QList<GitTag> &candidates) override;
    Result<void> eachCommit(const QString &exclude, const QString &tip, const QString &folder,
                            const std::function<bool(const GitCommit &)> &take) override;
    Result<int> countSince(const QString &exclude) override;
    Result<std::optional<QString>> reference(const QString &fullName) override;
    Result<std::optional<QString>> commitOf(const QString &idOrName) override;
    Result<QByteArray> fileAt(const QString &commit, const QString &path) override;
    Result<bool> isAncestor(const QString &ancestor, const QString &descendant) override;
    Result<Identity> identity() override;
    Result<Identity> mapped(const Identity &author) override;
    Result<QString> writeCommit(const CommitSpec &spec) override;
    Result<void> advanceBranch(const QString &branch, const QString &to, const QString &expected) override;
    Result<void> switchTo(const QString &branch) override;
    Result<void> noteRemoteBranch(const QString &remoteName, const QString &branch, const QString &commitId) override;
    Result<void> refreshIndex(const QString &commitId, const QStringList &paths) override;
    Result<QString> writeTagObject(const TagSpec &spec) override;
    Result<void> createTag(const QString &name, const QString &object) override;
    Result<void> deleteCandidateTag(const CandidateTag &tag, const QString &expected) override;

private:
    /// Cancelled when that was requested.
    [[nodiscard]] Result<void> goOn() const;
    /// The commit at HEAD; nothing when unborn.
    Result<std::optional<git_oid>> head() const;
    Result<git::CommitHandle> commit(const QString &id) const;
    /// What git would store for a file of the working tree: line ends are normalised where the settings and attributes
    /// say so, and no outside filter runs.
    Result<QByteArray> storedContent(const QString &path) const;
    Result<void> refuseForeignFilter(const QString &path) const;
    Result<git_oid> storeFile(const QString &path) const;
    Result<void> refreshEntry(git_index *index, git_tree *tree, const QString &path) const;
    Result<void> createReference(const QString &fullName, const git_oid &to, const git_oid *expected,
                                 const QString &reason) const;
    [[nodiscard]] QString gitFolder() const;    ///< of this worktree
    [[nodiscard]] QString commonFolder() const; ///< shared by all worktrees

    git::RepositoryHandle m_repository;
    git::MailmapHandle m_mailmap; ///< once it was asked for
    QString m_path;
    Cancel m_cancel;
    QStringList m_ignoredFolders; ///< as the last state() met them
    QStringList m_namedPlaces;    ///< as its settings named them: other settings, ignore rules, hooks
};

} // namespace tagboat
