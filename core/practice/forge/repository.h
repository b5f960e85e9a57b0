// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/forge/actions.h"
#include "practice/forge/archive.h"

namespace tagboat::practice
{

struct Review {
    qint64 id = 0;
    QString login;
    QString state; ///< APPROVED, CHANGES_REQUESTED, COMMENTED, DISMISSED
    QString body;
    QString commit;
    QDateTime submitted;

    void fields(auto &archive)
    {
        archive("id", id)("login", login)("state", state)("body", body)("commit", commit)("submitted", submitted);
    }
};

struct PullRequest {
    qint64 id = 0;
    int number = 0;
    QString title;
    QString body;
    QString login;
    QString head; ///< branch
    QString headSha;
    QString base;
    QString baseSha;
    bool draft = false;
    bool maintainerCanModify = false;
    bool closed = false;
    QString mergedBy; ///< a login; empty: not merged
    QString mergeCommit;
    QString computedFor; ///< head and base for which "mergeable" was worked out; it is null on the first look
    QList<QString> requestedReviewers;
    QList<QString> requestedTeams;
    QList<QString> labels;
    QList<Review> reviews;
    QDateTime created;
    QDateTime updated;
    QDateTime closedAt;
    QDateTime mergedAt;

    void fields(auto &archive)
    {
        archive("id", id)("number", number)("title", title)("body", body)("login", login)("head", head)(
            "headSha", headSha)("base", base)("baseSha", baseSha)("draft", draft)("maintainerCanModify",
                                                                                  maintainerCanModify)(
            "closed", closed)("mergedBy", mergedBy)("mergeCommit", mergeCommit)("computedFor", computedFor)(
            "requestedReviewers", requestedReviewers)("requestedTeams", requestedTeams)("labels", labels)(
            "reviews", reviews)("created", created)("updated", updated)("closedAt", closedAt)("mergedAt", mergedAt);
    }
};

/// A check run: a job's, or one that somebody reported.
struct CheckRun {
    qint64 id = 0;
    qint64 suite = 0;
    QString name;
    QString sha;
    QString status = QStringLiteral("queued");
    QString conclusion;
    QString detailsUrl;
    QDateTime started;
    QDateTime completed;

    void fields(auto &archive)
    {
        archive("id", id)("suite", suite)("name", name)("sha", sha)("status", status)("conclusion", conclusion)(
            "detailsUrl", detailsUrl)("started", started)("completed", completed);
    }
};

struct CommitStatus {
    qint64 id = 0;
    QString sha;
    QString context;
    QString state;
    QString description;
    QString targetUrl;
    QString login;
    QDateTime created;

    void fields(auto &archive)
    {
        archive("id", id)("sha", sha)("context", context)("state", state)("description", description)(
            "targetUrl", targetUrl)("login", login)("created", created);
    }
};

struct ReleaseAsset {
    qint64 id = 0;
    QString name;
    QString label;
    QString contentType;
    QString digest; ///< sha256:…
    qint64 size = 0;
    bool complete = true;
    QString login;
    QDateTime created;

    void fields(auto &archive)
    {
        archive("id", id)("name", name)("label", label)("contentType", contentType)("digest", digest)("size", size)(
            "complete", complete)("login", login)("created", created);
    }
};

struct Release {
    qint64 id = 0;
    QString tag;
    QString target;
    QString name;
    QString body;
    bool draft = false;
    bool prerelease = false;
    bool immutable = false;
    bool latest = false; ///< marked so by make_latest
    QString login;
    QDateTime created; ///< its commit's date, as GitHub orders releases
    QDateTime published;
    QList<ReleaseAsset> assets;

    void fields(auto &archive)
    {
        archive("id", id)("tag", tag)("target", target)("name", name)("body", body)("draft", draft)(
            "prerelease", prerelease)("immutable", immutable)("latest", latest)("login", login)("created", created)(
            "published", published)("assets", assets);
    }
};

struct Milestone {
    qint64 id = 0;
    int number = 0;
    QString title;
    QString description;
    bool closed = false;
    int openIssues = 0; ///< the harbour has no issues of its own; their number is told to it
    int closedIssues = 0;
    QString login;
    QDateTime due;
    QDateTime created;
    QDateTime updated;
    QDateTime closedAt;

    void fields(auto &archive)
    {
        archive("id", id)("number", number)("title", title)("description", description)("closed", closed)(
            "openIssues", openIssues)("closedIssues", closedIssues)("login", login)("due", due)("created", created)(
            "updated", updated)("closedAt", closedAt);
    }
};

/// A secret as it arrived, and as the private key opened it. The harbour's own secrets are for rehearsal alone.
struct Secret {
    QString value;
    QDateTime created;
    QDateTime updated;

