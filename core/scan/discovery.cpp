// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/foldernames.h"
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
#include <string_view>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// The most names that are read of one folder; a folder with more is reported, not entered.
constexpr int namesLimit = 100'000;

constexpr std::array<std::string_view, 5> skippedNames{"node_modules", "bower_components", "__pycache__",
                                                       "site-packages", "lost+found"};

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
        if (fd < 0) {
            const QString reason = QString::fromLocal8Bit(std::strerror(errno));
            return report(Error::Kind::Denied, path, u"The folder cannot be read and was left out"_s, reason);
        }
        lookInto(fd, path, depth);
        ::close(fd);
    }

    void lookInto(int at, const QString &path, int depth)
    {
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
        for (const QByteArray &name : subfolders(at, path)) {
            if (m_cancel.requested())
                return;
            const int next = ::openat(at, name.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
            if (next < 0 && (errno == ENOENT || errno == ELOOP || errno == ENOTDIR))
                continue; // gone, or swapped for a link, since it was listed
            const QString below = path.endsWith(u'/') ? path : QString(path + u'/');
            enter(next, below + QFile::decodeName(name), depth - 1);
        }
    }

    QList<QByteArray> subfolders(int folder, const QString &path)
    {
        QList<QByteArray> names;
        int read = 0;
        const int code = eachNameIn(folder, [&](const char *name, unsigned char type) {
            const bool hidden = name[0] == '.';
            const bool skipped = hidden || std::ranges::find(skippedNames, name) != skippedNames.end();
            if (!skipped && (type == DT_DIR || (type == DT_UNKNOWN && isKind(folder, name, S_IFDIR))))
                names.append(name);
            return ++read <= namesLimit;
        });
        if (code != 0) {
            report(Error::Kind::Denied, path, u"The folder cannot be read and was left out"_s,
                   QString::fromLocal8Bit(std::strerror(code)));
        }
        if (read > namesLimit) {
            report(Error::Kind::Invalid, path, u"The folder holds too many names and was left out"_s, {});
            return {};
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
