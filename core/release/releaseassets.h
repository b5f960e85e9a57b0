// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/result.h"
#include "ports/forge/releases.h"

#include <QJsonArray>

namespace tagboat
{

/// A file of the working tree that belongs to a release on the forge.
struct AssetFile {
    QString path;   ///< below the repository's root
    QString digest; ///< "sha256:…", as the forge says it
    qint64 size = 0;
    bool operator==(const AssetFile &) const = default;

    [[nodiscard]] QString name() const { return path.section(u'/', -1); }
};

/// The paths below @p root that @p pattern names now. Its last part may have * and ?, which take neither links nor
/// hidden files.
QStringList assetPaths(const QString &root, const QString &pattern);

/// The files below @p root that @p patterns name, in the order of their paths, read to their end. Errors: NotFound for
/// a pattern that no file matches, Refused for a file that lies outside of the repository or in .git, Invalid for one
/// that is empty (GitHub takes none) or for two of one name, Cancelled, Io.
Result<QList<AssetFile>> findAssets(const QString &root, const QStringList &patterns, const Cancel &cancel);

/// The asset of a release that has the file's name, as the forge writes it: odd characters become dots there.
/// https://docs.github.com/en/rest/releases/assets#upload-a-release-asset
const ReleaseAsset *assetNamed(const ForgeRelease &release, const QString &name);

/// True if @p asset is whole and holds what @p file does. A forge that gives no digest is believed by the size.
bool holds(const ReleaseAsset &asset, const AssetFile &file);

QJsonArray assetsToJson(const QList<AssetFile> &files);
QList<AssetFile> assetsFromJson(const QJsonArray &stored);

} // namespace tagboat
