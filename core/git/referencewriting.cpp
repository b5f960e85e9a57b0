// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/failpoint.h"
#include "git/commitwalk.h"
#include "git/giterror.h"
#include "git/libgit2repository.h"
#include "git/lockretry.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

tl::unexpected<Error> moved(const QString &name, const QString &found, const QString &wanted)
{
    const QString stands = found.isEmpty() ? u"is gone"_s : u"stands at %1"_s.arg(found);
    const QString expected = wanted.isEmpty() ? u"not to exist"_s : wanted;
    return fail(Error::Kind::Conflict, u"%1 %2, where %3 was expected"_s.arg(name, stands, expected), {},
                u"Somebody changed it meanwhile. Look at it, then plan the release again."_s);
}

Result<QString> branchReference(const QString &branch)
{
    const QString name = u"refs/heads/"_s + branch;
    int valid = 0;
    TB_GIT(git_reference_name_is_valid(&valid, name.toUtf8().constData()), u"Reading the branch's name"_s);
    if (valid == 0 || branch == "HEAD"_L1 || branch.startsWith(u'-'))
        return fail(Error::Kind::Usage, u"\"%1\" is no name for a branch"_s.arg(branch));
    return name;
}

Result<git::TreeHandle> treeAt(git_repository *repository, const git_oid &commitId)
{
    const QString what = u"Reading a commit's files"_s;
    git::CommitHandle commit;
    TB_GIT(git_commit_lookup(git::Out(commit), repository, &commitId), what);
    git::TreeHandle tree;
    TB_GIT(git_commit_tree(git::Out(tree), commit.get()), what);
    return tree;
}

/// True if the index holds exactly the files of @p tree.
Result<bool> indexEquals(git_repository *repository, git_tree *tree)
{
    const QString what = u"Comparing the index with a commit"_s;
    git::IndexHandle index;
    TB_GIT(git_repository_index(git::Out(index), repository), what);
    TB_GIT(git_index_read(index.get(), 0), what);
    git::DiffHandle diff;
    TB_GIT(git_diff_tree_to_index(git::Out(diff), repository, tree, index.get(), nullptr), what);
    return git_diff_num_deltas(diff.get()) == 0 && git_index_has_conflicts(index.get()) == 0;
}

/// The reference that keeps a file of the name @p fullName from being: v1 where v1/x is wanted, or the other way round.
Result<QString> inTheWayOf(git_repository *repository, const QString &fullName)
{
    const QString what = u"Looking for names beside %1"_s.arg(fullName);
    git::ReferenceIteratorHandle iterator;
    TB_GIT(git_reference_iterator_glob_new(git::Out(iterator), repository, "refs/*"), what);
    const char *bytes = nullptr;
    int code = 0;
    while ((code = git_reference_next_name(&bytes, iterator.get())) == 0) {
        const QString name = QString::fromUtf8(bytes);
        if (fullName.startsWith(name + u'/') || name.startsWith(fullName + u'/'))
            return name;
    }
    if (code != GIT_ITEROVER)
        return git::gitFailure(code, what);
    return QString();
}

} // namespace

/// Creates the reference, or moves it from @p expected; another value there is a Conflict, found by libgit2 under the
/// reference's own lock.
Result<void> LibGit2Repository::createReference(const QString &fullName, const git_oid &to, const git_oid *expected,
                                                const QString &reason) const
{
    const QByteArray name = fullName.toUtf8();
    const QByteArray text = reason.toUtf8();
    const auto create = [&] {
        return git_reference_create_matching(nullptr, m_repository.get(), name.constData(), &to,
                                             expected != nullptr ? 1 : 0, expected, text.constData());
    };
    return git::retryWhileLocked(create, commonFolder() + fullName + u".lock"_s, u"Writing %1"_s.arg(fullName));
}

Result<void> LibGit2Repository::advanceBranch(const QString &branch, const QString &to, const QString &expected)
{
    TB_TRY(const QString name, branchReference(branch));
    TB_TRY(const git_oid target, git::parseId(to));
    TB_TRY(const auto target2, commit(to)); // must be a commit, and be here
    TB_TRY(const auto now, reference(name));
    if (now == to)
        return {};
    if (now.value_or(QString()) != expected)
        return moved(name, now.value_or(QString()), expected);
    const QString reason = u"tagboat: "_s + QString::fromUtf8(git_commit_summary(target2.get()));
    if (expected.isEmpty())
        return createReference(name, target, nullptr, reason);
    TB_TRY(const git_oid from, git::parseId(expected));
    TB_TRY(const bool forward, git::reaches(m_repository.get(), target, from));
    if (!forward) {
        return fail(Error::Kind::Conflict, u"%1 does not contain %2, where %3 stands"_s.arg(to, expected, name),
                    u"A branch is never moved backwards or aside."_s);
    }
    git::ReferenceHandle held;
    TB_GIT(git_reference_lookup(git::Out(held), m_repository.get(), name.toUtf8().constData()),
           u"Reading the branch %1"_s.arg(branch));
    // libgit2 asks the worktrees that can be; ours may have it.
    if (git_branch_is_head(held.get()) != 1 && git_branch_is_checked_out(held.get()) == 1) {
        return fail(Error::Kind::Conflict, u"Another worktree has the branch %1 checked out"_s.arg(branch), {},
                    u"Open that worktree instead, or switch it to another branch."_s);
    }
    failpoint("git.branch-before-move");
    return createReference(name, target, &from, reason);
}

