// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/gitfolder.h"

#include <QFile>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

GitPerson personOf(const git_signature *signature)
{
    if (!signature)
        return {};
    return {QString::fromUtf8(signature->name), QString::fromUtf8(signature->email),
            QDateTime::fromSecsSinceEpoch(signature->when.time, QTimeZone::utc())};
}

/// What a reference names, and the commit behind it.
Result<GitRef> refOf(git_repository *repository, const QString &name, const git_oid &id)
{
    GitRef ref{name, gitText(&id), {}};
    git_object *raw = nullptr;
    TB_CHECK(gitChecked(git_object_lookup(&raw, repository, &id, GIT_OBJECT_ANY), u"The object is missing."_s));
    const GitObject object(raw);
    git_object *peeled = nullptr;
    if (git_object_peel(&peeled, object.get(), GIT_OBJECT_COMMIT) == 0) {
        const GitObject commit(peeled);
        ref.commit = gitText(git_object_id(commit.get()));
    }
    return ref;
}

} // namespace

Result<void> gitChecked(int status, const QString &what)
{
    if (status >= 0)
        return {};
    const git_error *error = git_error_last();
    const QString detail = error ? QString::fromUtf8(error->message) : QString();
    switch (status) {
    case GIT_ENOTFOUND:
        return fail(Error::Kind::NotFound, what, detail);
    case GIT_EEXISTS:
    case GIT_EMODIFIED:
    case GIT_ECONFLICT:
    case GIT_EMERGECONFLICT:
        return fail(Error::Kind::Conflict, what, detail);
    case GIT_EINVALIDSPEC:
    case GIT_EAMBIGUOUS:
        return fail(Error::Kind::Invalid, what, detail);
    default:
        return fail(Error::Kind::Io, what, detail);
    }
}

Result<git_oid> gitId(const QString &sha)
{
    git_oid id;
    if (sha.size() != GIT_OID_HEXSZ || git_oid_fromstr(&id, sha.toLatin1().constData()) != 0)
        return fail(Error::Kind::Invalid, u"It is no full object id."_s, sha);
    return id;
}

QString gitText(const git_oid *id)
{
    char text[GIT_OID_HEXSZ + 1];
    git_oid_tostr(text, sizeof text, id);
    return QString::fromLatin1(text);
}

Result<GitSignature> gitSignature(const GitPerson &person)
{
    git_signature *raw = nullptr;
    TB_CHECK(gitChecked(git_signature_new(&raw, person.name.toUtf8().constData(), person.email.toUtf8().constData(),
                                          person.when.toSecsSinceEpoch(), 0),
                        u"The person has no name or address."_s));
    return GitSignature(raw);
}

Result<GitCommit> gitCommitOf(git_repository *repository, const QString &sha)
{
    TB_TRY(const git_oid id, gitId(sha));
    git_commit *raw = nullptr;
    TB_CHECK(gitChecked(git_commit_lookup(&raw, repository, &id), u"There is no such commit."_s));
    return GitCommit(raw);
}

Result<std::unique_ptr<GitFolder>> GitFolder::open(const QString &path)
{
    std::unique_ptr<GitFolder> folder(new GitFolder);
    git_repository *raw = nullptr;
    TB_CHECK(gitChecked(git_repository_open_bare(&raw, QFile::encodeName(path).constData()),
                        u"The remote %1 cannot be opened."_s.arg(path)));
    folder->m_repository.reset(raw);
    return folder;
}

Result<QList<GitRef>> GitFolder::references(const QString &prefix) const
{
    git_reference_iterator *raw = nullptr;
    TB_CHECK(gitChecked(git_reference_iterator_new(&raw, m_repository.get()), u"References cannot be listed."_s));
    const GitReferences iterator(raw);
    QList<GitRef> found;
    git_reference *each = nullptr;
    while (git_reference_next(&each, iterator.get()) == 0) {
        const GitReference reference(each);
        const QString name = QString::fromUtf8(git_reference_name(reference.get()));
        const git_oid *target = git_reference_target(reference.get());
        if (!name.startsWith(prefix) || !target)
            continue;
        if (auto ref = refOf(m_repository.get(), name, *target)) // one whose object is missing is passed over
            found.append(*std::move(ref));
    }
    std::sort(found.begin(), found.end(), [](const GitRef &a, const GitRef &b) { return a.name < b.name; });
    return found;
}

