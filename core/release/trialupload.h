// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "release/releasedeployments.h"

#include <optional>

namespace tagboat
{

/// What the forge says of a commit's upload to the index for trials, TestPyPI: jobs and deployments. Times are by this
/// computer's clock.
struct TrialSigns {
    bool jobsKnown = false;  ///< the jobs of the run could be read
    QList<WorkflowJob> jobs; ///< those of them that name TestPyPI
    bool deploymentsKnown = false;
    QList<EnvironmentDeployment> deployments; ///< of the commit, into all environments
    bool operator==(const TrialSigns &) const = default;
};

/// How far that upload came.
struct TrialUpload {
    enum class State {
        Unknown, ///< what tells of it could not be read
        None,    ///< nothing tells of one
        Waiting,
        Running,
        Uploaded,
        Failed
    };
    State state = State::None;
    QString environment; ///< that it is deployed into; empty where only the job tells
    QString tag;         ///< that its workflow ran for; empty: not known, or the one that was asked for
    QDateTime at;        ///< since when it stands so; null: not known
    bool operator==(const TrialUpload &) const = default;
};

/// Whether a job's or environment's name says that it is about TestPyPI: "testpypi", "Upload to Test PyPI", …
bool namesTrialIndex(const QString &name);

/// The jobs of @p jobs that are about TestPyPI.
QList<WorkflowJob> trialJobs(const QList<WorkflowJob> &jobs);

/// How far @p tag's upload came. @p gated: the repository follows the flow rc-gated, whose environment "staging" is for
/// TestPyPI alone; elsewhere "staging" may be anything, and counts where a job of the same run names TestPyPI.
TrialUpload trialUpload(const TrialSigns &signs, const QString &tag, bool gated);

/// The candidate that a release goes back to, by its journal.
struct CandidateRun {
    QString tag;           ///< its workflow ended well; empty: none is known
    bool uploaded = false; ///< and a job of it that names TestPyPI did
    QString version = {};  ///< that the tag names; empty: not known
    bool operator==(const CandidateRun &) const = default;
};

/// That in a sentence's words. @p when: "12 minutes ago", or empty.
QString trialUploadWords(const TrialUpload &upload, const QString &when, const CandidateRun &candidate);

} // namespace tagboat
