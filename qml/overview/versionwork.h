// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "controls/diffmodel.h"
#include "overviewmodel.h"
#include "scan/versionchange.h"

#include <QAbstractListModel>
#include <QThreadPool>
#include <qqmlintegration.h>

#include <functional>
#include <memory>
#include <optional>

namespace tagboat
{

/// New versions in the files of one package or several: planned in another thread, shown as one diff of all, and then
/// written one package after the other, each with its result. Nothing is written before the diff was there to see.
class VersionWork : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by OverviewController")
    Q_PROPERTY(bool open READ isOpen NOTIFY changed)
    Q_PROPERTY(bool aligns READ aligns NOTIFY changed)
    Q_PROPERTY(QString level READ level WRITE setLevel NOTIFY changed)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(bool written READ written NOTIFY changed)
    Q_PROPERTY(int count READ rowCount NOTIFY changed)
    Q_PROPERTY(int readyCount READ readyCount NOTIFY changed)
    Q_PROPERTY(int doneCount READ doneCount NOTIFY changed)
    Q_PROPERTY(int failedCount READ failedCount NOTIFY changed)
    Q_PROPERTY(tagboat::DiffModel *diff READ diff CONSTANT)

public:
    enum Role {
        NameRole = Qt::UserRole,
        FromRole,
        ToRole,
        StateRole, ///< "reading", "ready", "writing", "done" or "failed"
        MessageRole,
        RemedyRole,
        FilesRole, ///< their number
    };

    VersionWork(OverviewModel &rows, std::function<std::unique_ptr<Git>()> makeGit, QObject *parent = nullptr);
    /// Waits for its thread.
    ~VersionWork() override;

    /// Plans new versions for all selected packages.
    Q_INVOKABLE void bumpSelected();
    /// Plans the same version for all places of one package: @p version, or what its own source says.
    Q_INVOKABLE void align(const QString &repositoryPath, const QString &packagePath, const QString &version = {});
    /// Writes what is ready, one package after the other. Where a file is no longer as it was shown, the package is
    /// left alone, and says so.
    Q_INVOKABLE void apply();
    /// Ends: what is not written yet stays as it is.
    Q_INVOKABLE void close();

    Q_INVOKABLE [[nodiscard]] QString nameAt(int row) const { return m_items.value(row).name; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] bool isOpen() const { return !m_items.isEmpty(); }
    /// One package's places are to say the same; else several get new versions.
    [[nodiscard]] bool aligns() const { return m_aligns; }
    /// suggested, patch, minor, major or candidate.
    [[nodiscard]] const QString &level() const { return m_level; }
    void setLevel(const QString &level);
    [[nodiscard]] bool busy() const;
    /// Writing has begun.
    [[nodiscard]] bool written() const { return m_written; }
    [[nodiscard]] int readyCount() const { return countOf(State::Ready); }
    [[nodiscard]] int doneCount() const { return countOf(State::Done); }
    [[nodiscard]] int failedCount() const { return countOf(State::Failed); }
    [[nodiscard]] DiffModel *diff() { return &m_diff; }

Q_SIGNALS:
    void changed();
    /// Files of a repository have other content now.
    void repositoryChanged(const QString &repository);

private:
    enum class State { Reading, Ready, Writing, Done, Failed };
    struct Item {
        QString repository;
        QString folder;
        QString name;
        State state = State::Reading;
        std::optional<VersionChange> change;
        std::optional<Error> error;
    };
    void begin(QList<Item> items, const VersionTarget &target);
    void plan();
    void take(int run, int row, const Result<VersionChange> &change);
    void finish(int run, int row, const Result<void> &result);
    void setState(int row, State state);
    void showDiff();
    [[nodiscard]] int countOf(State state) const;

    OverviewModel &m_rows;
    std::function<std::unique_ptr<Git>()> m_makeGit;
    QList<Item> m_items;
    VersionTarget m_target;
    QString m_level = QStringLiteral("suggested");
    bool m_aligns = false;
    bool m_written = false;
    int m_run = 0; ///< what came later than another beginning belongs to none
    Cancel m_cancel;
    DiffModel m_diff;
    QThreadPool m_pool; ///< last, so that its thread ends first
};

} // namespace tagboat
