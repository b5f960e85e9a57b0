// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/fileedit.h"
#include "base/result.h"
#include "version/taggrammar.h"

#include <QByteArray>
#include <QCoroTask>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace tagboat
{

/// A tag of a local repository, peeled.
struct GitTag {
    QString name;   ///< without refs/tags/
    QString object; ///< the tag object's id, or the commit's for a lightweight tag; empty if the tag is damaged
    QString commit; ///< empty if it does not lead to a commit
    QDateTime date; ///< the tagger's date, or the commit's; null in the list of tags(), see tagDate()
    bool annotated = false;
    bool operator==(const GitTag &) const = default;
};

/// What `git status --branch` would say, without running git.
struct WorkingState {
    QString branch; ///< short name; the branch that would be born in an empty repository
    QString head;   ///< commit id; empty when unborn
    bool detached = false;
    bool shallow = false;
    bool bare = false;
    int staged = 0;
    int modified = 0;
    int untracked = 0;
    int conflicted = 0;
    QString operation;  ///< "merge", "rebase", "bisect", … when one is in progress; else empty
    QString remoteName; ///< of the upstream, else "origin" or the only one; empty if none
    QString remoteUrl;  ///< as configured (no insteadOf); never a password, and a user's name only for ssh
    QString upstream;   ///< "origin/main"; empty if none
    int ahead = 0;
    int behind = 0;
    QStringList submodules; ///< their paths, as the index has them; nothing is read in them
    QStringList nested;     ///< other repositories in untracked folders, as far as two levels down
    bool hasHooks = false;
    bool signsCommits = false; ///< commit.gpgSign: a commit of ours would be unsigned against the user's will
    bool signsTags = false;    ///< tag.gpgSign, or tag.forceSignAnnotated
    [[nodiscard]] bool dirty() const { return staged + modified + conflicted > 0; }
};

/// What a repository's state and tags are read from, so that it can be told later whether they could have changed.
struct RepositorySources {
    QString gitFolder;       ///< of this working tree
    QString commonFolder;    ///< shared by all working trees; the same as gitFolder in most repositories
    QStringList leftOut;     ///< folders of the working tree that git ignores, relative, without a trailing slash
    QStringList otherPlaces; ///< files and folders elsewhere, absolute, which need not exist: the user's own settings,
                             ///< what the settings include, a folder of hooks
    bool operator==(const RepositorySources &) const = default;
};

/// A commit as the scan needs it.
struct GitCommit {
    QString id;
    QString message;
    QString authorName;
    QDateTime date;
    int parents = 0;
    QString authorMail = {};
    QByteArray parentIds = {}; ///< twenty bytes each, one behind the other
};

/// A file that git tracks, as the index has it.
struct TrackedFile {
    QString path;
    QString id;      ///< of the stored content; of a submodule its recorded commit
    qint64 size = 0; ///< in the working tree when git last looked; 0 for a submodule
    bool submodule = false;
    bool operator==(const TrackedFile &) const = default;
};

/// Where a submodule stands.
struct Submodule {
    QString path;
    QString recorded; ///< the commit that the index records
    QString current;  ///< the commit that is checked out; empty if the submodule is not there
    bool dirty = false;
    bool operator==(const Submodule &) const = default;
};

/// One opened local repository, for reading and for the local writes of a release. Runs no hook, filter or command of
/// the repository. Not thread-safe: one thread at a time uses an object.
class LocalRepository
{
public:
    virtual ~LocalRepository() = default;

    [[nodiscard]] virtual QString path() const = 0; ///< the working tree's root, absolute; the git folder when bare
    /// From now on what reads many references or a long history ends soon with Cancelled when @p cancel is requested.
    virtual void stopWith(const Cancel &cancel) = 0;
    virtual Result<WorkingState> state() = 0;
    /// What state() was read from, as state() met it; call it after state().
    virtual Result<RepositorySources> sources() = 0;
    /// All files of the index, by path. Conflicted files stand once.
    virtual Result<QList<TrackedFile>> trackedFiles() = 0;
    /// The submodules among @p files, each opened by itself. One that cannot be opened counts as not there.
    virtual Result<QList<Submodule>> submodules(const QList<TrackedFile> &files) = 0;
    /// All tags; a damaged one has no object, and the others are there all the same. Dates are left out: they alone
    /// would need each tag's object read, 30 ms for 1,000 of them.
    virtual Result<QList<GitTag>> tags() = 0;
    /// When a tag was made: the tagger's date, or the commit's of a lightweight tag. UTC.
    virtual Result<QDateTime> tagDate(const GitTag &tag) = 0;
    /// The tag of @p candidates, given from highest version down, that is the first to be reachable from HEAD; with its
    /// date.
    virtual Result<std::optional<GitTag>> firstReachable(const QList<GitTag> &candidates) = 0;
    /// Gives the commits reachable from @p tip (a commit id; empty: HEAD) and not from @p exclude (a commit id, or
    /// empty), newest first, until @p take returns false. None is kept, so the history may be long. @p folder restricts
    /// to commits that differ there from each of their parents; "." or empty is all.
    virtual Result<void> eachCommit(const QString &exclude, const QString &tip, const QString &folder,
                                    const std::function<bool(const GitCommit &)> &take) = 0;
    /// The first @p limit commits that eachCommit() gives.
    Result<QList<GitCommit>> commitsBetween(const QString &exclude, const QString &tip, const QString &folder,
                                            int limit)
    {
        QList<GitCommit> commits;
        const auto take = [&](const GitCommit &commit) {
            commits.append(commit);
            return commits.size() < limit;
        };
        return limit > 0 ? eachCommit(exclude, tip, folder, take).map([&commits] { return commits; })
                         : Result<QList<GitCommit>>(commits);
    }
    /// commitsBetween() up to HEAD.
    Result<QList<GitCommit>> commitsSince(const QString &exclude, const QString &folder, int limit)
    {
        return commitsBetween(exclude, {}, folder, limit);
    }
    /// The number of commits since @p exclude, as `git rev-list --count exclude..HEAD` gives it.
    virtual Result<int> countSince(const QString &exclude) = 0;
    /// The full id a reference (full name, such as refs/heads/main) points to, not peeled; nothing if absent.
    virtual Result<std::optional<QString>> reference(const QString &fullName) = 0;
    /// The commit that an object id or full reference name peels to; nothing if absent, Invalid if it
    /// leads to something that is no commit.
    virtual Result<std::optional<QString>> commitOf(const QString &idOrName) = 0;
    /// The file's bytes in a commit's tree; NotFound if absent.
    virtual Result<QByteArray> fileAt(const QString &commit, const QString &path) = 0;
    /// True if @p ancestor is reachable from (or equal to) @p descendant.
    virtual Result<bool> isAncestor(const QString &ancestor, const QString &descendant) = 0;
    /// The user's name and mail as git would use them; NotFound with remedy if not configured.
    struct Identity {
        QString name;
        QString email;
    };
    virtual Result<Identity> identity() = 0;
    /// The name and address that the repository's mailmap (.mailmap, or as git is configured) gives an author.
    virtual Result<Identity> mapped(const Identity &author) = 0;

    /// A commit that is fully determined by its values: the same values give the same id on every replay.
    struct CommitSpec {
        QString parent;    ///< commit id; empty for a root commit
        QStringList paths; ///< files whose working tree bytes go in; everything else is the parent's tree
        QString message;
        Identity author;
        QDateTime when;
        QStringList removed = {}; ///< files that the parent has and this commit has not
    };
    /// Writes the commit object (no reference moves) and returns its id. A file is stored as `git add` would: line ends
    /// normalised where core.autocrlf or attributes say so. Files under an outside filter (LFS) or a working tree
    /// encoding, which Tagboat does not run, are Refused, and so are links. A file that exists keeps its mode; a new
    /// one gets 100644.
    virtual Result<QString> writeCommit(const CommitSpec &spec) = 0;
    /// Points a branch at @p to if it is at @p expected (empty: must not exist yet), and is content if it is at @p to
    /// already. Conflict otherwise. Never backwards: @p to must descend from @p expected. Conflict too if another
    /// worktree has the branch checked out.
    virtual Result<void> advanceBranch(const QString &branch, const QString &to, const QString &expected) = 0;
    /// Makes @p branch the current one. Its commit must have the same tree as HEAD's commit, or as the index: no file
    /// of the working tree is touched. Conflict otherwise.
    virtual Result<void> switchTo(const QString &branch) = 0;
    /// Sets refs/remotes/<remote>/<branch>, as git does after its own push.
    virtual Result<void> noteRemoteBranch(const QString &remoteName, const QString &branch, const QString &commit) = 0;
    /// Refreshes the index so that @p paths, and nothing else of it, are as in @p commit.
    virtual Result<void> refreshIndex(const QString &commit, const QStringList &paths) = 0;

    /// An annotated tag, fully determined by its values.
    struct TagSpec {
        QString name;
        QString commit;
        QString message;
        Identity tagger;
        QDateTime when;
    };
    /// The id that the tag object will have; writes the object, not the reference.
    virtual Result<QString> writeTagObject(const TagSpec &spec) = 0;
    /// Creates refs/tags/@p name; Conflict if it exists and points elsewhere, fine if it points to @p object.
    virtual Result<void> createTag(const QString &name, const QString &object) = 0;
    /// Deletes a candidate's tag if it points to @p expected; fine if it is gone already. There is no such
    /// function for release tags.
    virtual Result<void> deleteCandidateTag(const CandidateTag &tag, const QString &expected) = 0;
};

/// Three texts that are to be merged, and what stands beside the marks of a conflict.
struct MergeTexts {
    QByteArray base;
    QByteArray ours;
    QByteArray theirs;
    QString oursName;
    QString theirsName;
    int markLength = 7;
};
struct MergedText {
    QByteArray text;   ///< with conflicts in git's own style where both changed the same lines
    bool clean = true; ///< there are none
    int changed = 0;   ///< how many lines theirs changed; of added and removed ones the more
};

/// Opens repositories.
class Git
{
public:
    virtual ~Git() = default;
    /// Opens the repository at exactly @p path (no search upwards). Errors name what cannot be read: "unsupported by
    /// this build: partial clone", "damaged", "belongs to another user".
    virtual Result<std::unique_ptr<LocalRepository>> open(const QString &path) = 0;
    /// A unified diff that `git apply` takes, of contents before and after.
    virtual Result<QByteArray> unifiedDiff(const QList<FileEdit> &edits) = 0;
    /// Merges by lines, as `git merge-file` does; bytes are taken as they are, line ends among them. Invalid for zero
    /// bytes, unless one side alone changed something.
    virtual Result<MergedText> mergeTexts(const MergeTexts &texts) = 0;
};

/// One reference on a remote.
struct RemoteReference {
    QString name;   ///< full name
    QString id;     ///< the object's id
    QString peeled; ///< for annotated tags the commit's id, else the same as id
    bool operator==(const RemoteReference &) const = default;
};

/// One reference update of a push. No update is ever forced.
struct PushUpdate {
    QString reference; ///< full name on the remote
    QString to;        ///< object id; must exist locally
    QString expected;  ///< the id the remote must have now; empty: the reference must not exist
};

/// The network half of git. Addresses are used as they are given, without insteadOf or pushUrl; local paths, file, git,
/// ssh (with the agent and known_hosts) and https (without credentials so far) are spoken, others Refused. Every call
/// has its own deadline, runs in a process that can be killed, and can be cancelled.
class GitRemote
{
public:
    virtual ~GitRemote() = default;
    /// All references of the remote @p url, read without touching the repository.
    virtual QCoro::Task<Result<QList<RemoteReference>>> references(QString repository, QString url, Cancel cancel) = 0;
    /// Pushes branches and tags; all are compared with the remote before anything is sent, and a reference that stands
    /// at its new id already is done. The branches go first, and the tags only once those stand (libgit2 cannot ask for
    /// an atomic push). The server's word on every reference is honoured: a refused reference is an error (Denied, or
    /// Conflict) with the server's text as detail. Conflict if a reference is not at its expected id, or not at the new
    /// one afterwards. Refused: to move an existing tag; a remote on this computer that has hooks; a shallow clone.
    virtual QCoro::Task<Result<void>> push(QString repository, QString url, QList<PushUpdate> updates,
                                           Cancel cancel) = 0;
    /// Deletes a candidate's tag on the remote if it is at @p expected. Fine if it is gone already.
    virtual QCoro::Task<Result<void>> deleteCandidateTag(QString repository, QString url, CandidateTag tag,
                                                         QString expected, Cancel cancel) = 0;
    /// Fetches branches and tags into refs/remotes and refs/tags; never moves a local branch or an existing tag, and
    /// removes nothing.
    virtual QCoro::Task<Result<void>> fetch(QString repository, QString remoteName, Cancel cancel) = 0;
};

} // namespace tagboat
