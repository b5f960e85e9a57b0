// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Included by the sources that read the policy only, as base/toml.h is.
#include "base/toml.h"
#include "scan/policy.h"

namespace tagboat
{

/// A key's value, and what it takes to speak about it.
struct PolicyEntry {
    const toml::node &node;
    QString name; ///< "release.flow"
    const QString &path;

    [[nodiscard]] tl::unexpected<Error> invalid(const QString &what, const QString &remedy,
                                                const QString &detail = {}) const;
    [[nodiscard]] Result<QString> text() const;
    [[nodiscard]] Result<QString> filledText() const;
    [[nodiscard]] Result<QStringList> texts() const;
    [[nodiscard]] Result<QString> oneOf(const QStringList &allowed) const;
    [[nodiscard]] Result<bool> boolean() const;
    /// Invalid unless @p value is a path below the repository's root.
    [[nodiscard]] Result<void> withinRepository(const QString &value) const;
    /// A file below the repository's root.
    [[nodiscard]] Result<QString> filePath() const;
};

// The keys of [changelog] that say how drafts are made, in draftpolicy.cpp.
Result<void> readLeftOut(const PolicyEntry &entry, ReleasePolicy &policy);
Result<void> readDraftPatterns(const PolicyEntry &entry, ReleasePolicy &policy);
Result<void> readDraftTypes(const PolicyEntry &entry, ReleasePolicy &policy);
Result<void> readDraftLabels(const PolicyEntry &entry, ReleasePolicy &policy);
Result<void> readBreakingLabels(const PolicyEntry &entry, ReleasePolicy &policy);
Result<void> readGroupByScope(const PolicyEntry &entry, ReleasePolicy &policy);
Result<void> readBots(const PolicyEntry &entry, ReleasePolicy &policy);
Result<void> readNotes(const PolicyEntry &entry, ReleasePolicy &policy);

} // namespace tagboat
