// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/changelog.h"
#include "changelog/conventionalcommit.h"

#include <QList>
#include <QString>

namespace tagboat
{

/// One thing that speaks for a level of the next version.
struct EvidenceLine {
    enum class Source { Commit, Changelog, Metadata };
    Source source = Source::Commit;
    CommitEvidence::Level level = CommitEvidence::Level::None;
    QString place; ///< "4f1c9ab" or "CHANGELOG.md:12"
    QString text;  ///< a commit's subject, "Added: …", "requires-python raised from >=3.8 to >=3.10"
    bool operator==(const EvidenceLine &) const = default;
};

/// The stable names: "commit", "changelog", "metadata"; and of levels "none", "patch", "minor", "major".
QString evidenceSourceName(EvidenceLine::Source source);
QString evidenceLevelName(CommitEvidence::Level level);

/// What the entries of a changelog's part ask for: Removed or a breaking mark major, Added, Changed and Deprecated
/// minor, Fixed and Security patch, other headings patch. A line for each entry.
QList<EvidenceLine> changelogEvidence(const ChangelogRelease &unreleased, const QString &path);
/// The strongest of those.
CommitEvidence::Level weighChangelog(const ChangelogRelease &unreleased);

/// What users of a Python package lose between two states of its pyproject.toml (PEP 621, or Poetry's own tables): a
/// raised requires-python, a removed script, entry point, extra, or classifier of a Python or an operating system. Each
/// asks for major. A file that cannot be read shows nothing.
QList<EvidenceLine> metadataEvidence(const QByteArray &before, const QByteArray &now, const QString &path);

/// The strongest level among @p lines.
CommitEvidence::Level strongestOf(const QList<EvidenceLine> &lines);

} // namespace tagboat
