// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "release/inflight.h"
#include "release/releasestate.h"

#include <QAbstractListModel>
#include <QSet>
#include <qqmlintegration.h>

#include <memory>

namespace tagboat
{

/// The steps of the release that is shown, with their live state. Rows change in place.
class FlightStepModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by FlightController")
    /// The step that is at work or comes next; -1 when there is none any more.
    Q_PROPERTY(int currentRow READ currentRow NOTIFY moved)

public:
    enum Role {
        NumberRole = Qt::UserRole,
        TitleRole,
        DetailRole,
        StepStateRole, ///< the state's stable name: pending, running, waiting, done, adopted, skipped, failed, aborted;
                       ///< or interrupted: begun, and this program is not at it
        ElapsedRole,   ///< for people: "2 s", "3 min"; empty while pending
        CurrentRole,
        MarkRole, ///< the state as a mark: number, running, waiting, ok, skipped, bad, aborted
        IrreversibleRole,
        FollowsRole, ///< the step follows something on the forge, which can be shown
    };
    using QAbstractListModel::QAbstractListModel;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    /// @p running: the current step is at work now, whatever the journal knew of it last.
    void setRelease(const std::shared_ptr<const ReleaseState> &release, bool running = false);
    [[nodiscard]] int currentRow() const;

Q_SIGNALS:
    void moved(); ///< the current row is another, or all rows are

private:
    [[nodiscard]] QString stateName(const StepState &step) const;

    std::shared_ptr<const ReleaseState> m_release;
    bool m_running = false;
};

/// All releases that the journal knows, newest first.
class ReleaseListModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int inFlight READ inFlight NOTIFY countChanged)
    Q_PROPERTY(QString summary READ summary NOTIFY countChanged)

public:
    enum Role {
        ReleaseIdRole = Qt::UserRole,
        PackageRole,
        VersionRole,
        RepositoryRole,
        ReleaseStateRole, ///< the state's stable name
        WhereRole,        ///< the step it is at, or what ended it
        StartedRole,      ///< relative, for people
        StartedExactRole,
        FinishedRole,
        StateWordRole, ///< the state as a word for people
        StateToneRole, ///< the tone of that word's chip
    };
    using QAbstractListModel::QAbstractListModel;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return rowCount(); }
    [[nodiscard]] int inFlight() const;
    [[nodiscard]] QString summary() const; ///< how many there are, and how many of them have not ended

    void setReleases(const QList<std::shared_ptr<const ReleaseState>> &releases);
    /// Adds or replaces one release.
    void update(const std::shared_ptr<const ReleaseState> &release);
    /// What this program runs: only of that can be said that it is under way, the journal alone does not know.
    void setRunning(const QSet<QString> &releases);
    [[nodiscard]] std::shared_ptr<const ReleaseState> find(const QString &id) const;
    /// The release of a repository that has not ended; nullptr if there is none.
    [[nodiscard]] std::shared_ptr<const ReleaseState> unfinished(const QString &repository) const;

Q_SIGNALS:
    void countChanged();
    /// A repository's unfinished release appeared, changed its state, or ended.
    void repositoryChanged(const QString &repository);

private:
    /// The word for a release's state, and its tone.
    [[nodiscard]] std::pair<QString, QString> restingState(const ReleaseState &release) const;

    QList<std::shared_ptr<const ReleaseState>> m_releases;
    QSet<QString> m_running;
};

/// A release's state as a word for people, and the tone that goes with it: "ok", "warn", "bad", "accent" or "neutral".
QString stateWord(RunState state);
/// What a waiting step waits for: the user, or others.
QString waitWord(const StepState &step);
QString stateTone(RunState state);

/// Output of a step for the log: every line begins with the time at which it came.
QString logLines(const QString &output, const QDateTime &at);
/// How long something took, in the largest unit that says enough: "under 0.1 s", "0.3 s", "12 s",
/// "1 min 05 s", "2 h 05 min".
QString durationText(qint64 milliseconds);
/// "just now", "5 min ago", "yesterday", "3 weeks ago".
QString agoText(const QDateTime &then, const QDateTime &now);

} // namespace tagboat
