// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/repositorystamp.h"

#include "base/foldernames.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSet>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

constexpr int namesLimit = 200'000;
/// The coarsest clock of a file system in use: FAT's.
constexpr qint64 clockStep = 2'000'000'000;

/// An open folder.
class Folder
{
public:
    Folder(int at, const char *name) : m_fd(::openat(at, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)) {}
    Folder(const Folder &) = delete;
    Folder &operator=(const Folder &) = delete;
    ~Folder()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    [[nodiscard]] int fd() const { return m_fd; }

private:
    int m_fd;
};

struct Name {
    QByteArray text;
    unsigned char type; ///< as readdir(3) says it; DT_UNKNOWN on some file systems
};

qint64 nanoseconds(const timespec &time)
{
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

class Stamper
{
public:
    Stamper(const Cancel &cancel, bool listsFolders) : m_cancel(cancel), m_listsFolders(listsFolders) {}

    /// The whole working tree, but for what is left out and the git folders of repositories in it.
    Result<void> workTree(const QByteArray &root, const QSet<QByteArray> &leftOut)
    {
        const auto enters = [&leftOut](const QByteArray &path) {
            return path != ".git" && !path.endsWith("/.git") && !leftOut.contains(path);
        };
        m_root = root;
        return enter(AT_FDCWD, root, {}, enters, true);
    }

    /// The git folder's own files, its references, hooks and information; never its objects.
    Result<void> gitFolder(const QByteArray &folder)
    {
        const auto enters = [](const QByteArray &path) {
            return path == "refs" || path == "info" || path == "hooks" || path == "rebase-apply" ||
                   path == "rebase-merge" || path.startsWith("refs/");
        };
        m_root = folder;
        return enter(AT_FDCWD, folder, {}, enters, false);
    }

    /// A file or the names in a folder; it need not exist.
    Result<void> elsewhere(const QByteArray &path)
    {
        struct stat info = {};
        if (::stat(path.constData(), &info) != 0) {
            m_text += path + '\0';
            return {};
        }
        add(path.constData(), info);
        if (!S_ISDIR(info.st_mode))
            return {};
        return enter(
            AT_FDCWD, path, {}, [](const QByteArray &) { return false; }, false);
    }

    [[nodiscard]] RepositoryStamp stamp() const
    {
        return {QCryptographicHash::hash(m_text, QCryptographicHash::Blake2b_256), m_newest, m_folders};
    }

private:
    void add(const char *name, const struct stat &info)
    {
        m_text += name;
        m_text += '\0';
        const std::array<qint64, 7> values{qint64(info.st_mode), qint64(info.st_uid) << 32 | qint64(info.st_gid),
                                           qint64(info.st_dev), qint64(info.st_ino),
                                           S_ISDIR(info.st_mode) ? 0 : qint64(info.st_size),
                                           // A folder's own times change also by what is left out of it.
                                           S_ISDIR(info.st_mode) ? 0 : nanoseconds(info.st_mtim),
                                           S_ISDIR(info.st_mode) ? 0 : nanoseconds(info.st_ctim)};
        m_text.append(reinterpret_cast<const char *>(values.data()), qsizetype(sizeof values));
        if (!S_ISDIR(info.st_mode))
            m_newest = std::max(m_newest, nanoseconds(info.st_ctim));
    }

    template <typename Enters>
    Result<void> enter(int at, const QByteArray &name, const QByteArray &path, const Enters &enters, bool isWorkTree)
    {
        const Folder folder(at, name.constData());
        if (folder.fd() < 0) {
            const int code = errno;
            return failAt(code == ENOENT ? Error::Kind::NotFound : Error::Kind::Io, QFile::decodeName(name), 0,
                          u"The folder could not be listed"_s, QString::fromLocal8Bit(std::strerror(code)));
        }
        struct stat own = {};
        if (::fstat(folder.fd(), &own) == 0) {
            add(name.constData(), own);
            m_newest = std::max(m_newest, nanoseconds(own.st_ctim)); // of what was removed nothing else speaks
        }
        if (m_listsFolders)
            m_folders.append(QFile::decodeName(path.isEmpty() ? m_root : QByteArray(m_root + '/' + path)));
        TB_TRY(const QList<Name> names, namesOf(folder.fd()));
        for (const Name &each : names) {
            if (!isWorkTree && isGitNoise(each.text.constData()))
                continue;
            if (isFolder(folder.fd(), each)) {
                const QByteArray below = path.isEmpty() ? each.text : QByteArray(path + '/' + each.text);
                if (enters(below)) {
                    TB_CHECK(enter(folder.fd(), each.text, below, enters, isWorkTree));
                    continue;
                }
            }
            struct stat info = {};
            if (::fstatat(folder.fd(), each.text.constData(), &info, AT_SYMLINK_NOFOLLOW) == 0) // else it is gone
                add(each.text.constData(), info);
        }
        m_text += '\0'; // the folder ends
        return {};
    }

    static bool isFolder(int at, const Name &name)
    {
        struct stat info = {};
        return name.type != DT_UNKNOWN
                   ? name.type == DT_DIR
                   : ::fstatat(at, name.text.constData(), &info, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(info.st_mode);
    }

    Result<QList<Name>> namesOf(int folder)
    {
        QList<Name> names;
        const int code = eachNameIn(folder, [&](const char *name, unsigned char type) {
            names.append({name, type});
            return ++m_names <= namesLimit;
        });
        if (m_names > namesLimit)
            return fail(Error::Kind::Invalid, u"The repository holds too many names to be compared"_s);
        if (code != 0) {
            return fail(Error::Kind::Io, u"The folder could not be listed"_s,
                        QString::fromLocal8Bit(std::strerror(code)));
        }
        if (m_cancel.requested())
            return fail(Error::Kind::Cancelled, u"The scan was stopped"_s);
        std::sort(names.begin(), names.end(), [](const Name &a, const Name &b) { return a.text < b.text; });
        return names;
    }

    const Cancel &m_cancel;
    bool m_listsFolders;
    QByteArray m_root;
    QStringList m_folders;
    QByteArray m_text;
    qint64 m_newest = 0;
    int m_names = 0;
};

} // namespace

Result<RepositoryStamp> stampRepository(const QString &workTree, const RepositorySources &sources, const Cancel &cancel,
                                        bool listsFolders)
{
    QSet<QByteArray> leftOut;
    for (const QString &folder : sources.leftOut)
        leftOut.insert(QFile::encodeName(folder));
    Stamper stamper(cancel, listsFolders);
    if (sources.gitFolder != workTree)
        TB_CHECK(stamper.workTree(QFile::encodeName(workTree), leftOut));
    TB_CHECK(stamper.gitFolder(QFile::encodeName(sources.gitFolder)));
    if (sources.commonFolder != sources.gitFolder)
        TB_CHECK(stamper.gitFolder(QFile::encodeName(sources.commonFolder)));
    for (const QString &place : sources.otherPlaces)
        TB_CHECK(stamper.elsewhere(QFile::encodeName(place)));
    return stamper.stamp();
}

bool isGitNoise(const char *name)
{
    constexpr std::array noise{"COMMIT_EDITMSG", "FETCH_HEAD", "ORIG_HEAD", "gc.log", "gc.pid", "description"};
    const size_t length = std::strlen(name);
    return std::any_of(noise.begin(), noise.end(), [name](const char *one) { return std::strcmp(one, name) == 0; }) ||
           (length > 5 && std::strcmp(name + length - 5, ".lock") == 0);
}

bool isTooNew(const RepositoryStamp &stamp, qint64 readingBegan)
{
    return stamp.newest + clockStep >= readingBegan;
}

qint64 fileClock()
{
    timespec now = {};
    ::clock_gettime(CLOCK_REALTIME, &now);
    return nanoseconds(now);
}

} // namespace tagboat
