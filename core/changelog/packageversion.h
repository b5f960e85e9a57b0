// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace tagboat
{

/// The version of a distribution's package without epoch and revision: what upstream calls it. After deb-version(7),
/// and Fedora's guidelines for versioning.
QString upstreamVersion(QString version);

/// @p version with a tilde before what makes it a candidate: Debian and RPM sort "1.2~rc1" before "1.2", as other
/// schemes do with "1.2rc1" and "1.2-rc.1".
QString tildeSpelling(QString version);

/// Whether a package of the version @p inFile holds upstream's version @p wanted, in whichever spelling.
bool packagesVersion(const QString &inFile, const QString &wanted);

} // namespace tagboat
