// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QDateTime>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace tagboat
{

/// What a project's settings say of how a tool makes the version from the tags.
struct TagRules {
    QString tool;                    ///< "setuptools-scm", "hatch-vcs", "pdm-scm", "versioneer", …
    QMap<QString, QString> settings; ///< the tool's own keys, as its settings spell them, with "_" for "-"
    bool operator==(const TagRules &) const = default;
};

/// A tag as git describe sees it.
struct DescribedTag {
    QString name;
    int distance = 0;       ///< commits of HEAD that the tag does not hold
    bool annotated = false; ///< git prefers these on one commit
    QDateTime date;         ///< the tagger's
};

/// What a build at HEAD would see.
struct TagSituation {
    QList<DescribedTag> tags; ///< those that HEAD holds
    int commits = 0;          ///< of HEAD, for a repository without a tag that counts
    QString head;             ///< commit id
    QString branch;
    bool dirty = false;
    bool shallow = false;
    QDateTime now;
};

/// The version that a build would get, and why that may not be what was meant.
struct TagPrediction {
    QString version; ///< in PEP 440's normal form, as it stands in the file names
    QString tag;     ///< the one that decides; empty if none does
    QStringList caveats;
};

/// Whether predictVersion() knows the tool.
bool predictsTool(const QString &tool);

/// Simulates the tool's choice of a tag and its spelling: setuptools-scm 8 to 10 and vcs-versioning (and hatch-vcs and
/// flit-scm, which use them), pdm-backend's scm, versioneer 0.29, poetry-dynamic-versioning (Dunamai 1.26). Errors:
/// NotFound for another tool, or a setting that only running code can follow; Invalid if the tool itself would fail.
Result<TagPrediction> predictVersion(const TagRules &rules, const TagSituation &situation);

/// The tag that `git describe --tags --match` takes: the nearest; on one commit an annotated one, the newest of
/// several such, else the first by name. Null if none matches.
const DescribedTag *describedTag(const QList<DescribedTag> &tags, const QString &glob);

} // namespace tagboat
