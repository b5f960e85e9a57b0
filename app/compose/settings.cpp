// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/settings.h"

#include "base/files.h"
#include "compose/settingstext.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>
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

/// The content of the file, empty if there is none.
Result<QByteArray> contentOf(const QString &file)
{
    const QFileInfo real = realFile(file);
    const auto content = real.exists() ? readFileBelow(real.path(), real.fileName()) : Result<QByteArray>();
    if (!content) {
        Error error = content.error();
        error.path = file;
        return tl::unexpected(error);
    }
    return *content;
}

} // namespace

Result<Settings> Settings::read(const QString &file)
{
    TB_TRY(const QByteArray content, contentOf(file));
    return parse(content, file);
}

Result<Settings> Settings::readWhatHolds(const QString &file)
{
    TB_TRY(const QByteArray content, contentOf(file));
    return parseWhatHolds(content, file);
}

Result<Settings> Settings::saveWorkspaceFolders(const QStringList &folders) const
{
    TB_TRY(const QByteArray content, withWorkspaceFolders(folders));
    return save(content);
}

Result<Settings> Settings::saveViews(const QList<SavedView> &wanted) const
{
    TB_TRY(const QByteArray content, withViews(wanted));
    return save(content);
}

Result<Settings> Settings::save(const QByteArray &content) const
{
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

Result<ForgeSettings> Settings::forge(const QString &host) const
{
    const QString name = host.toLower();
    const bool publicForge = name == u"github.com"_s;
    const auto named =
        std::ranges::find_if(forges, [&](const ForgeSettings &each) { return each.host.toLower() == name; });
    if (named == forges.end() && !publicForge)
        return fail(Error::Kind::NotFound, u"The settings name no forge %1"_s.arg(host), {},
                    u"Add [forge.\"%1\"] with its api to the settings."_s.arg(host));
    if (named != forges.end() && named->problem)
        return tl::unexpected(*named->problem);
    ForgeSettings forge = named != forges.end() ? *named : ForgeSettings();
    forge.host = name;
    if (forge.api.isEmpty()) // https://docs.github.com/enterprise-server/rest
        forge.api = QUrl(publicForge ? u"https://api.github.com"_s : u"https://%1/api/v3"_s.arg(name));
    return forge;
}

std::optional<IndexSettings> Settings::index(const QString &name) const
{
    // https://docs.pypi.org/api and https://packaging.python.org/guides/using-testpypi
    static const QList<IndexSettings> known{
        {u"pypi"_s, QUrl(u"https://pypi.org/simple/"_s), QUrl(u"https://pypi.org/pypi/"_s),
         QUrl(u"https://upload.pypi.org/legacy/"_s)},
        {u"testpypi"_s, QUrl(u"https://test.pypi.org/simple/"_s), QUrl(u"https://test.pypi.org/pypi/"_s),
         QUrl(u"https://test.pypi.org/legacy/"_s)}};
    const auto usual = std::ranges::find(known, name, &IndexSettings::name);
    const auto named = std::ranges::find(indexes, name, &IndexSettings::name);
    if (named == indexes.end())
        return usual == known.end() ? std::nullopt : std::optional(*usual);
    IndexSettings index = *named;
    if (usual != known.end()) {
        index.simple = index.simple.isEmpty() ? usual->simple : index.simple;
        index.json = index.json.isEmpty() ? usual->json : index.json;
        index.upload = index.upload.isEmpty() ? usual->upload : index.upload;
    }
    return index;
}

Settings settingsThatHold(const QString &file)
{
    auto read = Settings::readWhatHolds(file);
    if (read)
        return *std::move(read);
    Settings settings;
    settings.file = file;
    settings.problems = {read.error()};
    settings.accounts = {{{}, {}, read.error()}};
    settings.forges = {{u"github.com"_s, {}, {}, read.error()}};
    return settings;
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
