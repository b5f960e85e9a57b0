// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/foldernames.h"
#include "git/commitwalk.h"
#include "git/giterror.h"
#include "git/libgit2repository.h"
#include "git/remoteurl.h"
#include "git/stallguard.h"

#include <git2/sys/repository.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <fcntl.h>
#include <string_view>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

const QString readingState = u"Reading the state of the working tree"_s;
const QString headsPrefix = u"refs/heads/"_s;

/// A setting's text; empty if it is not set.
Result<QString> textSetting(git_config *config, const QString &key)
{
    const char *value = nullptr;
    const int code = git_config_get_string(&value, config, key.toUtf8().constData());
    if (code == GIT_ENOTFOUND || code == GIT_EINVALIDSPEC) {
        git_error_clear();
        return QString();
    }
    TB_GIT(code, u"Reading the git settings"_s);
    return QString::fromUtf8(value);
}

Result<bool> switchSetting(git_config *config, const char *key)
{
    int value = 0;
    const int code = git_config_get_bool(&value, config, key);
    if (code == GIT_ENOTFOUND) {
        git_error_clear();
        return false;
    }
    TB_GIT(code, u"Reading the git settings"_s);
    return value != 0;
}

QString operationName(int state)
{
    switch (state) {
    case GIT_REPOSITORY_STATE_NONE:
        return {};
    case GIT_REPOSITORY_STATE_MERGE:
        return u"merge"_s;
    case GIT_REPOSITORY_STATE_REVERT:
    case GIT_REPOSITORY_STATE_REVERT_SEQUENCE:
        return u"revert"_s;
    case GIT_REPOSITORY_STATE_CHERRYPICK:
    case GIT_REPOSITORY_STATE_CHERRYPICK_SEQUENCE:
        return u"cherry-pick"_s;
    case GIT_REPOSITORY_STATE_BISECT:
        return u"bisect"_s;
    case GIT_REPOSITORY_STATE_APPLY_MAILBOX:
    case GIT_REPOSITORY_STATE_APPLY_MAILBOX_OR_REBASE:
        return u"am"_s;
    default:
        return u"rebase"_s;
    }
}

tl::unexpected<Error> damaged(const Error &cause, const QString &what)
{
    return fail(Error::Kind::Invalid, u"The repository is damaged: %1"_s.arg(what), cause.detail,
                u"Run git fsck in the repository."_s);
}

