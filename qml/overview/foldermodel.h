// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractListModel>
#include <QThreadPool>
#include <QUrl>
#include <qqmlintegration.h>

namespace tagboat
{

/// The sub-folders of one folder, to choose from; the first row leads to the folder above. Links are not followed and
/// hidden folders are left out. A folder is read in another thread; the rows, and the path with them, change when it
/// has been read, and stay as they are if it cannot be.
class FolderModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString path READ path NOTIFY opened)
    Q_PROPERTY(QString shownPath READ shownPath NOTIFY opened)
    Q_PROPERTY(bool truncated READ truncated NOTIFY opened)
    Q_PROPERTY(int firstRow READ firstRow NOTIFY opened)
    Q_PROPERTY(bool loading READ loading NOTIFY loadingChanged)
    Q_PROPERTY(QString errorMessage READ errorMessage NOTIFY errorChanged)

public:
    enum Role { NameRole = Qt::UserRole + 1, PathRole };
    Q_ENUM(Role)

    /// The most sub-folders that are shown.
    static constexpr qsizetype maxFolders = 2000;

    explicit FolderModel(QObject *parent = nullptr);
    /// Waits for its thread.
    ~FolderModel() override;

    /// Reads a folder: a path from a row or one that was typed. "~" and a relative path begin at the home folder; an
    /// empty path is the home folder.
    Q_INVOKABLE void open(const QString &path);
    /// Opens the folder above; there is none above the root.
    Q_INVOKABLE void up();
    /// The path of a row as it is, not as it is shown.
    Q_INVOKABLE [[nodiscard]] QString pathAt(int row) const;
    /// The folder that text in the path field means: the one shown, or another that was typed. Empty, and an error, if
    /// there is no such folder.
    Q_INVOKABLE [[nodiscard]] QUrl chosen(const QString &typed);

    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] QString shownPath() const;
    /// There are more sub-folders than are shown.
    [[nodiscard]] bool truncated() const { return m_truncated; }
    /// Where to begin: the folder that one came from by going up.
    [[nodiscard]] int firstRow() const { return m_firstRow; }
    [[nodiscard]] bool loading() const { return m_asked != m_answered; }
    [[nodiscard]] QString errorMessage() const { return m_error; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void opened();
    void loadingChanged();
    void errorChanged();

private:
    struct Listing {
        QString path;
        QStringList names;
        bool truncated = false;
        QString error;
    };
    static Listing read(const QString &path);
    void show(const Listing &listing);
    void setError(const QString &error);

    QString m_path;
    QStringList m_names; ///< the first is empty: the folder above
    bool m_truncated = false;
    int m_firstRow = 0;
    QString m_error;
    int m_asked = 0;
    int m_answered = 0;
    QThreadPool m_pool; ///< last, so that its thread ends first
};

} // namespace tagboat
