// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/result.h"
#include "ports/clock.h"
#include "ports/forgeplace.h"
#include "ports/git.h"
#include "ports/journal.h"
#include "ports/processrunner.h"
#include "release/plan.h"

#include <QCoroTask>
#include <QJsonObject>
#include <QMap>

#include <functional>

namespace tagboat
{

/// What a step found when it looked whether its effect stands.
struct Finding {
    enum class Kind {
        Absent,  ///< nothing of it stands: apply it
        Stands,  ///< the effect is there and is the one that was planned
        Differs, ///< something else is there: stop and show both
        Waits,   ///< neither: somebody or something else has to act first
    };
    Kind kind = Kind::Absent;
    QString detail;           ///< what was found, for people
    QJsonObject facts;        ///< what later steps need to know: ids of commits and objects
    QString waitsOn;          ///< "review", "checks", "approval", "timer", "index"
    bool needsAnswer = false; ///< only the user's answer can end the wait
    qint64 changesIn = 0;     ///< seconds until it changes by itself, such as a timer's rest; 0: nobody knows
    Error error;              ///< for Differs: both sides, and the remedy

    static Finding absent() { return {}; }
    static Finding stands(QString detail, QJsonObject facts = {});
    static Finding differs(Error error);
    static Finding waits(QString on, QString detail, bool needsAnswer);
};

/// Everything outside that a step may touch, and what earlier steps left.
struct StepContext {
    LocalRepository &repository;
    GitRemote &remote;
    ProcessRunner &processes;
    Journal &journal;
    const Clock &clock;
    ForgePlaces *forges; ///< nullptr: no forge is known
    const Plan &plan;
    const QMap<QString, QJsonObject> &facts; ///< of earlier steps, by step id
    QString answer;                          ///< the user's answer to this step, if it asked
    Cancel cancel;
    std::function<void(QString)> log; ///< one line or block of output for the user
};

/// One idempotent piece of a release. The engine writes the intent with prepare()'s values, then asks check(), and
/// calls apply() only if nothing stands; afterwards check() must say Stands. After a crash the journalled intent comes
/// back as
/// @p inputs, so check() and apply() see the very same values.
class Step
{
public:
    explicit Step(StepSpec spec) : m_spec(std::move(spec)) {}
    virtual ~Step() = default;
    Step(const Step &) = delete;
    Step &operator=(const Step &) = delete;

    [[nodiscard]] const StepSpec &spec() const { return m_spec; }
    /// The values that fix the effect: times, identities, the state that is expected before. Writes nothing.
    virtual QCoro::Task<Result<QJsonObject>> prepare(StepContext &context);
    virtual QCoro::Task<Result<Finding>> check(StepContext &context, QJsonObject inputs) = 0;
    virtual QCoro::Task<Result<void>> apply(StepContext &context, QJsonObject inputs) = 0;
    /// False for checks and questions: what they find is never "adopted".
    [[nodiscard]] virtual bool hasEffect() const { return true; }
    /// True for steps that take effect on the remote, where nobody sees it who does not ask.
    [[nodiscard]] virtual bool reachesRemote() const { return false; }

protected:
    /// The commit a step is about: named in its detail, or the fact "commit" of the step named in "commitFrom".
    [[nodiscard]] Result<QString> targetCommit(const StepContext &context) const;
    /// A fact of an earlier step; Internal if it is not there, which means that the plan's order is broken.
    [[nodiscard]] static Result<QString> fact(const StepContext &context, const QString &step, const QString &name);

    StepSpec m_spec;
};

} // namespace tagboat
