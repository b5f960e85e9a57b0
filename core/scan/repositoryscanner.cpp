// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/repositoryscanner.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// Written together: a transaction costs more than a row.
constexpr qsizetype rowsAtOnce = 200;

/// Version files in folders that git ignores, which a user's own pattern may name.
QStringList ignoredVersionFiles(const RepositoryRow &row, const RepositorySources &sources)
{
    QStringList files;
    for (const PackageRow &package : row.packages) {
        for (const VersionOccurrence &occurrence : package.versions.occurrences) {
            for (const QString &folder : sources.leftOut) {
                if (occurrence.path.startsWith(folder + u'/'))
                    files.append(row.path + u'/' + occurrence.path);
            }
        }
    }
    return files;
}

} // namespace

RepositoryScanner::RepositoryScanner(std::unique_ptr<Git> git, std::unique_ptr<ScanCache> cache, Cancel cancel,
                                     std::function<void(Error)> trouble)
    : m_git(std::move(git)), m_cache(std::move(cache)), m_cancel(std::move(cancel)), m_trouble(std::move(trouble))
{
}

RepositoryScanner::~RepositoryScanner()
{
    flush();
}

RepositoryRow RepositoryScanner::scan(const QString &path)
{
    if (auto known = recall(path))
        return *std::move(known);
    const qint64 began = fileClock();
    const auto repository = m_git->open(path);
    if (!repository) {
        RepositoryRow row;
        row.path = path;
        row.name = QDir(path).dirName();
        row.error = repository.error();
        return row;
    }
    (*repository)->stopWith(m_cancel);
    RepositoryRow row = scanRepository(**repository);
    remember(**repository, row, began);
    return row;
}

std::optional<RepositoryRow> RepositoryScanner::recall(const QString &path)
{
    if (!m_cache)
        return std::nullopt;
    const auto found = m_cache->find(path);
    if (!found)
        giveUp(found.error());
    if (!found || !*found)
        return std::nullopt;
    const RememberedRow &known = **found;
    const auto sources = RowCodec::readSources(known.sources);
    const auto stamp =
        sources ? stampRepository(path, *sources, m_cancel, m_watcher != nullptr) : tl::unexpected(sources.error());
    if (!stamp || stamp->digest != known.stamp)
        return std::nullopt;
    if (m_watcher != nullptr)
        m_watcher->watch(path, stamp->folders);
    auto row = m_codec.read(known.row);
    if (!row)
        return std::nullopt;
    return *std::move(row);
}

void RepositoryScanner::remember(LocalRepository &repository, const RepositoryRow &row, qint64 readingBegan)
{
    if ((!m_cache && m_watcher == nullptr) || row.error)
        return;
    auto sources = repository.sources();
    if (!sources)
        return;
    sources->otherPlaces += ignoredVersionFiles(row, *sources);
    const auto stamp = stampRepository(row.path, *sources, m_cancel, m_watcher != nullptr);
    if (stamp && m_watcher != nullptr)
        m_watcher->watch(row.path, stamp->folders);
    if (!m_cache || !stamp || isTooNew(*stamp, readingBegan))
        return;
    const auto content = m_codec.write(row);
    if (!content)
        return;
    m_pending.append({row.path, RowCodec::writeSources(*sources), stamp->digest, *content,
                      QDateTime::fromMSecsSinceEpoch(readingBegan / 1'000'000, Qt::UTC)});
    if (m_pending.size() >= rowsAtOnce)
        flush();
}

void RepositoryScanner::flush()
{
    if (!m_cache)
        return;
    if (const auto stored = m_cache->store(m_pending); !stored)
        giveUp(stored.error());
    m_pending.clear();
}

void RepositoryScanner::giveUp(const Error &error)
{
    m_cache.reset();
    if (m_trouble)
        m_trouble(error);
}

Result<void> recallWorkspace(ScanCache &cache, const QStringList &folders, const Cancel &cancel,
                             const std::function<void(RepositoryRow)> &onRow)
{
    RowCodec codec;
    QStringList places; // as discovery names what it finds
    for (const QString &folder : folders)
        places.append(QDir(folder).canonicalPath());
    places.removeAll(QString());
    return cache.forEachBelow(places, [&](const RememberedRow &known) {
        if (auto row = codec.read(known.row)) {
            row->rememberedFrom = known.readAt;
            onRow(*std::move(row));
        }
        return !cancel.requested();
    });
}

} // namespace tagboat
