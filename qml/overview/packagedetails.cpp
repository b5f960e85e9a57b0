// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "packagedetails.h"

#include "base/displaytext.h"

#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

PackageDetails::PackageDetails(OverviewModel &rows, QObject *parent) : QAbstractListModel(parent), m_rows(rows)
{
    connect(&rows, &OverviewModel::countsChanged, this, &PackageDetails::follow);
}

void PackageDetails::show(const QString &repositoryPath, const QString &packagePath)
{
    m_repository = repositoryPath;
    m_folder = packagePath;
    follow();
    Q_EMIT changed();
}

void PackageDetails::setAccount(const QString &account)
{
    if (account == m_account)
        return;
    m_account = account;
    Q_EMIT accountChanged();
}

void PackageDetails::close()
{
    show({}, {});
}

void PackageDetails::follow()
{
    const auto isIt = [this](const OverviewModel::Row &row) {
        return row->repositoryPath == m_repository && row->packagePath == m_folder;
    };
    const auto row = m_repository.isEmpty() ? m_rows.rows().end() : std::ranges::find_if(m_rows.rows(), isIt);
    const OverviewRow now = row == m_rows.rows().end() ? OverviewRow() : **row;
    const RepositoryRow *repository = m_rows.repository(m_repository);
    VersionFileSet versions;
    QList<SettingSource> settings;
    if (repository != nullptr) {
        const auto package = std::ranges::find(repository->packages, m_folder, &PackageRow::path);
        if (package != repository->packages.end()) {
            versions = package->versions;
            settings = package->settings;
        }
    }
    if (now == m_row && versions.occurrences == m_versions.occurrences && settings == m_settings)
        return;
    beginResetModel();
    m_row = now;
    m_versions = versions;
    m_settings = settings;
    m_said.reset();
    if (auto said = Version::parse(versions.version, versions.scheme))
        m_said = *said;
    endResetModel();
    Q_EMIT changed();
}

/// Places that say a part of the version, or none, are compared by those who found them.
bool PackageDetails::fits(const VersionOccurrence &place) const
{
    if (place.version.isEmpty() || !m_said)
        return true;
    const auto said = Version::parse(place.version, m_versions.scheme);
    return said ? *said == *m_said : place.version == m_versions.version;
}

QString PackageDetails::shownPath() const
{
    const QString path = m_folder == u"."_s ? m_repository : m_repository + u'/' + m_folder;
    const QString home = QDir::homePath() + u'/';
    return displayText(path.startsWith(home) ? u"~/"_s + path.mid(home.size()) : path);
}

QString PackageDetails::origin() const
{
    switch (m_versions.origin) {
    case VersionFileSet::Origin::Static:
        return m_versions.agree ? tr("All places say the same.") : tr("The places do not say the same.");
    case VersionFileSet::Origin::Vcs:
        return tr("The build takes the version from the tags; no file holds it.");
    case VersionFileSet::Origin::Dynamic:
        return tr("The version is computed when the package is built.");
    case VersionFileSet::Origin::None:
        break;
    }
    return tr("No file here says a version.");
}

QStringList PackageDetails::versions() const
{
    QStringList list;
    if (!m_versions.version.isEmpty())
        list.append(m_versions.version);
    for (const VersionOccurrence &place : m_versions.occurrences) {
        if (place.isEdited() && !place.version.isEmpty() && !fits(place) && !list.contains(place.version))
            list.append(place.version);
    }
    return list;
}

QStringList PackageDetails::problems() const
{
    QStringList list;
    for (const Error &problem : m_versions.problems)
        list.append(displayText(describe(problem)));
    return list;
}

QStringList PackageDetails::settings() const
{
    QStringList list;
    for (const SettingSource &setting : m_settings) {
        using Origin = SettingSource::Origin;
        if (setting.origin == Origin::Own || setting.origin == Origin::Imported || !setting.note.isEmpty())
            list.append(displayText(describeSetting(setting)));
    }
    return list;
}

int PackageDetails::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_versions.occurrences.size());
}

QVariant PackageDetails::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const VersionOccurrence &place = m_versions.occurrences[index.row()];
    switch (role) {
    case PathRole:
        return displayText(u"%1:%2"_s.arg(place.path).arg(place.line));
    case KindRole:
        return place.declaredBy.isEmpty()
                   ? displayText(place.kind)
                   : tr("%1, declared by %2").arg(displayText(place.kind), displayText(place.declaredBy));
    case TextRole:
        return displayText(place.text);
    case RoleRole:
        return versionRoleName(place.role);
    case FitsRole:
        return fits(place);
    case EditedRole:
        return place.isEdited();
    default:
        return {};
    }
}

QHash<int, QByteArray> PackageDetails::roleNames() const
{
    return {{PathRole, "place"},     {KindRole, "kind"}, {TextRole, "said"},
            {RoleRole, "placeRole"}, {FitsRole, "fits"}, {EditedRole, "edited"}};
}

} // namespace tagboat
