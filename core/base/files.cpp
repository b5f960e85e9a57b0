// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/files.h"

#include "base/failpoint.h"
#include "base/foldernames.h"

#include <QFile>
#include <QRandomGenerator>
#include <QStringList>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// A file descriptor that closes itself.
class Descriptor
{
public:
    explicit Descriptor(int fd = -1) : m_fd(fd) {}
    Descriptor(Descriptor &&other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    [[nodiscard]] int get() const { return m_fd; }
    [[nodiscard]] int release() { return std::exchange(m_fd, -1); }
    [[nodiscard]] bool valid() const { return m_fd >= 0; }

private:
    int m_fd;
};

Error systemError(const QString &path, const QString &what, int code)
{
    const QString detail = QString::fromLocal8Bit(std::strerror(code));
    switch (code) {
    case ENOENT:
        return {Error::Kind::NotFound, u"%1: there is no such file"_s.arg(what), detail, {}, path, 0};
    case ELOOP:
    case ENOTDIR:
        return {Error::Kind::Refused,
                u"%1: a link is on the way, and links are not followed"_s.arg(what),
                detail,
                u"Replace the link with a regular file."_s,
                path,
                0};
    case EACCES:
    case EPERM:
    case EROFS:
        return {Error::Kind::Denied,
                u"%1: the system does not allow it"_s.arg(what),
                detail,
                u"Check the file's owner and permissions."_s,
                path,
                0};
    case ENOSPC:
    case EDQUOT:
        return {Error::Kind::Io,
                u"%1: the disk is full"_s.arg(what),
                detail,
                u"Free some space, then try again."_s,
                path,
                0};
    default:
        return {Error::Kind::Io, what, detail, {}, path, 0};
    }
}

tl::unexpected<Error> systemFailure(const QString &path, const QString &what)
{
    return tl::unexpected(systemError(path, what, errno));
}

/// The folder that holds a file, opened without following links, and the file's own name in it.
struct Place {
    int root;          ///< not its own
    Descriptor folder; ///< invalid: it is the root itself
    QByteArray name;

