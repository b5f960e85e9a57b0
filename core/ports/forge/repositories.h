// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/result.h"

#include <QByteArray>
#include <QCoroTask>
#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace tagboat
{

/// The owner and name of a repository on a forge: "ada/engine".
struct RepositoryName {
    QString owner;
    QString name;

    /// Of "owner/name". Invalid for characters that GitHub does not allow there.
    static Result<RepositoryName> parse(QStringView text);
    [[nodiscard]] QString full() const { return owner + u'/' + name; }
    bool operator==(const RepositoryName &) const = default;
};

/// What the account may do in a repository.
struct ForgeRights {
    bool pull = false;
    bool triage = false;
    bool push = false;
    bool maintain = false;
    bool admin = false;
    bool operator==(const ForgeRights &) const = default;
};

/// https://docs.github.com/en/rest/repos/repos#get-a-repository
struct ForgeRepository {
    qint64 id = 0;
    RepositoryName name; ///< as the forge has it now: differs from what was asked after a renaming
    QString url;         ///< for a browser
    QString defaultBranch;
    bool isPrivate = false;
    bool archived = false;
    ForgeRights rights;
    bool ownedByOrganisation = false;
    bool allowsMerge = false;
    bool allowsSquash = false;
    bool allowsRebase = false;
    bool deletesMergedBranches = false;
    QDateTime pushedAt;
    bool operator==(const ForgeRepository &) const = default;
};

/// https://docs.github.com/en/rest/branches/branches
struct ForgeBranch {
    QString name;
    QString commit;
    bool isProtected = false; ///< by a rule of either kind
    bool operator==(const ForgeBranch &) const = default;
};

/// A reference, https://docs.github.com/en/rest/git/refs
struct ForgeReference {
    QString name;   ///< full: "refs/tags/v1.2.3"
    QString object; ///< its id; not peeled
    bool isTagObject = false;
    bool operator==(const ForgeReference &) const = default;
};

/// https://docs.github.com/en/rest/repos/contents
struct ForgeFile {
    QString path;
    QString id; ///< of the content, as git names it
    qint64 size = 0;
    bool isFolder = false;
    QByteArray bytes; ///< of file() alone
    bool operator==(const ForgeFile &) const = default;
};

/// A file to be written on a branch, as a commit of its own.
struct ForgeFileWrite {
    QString path;
    QByteArray bytes;
    QString branch;
    QString message;
    QString replaces; ///< the id of the content that stands there now; empty: there is no such file
};

/// https://docs.github.com/en/rest/commits/commits#compare-two-commits
struct ForgeComparison {
    enum class Status { Ahead, Behind, Identical, Diverged, Other };
    Status status = Status::Other;
    int aheadBy = 0;
    int behindBy = 0;
    QString url; ///< for a browser
    bool operator==(const ForgeComparison &) const = default;
};

/// Repositories, and what stands in them.
class ForgeRepositories
{
public:
    virtual ~ForgeRepositories() = default;

    virtual QCoro::Task<Result<ForgeRepository>> get(RepositoryName repository, Cancel cancel) = 0;
    /// All that the account owns or works on, last pushed to first.
    virtual QCoro::Task<Result<QList<ForgeRepository>>> mine(Cancel cancel) = 0;
    /// NotFound if it is not there.
    virtual QCoro::Task<Result<ForgeBranch>> branch(RepositoryName repository, QString branch, Cancel cancel) = 0;
    /// The reference @p fullName ("refs/heads/main"); nothing if it is not there.
    virtual QCoro::Task<Result<std::optional<ForgeReference>>> reference(RepositoryName repository, QString fullName,
                                                                         Cancel cancel) = 0;
    /// Those whose full names begin with @p prefix: "refs/heads/fix-".
    virtual QCoro::Task<Result<QList<ForgeReference>>> references(RepositoryName repository, QString prefix,
                                                                  Cancel cancel) = 0;
    /// The commit that a branch, tag or id leads to. NotFound, or Invalid, if it leads to none.
    virtual QCoro::Task<Result<QString>> commitOf(RepositoryName repository, QString reference, Cancel cancel) = 0;
    /// Makes a branch at a commit. Conflict if there is one of that name.
    virtual QCoro::Task<Result<void>> createBranch(RepositoryName repository, QString branch, QString commit,
                                                   Cancel cancel) = 0;
    /// Removes a branch if it is at @p expected; fine if it is gone already. Conflict if it is elsewhere. There is no
    /// such function for tags.
    virtual QCoro::Task<Result<void>> removeBranch(RepositoryName repository, QString branch, QString expected,
                                                   Cancel cancel) = 0;
    /// A file of up to 100 MB at a reference (empty: the default branch). NotFound if it is not there, or is a folder.
    virtual QCoro::Task<Result<ForgeFile>> file(RepositoryName repository, QString path, QString reference,
                                                Cancel cancel) = 0;
    /// A folder's entries without their bytes; "" is the root.
    virtual QCoro::Task<Result<QList<ForgeFile>>> folder(RepositoryName repository, QString path, QString reference,
                                                         Cancel cancel) = 0;
    /// Commits one file on a branch. Conflict if something else stands there. Files of workflows take the permission
    /// Workflows too. https://docs.github.com/en/rest/repos/contents#create-or-update-file-contents
    virtual QCoro::Task<Result<void>> writeFile(RepositoryName repository, ForgeFileWrite file, Cancel cancel) = 0;
    virtual QCoro::Task<Result<ForgeComparison>> compare(RepositoryName repository, QString base, QString head,
                                                         Cancel cancel) = 0;
};

} // namespace tagboat