/// What is under way, such as a merge. libgit2 asks for a dozen files by name; one look at the folder tells that none
/// of them is there.
QString operationIn(git_repository *repository)
{
    static constexpr std::array<std::string_view, 6> marks{"MERGE_HEAD", "REVERT_HEAD",  "CHERRY_PICK_HEAD",
                                                           "BISECT_LOG", "rebase-merge", "rebase-apply"};
    const int folder = ::open(git_repository_path(repository), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool marked = folder < 0;
    const int code = marked ? 0 : eachNameIn(folder, [&marked](const char *name, unsigned char) {
        marked = std::ranges::find(marks, name) != marks.end();
        return !marked;
    });
    if (folder >= 0)
        ::close(folder);
    return marked || code != 0 ? operationName(git_repository_state(repository)) : QString();
}

bool hasHook(const QString &folder)
{
    const auto files = QDir(folder).entryInfoList(QDir::Files | QDir::Executable);
    return std::any_of(files.cbegin(), files.cend(),
                       [](const QFileInfo &file) { return file.suffix() != "sample"_L1; });
}

/// True if a rule ignores the folder itself. Folders that are empty, or hold only ignored files, are called ignored as
/// well, but a new file in them would count.
Result<bool> isIgnoredFolder(git_repository *repository, const char *path)
{
    if (!QByteArrayView(path).endsWith('/'))
        return false;
    int ignored = 0;
    TB_GIT(git_ignore_path_is_ignored(&ignored, repository, path), readingState);
    return ignored == 1;
}

/// libgit2 reads folders 100 deep, and says only by its text that there are more.
tl::unexpected<Error> statusFailure(int code)
{
    const git_error *last = git_error_last();
    const bool ofIndex = last != nullptr && last->klass == GIT_ERROR_INDEX;
    Error error = git::lastError(code, readingState);
    if (ofIndex) {
        error.kind = Error::Kind::Invalid;
        error.message = u"The repository is damaged: its index cannot be read"_s;
        error.remedy = u"Run git fsck in the repository; git reset makes a new index."_s;
    }
    if (error.detail.startsWith("unsupported mandatory extension"_L1)) { // 'link': split index, 'sdir': sparse index
        error.kind = Error::Kind::Refused;
        error.message = u"The repository's index has a form that is unsupported by this build"_s;
        error.remedy = u"Use git in a terminal for this repository."_s;
    }
    if (error.detail.contains("too deep"_L1)) {
        error.kind = Error::Kind::Refused;
        error.message = u"Its folders are nested deeper than this build can read: 100 levels"_s;
        error.remedy = u"Use git in a terminal for this repository."_s;
    }
    return tl::unexpected(std::move(error));
}

bool isRepositoryRoot(const QString &folder)
{
    return QFileInfo::exists(folder + u"/.git"_s);
}

/// Adds the repositories at @p folder (relative to @p root, untracked) and right below it.
void findNested(const QString &root, const QString &folder, QStringList &nested)
{
    constexpr qsizetype namesLimit = 200;
    if (isRepositoryRoot(root + u'/' + folder)) {
        nested.append(folder);
        return;
    }
    const QStringList names =
        QDir(root + u'/' + folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks);
    for (const QString &name : names.first(std::min(names.size(), namesLimit))) {
        if (isRepositoryRoot(root + u'/' + folder + u'/' + name))
            nested.append(folder + u'/' + name);
    }
}

Result<QStringList> readSubmodules(git_repository *repository)
{
    git::IndexHandle index;
    TB_GIT(git_repository_index(git::Out(index), repository), u"Reading the index"_s);
    QStringList paths;
    for (size_t i = 0; i < git_index_entrycount(index.get()); ++i) {
        const git_index_entry *entry = git_index_get_byindex(index.get(), i);
        if (entry->mode == GIT_FILEMODE_COMMIT)
            paths.append(QString::fromUtf8(entry->path));
    }
    return paths;
}

/// Counts as `git status` does without looking for renames. Submodules are left alone. @p ignored gets the folders that
/// are ignored as a whole.
Result<void> countChanges(git_repository *repository, const QString &root, WorkingState &state, QStringList &ignored)
{
    constexpr int foldersLimit = 100; // in which nested repositories are looked for
    git_status_options options;
    git_status_options_init(&options, GIT_STATUS_OPTIONS_VERSION);
    options.show = GIT_STATUS_SHOW_INDEX_AND_WORKDIR;
    options.flags =
        GIT_STATUS_OPT_INCLUDE_UNTRACKED | GIT_STATUS_OPT_INCLUDE_IGNORED | GIT_STATUS_OPT_EXCLUDE_SUBMODULES;
    const git::StallGuard guard;
    git::StatusListHandle list;
    if (const int code = git_status_list_new(git::Out(list), repository, &options); code < 0)
        return statusFailure(code);
    int folders = 0;
    for (size_t i = 0; i < git_status_list_entrycount(list.get()); ++i) {
        const git_status_entry *entry = git_status_byindex(list.get(), i);
        const unsigned flags = entry->status;
        constexpr unsigned staged = GIT_STATUS_INDEX_NEW | GIT_STATUS_INDEX_MODIFIED | GIT_STATUS_INDEX_DELETED |
                                    GIT_STATUS_INDEX_RENAMED | GIT_STATUS_INDEX_TYPECHANGE;
        constexpr unsigned modified = GIT_STATUS_WT_MODIFIED | GIT_STATUS_WT_DELETED | GIT_STATUS_WT_TYPECHANGE |
                                      GIT_STATUS_WT_RENAMED | GIT_STATUS_WT_UNREADABLE;
        state.staged += (flags & staged) != 0 ? 1 : 0;
        state.modified += (flags & modified) != 0 ? 1 : 0;
        state.untracked += (flags & GIT_STATUS_WT_NEW) != 0 ? 1 : 0;
        state.conflicted += (flags & GIT_STATUS_CONFLICTED) != 0 ? 1 : 0;
        const char *path = entry->index_to_workdir != nullptr ? entry->index_to_workdir->new_file.path : "";
        if ((flags & GIT_STATUS_WT_NEW) != 0 && QByteArrayView(path).endsWith('/') && ++folders <= foldersLimit)
            findNested(root, QFile::decodeName(path).chopped(1), state.nested);
        if ((flags & GIT_STATUS_IGNORED) == 0)
            continue;
        TB_TRY(const bool whole, isIgnoredFolder(repository, entry->index_to_workdir->new_file.path));
        if (whole)
            ignored.append(QDir::cleanPath(QFile::decodeName(entry->index_to_workdir->new_file.path)));
    }
    return {};
}

/// Fills branch, head and detached.
Result<void> readHead(git_repository *repository, WorkingState &state)
{
    git::ReferenceHandle head;
    TB_GIT(git_reference_lookup(git::Out(head), repository, "HEAD"), u"Reading HEAD"_s);
    state.detached = git_reference_type(head.get()) == GIT_REFERENCE_DIRECT;
    if (!state.detached) {
        const QString target = QString::fromUtf8(git_reference_symbolic_target(head.get()));
        state.branch = target.startsWith(headsPrefix) ? target.mid(headsPrefix.size()) : target;
    }
    git_oid id;
    const char *name = state.detached ? "HEAD" : git_reference_symbolic_target(head.get());
    const int code = git_reference_name_to_id(&id, repository, name);
    if (code == GIT_ENOTFOUND) {
        git_error_clear();
        return {};
    }
    if (code < 0)
        return damaged(git::lastError(code, {}), u"its HEAD cannot be resolved"_s);
    state.head = git::idText(id);
    constexpr size_t limit = 16 * 1024 * 1024;
    git::OdbHandle odb;
    TB_GIT(git_repository_odb(git::Out(odb), repository), u"Reading HEAD"_s);
    size_t size = 0;
    git_object_t type = GIT_OBJECT_INVALID;
    const int known = git_odb_read_header(&size, &type, odb.get(), &id);
    if (known == 0 && size > limit)
        return damaged({}, u"the commit at HEAD is larger than the limit of 16 MiB"_s);
    git::CommitHandle commit;
    if (const int read = git_commit_lookup(git::Out(commit), repository, &id); read < 0)
        return damaged(git::lastError(read, {}), u"the commit at HEAD cannot be read"_s);
    git::TreeHandle tree;
    if (const int read = git_commit_tree(git::Out(tree), commit.get()); read < 0)
        return damaged(git::lastError(read, {}), u"the files of the commit at HEAD cannot be read"_s);
    return {};
}

/// Where the fetch settings of @p remote put the remote's @p reference; empty if nowhere.
Result<QString> trackingName(git_config *config, const QString &remote, const QString &reference)
{
    git::ConfigIteratorHandle iterator;
    const QByteArray key = u"remote.%1.fetch"_s.arg(remote).toUtf8();
    TB_GIT(git_config_multivar_iterator_new(git::Out(iterator), config, key.constData(), nullptr),
           u"Reading the git settings"_s);
    git_config_entry *entry = nullptr;
    while (git_config_next(&entry, iterator.get()) == 0) {
        git::RefspecHandle refspec;
        if (git_refspec_parse(git::Out(refspec), entry->value, 1) < 0)
            continue; // git too only complains of it when it fetches
        const QByteArray name = reference.toUtf8();
        if (git_refspec_src_matches(refspec.get(), name.constData()) != 1)
            continue;
        git::Buffer target;
        TB_GIT(git_refspec_transform(target.get(), refspec.get(), name.constData()),
               u"Reading the setting remote.%1.fetch"_s.arg(remote));
        return QString::fromUtf8(target.data());
    }
    git_error_clear();
    return QString();
}

/// Lets libgit2 use settings as they were read, while this lives: it looks at all their files again for each setting.
class FrozenSettings
{
public:
    /// @p live and @p frozen must outlive this.
    FrozenSettings(git_repository *repository, git_config *live, git_config *frozen)
        : m_repository(repository), m_live(live)
    {
        git_repository_set_config(repository, frozen);
    }
    FrozenSettings(const FrozenSettings &) = delete;
    FrozenSettings &operator=(const FrozenSettings &) = delete;
    ~FrozenSettings() { git_repository_set_config(m_repository, m_live); }

private:
    git_repository *m_repository;
    git_config *m_live;
};

/// What only reading all settings tells.
struct SettingsNames {
    QStringList remotes;
    QStringList places; ///< other settings, ignore rules, attributes and hooks
};

bool namesPlace(QByteArrayView key)
{
    constexpr std::array<QByteArrayView, 4> keys{"include.path", "core.excludesfile", "core.attributesfile",
                                                 "core.hookspath"};
    return std::find(keys.begin(), keys.end(), key) != keys.end() ||
           (key.startsWith("includeif.") && key.endsWith(".path"));
}

/// Reads all settings by hand. In libgit2 1.5.1 whatever matches settings by a regular expression leaks it, 40 KiB and
/// more a call: git_config_iterator_glob_new(), and so git_remote_list(), git_remote_lookup() and
/// git_branch_upstream(); a test watches.
Result<SettingsNames> readNames(git_config *config)
{
    const QString what = u"Reading the git settings"_s;
    git::ConfigIteratorHandle iterator;
    TB_GIT(git_config_iterator_new(git::Out(iterator), config), what);
    SettingsNames names;
    git_config_entry *entry = nullptr;
    int code = 0;
    while ((code = git_config_next(&entry, iterator.get())) == 0) {
        const QByteArrayView key(entry->name);
        if (key.startsWith("remote.") && key.endsWith(".url") && key.size() > 11)
            names.remotes.append(QString::fromUtf8(key.sliced(7, key.size() - 11)));
        else if (entry->value != nullptr && namesPlace(key))
            names.places.append(QFile::decodeName(entry->value));
    }
    if (code != GIT_ITEROVER)
        return git::gitFailure(code, what);
    names.remotes.removeDuplicates();
    return names;
}

/// Fills upstream, ahead and behind.
Result<void> compareWithUpstream(git_repository *repository, const QString &tracking, WorkingState &state)
{
    git_oid theirs;
    const int code = git_reference_name_to_id(&theirs, repository, tracking.toUtf8().constData());
    if (code == GIT_ENOTFOUND) {
        git_error_clear();
        return {}; // configured, and gone
    }
    TB_GIT(code, u"Reading the upstream branch"_s);
    state.upstream = tracking.section(u'/', 2);
    if (state.head.isEmpty())
        return {};
    TB_TRY(const git_oid ours, git::parseId(state.head));
    TB_TRY(const auto apart, git::divergence(repository, ours, theirs));
    state.ahead = apart.ahead;
    state.behind = apart.behind;
    return {};
}

Result<void> readRemote(git_repository *repository, git_config *config, const QStringList &names, WorkingState &state)
{
    QString merge;
    if (!state.branch.isEmpty()) {
        TB_TRY(state.remoteName, textSetting(config, u"branch.%1.remote"_s.arg(state.branch)));
        TB_TRY(merge, textSetting(config, u"branch.%1.merge"_s.arg(state.branch)));
    }
    const bool local = state.remoteName == "."_L1;
    if (!state.remoteName.isEmpty() && !merge.isEmpty()) {
        QString tracking = merge;
        if (!local) {
            TB_TRY(tracking, trackingName(config, state.remoteName, merge));
        }
        if (!tracking.isEmpty())
            TB_CHECK(compareWithUpstream(repository, tracking, state));
    }
    if (!names.contains(state.remoteName))
        state.remoteName = names.contains(u"origin"_s) ? u"origin"_s
                           : names.size() == 1         ? names.constFirst()
                                                       : QString();
    if (state.remoteName.isEmpty())
        return {};
    TB_TRY(const QString url, textSetting(config, u"remote.%1.url"_s.arg(state.remoteName)));
    state.remoteUrl = withoutSecrets(url);
    return {};
}

} // namespace

