// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>

namespace tagboat
{

/// A repository's card of the overview, as GitHub answers it.
QByteArray overviewCard();

/// A page of merged pull requests, with more behind it.
QByteArray mergedPage(const QList<QByteArray> &nodes);
/// A pull request by kim with the label bug, the merge commit m, and the commits a and b.
QByteArray mergedNode(int number, const QByteArray &merged, const QByteArray &updated);
/// One whose author, labels and merge commit are gone.
QByteArray bareMergedNode(int number, const QByteArray &merged);
QByteArray openSubjectsAnswer();
QByteArray openSubjectsWithoutIssues();
/// What is said of a repository that is not there, or not to be seen.
QByteArray noRepository(const QByteArray &type);

} // namespace tagboat
