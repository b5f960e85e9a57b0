// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/repositorywriter.h"

#include "practice/githandles.h"

#include <QFile>
#include <QFileInfo>
#include <QTimeZone>

#include <utility>

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

Result<void> checked(int status, const QString &what)
{
    if (status >= 0)
        return {};
    const git_error *error = git_error_last();
    return fail(Error::Kind::Io, u"The practice harbour could not be made: "_s + what + u'.',
                error ? QString::fromUtf8(error->message) : QString());
}

/// Who wrote the samples; the first is the identity that the clones are set to.
constexpr const char *people[][2] = {{"Mara Lindqvist", "mara@harbour.example"},
                                     {"Mara Lindqvist", "mara@harbour.example"},
                                     {"Tomasz Wilk", "tomasz@harbour.example"}};

Result<GitSignature> signatureOf(const StoryCommit &commit, qsizetype index, QDate today)
{
    // Seven minutes between commits keep those of one day in order, and all of them within working hours.
    const QDateTime when =
        QDateTime(today.addDays(-commit.daysAgo), QTime(8, 0), QTimeZone::utc()).addSecs(7 * 60 * index);
    const auto &person = people[static_cast<std::size_t>(index) % std::size(people)];
    git_signature *signature = nullptr;
    TB_CHECK(
        checked(git_signature_new(&signature, person[0], person[1], when.toSecsSinceEpoch(), 0), u"an identity"_s));
    return GitSignature(signature);
}

Result<git_oid> writeTree(git_repository *repository, const StoryCommit &commit, QDate today)
{
    git_index *raw = nullptr;
    TB_CHECK(checked(git_index_new(&raw), u"an index"_s));
    const GitIndex index(raw);
    for (const auto &[path, content] : commit.files.asKeyValueRange()) {
        const QByteArray bytes = Story::fill(content, commit.version, today);
        git_index_entry entry{};
        entry.mode = GIT_FILEMODE_BLOB;
        entry.path = path.constData();
        TB_CHECK(checked(git_blob_create_from_buffer(&entry.id, repository, bytes.constData(),
                                                     static_cast<std::size_t>(bytes.size())),
                         u"a file"_s));
        TB_CHECK(checked(git_index_add(index.get(), &entry), u"a tree entry"_s));
    }
    git_oid tree;
    TB_CHECK(checked(git_index_write_tree_to(&tree, index.get(), repository), u"a tree"_s));
    return tree;
}

Result<void> writeTags(git_repository *repository, const StoryCommit &commit, const git_oid &id,
                       const git_signature *tagger)
{
    git_object *raw = nullptr;
    TB_CHECK(checked(git_object_lookup(&raw, repository, &id, GIT_OBJECT_COMMIT), u"a commit"_s));
    const GitObject target(raw);
    for (const QByteArray &tag : commit.tags) {
        const QByteArray message = "Release " + tag + '\n';
        git_oid tagId;
        TB_CHECK(
            checked(git_tag_create(&tagId, repository, tag.constData(), target.get(), tagger, message.constData(), 0),
                    u"a tag"_s));
    }
    return {};
}

/// Writes commit after commit; a branch grows from the last commit of main.
Result<void> writeHistory(git_repository *repository, const Story &story, QDate today, bool pushed)
{
    git_oid parentId;
    bool hasParent = git_reference_name_to_id(&parentId, repository, "HEAD") == 0;
    for (qsizetype i = 0; i < story.commits().size(); ++i) {
        const StoryCommit &commit = story.commits()[i];
        if (commit.pushed != pushed)
            continue;
        TB_TRY(const GitSignature signature, signatureOf(commit, i, today));
        TB_TRY(const git_oid treeId, writeTree(repository, commit, today));
        git_tree *rawTree = nullptr;
        TB_CHECK(checked(git_tree_lookup(&rawTree, repository, &treeId), u"a tree"_s));
        const GitTree tree(rawTree);
        git_commit *rawParent = nullptr;
        if (hasParent)
            TB_CHECK(checked(git_commit_lookup(&rawParent, repository, &parentId), u"a commit"_s));
        const GitCommit parent(rawParent);
        const git_commit *parents[] = {parent.get()};
        git_oid id;
        TB_CHECK(checked(git_commit_create(&id, repository, nullptr, signature.get(), signature.get(), nullptr,
                                           commit.message.constData(), tree.get(), hasParent ? 1 : 0, parents),
                         u"a commit"_s));
        git_reference *reference = nullptr;
        const QByteArray branch = "refs/heads/" + commit.branch;
        TB_CHECK(
            checked(git_reference_create(&reference, repository, branch.constData(), &id, 1, "commit"), u"a branch"_s));
        git_reference_free(reference);
        TB_CHECK(checked(git_repository_set_head(repository, branch.constData()), u"HEAD"_s));
        TB_CHECK(writeTags(repository, commit, id, signature.get()));
        parentId = id;
        hasParent = true;
    }
    return {};
}