    void fields(auto &archive) { archive("value", value)("created", created)("updated", updated); }
};

/// A key pair of crypto_box and the secrets that were sealed for it.
struct Vault {
    QString keyId;
    QByteArray publicKey;
    QByteArray privateKey;
    QMap<QString, Secret> secrets;

    void fields(auto &archive)
    {
        archive("keyId", keyId)("publicKey", publicKey)("privateKey", privateKey)("secrets", secrets);
    }
};

struct RefPolicy {
    qint64 id = 0;
    QString name; ///< a pattern in File.fnmatch style
    bool tag = false;

    void fields(auto &archive) { archive("id", id)("name", name)("tag", tag); }
};

struct Reviewer {
    bool team = false;
    qint64 id = 0;

    void fields(auto &archive) { archive("team", team)("id", id); }
};

struct Environment {
    qint64 id = 0;
    QString name;
    int waitTimer = 0; ///< minutes
    bool preventSelfReview = false;
    bool adminsBypass = false; ///< set on a settings page alone
    QList<Reviewer> reviewers;
    QString policy; ///< "", "protected" (branches), "custom"
    QList<RefPolicy> policies;
    Vault vault;
    QDateTime created;
    QDateTime updated;

    void fields(auto &archive)
    {
        archive("id", id)("name", name)("waitTimer", waitTimer)("preventSelfReview", preventSelfReview)(
            "adminsBypass", adminsBypass)("reviewers", reviewers)("policy", policy)("policies", policies)(
            "vault", vault)("created", created)("updated", updated);
    }
};

struct Ruleset {
    qint64 id = 0;
    QString name;
    QString target = QStringLiteral("branch");
    QString enforcement;
    QJsonArray bypassActors;
    QJsonObject conditions;
    QJsonArray rules;
    QDateTime created;
    QDateTime updated;

    void fields(auto &archive)
    {
        archive("id", id)("name", name)("target", target)("enforcement", enforcement)("bypassActors", bypassActors)(
            "conditions", conditions)("rules", rules)("created", created)("updated", updated);
    }
};

/// A repository of the forge: what git does not keep. The git side is the bare repository in @c folder.
struct Repository {
    qint64 id = 0;
    QString owner;
    QString name;
    QString folder; ///< of the bare repository, relative to the harbour's
    QString description;
    bool isPrivate = false;
    bool archived = false;
    bool allowMerge = true;
    bool allowSquash = true;
    bool allowRebase = true;
    bool deleteBranchOnMerge = false;
    bool immutableReleases = false;
    int nextNumber = 1;                     ///< of pull requests, as issues and pull requests share theirs
    QMap<QString, QString> roles;           ///< login → admin, maintain, push, triage, pull
    QMap<QString, QString> teamRoles;       ///< team slug → role
    QMap<QString, QString> seen;            ///< references as the last look found them
    bool looked = false;                    ///< there was a first look, which starts no workflow
    QMap<QString, QJsonObject> protections; ///< branch → the rule, as PUT took it
    QList<Ruleset> rulesets;
    QList<PullRequest> pulls;
    QList<CheckRun> checks;
    QList<CommitStatus> statuses;
    QList<Environment> environments;
    QList<Workflow> workflows;
    QList<WorkflowRun> runs;
    QList<Deployment> deployments;
    QList<JobScript> scripts;
    QList<Release> releases;
    QList<QString> burntTags; ///< names of tags of immutable releases
    QList<Milestone> milestones;
    Vault vault;
    QDateTime created;
    QDateTime pushed;
    bool changed = false; ///< to be stored; not itself stored

    [[nodiscard]] QString fullName() const { return owner + u'/' + name; }

    void fields(auto &archive)
    {
        archive("id", id)("owner", owner)("name", name)("folder", folder)("description", description)(
            "isPrivate", isPrivate)("archived", archived)("allowMerge", allowMerge)("allowSquash", allowSquash)(
            "allowRebase", allowRebase)("deleteBranchOnMerge", deleteBranchOnMerge)(
            "immutableReleases", immutableReleases)("nextNumber", nextNumber)("roles", roles)("teamRoles", teamRoles)(
            "seen", seen)("looked", looked)("protections", protections)("rulesets", rulesets)("pulls", pulls)(
            "checks", checks)("statuses", statuses)("environments", environments)("workflows", workflows)("runs", runs)(
            "deployments", deployments)("scripts", scripts)("releases", releases)("burntTags", burntTags)(
            "milestones", milestones)("vault", vault)("created", created)("pushed", pushed);
    }
};

} // namespace tagboat::practice
