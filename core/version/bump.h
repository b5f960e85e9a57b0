// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "version/calendar.h"
#include "version/version.h"

#include <QStringList>

namespace tagboat
{

/// The stable names of the levels: patch, minor, major, candidate, promote, post, dev.
QString bumpLevelName(BumpLevel level);
/// Error Usage for another name.
Result<BumpLevel> bumpLevelFromName(QStringView name);

/// The next version. Patch of a pre-release is its final (1.2.3rc1 → 1.2.3), as pip and npm do; minor and major
/// likewise where the pre-release belongs to them. Candidate of a final starts the next patch's rc1, of a candidate
/// gives the next number. Spelling of the release numbers (two or three of them, padded with zeros or not) is kept
/// where it can be. Where the first number is a year, minor rolls over to the year, month or day of @p calendar and
/// patch is the micro number; there is no major. Errors: Refused with the reason, for example promote of a final, post
/// under SemVer. Local parts and build metadata are dropped, epochs stay; the result always ranks above @p from.
Result<Version> bump(const Version &from, BumpLevel level, const Calendar &calendar);

} // namespace tagboat
