// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/releaseassets.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonObject>
#include <QMap>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// The digest of a file of any size, without taking it into memory.
Result<QString> digestOf(const QString &path, const Cancel &cancel)
{
    constexpr qint64 block = 1 << 20;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failAt(Error::Kind::Io, path, 0, u"A file of the release cannot be read"_s, file.errorString());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    while (!file.atEnd()) {
        if (cancel.requested())
            return fail(Error::Kind::Cancelled, u"Stopped"_s);
        const QByteArray part = file.read(block);
        if (part.isEmpty())
            return failAt(Error::Kind::Io, path, 0, u"A file of the release cannot be read"_s, file.errorString());
        hash.addData(part);
    }
    return u"sha256:"_s + QString::fromLatin1(hash.result().toHex());
}

/// The repository's own text names the files: what lies elsewhere, or among git's own, shall not be published by it.
bool liesWithin(const QString &root, const QString &path)
{
    const QString real = QFileInfo(path).canonicalFilePath();
    const QString top = QFileInfo(root).canonicalFilePath() + u'/';
    return real.startsWith(top) && real != top && !real.startsWith(top + u".git/"_s);
}

Result<AssetFile> assetFile(const QString &root, const QString &path, const Cancel &cancel)
{
    const QString full = root + u'/' + path;
    if (!liesWithin(root, full))
        return failAt(Error::Kind::Refused, full, 0, u"A file of the release does not lie in the repository"_s,
                      QFileInfo(full).canonicalFilePath(), u"Copy it there, or take it out of release.assets."_s);
    const qint64 size = QFileInfo(full).size();
    if (size == 0)
        return failAt(Error::Kind::Invalid, full, 0, u"A file of the release is empty"_s, {},
                      u"Build it anew, then resume: GitHub takes no empty files."_s);
    TB_TRY(QString digest, digestOf(full, cancel));
    return AssetFile{path, std::move(digest), size};
}

/// The name with every odd character as a dot, to compare names on both sides.
QString plainName(QString name)
{
    static const QRegularExpression odd(u"[^A-Za-z0-9_-]+"_s);
    return name.replace(odd, u"."_s);
}

} // namespace

QStringList assetPaths(const QString &root, const QString &pattern)
{
    const QString folder = pattern.section(u'/', 0, -2);
    const QString name = pattern.section(u'/', -1);
    if (!name.contains(u'*') && !name.contains(u'?'))
        return QFileInfo(root + u'/' + pattern).isFile() ? QStringList(pattern) : QStringList();
    const QStringList names = QDir(root + u'/' + folder).entryList({name}, QDir::Files | QDir::NoSymLinks, QDir::Name);
    QStringList paths;
    for (const QString &each : names)
        paths.append(folder.isEmpty() ? each : folder + u'/' + each);
    return paths;
}

Result<QList<AssetFile>> findAssets(const QString &root, const QStringList &patterns, const Cancel &cancel)
{
    QMap<QString, AssetFile> byPath;
    QMap<QString, QString> byName;
    for (const QString &pattern : patterns) {
        const QStringList paths = assetPaths(root, pattern);
        if (paths.isEmpty())
            return fail(Error::Kind::NotFound, u"No file matches %1, which the release is to have"_s.arg(pattern), root,
                        u"Build the files, then resume; or mend release.assets in .tagboat.toml for the next one."_s);
        for (const QString &path : paths) {
            if (byPath.contains(path))
                continue;
            TB_TRY(const AssetFile file, assetFile(root, path, cancel));
            if (const QString other = byName.value(plainName(file.name())); !other.isEmpty())
                return fail(Error::Kind::Invalid, u"Two files of the release have one name"_s,
                            other + u'\n' + file.path, u"Rename one of them, then resume."_s);
            byName.insert(plainName(file.name()), path);
            byPath.insert(path, file);
        }
    }
    return byPath.values();
}

const ReleaseAsset *assetNamed(const ForgeRelease &release, const QString &name)
{
    const QString wanted = plainName(name);
    const auto same = [&](const ReleaseAsset &asset) { return plainName(asset.name) == wanted; };
    const auto found = std::ranges::find_if(release.assets, same);
    return found != release.assets.end() ? &*found : nullptr;
}

bool holds(const ReleaseAsset &asset, const AssetFile &file)
{
    return asset.state == ReleaseAsset::State::Uploaded && asset.size == file.size &&
           (asset.digest.isEmpty() || asset.digest == file.digest);
}

QJsonArray assetsToJson(const QList<AssetFile> &files)
{
    QJsonArray stored;
    for (const AssetFile &file : files)
        stored.append(QJsonObject{{u"path"_s, file.path}, {u"digest"_s, file.digest}, {u"size"_s, file.size}});
    return stored;
}

QList<AssetFile> assetsFromJson(const QJsonArray &stored)
{
    QList<AssetFile> files;
    for (const auto &each : stored)
        files.append({each[u"path"_s].toString(), each[u"digest"_s].toString(), each[u"size"_s].toInteger()});
    return files;
}

} // namespace tagboat
