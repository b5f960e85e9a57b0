// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/fileedit.h"
#include "ports/forge/pullrequests.h"
#include "ports/forge/setuprequests.h"
#include "setup/observedsetup.h"

#include <variant>

namespace tagboat
{

/// A secret by its place and name; never its value.
struct SecretName {
    QString environment; ///< empty: the repository's
    QString name;
    bool operator==(const SecretName &) const = default;
    /// "qa/TOKEN", or "TOKEN" of the repository.
    [[nodiscard]] QString text() const { return environment.isEmpty() ? name : environment + u'/' + name; }
};

/// An environment as it shall be.
struct WishedEnvironment {
    QString name;
    bool exists = false;
    EnvironmentWish rules;
    QList<std::pair<QString, DeploymentPolicy::Kind>> policies;
};

/// A repository's set-up as it shall be: what stands, and the repairs of findings on top of it.
struct SetupWish {
    std::optional<BranchProtection> protection;
    QList<Ruleset> rulesets; ///< new ones have no id
    QList<WishedEnvironment> environments;
    QList<SecretName> secrets; ///< to be set
    QList<FileEdit> files;
    QStringList notes = {}; ///< what somebody should know who reads the files' differences

    /// The protection to be changed; begun if the branch has none.
    BranchProtection &branch();
    /// The environment of this name, made if it is missing.
    WishedEnvironment &environment(const QString &name);
    /// A file's edit, begun from what stands; @p before is nothing for a new one.
    FileEdit &file(const QString &path, const std::optional<QByteArray> &before);
};

/// What stands, as a wish that changes nothing.
SetupWish wishFrom(const ObservedSetup &observed);

struct BranchChange {
    QString branch;
    BranchProtection protection;
};
struct RulesetChange {
    Ruleset ruleset;
};
struct EnvironmentChange {
    QString name;
    EnvironmentWish rules;
};
struct PolicyChange {
    QString environment;
    QString pattern;
    DeploymentPolicy::Kind kind = DeploymentPolicy::Kind::Tag;
};
struct SecretChange {
    SecretName secret;
};
/// Files that go on a branch of their own and into a pull request.
struct FilesChange {
    QString branch; ///< its name follows from what is changed: the same change finds its own branch again
    QString base;
    QString baseCommit;
    QList<FileEdit> files;
    QStringList notes = {}; ///< as SetupWish::notes
};
using SetupChange =
    std::variant<EnvironmentChange, PolicyChange, SecretChange, RulesetChange, FilesChange, BranchChange>;

/// What has to be done to get from what stands to the wish, in an order in which it can be done.
QList<SetupChange> changesBetween(const ObservedSetup &observed, const SetupWish &wish);

/// The change in one line.
QString describe(const SetupChange &change);
/// The message of the commit that writes a file.
QString messageOf(const FileEdit &file);
/// The pull request with the files.
NewPullRequest pullRequestOf(const FilesChange &change);
/// The requests that make the change, as they are sent, but for what says so: a file's bytes, which the difference
/// shows, and a sealed value.
QList<SetupRequest> requestsOf(const SetupChange &change);

} // namespace tagboat
