// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/forge/world.h"

namespace tagboat::practice
{

/// What branch protection and active rulesets together ask of a branch or tag.
struct RefRules {
    bool exists = false; ///< there is any rule
    bool classic = false;
    bool pullRequest = false;
    int approvals = 0;
    bool dismissStale = false;
    QStringList contexts;
    bool strict = false;
    bool linear = false;
    bool noForce = false;
    bool noDeletion = false;
    bool noCreation = false;
    bool noUpdate = false;
    bool locked = false;
    QStringList methods; ///< allowed ways to merge; empty: what the repository allows
};

/// @p ref is the full name. A person whom every rule lets pass is bound by none: see bypass_actors and enforce_admins.
RefRules rulesOf(const World &world, const Repository &repository, const GitFolder &git, const QString &ref,
                 const QString &login = {});
/// The rules of active rulesets that bite on @p ref, as stored, each with its ruleset.
QList<std::pair<QJsonObject, const Ruleset *>> activeRules(const Repository &repository, const GitFolder &git,
                                                           const QString &ref);

/// A reference that shall go from one object to another; empty means that there is none.
struct RefMove {
    QString name;
    QString before;
    QString after;
};

struct Refusal {
    QString code;      ///< GH006 (protected branch), GH013 (ruleset)
    QString sentence;  ///< for REST
    QStringList lines; ///< for a push, after "remote: "
};

/// Why a person may not move a reference directly, if so.
std::optional<Refusal> refusalOf(World &world, const Repository &repository, const RefMove &move, const QString &login);

/// Why a pull request cannot be merged now: GitHub's sentence for 405, or nothing.
struct MergeBlock {
    QString sentence;
    QString state; ///< mergeable_state: blocked, behind, dirty
};
std::optional<MergeBlock> mergeBlock(World &world, const Repository &repository, const PullRequest &pull,
                                     const QString &login);
/// How a named check stands on a commit: "success" (also neutral, skipped), "pending", "failure", or "" if it never
/// reported.
QString checkState(const Repository &repository, const QString &sha, const QString &context);

} // namespace tagboat::practice
