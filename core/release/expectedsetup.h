// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/git.h"
#include "scan/overview.h"
#include "setup/setupexpectation.h"

namespace tagboat
{

/// What the user says about an audit beyond what the repository says.
struct SetupRequestOptions {
    QString package; ///< name or folder; empty: the only or first one
    QString flow;    ///< empty: the repository's own
    QMap<QString, QStringList> reviewers;
};

/// What a repository's set-up is measured by: its flow, tags and files, from its settings and its shape. Errors: those
/// of the scan; NotFound (no such package); Usage (no such flow, or reviewers of an environment that it has not).
Result<SetupExpectation> expectedSetup(LocalRepository &repository, const RepositoryRow &row,
                                       const SetupRequestOptions &options, const QDateTime &now);

} // namespace tagboat
