// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/lint.h"

namespace tagboat
{

/// The rules that an RPM changelog can break, on its section alone: what rpm would refuse or warn of, and versions and
/// entries that stand twice. Errors: those of readRpmSpec().
Result<QList<LintFinding>> lintRpmChangelog(const QByteArray &bytes, const QString &path, const LintContext &context);

} // namespace tagboat
