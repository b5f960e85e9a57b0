// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "overviewrow.h"

#include <QAbstractListModel>
#include <QDeadlineTimer>
#include <QSet>
#include <qqmlintegration.h>

#include <memory>

namespace tagboat
{

/// All packages of the workspace, by their repository's path. A repository that is scanned again changes its rows in
/// place; nothing resets.
class OverviewModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by OverviewController")
    Q_PROPERTY(int count READ count NOTIFY countsChanged)
    Q_PROPERTY(int repositoryCount READ repositoryCount NOTIFY countsChanged)

public:
    enum Role {
        RepositoryPathRole = Qt::UserRole,
        PackagePathRole,
        NameRole,
        SubtitleRole,
        VersionRole,
        AgeRole,
        AgeExactRole,
        TaggedRole,
        SinceRole,
        NextVersionRole,
        NextLabelRole,
        NextToneRole,
        ChangelogLabelRole,
        ChangelogToneRole,
        BranchRole,
        BranchToneRole,
        StateLabelRole,
        StateToneRole,
        StateDetailRole,
        ActionLabelRole,
        ActionEnabledRole,
        ActionReasonRole,
        WantsReleaseRole,
        InFlightRole,
        BlockedRole,
        SelectedRole,
        ReleaseIdRole,
        ActionKindRole,
        StandingRole,
        DiffersRole,
        WorkRole,
        WorkDetailRole,
        FixAgeRole,
        SecurityRole,
        FlowRole,
        OrganisationRole,
        FolderRole,
        StageRole,
        StaleRole,
        SourceTextRole,
        ForgeLabelRole,
        ForgeToneRole,
        ForgeDetailRole,
        ChecksRole,
        ChecksToneRole,
        PublishedRole,
        RequestRole,
        RequestToneRole,
        GateRole,
        GateToneRole,
        FactsRole,
    };
    using Row = std::shared_ptr<const OverviewRow>;
    using QAbstractListModel::QAbstractListModel;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override; ///< SelectedRole alone
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return rowCount(); }
    [[nodiscard]] int repositoryCount() const { return static_cast<int>(m_repositories.size()); }
    [[nodiscard]] const OverviewRow &row(int row) const { return *m_rows.at(row); }
    /// All rows, by repository path. A row never changes: another one takes its place.
    [[nodiscard]] const QList<Row> &rows() const { return m_rows; }
    /// The field of a row that a role names; SelectedRole is not the row's own.
    [[nodiscard]] static QVariant field(const OverviewRow &row, int role);
    /// What a row is known by, whatever place it has.
    [[nodiscard]] static QString keyOf(const OverviewRow &row);
    [[nodiscard]] bool isSelected(const OverviewRow &row) const { return m_selected.contains(keyOf(row)); }
    void setSelected(const OverviewRow &row, bool selected);
    void setSelected(const QList<Row> &rows, bool selected);
    /// The repository as it was read last; null if it is not known.
    [[nodiscard]] const RepositoryRow *repository(const QString &path) const;
    [[nodiscard]] int selectedCount() const { return static_cast<int>(m_selected.size()); }

    /// Adds a repository, or brings its rows up to date.
    void setRepository(const RepositoryRow &repository, const CellSource &source);
    /// As above; what comes from memory says so itself.
    void setRepository(const RepositoryRow &repository);
    /// As above, of many at once: those who look on hear of it once.
    void setRepositories(const QList<RepositoryRow> &repositories);
    /// Takes in the first of @p repositories, at least one, as long as @p deadline lets it, and removes them there.
    void takeRepositories(QList<RepositoryRow> &repositories, const QDeadlineTimer &deadline);
    /// Drops every repository that is not in @p paths.
    void keepOnly(const QSet<QString> &paths);
    /// What runs in a repository; nothing when its release has ended. Works also before the repository is known.
    void setInFlight(const QString &repository, const std::optional<ReleaseInFlight> &flight);
    /// What a forge says of a repository; null where nothing is known. Works also before the repository is known.
    using Facts = std::shared_ptr<const ForgeFacts>;
    struct ForgeNews {
        QString repository;
        Facts facts;
    };
    /// Takes in the first of @p news, as long as @p deadline lets it, and removes them there. What says the same as
    /// before changes no row.
    void takeForge(QList<ForgeNews> &news, const QDeadlineTimer &deadline);
    [[nodiscard]] Facts forge(const QString &repository) const { return m_forge.value(repository); }
    [[nodiscard]] bool forgeKnown() const { return !m_forge.isEmpty(); }
    void clearSelection();

Q_SIGNALS:
    void countsChanged();
    void selectionChanged();

private:
    struct Range {
        int first = 0;
        int count = 0;
    };
    [[nodiscard]] Range rangeOf(const QString &repository) const;
    static QString factsOf(const OverviewRow &row);

    struct Known {
        RepositoryRow row;
        CellSource source;
    };
    void show(const Known &known);
    bool setForge(const QString &repository, const Facts &facts);
    void removeRange(int first, int count);

    QHash<QString, std::shared_ptr<const Known>> m_repositories; ///< pointers: to grow costs no copies
    QHash<QString, ReleaseInFlight> m_flights;
    QHash<QString, Facts> m_forge;
    QList<Row> m_rows; ///< sorted by repository path
    QSet<QString> m_selected;
};

} // namespace tagboat