    [[nodiscard]] int fd() const { return folder.valid() ? folder.get() : root; }
};

/// With @p make, folders that are not there yet are made, and synced into theirs.
Result<Place> openPlace(int root, const QString &relativePath, bool make = false)
{
    const QStringList parts = relativePath.split(u'/');
    if (relativePath.isEmpty() || relativePath.startsWith(u'/') || parts.contains(u".."_s) || parts.contains(QString()))
        return tl::unexpected(
            Error{Error::Kind::Refused, u"The path does not lie inside the repository"_s, {}, {}, relativePath, 0});
    Place place{root, Descriptor(), QFile::encodeName(parts.constLast())};
    for (qsizetype i = 0; i + 1 < parts.size(); ++i) {
        const QByteArray name = QFile::encodeName(parts[i]);
        constexpr int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
        Descriptor next(::openat(place.fd(), name.constData(), flags));
        if (!next.valid() && make && errno == ENOENT && ::mkdirat(place.fd(), name.constData(), 0777) == 0) {
            if (::fsync(place.fd()) != 0)
                return systemFailure(relativePath, u"Making the file's folder"_s);
            next = Descriptor(::openat(place.fd(), name.constData(), flags));
        }
        if (!next.valid())
            return systemFailure(relativePath, u"Opening the file's folder"_s);
        place.folder = std::move(next);
    }
    return place;
}

Result<QByteArray> readOpened(const Descriptor &file, const QString &path, qint64 size)
{
    QByteArray content;
    content.resize(size);
    qsizetype done = 0;
    while (done < content.size()) {
        const ssize_t got = ::read(file.get(), content.data() + done, static_cast<size_t>(content.size() - done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return systemFailure(path, u"Reading the file"_s);
        if (got == 0)
            break;
        done += got;
    }
    content.truncate(done);
    return content;
}

struct ReadFile {
    QByteArray content;
    mode_t mode;
};

Result<ReadFile> readAt(const Place &place, const QString &path, qint64 limit)
{
    const Descriptor file(::openat(place.fd(), place.name.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!file.valid() && errno == ENXIO)
        return tl::unexpected(Error{Error::Kind::Refused, u"It is not a regular file"_s, {}, {}, path, 0});
    if (!file.valid())
        return systemFailure(path, u"Opening the file"_s);
    struct stat info = {};
    if (::fstat(file.get(), &info) != 0)
        return systemFailure(path, u"Looking at the file"_s);
    if (S_ISDIR(info.st_mode))
        return tl::unexpected(Error{Error::Kind::Refused, u"It is a folder, not a file"_s, {}, {}, path, 0});
    if (!S_ISREG(info.st_mode))
        return tl::unexpected(Error{Error::Kind::Refused, u"It is not a regular file"_s, {}, {}, path, 0});
    if (info.st_size > limit) {
        return tl::unexpected(
            Error{Error::Kind::Invalid,
                  u"The file is %1 MB, the limit is %2 MiB"_s.arg(double(info.st_size) / 1e6, 0, 'f', 1)
                      .arg(limit / (1024 * 1024)),
                  {},
                  {},
                  path,
                  0});
    }
    TB_TRY(QByteArray content, readOpened(file, path, info.st_size));
    return ReadFile{std::move(content), info.st_mode & 07777};
}

const QByteArray temporaryMark = QByteArrayLiteral(".tagboat-");

QByteArray temporaryPrefix(const QByteArray &name)
{
    return QByteArrayLiteral(".") + name + temporaryMark;
}

Result<QByteArray> writeTemporary(const Place &place, const QString &path, const QByteArray &content, mode_t mode)
{
    const QByteArray name =
        temporaryPrefix(place.name) + QByteArray::number(QRandomGenerator::system()->generate64(), 16);
    const Descriptor file(
        ::openat(place.fd(), name.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!file.valid())
        return systemFailure(path, u"Creating the new content beside the file"_s);
    const auto giveUp = [&](const QString &what) -> Result<QByteArray> {
        const int code = errno;
        ::unlinkat(place.fd(), name.constData(), 0);
        return tl::unexpected(systemError(path, what, code));
    };
    qsizetype done = 0;
    while (done < content.size()) {
        const ssize_t put = ::write(file.get(), content.constData() + done, static_cast<size_t>(content.size() - done));
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return giveUp(u"Writing the new content"_s);
        done += put;
    }
    if (::fchmod(file.get(), mode) != 0)
        return giveUp(u"Keeping the file's mode"_s);
    if (::fsync(file.get()) != 0)
        return giveUp(u"Syncing the new content"_s);
    return name;
}

FolderEntry::Kind kindOf(int folder, const char *name, unsigned type)
{
    if (type == DT_UNKNOWN) { // some file systems do not say
        struct stat info = {};
        if (::fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW) == 0)
            type = IFTODT(info.st_mode);
    }
    switch (type) {
    case DT_REG:
        return FolderEntry::Kind::File;
    case DT_DIR:
        return FolderEntry::Kind::Folder;
    case DT_LNK:
        return FolderEntry::Kind::Link;
    default:
        return FolderEntry::Kind::Other;
    }
}

Result<void> syncFolder(const Place &place, const QString &path)
{
    if (::fsync(place.fd()) != 0)
        return systemFailure(path, u"Syncing the folder"_s);
    return {};
}

} // namespace

Result<RootFolder> RootFolder::open(const QString &path)
{
    RootFolder folder(::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.m_fd < 0)
        return systemFailure(path, u"Opening the repository's folder"_s);
    return folder;
}

RootFolder::~RootFolder()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

Result<QByteArray> RootFolder::read(const QString &relativePath, qint64 limit) const
{
    TB_TRY(const Place place, openPlace(m_fd, relativePath));
    TB_TRY(ReadFile file, readAt(place, relativePath, limit));
    return std::move(file.content);
}

Result<QList<FolderEntry>> RootFolder::list(const QString &relativePath, qsizetype limit) const
{
    // Through a descriptor of its own: a listing moves where the descriptor stands.
    TB_TRY(const Place place, openPlace(m_fd, relativePath));
    const Descriptor listing(
        ::openat(place.fd(), place.name.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (!listing.valid())
        return systemFailure(relativePath, u"Opening the file's folder"_s);
    QList<FolderEntry> entries;
    const int code = eachNameIn(listing.get(), [&](const char *name, unsigned char type) {
        entries.append({QFile::decodeName(name), kindOf(listing.get(), name, type)});
        return entries.size() <= limit;
    });
    if (code != 0)
        return tl::unexpected(systemError(relativePath, u"Listing the folder"_s, code));
    if (entries.size() > limit)
        return failAt(Error::Kind::Invalid, relativePath, 0, u"The folder holds more than %1 names"_s.arg(limit));
    std::ranges::sort(entries, {}, &FolderEntry::name);
    return entries;
}

Result<QByteArray> readFileBelow(const QString &root, const QString &relativePath, qint64 limit)
{
    TB_TRY(const RootFolder folder, RootFolder::open(root));
    return folder.read(relativePath, limit);
}

Result<QList<FolderEntry>> listFolderBelow(const QString &root, const QString &relativePath, qsizetype limit)
{
    TB_TRY(const RootFolder folder, RootFolder::open(root));
    return folder.list(relativePath, limit);
}

Result<void> replaceFileBelow(const QString &root, const QString &relativePath, const QByteArray &expected,
                              const QByteArray &content)
{
    TB_TRY(const RootFolder folder, RootFolder::open(root));
    TB_TRY(const Place place, openPlace(folder.fd(), relativePath));
    TB_TRY(const ReadFile old, readAt(place, relativePath, std::max<qint64>(changelogLimit, expected.size())));
    const auto changed = failAt(Error::Kind::Conflict, relativePath, 0, u"The file changed since it was read"_s, {},
                                u"Look at the file, then plan the release again."_s);
    if (old.content != expected)
        return changed;
    TB_TRY(const QByteArray temporary, writeTemporary(place, relativePath, content, old.mode));
    failpoint("file.before-rename");
    // Looked at once more right before the rename, so that the window for a lost change is as small as it gets.
    const auto again = readAt(place, relativePath, std::max<qint64>(changelogLimit, expected.size()));
    if (!again || again->content != expected) {
        ::unlinkat(place.fd(), temporary.constData(), 0);
        return changed;
    }
    if (::renameat(place.fd(), temporary.constData(), place.fd(), place.name.constData()) != 0) {
        const auto failure = systemFailure(relativePath, u"Putting the new content in place"_s);
        ::unlinkat(place.fd(), temporary.constData(), 0);
        return failure;
    }
    return syncFolder(place, relativePath);
}

Result<void> createFileBelow(const QString &root, const QString &relativePath, const QByteArray &content)
{
    TB_TRY(const RootFolder folder, RootFolder::open(root));
    TB_TRY(const Place place, openPlace(folder.fd(), relativePath, true));
    TB_TRY(const QByteArray temporary, writeTemporary(place, relativePath, content, 0644));
    // A hard link, unlike a rename, fails if the name is taken.
    const int status = ::linkat(place.fd(), temporary.constData(), place.fd(), place.name.constData(), 0);
    const int code = errno;
    ::unlinkat(place.fd(), temporary.constData(), 0);
    if (status != 0 && code == EEXIST)
        return failAt(Error::Kind::Conflict, relativePath, 0, u"The file exists already"_s);
    if (status != 0)
        return tl::unexpected(systemError(relativePath, u"Creating the file"_s, code));
    return syncFolder(place, relativePath);
}

Result<void> removeFileBelow(const QString &root, const QString &relativePath, const QByteArray &expected)
{
    TB_TRY(const RootFolder folder, RootFolder::open(root));
    TB_TRY(const Place place, openPlace(folder.fd(), relativePath));
    TB_TRY(const ReadFile old, readAt(place, relativePath, std::max<qint64>(changelogLimit, expected.size())));
    if (old.content != expected)
        return failAt(Error::Kind::Conflict, relativePath, 0, u"The file changed since it was read"_s, {},
                      u"Look at the file, then plan the release again."_s);
    if (::unlinkat(place.fd(), place.name.constData(), 0) != 0)
        return systemFailure(relativePath, u"Removing the file"_s);
    return syncFolder(place, relativePath);
}

Result<void> removeLeftoversBelow(const QString &root, const QString &relativePath)
{
    TB_TRY(const RootFolder folder, RootFolder::open(root));
    TB_TRY(const Place place, openPlace(folder.fd(), relativePath));
    const QByteArray prefix = temporaryPrefix(place.name);
    const int code = eachNameIn(place.fd(), [&](const char *name, unsigned char) {
        if (QByteArrayView(name).startsWith(prefix))
            ::unlinkat(place.fd(), name, 0);
        return true;
    });
    if (code != 0)
        return tl::unexpected(systemError(relativePath, u"Listing the folder"_s, code));
    return {};
}

} // namespace tagboat
