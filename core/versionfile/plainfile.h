// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sourcetext.h"
#include "versionfile/versionfile.h"

#include <QList>

namespace tagboat
{

/// The text of a file that holds one line and nothing else, without blanks and a leading "v".
/// Invalid if the file is empty or has more lines.
Result<SourceSlice> plainVersion(const QByteArray &bytes, const QString &path);

/// The placeholders of a user's pattern, found at the one place of the file where the pattern stands: kinds
/// "pattern.version", "pattern.major", "pattern.minor", "pattern.patch", all of them mirrors.
/// NotFound if it stands nowhere, Conflict with both lines if it stands twice, Usage if the pattern has no placeholder.
Result<QList<VersionOccurrence>> patternPlaces(const QByteArray &bytes, const VersionFilePattern &pattern);

/// The group "version" (or "value") of a regular expression that a build back end itself searches the file with
/// (hatch's pattern, scikit-build-core's regex). Invalid if it is no expression that can be used, NotFound if it
/// matches nowhere.
Result<SourceSlice> expressionPlace(const QByteArray &bytes, const QString &path, const QString &expression);

/// Every line: what must stay the same but for the literal of an edit.
Result<QList<QByteArray>> lineFacts(const QByteArray &bytes, const QString &path);

} // namespace tagboat
