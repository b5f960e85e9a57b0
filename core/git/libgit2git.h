// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/git.h"

namespace tagboat
{

/// Git on libgit2. It has no state, so any number of threads may use one object; each repository it opens belongs to
/// one thread at a time.
class LibGit2Git final : public Git
{
public:
    Result<std::unique_ptr<LocalRepository>> open(const QString &path) override;
    Result<QByteArray> unifiedDiff(const QList<FileEdit> &edits) override;
    Result<MergedText> mergeTexts(const MergeTexts &texts) override;
};

} // namespace tagboat
