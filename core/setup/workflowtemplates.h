// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace tagboat
{

/// What a flow's workflow files are made from.
struct WorkflowOptions {
    QString flow;                           ///< rc-gated, release-triggered, trusted-publishing or validated-token
    QString project;                        ///< the distribution's name on the index
    QString importName;                     ///< what the installed package is imported as
    QString python = QStringLiteral("3.x"); ///< as actions/setup-python takes it
    QString baseBranch = QStringLiteral("main");
    QString tagPrefix = QStringLiteral("v");      ///< what stands before the version in a tag
    QString candidateMark = QStringLiteral("rc"); ///< what only a candidate's tag holds
    QString folder = QStringLiteral(".");         ///< of the package, in the repository
};

/// A workflow file to write.
struct WorkflowText {
    QString path;
    QByteArray text;
    bool operator==(const WorkflowText &) const = default;
};

/// The workflow files that @p options' flow rests on, complete and with nothing to fill in: actions pinned to commits,
/// each job with the least permissions, the tag compared with the version that was built, and uploads to TestPyPI and
/// PyPI in jobs of their own. Errors: Usage for a flow without workflows or a name that does not belong into one.
Result<QList<WorkflowText>> workflowTexts(const WorkflowOptions &options);

} // namespace tagboat
