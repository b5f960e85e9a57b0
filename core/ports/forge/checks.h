// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/forge/repositories.h"

namespace tagboat
{

/// One check of a commit: a check run, or a status of the older kind.
/// https://docs.github.com/en/rest/checks/runs, https://docs.github.com/en/rest/commits/statuses
struct CommitCheck {
    enum class State {
        Pending,
        Passed, ///< success, neutral and skipped satisfy a required check
        Failed, ///< failure, error, timed out, cancelled, action required, startup failure, stale
        Other,  ///< a word that is not known
    };
    QString name;   ///< the check run's name or the status's context
    qint64 app = 0; ///< the app that reports it; 0 for a status
    State state = State::Other;
    QString conclusion; ///< the server's own word: "neutral", "timed_out", …
    QString description;
    QString url; ///< for a browser
    QDateTime finishedAt;
    bool operator==(const CommitCheck &) const = default;
};

/// All checks of a commit. A token may be barred from one of the two sources: then nothing is known, not nothing wrong.
struct CommitChecks {
    enum class State { None, Pending, Passed, Failed, Unavailable };
    QList<CommitCheck> checks;
    bool runsKnown = true; ///< false: the token cannot read check runs (fine-grained tokens of private repositories)
    bool statusesKnown = true;
    QString whyUnknown; ///< the server's words
    /// All in all. Failed if one failed; Unavailable rather than Passed or None if a source is not known.
    [[nodiscard]] State state() const;
    bool operator==(const CommitChecks &) const = default;
};

class CheckReader
{
public:
    virtual ~CheckReader() = default;
    /// The newest of each check of the commit @p commit.
    virtual QCoro::Task<Result<CommitChecks>> of(RepositoryName repository, QString commit, Cancel cancel) = 0;
};

} // namespace tagboat
