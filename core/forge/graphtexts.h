// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace tagboat
{

// Every GraphQL text that Tagboat sends, https://docs.github.com/en/graphql

/// The overview of @p count repositories, each under an alias (r0, r1, …) with its owner and name as variables ($o0,
/// $n0, …). For GitHub's limit each costs the connections of its fragment: 22 hundredths of a point. What is left of the
/// limit is in the answer's headers; in the answer itself it would make two that say the same differ.
QByteArray overviewText(qsizetype count);

/// Pull requests of a repository ($owner, $name) that were merged, last changed first, from the cursor $after on, with
/// their labels and commits. Costs a point for each fifty.
QByteArray mergedText(int count);

/// Numbers and titles of a repository's open issues and pull requests; a point.
QByteArray openSubjectsText();

/// How many repositories one request asks for: two requests for a hundred, each well inside the ten seconds after which
/// GitHub gives up.
constexpr qsizetype overviewBatch = 50;

/// How many merged pull requests one request asks for, each with fifty commits.
constexpr int mergedBatch = 50;

} // namespace tagboat
