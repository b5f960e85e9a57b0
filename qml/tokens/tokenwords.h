// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "release/tokenstate.h"

#include <QVariantList>

namespace tagboat
{

/// "fine-grained token" of "fine-grained".
QString tokenFormWords(const QString &form);
/// ok, warn, bad or neutral.
QString tokenTone(const TokenState &state);
/// "in 44 days", "3 days ago", "never".
QString expiryWords(const TokenRecord &token, const QDateTime &now);
/// What is known of its permissions in a few words: "all that is needed", "2 missing", "not asked".
QString permissionSummary(const TokenState &state);
/// For a list: {name, purpose, mark, word} each; no words on what is given where no token was @p asked about.
QVariantList permissionLines(const QList<TokenPermission> &permissions, bool asked = true);
/// "1 repository", "12 repositories".
QString repositoriesWords(qsizetype count);

} // namespace tagboat
