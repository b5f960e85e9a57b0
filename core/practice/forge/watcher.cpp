// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/watcher.h"

#include <QDir>
#include <QDirIterator>

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

Watcher::Watcher(World &world, Engine &engine) : m_world(world), m_engine(engine)
{
    QObject::connect(&m_files, &QFileSystemWatcher::directoryChanged, this,
                     [this](const QString &path) { m_changed.insert(path); });
}

void Watcher::begin()
{
    for (const auto &[key, repository] : m_world.repositories())
        watch(*repository);
}

void Watcher::watch(const Repository &repository)
{
    const QString folder = QDir(m_world.root()).absoluteFilePath(repository.folder);
    QStringList paths{folder, folder + u"/refs"_s}; // packed-refs is replaced in the folder itself
    QDirIterator inside(folder + u"/refs"_s, QDir::Dirs | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (inside.hasNext())
        paths.append(inside.next());
    for (const QString &path : std::as_const(paths)) {
        if (!m_files.directories().contains(path))
            m_files.addPath(path);
    }
}

void Watcher::lookAtChanged()
{
    const QSet<QString> changed = std::exchange(m_changed, {});
    if (changed.isEmpty())
        return;
    for (const auto &[key, repository] : m_world.repositories()) {
        const QString folder = QDir(m_world.root()).absoluteFilePath(repository->folder);
        if (std::none_of(changed.begin(), changed.end(), [&](const QString &path) { return path.startsWith(folder); }))
            continue;
        watch(*repository); // for folders that came, as with the first release/…; then nothing in them is missed
        m_engine.look(*repository);
    }
}

} // namespace tagboat::practice