Result<GitRef> GitFolder::reference(const QString &name) const
{
    git_oid id;
    TB_CHECK(gitChecked(git_reference_name_to_id(&id, m_repository.get(), name.toUtf8().constData()),
                        u"There is no reference %1."_s.arg(name)));
    return refOf(m_repository.get(), name, id);
}

QString GitFolder::defaultBranch() const
{
    git_reference *raw = nullptr;
    if (git_reference_lookup(&raw, m_repository.get(), "HEAD") != 0)
        return u"main"_s;
    const GitReference head(raw);
    const char *target = git_reference_symbolic_target(head.get());
    return target ? QString::fromUtf8(target).section(u'/', 2) : u"main"_s;
}

Result<QString> GitFolder::resolve(const QString &text) const
{
    for (const QString &prefix : {u"refs/heads/"_s, u"refs/tags/"_s, u"refs/"_s, QString()}) {
        const auto ref = reference(prefix + text);
        if (ref && !ref->commit.isEmpty())
            return ref->commit;
    }
    static const auto hex = [](QChar c) { return c.isDigit() || (c >= u'a' && c <= u'f'); };
    if (text.size() < 7 || !std::all_of(text.begin(), text.end(), hex))
        return fail(Error::Kind::NotFound, u"No commit found for: %1"_s.arg(text));
    git_object *raw = nullptr;
    TB_CHECK(gitChecked(git_revparse_single(&raw, m_repository.get(), (text + u"^{commit}"_s).toUtf8().constData()),
                        u"No commit found for: %1"_s.arg(text)));
    const GitObject object(raw);
    return gitText(git_object_id(object.get()));
}

Result<QString> GitFolder::typeOf(const QString &sha) const
{
    TB_TRY(const git_oid id, gitId(sha));
    git_object *raw = nullptr;
    TB_CHECK(gitChecked(git_object_lookup(&raw, m_repository.get(), &id, GIT_OBJECT_ANY), u"Object does not exist"_s));
    const GitObject object(raw);
    return QString::fromLatin1(git_object_type2string(git_object_type(object.get())));
}

Result<void> GitFolder::create(const QString &name, const QString &sha)
{
    TB_TRY(const git_oid id, gitId(sha));
    git_reference *raw = nullptr;
    const int status = git_reference_create(&raw, m_repository.get(), name.toUtf8().constData(), &id, 0, nullptr);
    git_reference_free(raw);
    return gitChecked(status, u"The reference cannot be created."_s);
}

Result<void> GitFolder::update(const QString &name, const QString &sha, bool force)
{
    TB_TRY(const GitRef before, reference(name));
    TB_TRY(const git_oid id, gitId(sha));
    TB_TRY(const git_oid old, gitId(before.commit));
    if (!force && before.commit != sha && git_graph_descendant_of(m_repository.get(), &id, &old) != 1)
        return fail(Error::Kind::Conflict, u"Update is not a fast forward"_s);
    git_reference *raw = nullptr;
    const int status = git_reference_create(&raw, m_repository.get(), name.toUtf8().constData(), &id, 1, nullptr);
    git_reference_free(raw);
    return gitChecked(status, u"The reference cannot be moved."_s);
}

Result<void> GitFolder::remove(const QString &name)
{
    return gitChecked(git_reference_remove(m_repository.get(), name.toUtf8().constData()),
                      u"The reference cannot be removed."_s);
}

