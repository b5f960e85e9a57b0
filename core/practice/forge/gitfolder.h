// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/githandles.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace tagboat::practice
{

struct GitRef {
    QString name;   ///< in full
    QString sha;    ///< of what it names: for an annotated tag the tag object
    QString commit; ///< peeled; empty if it names no commit
    [[nodiscard]] bool annotated() const { return sha != commit; }
};

struct GitPerson {
    QString name;
    QString email;
    QDateTime when;
};

struct GitCommitInfo {
    QString sha;
    QString tree;
    QString message;
    GitPerson author;
    GitPerson committer;
    QStringList parents;
};

struct GitTagInfo {
    QString sha;
    QString name;
    QString message;
    GitPerson tagger;
    QString object;
    QString type;
};

struct GitChange {
    QString path;
    QString previous; ///< of a renamed file
    QString status;   ///< added, removed, modified, renamed
    QString sha;
    QString patch;
    int additions = 0;
    int deletions = 0;
};

struct GitEntry {
    QString path;
    QString sha;
    bool folder = false;
    qint64 size = 0;
};

/// A bare repository of the harbour. Errors: NotFound; Conflict (what stands differs, or files conflict); Invalid
/// (a name or id that makes no sense); Io.
class GitFolder
{
public:
    static Result<std::unique_ptr<GitFolder>> open(const QString &path);

    [[nodiscard]] Result<QList<GitRef>> references(const QString &prefix = QStringLiteral("refs/")) const;
    [[nodiscard]] Result<GitRef> reference(const QString &name) const;
    [[nodiscard]] QString defaultBranch() const;
    /// A branch, tag, full reference name or (shortened) id, as the API takes them; gives a commit.
    [[nodiscard]] Result<QString> resolve(const QString &text) const;
    [[nodiscard]] Result<QString> typeOf(const QString &sha) const;
    Result<void> create(const QString &name, const QString &sha);
    /// Errors: Conflict if it is no fast-forward and @p force is false.
    Result<void> update(const QString &name, const QString &sha, bool force);
    Result<void> remove(const QString &name);
    Result<QString> createTag(const QString &name, const QString &sha, const QString &message, const GitPerson &tagger);
    [[nodiscard]] Result<GitTagInfo> tag(const QString &sha) const;

    [[nodiscard]] Result<GitCommitInfo> commit(const QString &sha) const;
    /// Newest first: what @p from reaches and @p without does not; at most @p limit.
    [[nodiscard]] Result<QList<GitCommitInfo>> log(const QString &from, const QString &without = {},
                                                   int limit = 250) const;
    [[nodiscard]] Result<QString> mergeBase(const QString &one, const QString &two) const;
    [[nodiscard]] Result<std::pair<int, int>> aheadBehind(const QString &head, const QString &base) const;
    [[nodiscard]] Result<QList<GitChange>> changes(const QString &fromCommit, const QString &toCommit) const;

    [[nodiscard]] Result<GitEntry> entry(const QString &commit, const QString &path) const;
    [[nodiscard]] Result<QList<GitEntry>> folder(const QString &commit, const QString &path) const;
    [[nodiscard]] Result<QByteArray> blob(const QString &sha) const;
    /// Commits one file's new bytes (or its removal, without bytes) onto a branch.
    Result<QString> writeFile(const QString &branch, const QString &path, const std::optional<QByteArray> &bytes,
                              const QString &message, const GitPerson &author);

    enum class Method { Merge, Squash, Rebase };
    struct MergeWish {
        QString base; ///< commit
        QString head; ///< commit
        Method method = Method::Merge;
        QString message;
        GitPerson author;
        GitPerson committer;
    };
    /// Makes the commits of a merge and gives the last; moves no reference. Errors: Conflict.
    Result<QString> merge(const MergeWish &wish);

private:
    GitFolder() = default;
    GitLibrary m_library;
    GitRepository m_repository;
};

/// libgit2's id for 40 hex digits; Invalid for anything else.
Result<git_oid> gitId(const QString &sha);
QString gitText(const git_oid *id);
/// libgit2's answer as a Result, with @p what as the sentence.
Result<void> gitChecked(int status, const QString &what);
Result<GitSignature> gitSignature(const GitPerson &person);
Result<GitCommit> gitCommitOf(git_repository *repository, const QString &sha);

} // namespace tagboat::practice
