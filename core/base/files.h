// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QList>

#include <utility>

namespace tagboat
{

/// The most that Tagboat reads of a version or policy file: 1 MiB. A larger one is refused, not cut.
constexpr qint64 versionFileLimit = 1024 * 1024;
/// The most that Tagboat reads of a changelog: 8 MiB.
constexpr qint64 changelogLimit = 8 * 1024 * 1024;

/// The most that Tagboat reads of a lock file: 8 MiB.
constexpr qint64 lockFileLimit = 8 * 1024 * 1024;

/// One name in a folder.
struct FolderEntry {
    enum class Kind { File, Folder, Link, Other };
    QString name;
    Kind kind = Kind::Other;
    bool operator==(const FolderEntry &) const = default;
};

/// A folder that stays open while several things below it are read. No link is followed on any part of a path.
class RootFolder
{
public:
    /// Errors: NotFound, Denied, Io.
    static Result<RootFolder> open(const QString &path);
    RootFolder(RootFolder &&other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    RootFolder &operator=(RootFolder &&other) noexcept
    {
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    RootFolder(const RootFolder &) = delete;
    RootFolder &operator=(const RootFolder &) = delete;
    ~RootFolder();

    /// As readFileBelow() and listFolderBelow().
    [[nodiscard]] Result<QByteArray> read(const QString &relativePath, qint64 limit) const;
    [[nodiscard]] Result<QList<FolderEntry>> list(const QString &relativePath, qsizetype limit = 20'000) const;

    [[nodiscard]] int fd() const { return m_fd; }

private:
    explicit RootFolder(int fd) : m_fd(fd) {}

    int m_fd;
};

/// Reads a regular file below @p root. No link is followed on any part of @p relativePath, nothing but a regular file
/// is opened (a FIFO or device is refused without blocking), and the size is checked first. Errors: NotFound, Refused
/// (a link, not a regular file), Invalid (larger than @p limit), Denied, Io.
Result<QByteArray> readFileBelow(const QString &root, const QString &relativePath, qint64 limit = versionFileLimit);

/// The names in a folder below @p root (@p relativePath "." is the root itself), sorted by name, without "." and "..".
/// No link is followed on the way. Errors: NotFound, Refused (a link), Denied, Io, Invalid (more than @p limit names).
Result<QList<FolderEntry>> listFolderBelow(const QString &root, const QString &relativePath, qsizetype limit = 20'000);

/// Replaces the content of a regular file below @p root with @p content, if it still holds @p expected: writes a file
/// beside it, syncs it, renames it over the old one and syncs the folder. Mode is kept, links are refused.
/// Errors: Conflict (the content is not @p expected), Refused, Denied, Io.
Result<void> replaceFileBelow(const QString &root, const QString &relativePath, const QByteArray &expected,
                              const QByteArray &content);

/// Creates a file below @p root that is not there yet, and its folders, as replaceFileBelow(). Conflict if it exists.
Result<void> createFileBelow(const QString &root, const QString &relativePath, const QByteArray &content);

/// Removes a regular file below @p root, if it still holds @p expected, and syncs the folder. Errors: NotFound,
/// Conflict (the content is not @p expected), Refused, Denied, Io.
Result<void> removeFileBelow(const QString &root, const QString &relativePath, const QByteArray &expected);

/// Removes temporary files that a killed replaceFileBelow() or createFileBelow() of the same path left behind.
Result<void> removeLeftoversBelow(const QString &root, const QString &relativePath);

} // namespace tagboat
