// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/contributors.h"
#include "changelog/draft.h"
#include "ports/forge/mergedpullrequest.h"

namespace tagboat
{

/// The rules over labels that stand if a repository has none of its own: bug goes to Fixed, enhancement and feature to
/// Added, documentation to Changed (as commits of the type docs do), security to Security, skip-changelog is left out.
/// Prefixes such as "type:" and "kind/" do not count for these.
QList<LabelRule> defaultLabelRules();

/// @p entries, which were made by @p settings' rules and @p others, with what a forge tells of the pull requests that
/// their commits came with.
/// - A commit is a pull request's if it is its merge commit or one of its own, or has its number behind its subject and
///   no such commit is there.
/// - The only entry of a pull request, or all its plain commits as one entry, take its title, number and author. The
///   section goes by the repository's own rules over labels, then by its other rules, then by the usual rules over
///   labels, then by the title.
/// - Several entries with types of their own keep their words and sections. So does a commit of a rebase merge.
/// Those that no pull request is known for stay as they are.
QList<DraftEntry> withPullRequests(const QList<DraftEntry> &entries, const QList<MergedPullRequest> &merged,
                                   const DraftSettings &settings, const QList<DraftRule> &others = defaultDraftRules());

/// @p people with the logins that came with the entries of their commits. Whose pull requests have commits of several
/// people, or who has several logins, gets none: nobody is to be thanked for another's work.
QList<Contributor> withLogins(QList<Contributor> people, const QList<DraftEntry> &entries);

} // namespace tagboat
