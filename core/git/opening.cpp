// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/opening.h"

#include "base/files.h"
#include "git/giterror.h"
#include "git/gitfiles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMap>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tagboat::git
{

namespace
{

const QString opening = u"Opening the repository"_s;
constexpr qint64 settingsLimit = 1024 * 1024; ///< libgit2 holds them in memory, twenty times as large

tl::unexpected<Error> unsupported(const QString &path, const QString &what)
{
    return failAt(Error::Kind::Refused, path, 0,
                  u"The repository's format is unsupported by this build: %1"_s.arg(what), {},
                  u"Use git in a terminal for this repository."_s);
}

tl::unexpected<Error> damaged(const QString &path, const QString &what, const QString &detail = {})
{
    return failAt(Error::Kind::Invalid, path, 0, u"The repository is damaged: %1"_s.arg(what), detail,
                  u"Run git fsck in the repository."_s);
}

tl::unexpected<Error> foreign(const QString &path, const QString &detail)
{
    return failAt(Error::Kind::Refused, path, 0, u"Its .git leads to a git folder that does not know this one"_s,
                  detail, u"Open the repository that the git folder belongs to."_s);
}

/// One line of a small file inside a git folder, such as HEAD or commondir.
Result<QString> readLine(const QString &folder, const QString &name)
{
    TB_TRY(const QByteArray bytes, readFileBelow(folder, name, 64 * 1024));
    return QFile::decodeName(bytes.trimmed());
}

Result<QString> setting(const git_config *config, const char *name)
{
    Buffer value;
    const int code = git_config_get_string_buf(value.get(), config, name);
    if (code == GIT_ENOTFOUND) {
        git_error_clear();
        return QString();
    }
    TB_GIT(code, u"Reading the repository's settings"_s);
    return QString::fromUtf8(value.data());
}

/// What the settings say of the repository's format.
struct Format {
    QString version;
    QMap<QByteArray, QString> extensions;
};

/// In one pass: libgit2 looks at the file again for each setting that is asked for by name.
Result<Format> readFormat(const git_config *config)
{
    static const QByteArray prefix = QByteArrayLiteral("extensions.");
    ConfigIteratorHandle iterator;
    TB_GIT(git_config_iterator_new(Out(iterator), config), u"Reading the repository's settings"_s);
    Format format;
    git_config_entry *entry = nullptr;
    while (git_config_next(&entry, iterator.get()) == 0) {
        const QByteArrayView key(entry->name);
        if (key == "core.repositoryformatversion")
            format.version = QString::fromUtf8(entry->value);
        else if (key.startsWith(prefix))
            format.extensions.insert(key.sliced(prefix.size()).toByteArray(), QString::fromUtf8(entry->value));
    }
    git_error_clear();
    return format;
}

/// The name of an extension that is neither looked at by itself nor known to libgit2 1.5; empty if there is none.
QString unknownExtension(const Format &format)
{
    static const QList<QByteArray> known{"noop", "objectformat", "refstorage", "partialclone", "worktreeconfig"};
    for (auto extension = format.extensions.cbegin(); extension != format.extensions.cend(); ++extension) {
        if (!known.contains(extension.key()))
            return QString::fromUtf8(extension.key());
    }
    return {};
}

/// Whether the settings say in git's own spelling that the format is the oldest and nothing extends it, as nearly all
/// do: that is seen without libgit2's reading them once more.
bool isPlainFormat(const RootFolder &commonFolder)
{
    const auto bytes = commonFolder.read(u"config"_s, settingsLimit);
    const QByteArray settings = bytes ? bytes->toLower() : QByteArray();
    return settings.contains("repositoryformatversion = 0\n") && settings.count("repositoryformatversion") == 1 &&
           !settings.contains("extensions");
}

/// Formats that git knows and libgit2 1.5 does not; without this it would call them broken, or worse, read them as
/// empty.
Result<void> checkFormat(const QString &path, const QString &commonFolder)
{
    const QFileInfo file(commonFolder + u"/config"_s);
    if (file.size() > settingsLimit) {
        return failAt(Error::Kind::Refused, path, 0, u"The repository's settings are larger than the limit of 1 MiB"_s,
                      file.filePath());
    }
    if (!file.exists())
        return {};
    ConfigHandle config;
    if (const int code = git_config_open_ondisk(Out(config), QFile::encodeName(file.filePath()).constData());
        code < 0) {
        const Error error = lastError(code, opening);
        return damaged(path, u"its settings cannot be read"_s, error.detail);
    }
    TB_TRY(const Format format, readFormat(config.get()));
    const auto extension = [&format](const char *name) { return format.extensions.value(name); };
    const QString objectFormat = extension("objectformat");
    if (!objectFormat.isEmpty() && objectFormat.compare("sha1"_L1, Qt::CaseInsensitive) != 0)
        return unsupported(path, objectFormat.toLower());
    const QString refStorage = extension("refstorage");
    if (!refStorage.isEmpty() && refStorage.compare("files"_L1, Qt::CaseInsensitive) != 0)
        return unsupported(path, refStorage.toLower());
    if (format.extensions.contains("partialclone"))
        return unsupported(path, u"partial clone"_s);
    const QString worktreeConfig = extension("worktreeconfig");
    if (!worktreeConfig.isEmpty() && worktreeConfig.compare("false"_L1, Qt::CaseInsensitive) != 0)
        return unsupported(path, u"worktreeConfig"_s);
    if (format.version.isEmpty() || format.version == "0"_L1)
        return {}; // git honours no other extension in this format
    if (format.version != "1"_L1)
        return unsupported(path, u"repository format version %1"_s.arg(format.version));
    const QString unknown = unknownExtension(format);
    return unknown.isEmpty() ? Result<void>() : unsupported(path, u"extension %1"_s.arg(unknown));
}

/// The git folder that a .git file names. It is accepted if that folder names this .git in return: as one of its linked
/// worktrees, or (a submodule) as its working tree. Anything else could make us write into a repository the user never
/// opened.
Result<QString> followGitFile(const QString &path)
{
    TB_TRY(const QString line, readLine(path, u".git"_s));
    if (!line.startsWith("gitdir:"_L1))
        return damaged(path, u"its .git file has no gitdir line"_s);
    const QString folder =
        QFileInfo(QDir(path).absoluteFilePath(line.mid(qsizetype(strlen("gitdir:"))).trimmed())).canonicalFilePath();
    if (folder.isEmpty() || !QFileInfo(folder).isDir())
        return failAt(Error::Kind::NotFound, path, 0, u"The git folder that its .git file names is gone"_s, line);
    if (!QFileInfo::exists(folder + u"/commondir"_s)) {
        ConfigHandle config;
        const QByteArray file = QFile::encodeName(folder + u"/config"_s);
        TB_GIT(git_config_open_ondisk(Out(config), file.constData()), opening);
        TB_TRY(const QString workTree, setting(config.get(), "core.worktree"));
        if (workTree.isEmpty() || QFileInfo(QDir(folder).absoluteFilePath(workTree)).canonicalFilePath() != path)
            return foreign(path, folder);
        return folder;
    }
    TB_TRY(const QString commonLine, readLine(folder, u"commondir"_s));
    TB_TRY(const QString backLine, readLine(folder, u"gitdir"_s));
    const QString common = QFileInfo(QDir(folder).absoluteFilePath(commonLine)).canonicalFilePath();
    const QFileInfo back(QDir(folder).absoluteFilePath(backLine));
    const bool registered = QFileInfo(folder).path() == common + u"/worktrees"_s && back.fileName() == ".git"_L1 &&
                            QFileInfo(back.path()).canonicalFilePath() == path;
    if (!registered)
        return foreign(path, folder);
    return folder;
}

/// The git folder that belongs to @p path, which is canonical.
Result<QString> findGitFolder(const QString &path)
{
    struct stat info = {};
    if (::lstat(QFile::encodeName(path + u"/.git"_s).constData(), &info) == 0) {
        if (S_ISDIR(info.st_mode))
            return path + u"/.git"_s;
        if (S_ISREG(info.st_mode))
            return followGitFile(path);
        return foreign(path, u".git is a link"_s);
    }
    if (QFileInfo(path + u"/HEAD"_s).isFile() && QFileInfo(path + u"/objects"_s).isDir() &&
        QFileInfo(path + u"/refs"_s).isDir())
        return path;
    return failAt(Error::Kind::NotFound, path, 0, u"There is no git repository in this folder"_s, {},
                  u"Name the top folder of a clone, or make one: git init"_s);
}

/// A git folder that anyone may write can hold anyone's settings; git's safe.directory rule in spirit.
Result<void> checkPermissions(const QString &path, const QString &gitFolder)
{
    struct stat info = {};
    if (::stat(QFile::encodeName(gitFolder).constData(), &info) != 0)
        return failAt(Error::Kind::Io, path, 0, u"The git folder could not be looked at"_s);
    if (::access(QFile::encodeName(gitFolder).constData(), R_OK | X_OK) != 0) {
        return failAt(Error::Kind::Denied, path, 0, u"Its git folder cannot be read"_s, gitFolder,
                      u"Check the folder's owner and permissions."_s);
    }
    if ((info.st_mode & S_IWOTH) != 0) {
        return failAt(Error::Kind::Refused, path, 0, u"Its git folder can be written by every user of this computer"_s,
                      gitFolder, u"Take the write permission away: chmod o-w"_s);
    }
    return {};
}

/// A branch whose file is empty would make libgit2 report a repository without commits.
Result<void> checkHead(const QString &path, const QString &gitFolder, const QString &commonFolder)
{
    const auto line = readLine(gitFolder, u"HEAD"_s);
    if (!line)
        return damaged(path, u"its HEAD cannot be read"_s, line.error().message);
    if (line->isEmpty())
        return damaged(path, u"its HEAD is empty"_s);
    if (!line->startsWith("ref:"_L1))
        return {};
    const QString target = line->mid(4).trimmed();
    if (!target.startsWith("refs/"_L1) || target.contains(".."_L1))
        return damaged(path, u"its HEAD names no branch"_s, target.left(200));
    const QString branch = commonFolder + u'/' + target;
    struct stat info = {};
    if (::stat(QFile::encodeName(branch).constData(), &info) != 0 || S_ISDIR(info.st_mode))
        return {};
    if (!S_ISREG(info.st_mode))
        return failAt(Error::Kind::Refused, path, 0, u"The file of its current branch is not a regular file"_s, branch);
    if (info.st_size == 0)
        return damaged(path, u"the file of its current branch is empty"_s, branch);
    return {};
}

} // namespace

Result<Opened> openRepository(const QString &path)
{
    startLibrary();
    const QString canonical = QFileInfo(path).canonicalFilePath();
    if (canonical.isEmpty() && path.contains(QChar::ReplacementCharacter)) {
        return failAt(Error::Kind::Invalid, path, 0, u"The name of a folder on its path is not UTF-8"_s, {},
                      u"Rename the folder."_s);
    }
    if (canonical.isEmpty() || !QFileInfo(canonical).isDir())
        return failAt(Error::Kind::NotFound, path, 0, u"The folder is gone"_s);
    TB_TRY(const QString gitFolder, findGitFolder(canonical));
    QString commonFolder = gitFolder;
    if (QFileInfo::exists(gitFolder + u"/commondir"_s)) {
        TB_TRY(const QString commonLine, readLine(gitFolder, u"commondir"_s));
        commonFolder = QFileInfo(QDir(gitFolder).absoluteFilePath(commonLine)).canonicalFilePath();
    }
    TB_CHECK(checkPermissions(canonical, gitFolder));
    TB_CHECK(checkGitFiles(canonical, gitFolder, commonFolder));
    const auto common = RootFolder::open(commonFolder);
    const bool plain = common && isPlainFormat(*common);
    if (!plain)
        TB_CHECK(checkFormat(canonical, commonFolder));
    TB_CHECK(checkHead(canonical, gitFolder, commonFolder));

    Opened opened{nullptr, canonical};
    const int code = git_repository_open_ext(Out(opened.repository), QFile::encodeName(canonical).constData(),
                                             GIT_REPOSITORY_OPEN_NO_SEARCH, nullptr);
    if (code < 0) {
        const Error error = lastError(code, opening);
        // Where no safe.directory is set at all, libgit2 1.5 complains of that instead.
        if (code == GIT_EOWNER || error.detail.contains("safe.directory"_L1)) {
            return failAt(Error::Kind::Refused, canonical, 0, u"The repository belongs to another user"_s, error.detail,
                          u"Change its owner, or add it to safe.directory in your git settings."_s);
        }
        if (plain)
            TB_CHECK(checkFormat(canonical, commonFolder)); // says better what is wrong with the settings
        return damaged(canonical, u"it cannot be opened"_s, error.detail);
    }
    const char *workTree = git_repository_workdir(opened.repository.get());
    if (workTree != nullptr && QFile::decodeName(workTree) != canonical + u'/' &&
        QFileInfo(QFile::decodeName(workTree)).canonicalFilePath() != canonical)
        return foreign(canonical, u"core.worktree = %1"_s.arg(QFile::decodeName(workTree)));
    return opened;
}

} // namespace tagboat::git
