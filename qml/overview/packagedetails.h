// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "overviewmodel.h"

#include <QAbstractListModel>
#include <qqmlintegration.h>

namespace tagboat
{

/// One package looked at closely: a row for each place that says its version, and whether the places agree. It follows
/// the overview: what is read again shows again.
class PackageDetails : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by OverviewController")
    Q_PROPERTY(bool open READ isOpen NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString repositoryPath READ repositoryPath NOTIFY changed)
    Q_PROPERTY(QString packagePath READ packagePath NOTIFY changed)
    Q_PROPERTY(QString shownPath READ shownPath NOTIFY changed)
    Q_PROPERTY(QString version READ version NOTIFY changed)
    Q_PROPERTY(QString origin READ origin NOTIFY changed)
    Q_PROPERTY(bool agree READ agree NOTIFY changed)
    Q_PROPERTY(QStringList versions READ versions NOTIFY changed)
    Q_PROPERTY(QString reason READ reason NOTIFY changed)
    Q_PROPERTY(QString work READ work NOTIFY changed)
    Q_PROPERTY(QString source READ source NOTIFY changed)
    Q_PROPERTY(QString forge READ forge NOTIFY changed)
    Q_PROPERTY(QStringList problems READ problems NOTIFY changed)
    Q_PROPERTY(QStringList settings READ settings NOTIFY changed)
    Q_PROPERTY(QString account READ account WRITE setAccount NOTIFY accountChanged)
    Q_PROPERTY(int count READ rowCount NOTIFY changed)

public:
    enum Role {
        PathRole = Qt::UserRole, ///< with the line: "src/pkg/_version.py:1"
        KindRole,                ///< in words, what kind of place it is
        TextRole,                ///< as it stands there
        RoleRole,                ///< source, mirror, lock, derived or unrelated
        FitsRole,                ///< it says what the source says
        EditedRole,              ///< a new version is written here too
    };

    explicit PackageDetails(OverviewModel &rows, QObject *parent = nullptr);

    /// Shows the package of a row.
    Q_INVOKABLE void show(const QString &repositoryPath, const QString &packagePath);
    Q_INVOKABLE void close();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] bool isOpen() const { return !m_repository.isEmpty(); }
    [[nodiscard]] const QString &name() const { return m_row.name; }
    [[nodiscard]] const QString &repositoryPath() const { return m_repository; }
    [[nodiscard]] const QString &packagePath() const { return m_folder; }
    [[nodiscard]] QString shownPath() const;
    [[nodiscard]] const QString &version() const { return m_row.version; }
    /// Where the version comes from, in words.
    [[nodiscard]] QString origin() const;
    [[nodiscard]] bool agree() const { return m_versions.agree; }
    /// The different versions that the places say, the source's first: what they could be aligned to.
    [[nodiscard]] QStringList versions() const;
    [[nodiscard]] const QString &reason() const { return m_row.action.reason; }
    [[nodiscard]] const QString &work() const { return m_row.workDetail; }
    [[nodiscard]] QString source() const { return m_row.sourceText; }
    /// What its forge says, line by line.
    [[nodiscard]] const QString &forge() const { return m_row.forge.detail; }
    [[nodiscard]] QStringList problems() const;
    /// What somebody has set for the package, in Tagboat's own settings or another release tool's, each with its place.
    [[nodiscard]] QStringList settings() const;

    /// Which account serves the repository, in words; somebody else knows.
    [[nodiscard]] const QString &account() const { return m_account; }
    void setAccount(const QString &account);

Q_SIGNALS:
    void changed();
    void accountChanged();

private:
    void follow();
    [[nodiscard]] bool fits(const VersionOccurrence &place) const;

    OverviewModel &m_rows;
    QString m_repository;
    QString m_folder;
    QString m_account;
    OverviewRow m_row;
    VersionFileSet m_versions;
    QList<SettingSource> m_settings;
    std::optional<Version> m_said;
};

} // namespace tagboat
