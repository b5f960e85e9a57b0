// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scan/overview.h"

#include <QByteArray>
#include <QHash>

namespace tagboat
{

/// The number of the form in which rows are remembered. Raise it whenever the same repository would give another row:
/// when the form changes, and when the scan itself learns something.
constexpr int rowFormat = 13;

/// Rows and what they were read from as bytes. Not thread-safe; keep one, it remembers tag grammars.
class RowCodec
{
public:
    /// Errors: Invalid if the row could not be read back as it is.
    Result<QByteArray> write(const RepositoryRow &row);
    /// Errors: Invalid.
    Result<RepositoryRow> read(const QByteArray &bytes);
    static QByteArray writeSources(const RepositorySources &sources);
    static Result<RepositorySources> readSources(const QByteArray &bytes);

private:
    Result<TagGrammar> grammar(const QString &release, const QString &candidate, VersionScheme scheme);
    QHash<QString, TagGrammar> m_grammars;
};

} // namespace tagboat
