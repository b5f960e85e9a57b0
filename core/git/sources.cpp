// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/giterror.h"
#include "git/handles.h"
#include "git/libgit2repository.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <array>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using FindFile = int (*)(git_buf *);

/// The settings of the user and of the system, whether they exist or not.
QStringList settingsFiles()
{
    QStringList files;
    for (const FindFile find : {&git_config_find_global, &git_config_find_xdg, &git_config_find_system}) {
        git::Buffer path;
        if (find(path.get()) == 0)
            files.append(QFile::decodeName(QByteArray(path.data(), static_cast<qsizetype>(path.size()))));
    }
    git_error_clear();
    const QString home = QDir::homePath();
    const QString xdg = qEnvironmentVariable("XDG_CONFIG_HOME", home + u"/.config"_s) + u"/git"_s;
    files +=
        {home + u"/.gitconfig"_s, xdg + u"/config"_s, xdg + u"/ignore"_s, xdg + u"/attributes"_s, u"/etc/gitconfig"_s};
    files.removeDuplicates();
    return files;
}

/// A path of a setting, wherever it may lie: libgit2 does not say which file a setting stands in.
QStringList candidates(const QString &value, const QStringList &bases)
{
    if (value.startsWith("~/"_L1))
        return {QDir::homePath() + value.sliced(1)};
    if (QDir::isAbsolutePath(value))
        return {value};
    QStringList places;
    for (const QString &base : bases)
        places.append(QDir::cleanPath(base + u'/' + value));
    return places;
}

} // namespace

Result<RepositorySources> LibGit2Repository::sources()
{
    RepositorySources sources{QDir::cleanPath(gitFolder()), QDir::cleanPath(commonFolder()), m_ignoredFolders, {}};
    static const QStringList settings = settingsFiles();
    sources.otherPlaces = settings;
    if (m_namedPlaces.isEmpty())
        return sources;
    QStringList bases{sources.commonFolder, m_path};
    for (const QString &file : settings)
        bases.append(QFileInfo(file).path());
    for (const QString &place : m_namedPlaces) { // settings that are included include others, beside them
        const QStringList places = candidates(place, bases.mid(0, 1));
        bases.append(QFileInfo(places.constFirst()).path());
    }
    bases.removeDuplicates();
    for (const QString &place : m_namedPlaces)
        sources.otherPlaces += candidates(place, bases);
    return sources;
}

} // namespace tagboat
