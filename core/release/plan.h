// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/fileedit.h"
#include "base/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace tagboat
{

/// One step of a plan, as data. stepregistry.h makes the behaviour from it.
struct StepSpec {
    QString id;   ///< unique in the plan and over its revisions: "prepare-commit", "candidate-2-tag"
    QString kind; ///< which behaviour: "preflight", "commands", "files", "commit", "push-branch", …
    QString title;
    bool reversible = true; ///< false: the effect cannot be undone, and the user must have agreed
    QJsonObject detail;     ///< everything the step needs; its shape belongs to the kind

    bool operator==(const StepSpec &) const = default;
};

/// The ordered steps of one release with all values filled in. What is shown is what is stored is what runs.
struct Plan {
    QString repository; ///< absolute path of the working tree
    QString package;
    QString folder = QStringLiteral("."); ///< the package's folder in the repository
    QString from;                         ///< version before
    QString to;                           ///< version after
    QString suggested;                    ///< the version that was suggested; empty: none was
    QString flow;
    QString remoteName;
    QString remoteUrl;
    QString baseBranch;
    QString tag;              ///< of the version in @c to
    QString candidatePattern; ///< for later candidates of the same release
    QString releasePattern;
    QString scheme;    ///< "pep440" or "semver"
    int candidate = 0; ///< number of the newest candidate in this plan; 0 if the flow has none
    QList<StepSpec> steps;

    /// The canonical bytes that are stored, shown and hashed.
    [[nodiscard]] QByteArray bytes() const;
    static Result<Plan> fromBytes(const QByteArray &bytes);
    [[nodiscard]] QJsonObject toJson() const;
    /// SHA-256 of bytes().
    [[nodiscard]] QString digest() const;
    /// Whether the user chose another release than the suggested one. A candidate of that one is none.
    [[nodiscard]] bool overridden() const;
    [[nodiscard]] const StepSpec *find(const QString &id) const;

    bool operator==(const Plan &) const = default;
};

/// File edits inside a step's detail: for each file its hash before and after, and the one splice that leads there.
QJsonArray editsToJson(const QList<FileEdit> &edits);

/// One planned edit as it was stored.
struct PlannedEdit {
    QString path;
    QString beforeHash; ///< empty: the file is created
    QString afterHash;  ///< empty: the file is removed
    qsizetype offset = 0;
    QByteArray removed;
    QByteArray inserted;

    /// The content after the edit. Conflict if @p content is not what was planned for.
    [[nodiscard]] Result<QByteArray> applyTo(const QByteArray &content) const;
    /// The content before the edit, from the content after it.
    [[nodiscard]] Result<QByteArray> revertFrom(const QByteArray &content) const;
};
Result<QList<PlannedEdit>> editsFromJson(const QJsonArray &edits);

} // namespace tagboat
