// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <functional>

namespace tagboat
{

struct SetupWish;

/// What an audit rule says about one place of a repository's set-up.
struct SetupFinding {
    enum class State {
        Stands,    ///< as it should be
        Missing,   ///< nothing of it stands
        Differs,   ///< something else stands
        NotNeeded, ///< the flow does without it; "have" says why
        Unknown    ///< it could not be read; "have" says why
    };
    QString rule;    ///< the rule's stable name, for example "workflow-pinned"
    QString subject; ///< what it is about: a job, an environment, a branch
    State state = State::Unknown;
    QString have; ///< what stands
    QString want; ///< what should
    QString why;
    QString source; ///< where the rule comes from, a web address
    QString path;   ///< of the file, if it is about one
    int line = 0;
    QString remedy;          ///< what a person does where there is no repair
    bool byHand = false;     ///< no program can read it: it is Unknown for ever, and no fault
    bool warning = false;    ///< it works and wants a look: no fault
    bool takesValue = false; ///< its repair sets a secret, whose value somebody has to give
    int pullRequest = 0;     ///< ours that mends it once it is merged, which is all that is left to do; 0: none
    QString pullRequestUrl;
    /// Changes the wish so that the rule holds; empty where no program can.
    std::function<void(SetupWish &)> repair;

    /// Neither as it should be nor without need; what only a person can see does not count.
    [[nodiscard]] bool isFault() const
    {
        const bool wrong = state == State::Missing || state == State::Differs || (state == State::Unknown && !byHand);
        return wrong && !warning;
    }
    /// Somebody should look at it, fault or not.
    [[nodiscard]] bool wantsALook() const { return isFault() || byHand || warning; }
    /// By which it is named on the command line: "environment-tags:qa".
    [[nodiscard]] QString id() const { return rule + u':' + QString(subject).replace(u' ', u'-'); }
};

/// The state's stable name in JSON output: "stands", "missing", "differs", "not-needed", "unknown".
QString setupStateName(SetupFinding::State state);

} // namespace tagboat