Result<WorkingState> LibGit2Repository::state()
{
    WorkingState state;
    m_ignoredFolders.clear();
    git_repository *repository = m_repository.get();
    git::ConfigHandle live;
    git::ConfigHandle config;
    TB_GIT(git_repository_config(git::Out(live), repository), u"Reading the git settings"_s);
    TB_GIT(git_config_snapshot(git::Out(config), live.get()), u"Reading the git settings"_s);
    const FrozenSettings frozen(repository, live.get(), config.get());
    state.bare = git_repository_is_bare(repository) == 1;
    state.shallow = git_repository_is_shallow(repository) == 1;
    state.operation = operationIn(repository);
    TB_CHECK(readHead(repository, state));
    TB_TRY(const SettingsNames names, readNames(config.get()));
    m_namedPlaces = names.places;
    TB_CHECK(readRemote(repository, config.get(), names.remotes, state));
    TB_TRY(const QString hooksPath, textSetting(config.get(), u"core.hookspath"_s));
    state.hasHooks = hasHook(commonFolder() + u"/hooks"_s) ||
                     (!hooksPath.isEmpty() && hasHook(QDir(m_path).absoluteFilePath(hooksPath)));
    TB_TRY(state.signsCommits, switchSetting(config.get(), "commit.gpgsign"));
    TB_TRY(const bool signs, switchSetting(config.get(), "tag.gpgsign"));
    TB_TRY(const bool signsAnnotated, switchSetting(config.get(), "tag.forcesignannotated"));
    state.signsTags = signs || signsAnnotated;
    if (!state.bare) {
        TB_CHECK(countChanges(repository, m_path, state, m_ignoredFolders));
        TB_TRY(state.submodules, readSubmodules(repository));
    }
    return state;
}

} // namespace tagboat
