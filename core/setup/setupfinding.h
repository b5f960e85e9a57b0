// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace tagboat
{

/// What an audit rule says about one place of a repository's set-up.
struct SetupFinding {
    enum class State {
        Stands,  ///< as it should be
        Missing, ///< nothing of it stands
        Differs, ///< something else stands
        Unknown  ///< it could not be read; "have" says why
    };
    QString rule;    ///< the rule's stable name, for example "workflow-pinned"
    QString subject; ///< what it is about: a job, an environment, a branch
    State state = State::Unknown;
    QString have; ///< what stands
    QString want; ///< what should
    QString why;
    QString path; ///< of the file, if it is about one
    int line = 0;
    bool operator==(const SetupFinding &) const = default;
};

} // namespace tagboat
