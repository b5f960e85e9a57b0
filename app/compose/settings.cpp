// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/settings.h"

#include "base/files.h"
#include "compose/settingstext.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <cerrno>
#include <cstring>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// The file behind a link: people keep their settings elsewhere and link to them, which is theirs to do.
QFileInfo realFile(const QString &file)
{
    const QString real = QFileInfo(file).canonicalFilePath();
    return QFileInfo(real.isEmpty() ? QFileInfo(file).absoluteFilePath() : real);
}

} // namespace

Result<Settings> Settings::read(const QString &file)
{
    const QFileInfo real = realFile(file);
    const auto content = real.exists() ? readFileBelow(real.path(), real.fileName()) : Result<QByteArray>();
    if (!content) {
        Error error = content.error();
        error.path = file;
        return tl::unexpected(error);
    }
    return parse(*content, file);
}

Result<Settings> Settings::saveWorkspaceFolders(const QStringList &folders) const
{
    TB_TRY(const QByteArray content, withWorkspaceFolders(folders));
    const QFileInfo real = realFile(file);
    if (!QDir().mkpath(real.path()))
        return failAt(Error::Kind::Denied, real.path(), 0, u"The folder for the settings cannot be made"_s);
    if (real.exists()) {
        TB_CHECK(replaceFileBelow(real.path(), real.fileName(), bytes, content));
    } else {
        TB_CHECK(createFileBelow(real.path(), real.fileName(), content));
    }
    return parse(content, file);
}

QString defaultSettingsFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/tagboat/config.toml"_s;
}

QString defaultDataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/tagboat"_s;
}

Result<QString> makeDataFolder(const QString &folder)
{
    const QString path = QFileInfo(folder).absoluteFilePath();
    const QByteArray encoded = QFile::encodeName(path);
    QDir().mkpath(QFileInfo(path).path());
    if (::mkdir(encoded.constData(), 0700) != 0 && errno != EEXIST) {
        return failAt(Error::Kind::Denied, path, 0, u"The data folder cannot be made"_s,
                      QString::fromLocal8Bit(std::strerror(errno)),
                      u"Check the permissions, or name another with --data."_s);
    }
    struct stat info = {};
    if (::stat(encoded.constData(), &info) != 0 || !S_ISDIR(info.st_mode))
        return failAt(Error::Kind::Refused, path, 0, u"The data folder's name belongs to something else"_s);
    if (info.st_uid != ::geteuid())
        return failAt(Error::Kind::Refused, path, 0, u"The data folder belongs to another user"_s);
    return QFileInfo(path).canonicalFilePath();
}

} // namespace tagboat
