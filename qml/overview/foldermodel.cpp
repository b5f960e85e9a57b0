// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "foldermodel.h"

#include "base/displaytext.h"

#include <QDir>
#include <QDirIterator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// A path as somebody types it, made absolute.
QString absolute(const QString &path)
{
    if (path == u"~"_s || path.startsWith(u"~/"_s))
        return QDir::cleanPath(QDir::homePath() + path.sliced(1));
    return QDir::cleanPath(QDir::home().absoluteFilePath(path));
}

} // namespace

FolderModel::FolderModel(QObject *parent) : QAbstractListModel(parent)
{
    m_pool.setMaxThreadCount(1);
}

FolderModel::~FolderModel()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void FolderModel::open(const QString &path)
{
    const bool wasLoading = loading();
    const int asked = ++m_asked;
    m_pool.clear();
    m_pool.start([this, asked, path = absolute(path)] {
        const Listing listing = read(path);
        QMetaObject::invokeMethod(
            this,
            [this, asked, listing] {
                if (asked != m_asked) // another folder was opened since
                    return;
                m_answered = asked;
                show(listing);
                Q_EMIT loadingChanged();
            },
            Qt::QueuedConnection);
    });
    if (!wasLoading)
        Q_EMIT loadingChanged();
}

void FolderModel::up()
{
    if (!m_path.isEmpty() && m_path != u"/"_s)
        open(QFileInfo(m_path).path());
}

QString FolderModel::pathAt(int row) const
{
    if (row < 0 || row >= m_names.size())
        return {};
    return m_names[row].isEmpty() ? QFileInfo(m_path).path() : QDir(m_path).filePath(m_names[row]);
}

QUrl FolderModel::chosen(const QString &typed)
{
    const QString path = typed == shownPath() ? m_path : absolute(typed);
    if (!QFileInfo(path).isDir()) {
        setError(tr("There is no folder %1").arg(displayText(path)));
        return {};
    }
    setError({});
    return QUrl::fromLocalFile(path);
}

QString FolderModel::shownPath() const
{
    return displayText(m_path);
}

int FolderModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_names.size());
}

QVariant FolderModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == PathRole)
        return pathAt(index.row());
    if (role != NameRole)
        return {};
    const QString &name = m_names[index.row()];
    return name.isEmpty() ? u".."_s : displayText(name);
}

QHash<int, QByteArray> FolderModel::roleNames() const
{
    return {{NameRole, "name"}, {PathRole, "path"}};
}

FolderModel::Listing FolderModel::read(const QString &path)
{
    Listing listing{.path = path, .names = {}, .truncated = false, .error = {}};
    const QFileInfo info(path);
    if (!info.isDir()) {
        listing.error = tr("There is no folder %1").arg(displayText(path));
        return listing;
    }
    if (!info.isReadable() || !info.isExecutable()) {
        listing.error = tr("The folder %1 cannot be read").arg(displayText(path));
        return listing;
    }
    QDirIterator entries(path, QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks);
    while (entries.hasNext()) {
        entries.next();
        listing.names.append(entries.fileName());
    }
    std::sort(listing.names.begin(), listing.names.end(), [](const QString &a, const QString &b) {
        const int order = a.compare(b, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : a < b;
    });
    listing.truncated = listing.names.size() > maxFolders;
    listing.names.resize(std::min(listing.names.size(), maxFolders));
    if (path != u"/"_s)
        listing.names.prepend(QString());
    return listing;
}

void FolderModel::show(const Listing &listing)
{
    setError(listing.error);
    if (!listing.error.isEmpty())
        return;
    const QFileInfo before(m_path);
    beginResetModel();
    m_path = listing.path;
    m_names = listing.names;
    m_truncated = listing.truncated;
    const bool wentUp = !before.fileName().isEmpty() && before.path() == m_path;
    m_firstRow = wentUp ? std::max(0, static_cast<int>(m_names.indexOf(before.fileName()))) : 0;
    endResetModel();
    Q_EMIT opened();
}

void FolderModel::setError(const QString &error)
{
    if (error == m_error)
        return;
    m_error = error;
    Q_EMIT errorChanged();
}

} // namespace tagboat
