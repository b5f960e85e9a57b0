// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/forge/yamlnode.h"

namespace tagboat::practice
{

struct WorkflowTrigger {
    QString event;
    QStringList branches;
    QStringList branchesIgnore;
    QStringList tags;
    QStringList tagsIgnore;
    QStringList types;
    QStringList inputs;
};

struct WorkflowJob {
    QString key;
    QString name;
    QStringList needs;
    QString condition;
    QString environment;
    QStringList steps;
    bool makesRelease = false; ///< a step creates a GitHub release
    bool asDraft = false;
    bool asPrerelease = false;
    QString uploadsTo; ///< the package index that a step uploads to: pypi, testpypi; empty: none does
};

/// What the harbour plays of a workflow file. Source: GitHub's "Workflow syntax for GitHub Actions".
struct WorkflowFile {
    QString name;
    QList<WorkflowTrigger> triggers;
    QList<WorkflowJob> jobs; ///< a matrix gives one for each combination

    /// Errors: Invalid (no YAML, no jobs, a job that needs one that is not there).
    static Result<WorkflowFile> parse(const QByteArray &bytes, const QString &path);

    [[nodiscard]] const WorkflowTrigger *trigger(const QString &event) const;
    /// Whether a push of a reference (in full) starts it.
    [[nodiscard]] bool startsOnPush(const QString &ref) const;
    /// Whether an event with an activity type does, for a base branch where the event has one.
    [[nodiscard]] bool startsOn(const QString &event, const QString &type, const QString &branch = {}) const;
};

} // namespace tagboat::practice
