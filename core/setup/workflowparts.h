// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

/// The steps that several workflow files share, indented as the steps of a job, with placeholders such as @{python}.
namespace tagboat::workflowparts
{

/// Checks the source out, without leaving the token behind, and sets Python up.
QString source();
/// What a job has whose commands run in the folder of the package, behind the line that says what it runs on.
QString inFolder();
/// Builds into dist/ and checks the metadata.
QString package();
/// Fails unless what was built has the version that the tag names.
QString comparison();
/// Keeps dist/ for later jobs, and brings it back in one.
QString keep();
QString fetch();
/// Installs the wheel into a clean environment and imports it.
QString installAndImport();
/// What a job has that uploads dist/ with the token in a secret, from its permissions on.
QString upload(const QString &secret, bool testIndex);
/// "owner/action@commit # version" of the action that uploads to an index.
QString publishAction();
/// All actions that the parts use, each as publishAction().
QStringList pinnedActions();

} // namespace tagboat::workflowparts
