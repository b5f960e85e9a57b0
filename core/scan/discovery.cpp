// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/overview.h"

#include <QDir>
#include <QFile>
#include <QSet>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

struct CloseFolder {
    void operator()(DIR *folder) const { ::closedir(folder); }
};
using Folder = std::unique_ptr<DIR, CloseFolder>;

/// The most names that are read of one folder; a folder with more is reported, not entered.
constexpr int namesLimit = 100'000;

constexpr std::array skippedNames{"node_modules", "bower_components", "__pycache__", "site-packages", "lost+found"};

bool isKind(int folder, const char *name, mode_t kind)
{
    struct stat info = {};
    return ::fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW) == 0 && (info.st_mode & S_IFMT) == kind;
}

/// A working tree, a linked working tree (".git" is a file), or a bare repository.
bool isRepository(int folder)
{
    // A .git that is a link is not followed, but its folder gets a row that says so.
    if (isKind(folder, ".git", S_IFDIR) || isKind(folder, ".git", S_IFREG) || isKind(folder, ".git", S_IFLNK))
        return true;
    return isKind(folder, "HEAD", S_IFREG) && isKind(folder, "objects", S_IFDIR) && isKind(folder, "refs", S_IFDIR);
}

/// Folders that hold copies of others' code, or none at all.
bool isUninteresting(int folder)
{
    struct statfs info = {};
    if (::fstatfs(folder, &info) == 0 && (info.f_type == PROC_SUPER_MAGIC || info.f_type == SYSFS_MAGIC))
        return true;
    return isKind(folder, "pyvenv.cfg", S_IFREG); // a Python virtual environment
}

class Discovery
{
public:
    Discovery(const Cancel &cancel, const std::function<void(QString)> &found,
              const std::function<void(Error)> &skipped)
        : m_cancel(cancel), m_found(found), m_skipped(skipped)
    {
    }

    void look(const QString &folder, int depth)
    {
        const QString path = QDir(folder).canonicalPath();
        const int fd = path.isEmpty() ? -1
                                      : ::open(QFile::encodeName(path).constData(),
                                               O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (path.isEmpty())
            report(Error::Kind::NotFound, folder, u"There is no such folder"_s, {});
        else
            enter(fd, path, depth);
    }

private:
    /// Takes the descriptor over.
    void enter(int fd, const QString &path, int depth)
    {
        const Folder folder(fd < 0 ? nullptr : ::fdopendir(fd));
        if (!folder) {
            const QString reason = QString::fromLocal8Bit(std::strerror(errno));
            if (fd >= 0)
                ::close(fd);
            return report(Error::Kind::Denied, path, u"The folder cannot be read and was left out"_s, reason);
        }
        const int at = ::dirfd(folder.get());
        struct stat info = {};
        if (::fstat(at, &info) != 0 || m_cancel.requested())
            return;
        const auto identity = std::pair<quint64, quint64>(info.st_dev, info.st_ino);
        if (m_seen.contains(identity))
            return;
        m_seen.insert(identity);
        if (isRepository(at))
            return m_found(path);
        if (depth == 0 || isUninteresting(at))
            return;
        for (const QByteArray &name : subfolders(folder.get(), path)) {
            if (m_cancel.requested())
                return;
            const int next = ::openat(at, name.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
            if (next < 0 && (errno == ENOENT || errno == ELOOP || errno == ENOTDIR))
                continue; // gone, or swapped for a link, since it was listed
            const QString below = path.endsWith(u'/') ? path : QString(path + u'/');
            enter(next, below + QFile::decodeName(name), depth - 1);
        }
    }

    QList<QByteArray> subfolders(DIR *folder, const QString &path)
    {
        QList<QByteArray> names;
        int read = 0;
        while (const dirent *entry = ::readdir(folder)) {
            if (++read > namesLimit) {
                report(Error::Kind::Invalid, path, u"The folder holds too many names and was left out"_s, {});
                return {};
            }
            if (entry->d_name[0] == '.')
                continue; // hidden, itself, or its parent
            if (entry->d_type != DT_DIR &&
                (entry->d_type != DT_UNKNOWN || !isKind(::dirfd(folder), entry->d_name, S_IFDIR)))
                continue;
            const QByteArray name(entry->d_name);
            if (std::none_of(skippedNames.begin(), skippedNames.end(), [&](const char *skip) { return name == skip; }))
                names.append(name);
        }
        std::sort(names.begin(), names.end());
        return names;
    }

    void report(Error::Kind kind, const QString &path, const QString &message, const QString &detail)
    {
        if (m_skipped)
            m_skipped(Error{kind, message, detail, {}, path, 0});
    }

    const Cancel &m_cancel;
    const std::function<void(QString)> &m_found;
    const std::function<void(Error)> &m_skipped;
    QSet<std::pair<quint64, quint64>> m_seen;
};

} // namespace

void discoverRepositories(const QStringList &folders, const Cancel &cancel, const std::function<void(QString)> &found,
                          const std::function<void(Error)> &skipped, int depth)
{
    Discovery discovery(cancel, found, skipped);
    for (const QString &folder : folders)
        discovery.look(folder, depth);
}

} // namespace tagboat