Result<QString> GitFolder::createTag(const QString &name, const QString &sha, const QString &message,
                                     const GitPerson &tagger)
{
    TB_TRY(const git_oid id, gitId(sha));
    git_object *raw = nullptr;
    TB_CHECK(gitChecked(git_object_lookup(&raw, m_repository.get(), &id, GIT_OBJECT_ANY), u"Object does not exist"_s));
    const GitObject target(raw);
    TB_TRY(const GitSignature signature, gitSignature(tagger));
    git_oid tag;
    TB_CHECK(gitChecked(git_tag_annotation_create(&tag, m_repository.get(), name.toUtf8().constData(), target.get(),
                                                  signature.get(), message.toUtf8().constData()),
                        u"The tag object cannot be made."_s));
    return gitText(&tag);
}

Result<GitTagInfo> GitFolder::tag(const QString &sha) const
{
    TB_TRY(const git_oid id, gitId(sha));
    git_tag *raw = nullptr;
    TB_CHECK(gitChecked(git_tag_lookup(&raw, m_repository.get(), &id), u"There is no such tag object."_s));
    const GitTag tag(raw);
    return GitTagInfo{sha,
                      QString::fromUtf8(git_tag_name(tag.get())),
                      QString::fromUtf8(git_tag_message(tag.get())),
                      personOf(git_tag_tagger(tag.get())),
                      gitText(git_tag_target_id(tag.get())),
                      QString::fromLatin1(git_object_type2string(git_tag_target_type(tag.get())))};
}

Result<GitCommitInfo> GitFolder::commit(const QString &sha) const
{
    TB_TRY(const GitCommit commit, gitCommitOf(m_repository.get(), sha));
    GitCommitInfo info{sha,
                       gitText(git_commit_tree_id(commit.get())),
                       QString::fromUtf8(git_commit_message(commit.get())).trimmed(),
                       personOf(git_commit_author(commit.get())),
                       personOf(git_commit_committer(commit.get())),
                       {}};
    for (unsigned int i = 0; i < git_commit_parentcount(commit.get()); ++i)
        info.parents.append(gitText(git_commit_parent_id(commit.get(), i)));
    return info;
}

Result<QList<GitCommitInfo>> GitFolder::log(const QString &from, const QString &without, int limit) const
{
    git_revwalk *raw = nullptr;
    TB_CHECK(gitChecked(git_revwalk_new(&raw, m_repository.get()), u"The history cannot be read."_s));
    const GitWalk walk(raw);
    git_revwalk_sorting(walk.get(), GIT_SORT_TOPOLOGICAL | GIT_SORT_TIME);
    TB_TRY(const git_oid start, gitId(from));
    TB_CHECK(gitChecked(git_revwalk_push(walk.get(), &start), u"There is no such commit."_s));
    if (!without.isEmpty()) {
        TB_TRY(const git_oid hidden, gitId(without));
        TB_CHECK(gitChecked(git_revwalk_hide(walk.get(), &hidden), u"There is no such commit."_s));
    }
    QList<GitCommitInfo> found;
    git_oid id;
    while (found.size() < limit && git_revwalk_next(&id, walk.get()) == 0) {
        TB_TRY(GitCommitInfo info, commit(gitText(&id)));
        found.append(std::move(info));
    }
    return found;
}

Result<QString> GitFolder::mergeBase(const QString &one, const QString &two) const
{
    TB_TRY(const git_oid first, gitId(one));
    TB_TRY(const git_oid second, gitId(two));
    git_oid base;
    TB_CHECK(gitChecked(git_merge_base(&base, m_repository.get(), &first, &second), u"There is no common commit."_s));
    return gitText(&base);
}

Result<std::pair<int, int>> GitFolder::aheadBehind(const QString &head, const QString &base) const
{
    TB_TRY(const git_oid local, gitId(head));
    TB_TRY(const git_oid upstream, gitId(base));
    std::size_t ahead = 0;
    std::size_t behind = 0;
    TB_CHECK(gitChecked(git_graph_ahead_behind(&ahead, &behind, m_repository.get(), &local, &upstream),
                        u"The commits cannot be compared."_s));
    return std::pair(static_cast<int>(ahead), static_cast<int>(behind));
}

} // namespace tagboat::practice
