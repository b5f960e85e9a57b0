// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "setup/workflowfile.h"

namespace tagboat
{

/// Something that happens in a repository and may start workflows.
struct WorkflowEvent {
    enum class Kind {
        TagPushed,
        BranchPushed,
        ReleasePublished, ///< of a release for all
        PreReleasePublished,
        PullRequestOpened,
        Dispatched
    };
    Kind kind = Kind::TagPushed;
    QString ref;             ///< the tag's, branch's or base branch's short name
    QString commitMessage;   ///< of the head commit of a push
    bool wasDraft = false;   ///< the release was a draft before
    bool byJobToken = false; ///< caused with a workflow's own GITHUB_TOKEN
};

/// Whether an event starts a workflow, and if not why.
struct WorkflowStart {
    bool starts = false;
    QString reason; ///< a sentence for people, for either answer
    int line = 0;   ///< of the trigger or filter it rests on; 0 if there is none
};

/// Whether @p name passes a list of GitHub's filter patterns: "*" is all but a slash, "**" is all, "?" and "+" repeat
/// what stands before them, "[]" is a set, a leading "!" excludes, and the last pattern that fits decides. A pattern
/// that is no pattern fits nothing.
/// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet
bool passesFilters(const QString &name, const QStringList &patterns);

/// Whether @p event starts @p workflow as it stands in the commit that the event is about. Filters by path are not
/// weighed: GitHub does not apply them to tags, and for branches the answer says so.
WorkflowStart wouldStart(const WorkflowFile &workflow, const WorkflowEvent &event);

} // namespace tagboat