/// The clone's own settings: what the samples want, whatever the user's settings say. The remote and the upstream are
/// written as settings too: libgit2's functions for it ask for url.*.insteadOf, and 1.5 leaks memory on each such
/// question.
Result<void> configure(git_repository *repository, const QByteArray &remotePath)
{
    git_config *raw = nullptr;
    TB_CHECK(checked(git_repository_config(&raw, repository), u"the settings"_s));
    git_config *local = nullptr;
    const GitConfiguration all(raw);
    TB_CHECK(checked(git_config_open_level(&local, all.get(), GIT_CONFIG_LEVEL_LOCAL), u"the settings"_s));
    const GitConfiguration configuration(local);
    const std::pair<const char *, const char *> values[] = {
        {"user.name", people[0][0]},
        {"user.email", people[0][1]},
        {"core.autocrlf", "false"},
        {"commit.gpgSign", "false"},
        {"tag.gpgSign", "false"},
        {"remote.origin.url", remotePath.constData()},
        {"remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*"},
        {"branch.main.remote", "origin"},
        {"branch.main.merge", "refs/heads/main"}};
    for (const auto &[name, value] : values)
        TB_CHECK(checked(git_config_set_string(configuration.get(), name, value), u"the settings"_s));
    return {};
}

/// Makes @p name point at what @p branch points at.
Result<void> follow(git_repository *repository, const char *name, const char *branch)
{
    git_oid id;
    TB_CHECK(checked(git_reference_name_to_id(&id, repository, branch), u"a branch"_s));
    git_reference *reference = nullptr;
    TB_CHECK(checked(git_reference_create(&reference, repository, name, &id, 1, "push"), u"a remote branch"_s));
    git_reference_free(reference);
    return {};
}

/// Pushes every branch and tag there is to a new bare repository.
Result<void> pushEverything(git_repository *repository, const Story &story, const QByteArray &remotePath)
{
    git_repository_init_options options;
    TB_CHECK(checked(git_repository_init_options_init(&options, GIT_REPOSITORY_INIT_OPTIONS_VERSION), u"options"_s));
    options.flags = GIT_REPOSITORY_INIT_BARE | GIT_REPOSITORY_INIT_MKPATH | GIT_REPOSITORY_INIT_NO_REINIT;
    options.initial_head = "main";
    git_repository *rawBare = nullptr;
    TB_CHECK(checked(git_repository_init_ext(&rawBare, remotePath.constData(), &options), u"a remote"_s));
    const GitRepository bare(rawBare);

    git_remote_create_options remoteOptions;
    TB_CHECK(checked(git_remote_create_options_init(&remoteOptions, GIT_REMOTE_CREATE_OPTIONS_VERSION), u"options"_s));
    remoteOptions.repository = repository;
    remoteOptions.flags = GIT_REMOTE_CREATE_SKIP_INSTEADOF;
    git_remote *rawRemote = nullptr;
    TB_CHECK(checked(git_remote_create_with_opts(&rawRemote, remotePath.constData(), &remoteOptions), u"a remote"_s));
    const GitRemoteHandle remote(rawRemote);
    QByteArrayList names;
    for (const StoryCommit &commit : story.commits()) {
        const QByteArray branch = "refs/heads/" + commit.branch;
        if (commit.pushed && !names.contains(branch))
            names.append(branch);
        for (const QByteArray &tag : commit.tags)
            names.append("refs/tags/" + tag);
    }
    QList<char *> refspecs;
    for (QByteArray &name : names) {
        name += ':' + name;
        refspecs.append(name.data());
    }
    const git_strarray wanted{refspecs.data(), static_cast<std::size_t>(refspecs.size())};
    TB_CHECK(checked(git_remote_push(remote.get(), &wanted, nullptr), u"a push"_s));
    return follow(repository, "refs/remotes/origin/main", "refs/heads/main");
}

Result<void> checkOut(git_repository *repository, const Story &story, const QString &work, QDate today)
{
    git_checkout_options options;
    TB_CHECK(checked(git_checkout_options_init(&options, GIT_CHECKOUT_OPTIONS_VERSION), u"options"_s));
    options.checkout_strategy = GIT_CHECKOUT_FORCE;
    TB_CHECK(checked(git_checkout_head(repository, &options), u"the working tree"_s));
    const QByteArray version = story.commits().last().version;
    for (const auto &[path, content] : story.uncommittedChanges().asKeyValueRange()) {
        QFile out(work + u'/' + QString::fromUtf8(path));
        const QByteArray bytes = Story::fill(content, version, today);
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.flush())
            return failAt(Error::Kind::Io, out.fileName(), 0, u"The practice harbour could not be made."_s,
                          out.errorString());
    }
    return {};
}

} // namespace

Result<void> writeRepository(const Story &story, const RepositoryPlace &place, QDate today)
{
    const GitLibrary library;
    git_repository_init_options options;
    TB_CHECK(checked(git_repository_init_options_init(&options, GIT_REPOSITORY_INIT_OPTIONS_VERSION), u"options"_s));
    options.flags = GIT_REPOSITORY_INIT_MKPATH | GIT_REPOSITORY_INIT_NO_REINIT;
    options.initial_head = "main";
    git_repository *raw = nullptr;
    TB_CHECK(checked(git_repository_init_ext(&raw, QFile::encodeName(place.work).constData(), &options), u"a clone"_s));
    const GitRepository repository(raw);
    TB_CHECK(configure(repository.get(), QFile::encodeName(place.remote)));
    TB_CHECK(writeHistory(repository.get(), story, today, true));
    TB_CHECK(pushEverything(repository.get(), story, QFile::encodeName(place.remote)));
    TB_CHECK(writeHistory(repository.get(), story, today, false));
    return checkOut(repository.get(), story, place.work, today);
}

} // namespace tagboat::practice
