// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "versionfile/versionfile.h"

namespace tagboat
{

/// The rules that the text of an occurrence follows: SemVer in package.json and Cargo.toml, PEP 440 in Python's files,
/// the package's own in plain files and patterns.
VersionScheme schemeOf(const VersionOccurrence &occurrence, VersionScheme ofPackage);

/// The place holds PEP 440's normal form whatever the source says: uv writes 2026.1.5 for 2026.01.05.
bool isNormalisedPlace(const VersionOccurrence &occurrence);

/// @p version as @p scheme writes it: 1.2.3rc1 as 1.2.3-rc.1 and back. Refused if the scheme cannot say it.
Result<QString> spelled(const Version &version, VersionScheme scheme);

/// Whether two texts say the same version, each read by its scheme, else by the other one; by text if one is no
/// version.
bool sameVersion(const QString &a, VersionScheme schemeOfA, const QString &b, VersionScheme schemeOfB);

/// A version by its scheme, or by the other one where only that can read it.
Result<Version> parseEither(const QString &text, VersionScheme preferred);

} // namespace tagboat