Result<void> LibGit2Repository::switchTo(const QString &branch)
{
    TB_TRY(const QString name, branchReference(branch));
    if (git_repository_state(m_repository.get()) != GIT_REPOSITORY_STATE_NONE)
        return fail(Error::Kind::Conflict, u"A merge or rebase is in progress in the repository"_s, {},
                    u"Finish or abort it first."_s);
    TB_TRY(const auto target, commitOf(name));
    if (!target)
        return fail(Error::Kind::NotFound, u"There is no branch %1"_s.arg(branch));
    TB_TRY(const git_oid targetId, git::parseId(*target));
    TB_TRY(const auto targetTree, treeAt(m_repository.get(), targetId));
    TB_TRY(const auto current, head());
    bool same = false;
    if (current) {
        TB_TRY(const auto currentTree, treeAt(m_repository.get(), *current));
        same = git_oid_equal(git_tree_id(currentTree.get()), git_tree_id(targetTree.get())) == 1;
    }
    if (!same) {
        TB_TRY(same, indexEquals(m_repository.get(), targetTree.get()));
    }
    if (!same) {
        return fail(Error::Kind::Conflict, u"The branch %1 holds other files than those checked out"_s.arg(branch), {},
                    u"Switch to it with git, then try again."_s);
    }
    const QByteArray nameBytes = name.toUtf8();
    return git::retryWhileLocked([&] { return git_repository_set_head(m_repository.get(), nameBytes.constData()); },
                                 gitFolder() + u"HEAD.lock"_s, u"Switching to %1"_s.arg(branch));
}

Result<void> LibGit2Repository::noteRemoteBranch(const QString &remoteName, const QString &branch,
                                                 const QString &commitId)
{
    TB_TRY(const git_oid target, git::parseId(commitId));
    if (remoteName.isEmpty())
        return {};
    const QString fullName = u"refs/remotes/"_s + remoteName + u'/' + branch;
    TB_TRY(const auto now, reference(fullName));
    if (now == commitId)
        return {};
    const QByteArray name = fullName.toUtf8();
    const auto create = [&] {
        return git_reference_create(nullptr, m_repository.get(), name.constData(), &target, 1, "tagboat: push");
    };
    return git::retryWhileLocked(create, commonFolder() + fullName + u".lock"_s, u"Writing %1"_s.arg(fullName));
}

Result<void> LibGit2Repository::createTag(const QString &name, const QString &object)
{
    TB_CHECK(checkTagName(name));
    TB_TRY(const git_oid id, git::parseId(object));
    const QString fullName = u"refs/tags/"_s + name;
    failpoint("git.tag-before-reference");
    const auto created = createReference(fullName, id, nullptr, u"tagboat: tag"_s);
    if (created || created.error().kind == Error::Kind::Busy)
        return created;
    TB_TRY(const auto now, reference(fullName));
    if (now == object)
        return {};
    if (now)
        return moved(fullName, *now, object);
    TB_TRY(const QString other, inTheWayOf(m_repository.get(), fullName));
    if (other.isEmpty())
        return created;
    return fail(Error::Kind::Conflict, u"%1 cannot be, because %2 exists"_s.arg(fullName, other));
}

// The only deletion of a tag there is, and its argument can be nothing but a candidate.
Result<void> LibGit2Repository::deleteCandidateTag(const CandidateTag &tag, const QString &expected)
{
    TB_TRY(const git_oid id, git::parseId(expected));
    const QString fullName = u"refs/tags/"_s + tag.name();
    git::ReferenceHandle reference;
    const int code = git_reference_lookup(git::Out(reference), m_repository.get(), fullName.toUtf8().constData());
    if (code == GIT_ENOTFOUND) {
        git_error_clear();
        return {};
    }
    TB_GIT(code, u"Reading the tag %1"_s.arg(tag.name()));
    const git_oid *now = git_reference_target(reference.get());
    if (now == nullptr || !git_oid_equal(now, &id))
        return moved(fullName, now != nullptr ? git::idText(*now) : u"another reference"_s, expected);
    // git_reference_delete() compares with the value that was read above, under the lock.
    return git::retryWhileLocked([&] { return git_reference_delete(reference.get()); },
                                 commonFolder() + fullName + u".lock"_s, u"Deleting the tag %1"_s.arg(tag.name()));
}

} // namespace tagboat
