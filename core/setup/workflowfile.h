// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace tagboat
{

// A GitHub Actions workflow file, as far as a release depends on it.
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax

/// One event under "on:". A filter that is not there is nullopt, which is not the same as an empty one.
struct WorkflowTrigger {
    QString event; ///< "push", "release", …
    std::optional<QStringList> branches;
    std::optional<QStringList> branchesIgnore;
    std::optional<QStringList> tags;
    std::optional<QStringList> tagsIgnore;
    std::optional<QStringList> paths;
    std::optional<QStringList> pathsIgnore;
    std::optional<QStringList> types; ///< activity types, for example "published"
    int line = 0;
    bool operator==(const WorkflowTrigger &) const = default;
};

/// What the job's token may do: scope ("contents", "id-token", …) to "read", "write" or "none"; "*" when one word is
/// given for all.
using WorkflowPermissions = QMap<QString, QString>;

/// A step of a job.
struct WorkflowFileStep {
    QString name;
    QString uses; ///< "owner/name/path@ref", a local path, or docker://…; empty for a step that runs commands
    QString run;
    QMap<QString, QString> with;
    QStringList secrets; ///< that its text refers to
    int line = 0;
    int usesLine = 0;
    bool operator==(const WorkflowFileStep &) const = default;
};

/// A job. One that calls another workflow has that in "uses", and no steps.
struct WorkflowFileJob {
    QString id;
    QString name; ///< as checks show it; the id if the file gives none
    QStringList needs;
    QString condition;
    QString environment;
    std::optional<WorkflowPermissions> permissions;
    QString uses;
    QList<WorkflowFileStep> steps;
    QStringList secrets; ///< of the job's own text, its steps apart
    int line = 0;
    bool operator==(const WorkflowFileJob &) const = default;
};

/// A workflow file.
struct WorkflowFile {
    QString path; ///< ".github/workflows/release.yml"
    QString name; ///< the path if the file gives none, as GitHub does
    QList<WorkflowTrigger> triggers;
    std::optional<WorkflowPermissions> permissions;
    QList<WorkflowFileJob> jobs;
    QStringList secrets; ///< of the file's own "env:"
    bool operator==(const WorkflowFile &) const = default;

    [[nodiscard]] const WorkflowTrigger *trigger(const QString &event) const;
};

/// The action a step uses, taken apart.
struct ActionReference {
    QString action; ///< "pypa/gh-action-pypi-publish", with a folder if there is one
    QString ref;    ///< what stands after the @
    /// A full commit id, which alone cannot be moved.
    [[nodiscard]] bool isPinned() const;
};

/// nullopt for actions of the repository itself and for containers, which have no reference.
std::optional<ActionReference> actionReference(const QString &uses);

/// Reads a workflow file. Errors are Invalid and name the line: not YAML, no "on", no "jobs". What is not known is left
/// out, since GitHub adds to the syntax.
Result<WorkflowFile> readWorkflow(const QByteArray &bytes, const QString &path);

} // namespace tagboat
