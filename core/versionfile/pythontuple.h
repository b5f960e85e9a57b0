// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "version/version.h"

#include <QByteArray>
#include <QString>

namespace tagboat
{

/// The version that a tuple's elements say: 1.5.0 of "1, 5, 0", 1.5.0rc1 of "1, 5, 0, "rc", 1", 1.5.0 of
/// "1, 5, 0, 'final', 0". Empty if they say none.
QString tupleVersion(const QByteArray &elements);

/// True if the elements are release numbers only.
bool tupleIsNumeric(const QByteArray &elements);

/// The elements changed to say @p to. What stands between them stays; a candidate's parts are appended or replaced as
/// "rc", 1, a final's are dropped, or say "final", 0 where they did. Strings get the quotes that stand there, else
/// @p quote. @p oldNumbers: how many release numbers the version had; a tuple of fewer says a part only and stays so.
/// Refused if @p to has parts that a tuple cannot say.
Result<QByteArray> tupleFor(const QByteArray &elements, const Version &to, qsizetype oldNumbers, char quote);

} // namespace tagboat
