// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "folderlook.h"

#include <QFile>

#include <cstring>
#include <ftw.h>
#include <functional>
#include <sys/stat.h>
#include <unistd.h>

namespace tagboat::test
{

namespace
{

std::function<void(const char *, const struct stat &)> visitor; // nftw() takes no argument for its visitor

/// Calls @p visit for everything below @p folder; what lies in a folder comes before the folder.
void walk(const QString &folder, const std::function<void(const char *, const struct stat &)> &visit)
{
    visitor = visit;
    const auto each = [](const char *path, const struct stat *info, int, FTW *) {
        visitor(path, *info);
        return 0;
    };
    // Without following links; the paths of very deep folders are too long to be opened at once.
    if (::nftw(QFile::encodeName(folder).constData(), each, 64, FTW_PHYS | FTW_DEPTH | FTW_CHDIR) != 0)
        qFatal("cannot look at %s: %s", qPrintable(folder), std::strerror(errno));
}

} // namespace

QHash<QByteArray, QByteArray> lookAt(const QString &folder)
{
    QHash<QByteArray, QByteArray> seen;
    walk(folder, [&seen](const char *path, const struct stat &info) {
        QByteArray line;
        for (const qint64 value :
             {qint64(info.st_mode), qint64(info.st_size), qint64(info.st_nlink), qint64(info.st_mtim.tv_sec),
              qint64(info.st_mtim.tv_nsec), qint64(info.st_ctim.tv_sec), qint64(info.st_ctim.tv_nsec)})
            line += QByteArray::number(value) + ' ';
        seen.insert(path, line);
    });
    return seen;
}

void giveAway(const QString &folder, unsigned user)
{
    walk(folder, [user](const char *path, const struct stat &) {
        const char *name = std::strrchr(path, '/');
        if (::lchown(name != nullptr ? name + 1 : path, user, user) != 0)
            qFatal("cannot give %s away: %s", path, std::strerror(errno));
    });
}

} // namespace tagboat::test
