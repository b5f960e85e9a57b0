// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/gitfiles.h"

#include "base/foldernames.h"

#include <QFile>
#include <QtEndian>

#include <array>
#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tagboat::git
{

namespace
{

constexpr std::array ofWorktree{"/HEAD", "/index", "/commondir"};
constexpr std::array shared{"/config",
                            "/packed-refs",
                            "/shallow",
                            "/info/exclude",
                            "/info/attributes",
                            "/objects/info/alternates",
                            "/objects/info/commit-graph",
                            "/objects/pack/multi-pack-index"};
constexpr std::array ofWorkingTree{"/.gitignore", "/.gitattributes"};

template <typename Names>
Result<void> check(const QString &path, const QString &folder, const Names &names)
{
    const QByteArray base = QFile::encodeName(folder);
    for (const char *name : names) {
        struct stat info = {};
        const QByteArray file = base + name;
        // Links are followed, as libgit2 follows them; a folder is refused by libgit2 itself, with a better text.
        if (::stat(file.constData(), &info) == 0 && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode)) {
            return failAt(Error::Kind::Refused, path, 0,
                          u"A file that git reads is not a regular file: %1"_s.arg(QString::fromUtf8(name).sliced(1)),
                          QFile::decodeName(file), u"Remove it, then scan again."_s);
        }
    }
    return {};
}

/// An index whose head counts more entries than its bytes can hold: libgit2 would make room for all of them first.
Result<void> checkIndexCount(const QString &path, const QString &file)
{
    constexpr qint64 smallestEntry = 62; // gitformat-index(5)
    const int index = ::open(QFile::encodeName(file).constData(), O_RDONLY | O_CLOEXEC);
    if (index < 0)
        return {}; // absent in a new repository; libgit2 reports what cannot be read
    std::array<char, 12> head{};
    struct stat info = {};
    const bool isRead = ::fstat(index, &info) == 0 && ::read(index, head.data(), head.size()) == ssize_t(head.size());
    ::close(index);
    if (!isRead || qFromBigEndian<quint32>(head.data() + 8) <= info.st_size / smallestEntry)
        return {};
    return failAt(Error::Kind::Invalid, path, 0, u"The repository is damaged: its index cannot be read"_s,
                  u"It counts more entries than it holds"_s, u"Run git fsck in the repository."_s);
}

constexpr int deepestTag = 60;

/// Adds the files below the open folder @p at, whose descriptor it takes over; @p below is its name, with a slash.
Result<void> collectFiles(int at, const QString &below, int levels, QSet<QString> &names)
{
    const auto unreadable = [&below](const QString &what) {
        return failAt(Error::Kind::Refused, u"refs/tags/"_s + below, 0, u"The tags cannot be read: %1"_s.arg(what));
    };
    const auto unreadableBy = [&unreadable](int code) {
        return unreadable(QString::fromLocal8Bit(std::strerror(code)));
    };
    if (at < 0)
        return unreadableBy(errno);
    Result<void> outcome = levels > 0 ? Result<void>() : unreadable(u"their folders are nested too deep"_s);
    const auto take = [&](const char *entry, unsigned char type) {
        const QString path = below + QFile::decodeName(entry);
        struct stat info = {};
        const bool mayBeFolder = type == DT_DIR || type == DT_UNKNOWN || type == DT_LNK;
        if (!mayBeFolder || ::fstatat(at, entry, &info, 0) != 0 || !S_ISDIR(info.st_mode)) {
            names.insert(path);
        } else if (type == DT_LNK) {
            outcome = unreadable(u"%1 is a link to a folder"_s.arg(path));
        } else {
            const int next = ::openat(at, entry, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
            outcome = collectFiles(next, path + u'/', levels - 1, names);
        }
        return outcome.has_value();
    };
    const int code = outcome ? eachNameIn(at, take) : 0;
    ::close(at);
    return outcome && code != 0 ? unreadableBy(code) : outcome;
}

} // namespace

Result<void> checkGitFiles(const QString &path, const QString &gitFolder, const QString &commonFolder)
{
    TB_CHECK(check(path, gitFolder, ofWorktree));
    TB_CHECK(checkIndexCount(path, gitFolder + u"/index"_s));
    TB_CHECK(check(path, commonFolder, shared));
    return check(path, path, ofWorkingTree);
}

Result<QSet<QString>> looseTagNames(const QString &commonFolder)
{
    QSet<QString> names;
    const int folder =
        ::open(QFile::encodeName(commonFolder + u"/refs/tags"_s).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0 && errno == ENOENT)
        return names;
    TB_CHECK(collectFiles(folder, {}, deepestTag, names));
    return names;
}

} // namespace tagboat::git
