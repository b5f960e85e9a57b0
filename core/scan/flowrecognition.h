// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace tagboat
{

class ListedTree;

/// A workflow file as it stands.
struct WorkflowSource {
    QString path; ///< relative to the repository's root
    QByteArray bytes;
    bool operator==(const WorkflowSource &) const = default;
};

/// The flow that a repository's GitHub workflows (.github/workflows/*.yml) look like: "trusted-publishing"
/// or "release-triggered" when a published release starts an upload, "rc-gated" when a pushed tag runs jobs behind
/// environments, "tag-only" else. Read line by line, so that an odd workflow file cannot stop a scan.
QString recogniseFlow(const QList<WorkflowSource> &workflows);

/// The workflow files of a working tree. A tree without any gives an empty list.
Result<QList<WorkflowSource>> readWorkflows(const QString &root);
Result<QList<WorkflowSource>> readWorkflows(ListedTree &tree);

} // namespace tagboat
