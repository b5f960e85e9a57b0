// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/commitwalk.h"
#include "git/giterror.h"
#include "git/libgit2repository.h"
#include "git/remoteurl.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>

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

/// Counts as `git status` does without looking for renames. Submodules are left alone. @p ignored gets the folders that
/// are ignored as a whole.
Result<void> countChanges(git_repository *repository, WorkingState &state, QStringList &ignored)
{
    git_status_options options;
    git_status_options_init(&options, GIT_STATUS_OPTIONS_VERSION);
    options.show = GIT_STATUS_SHOW_INDEX_AND_WORKDIR;
    options.flags =
        GIT_STATUS_OPT_INCLUDE_UNTRACKED | GIT_STATUS_OPT_INCLUDE_IGNORED | GIT_STATUS_OPT_EXCLUDE_SUBMODULES;
    git::StatusListHandle list;
    TB_GIT(git_status_list_new(git::Out(list), repository, &options), readingState);
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
    const int code = git_reference_name_to_id(&id, repository, "HEAD");
    if (code == GIT_ENOTFOUND) {
        git_error_clear();
        return {};
    }
    TB_GIT(code, u"Reading HEAD"_s);
    state.head = git::idText(id);
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
        TB_GIT(git_refspec_parse(git::Out(refspec), entry->value, 1),
               u"Reading the setting remote.%1.fetch"_s.arg(remote));
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
    state.bare = git_repository_is_bare(repository) == 1;
    state.shallow = git_repository_is_shallow(repository) == 1;
    state.operation = operationName(git_repository_state(repository));
    TB_CHECK(readHead(repository, state));
    git::ConfigHandle config;
    TB_GIT(git_repository_config_snapshot(git::Out(config), repository), u"Reading the git settings"_s);
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
    if (!state.bare)
        TB_CHECK(countChanges(repository, state, m_ignoredFolders));
    return state;
}

} // namespace tagboat
