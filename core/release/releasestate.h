// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/journal.h"
#include "release/plan.h"

#include <QDateTime>
#include <QMap>

#include <optional>

namespace tagboat
{

/// The states of a step and of a release; the names are those of the command line's events.
enum class RunState { Pending, Running, Waiting, Done, Adopted, Skipped, Failed, Aborted };
QString runStateName(RunState state);

/// One step of a release as the journal tells it.
struct StepState {
    StepSpec spec;
    RunState state = RunState::Pending;
    QString detail;
    QString waitsOn;
    QJsonObject inputs; ///< of its intent; empty before
    QJsonObject facts;
    std::optional<Error> error;
    QDateTime startedAt;
    QDateTime endedAt;
    bool unknown = false; ///< an intent without an outcome: the effect may or may not stand
    [[nodiscard]] bool ended() const;
};

/// A release as a fold over its journal: nothing but the records decides what state it is in.
struct ReleaseState {
    QString id;
    Plan plan; ///< the newest revision
    RunState state = RunState::Pending;
    QDateTime createdAt;
    QDateTime changedAt;
    QList<StepState> steps;
    QMap<QString, QString> answers; ///< the user's answers by step
    QStringList confirmed;          ///< irreversible steps that the user allowed
    int revisions = 0;

    /// The first step that has not ended; nullptr when all have.
    [[nodiscard]] const StepState *current() const;
    [[nodiscard]] const StepState *find(const QString &step) const;
    [[nodiscard]] bool finished() const { return state == RunState::Done || state == RunState::Aborted; }
    /// The facts of all ended steps, by id.
    [[nodiscard]] QMap<QString, QJsonObject> facts() const;
};

/// Reads a release out of its records. Invalid if they make no sense.
Result<ReleaseState> foldRelease(const QString &id, const QList<JournalRecord> &records);

} // namespace tagboat
