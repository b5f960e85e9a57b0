// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace tagboat
{

/// A CVE, GHSA or PYSEC identifier stands in @p text.
bool namesAdvisory(const QString &text);

} // namespace tagboat
