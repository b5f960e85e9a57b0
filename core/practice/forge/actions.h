// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/forge/archive.h"

namespace tagboat::practice
{

struct Workflow {
    qint64 id = 0;
    QString path; ///< .github/workflows/…
    QString name;
    QString state = QStringLiteral("active");
    QDateTime created;

    void fields(auto &archive) { archive("id", id)("path", path)("name", name)("state", state)("created", created); }
};

struct JobStep {
    QString name;
    QString status = QStringLiteral("queued");
    QString conclusion;
    QDateTime started;
    QDateTime completed;

    void fields(auto &archive)
    {
        archive("name", name)("status", status)("conclusion", conclusion)("started", started)("completed", completed);
    }
};

/// One job of one attempt of a workflow run.
struct Job {
    qint64 id = 0;
    qint64 checkRun = 0;
    QString key; ///< its name in the workflow file
    QString name;
    QList<QString> needs; ///< keys
    QString condition;    ///< the text of "if:"
    QString environment;
    int attempt = 1;
    QString status = QStringLiteral("queued");
    QString conclusion;
    QString message; ///< why it never ran
    QString outcome; ///< what it will conclude with, fixed when it starts
    int failingStep = -1;
    int seconds = 0;
    qint64 deployment = 0;
    QDateTime waitingSince; ///< its environment's rules hold it back since then
    bool approved = false;
    QString release;   ///< what its success makes: "", "published", "draft", "prerelease", "draft prerelease"
    QString uploadsTo; ///< the package index that its success uploads to; empty: none
    QString refusal;   ///< what that index says against the upload
    QList<JobStep> steps;
    QDateTime created;
    QDateTime started;
    QDateTime completed;

    void fields(auto &archive)
    {
        archive("id", id)("checkRun", checkRun)("key", key)("name", name)("needs", needs)("condition", condition)(
            "environment", environment)("attempt", attempt)("status", status)("conclusion", conclusion)(
            "message", message)("outcome", outcome)("failingStep", failingStep)("seconds", seconds)(
            "deployment", deployment)("waitingSince",
                                      waitingSince)("approved", approved)("release", release)("uploadsTo", uploadsTo)(
            "refusal", refusal)("steps", steps)("created", created)("started", started)("completed", completed);
    }
};

/// An answer to a waiting environment.
struct DeploymentReview {
    QString state; ///< approved, rejected
    QString login;
    QString comment;
    QList<QString> environments;
    int attempt = 1;
    QDateTime at;

    void fields(auto &archive)
    {
        archive("state", state)("login", login)("comment", comment)("environments", environments)("attempt",
                                                                                                  attempt)("at", at);
    }
};

struct WorkflowRun {
    qint64 id = 0;
    qint64 workflow = 0;
    qint64 suite = 0;
    int number = 0;
    int attempt = 1;
    QString event;
    QString ref; ///< in full: refs/tags/v1.2.3
    QString sha; ///< always a commit
    QString title;
    QString login;           ///< who caused it
    QString triggering;      ///< who caused the newest attempt
    bool prerelease = false; ///< of the release that started it
    QJsonObject inputs;
    QString status = QStringLiteral("queued");
    QString conclusion;
    QList<Job> jobs;
    QList<DeploymentReview> reviews;
    QDateTime created;
    QDateTime started;
    QDateTime updated;

    /// A branch's or tag's short name, as head_branch holds it.
    [[nodiscard]] QString refName() const { return ref.section(u'/', 2); }
    [[nodiscard]] bool isTag() const { return ref.startsWith(QStringLiteral("refs/tags/")); }
    [[nodiscard]] bool completed() const { return status == QStringLiteral("completed"); }

    void fields(auto &archive)
    {
        archive("id", id)("workflow", workflow)("suite", suite)("number", number)("attempt", attempt)("event", event)(
            "ref", ref)("sha", sha)("title", title)("login", login)("triggering", triggering)("prerelease", prerelease)(
            "inputs", inputs)("status", status)("conclusion", conclusion)("jobs", jobs)("reviews", reviews)(
            "created", created)("started", started)("updated", updated);
    }
};

struct DeploymentStatus {
    qint64 id = 0;
    QString state;
    QString description;
    QString logUrl;
    QString environmentUrl;
    QString login;
    QDateTime created;

    void fields(auto &archive)
    {
        archive("id", id)("state", state)("description", description)("logUrl", logUrl)(
            "environmentUrl", environmentUrl)("login", login)("created", created);
    }
};

struct Deployment {
    qint64 id = 0;
    QString sha;
    QString ref; ///< as it was asked for: a branch, tag or commit
    QString environment;
    QString task = QStringLiteral("deploy");
    QString description;
    QJsonValue payload;
    bool production = false;
    bool transient = false;
    QString login;
    QDateTime created;
    QDateTime updated;
    QList<DeploymentStatus> statuses; ///< newest last

    void fields(auto &archive)
    {
        QJsonObject wrapped{{QStringLiteral("value"), payload}};
        archive("id", id)("sha", sha)("ref", ref)("environment", environment)("task", task)("description", description)(
            "payload", wrapped)("production", production)("transient", transient)("login", login)("created", created)(
            "updated", updated)("statuses", statuses);
        payload = wrapped.value(QStringLiteral("value"));
    }
};

/// What becomes of jobs: the first script that fits and is not used up decides.
struct JobScript {
    QString job = QStringLiteral("*"); ///< wildcard on the job's key or name
    QString ref = QStringLiteral("*"); ///< wildcard on the short name of the run's branch or tag
    QString conclusion = QStringLiteral("success");
    QString step;     ///< wildcard on the step that fails; by default the last
    int seconds = -1; ///< how long the job takes; -1 keeps the usual
    int times = -1;   ///< how often it applies; -1 without end

    void fields(auto &archive)
    {
        archive("job", job)("ref", ref)("conclusion", conclusion)("step", step)("seconds", seconds)("times", times);
    }
};

} // namespace tagboat::practice
