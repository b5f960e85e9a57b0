// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sourcetext.h"
#include "versionfile/declaredplaces.h"
#include "versionfile/versionfile.h"

#include <QList>

namespace tagboat
{

/// The most places that one declaration is believed to have in a file.
constexpr qsizetype declaredSlicesLimit = 20;

/// A piece of a file that a declared place leads to.
struct DeclaredSlice {
    SourceSlice slice;
    VersionOccurrence::Form form = VersionOccurrence::Form::Whole;
};

/// Where @p version stands in @p bytes as the place declares it: never in the middle of a longer version. Places that
/// are found by their name alone (Member, Variable, Whole, Annotations) may say any version. Empty if it stands
/// nowhere. Errors are Invalid: an expression that can't be used, a file that is no text.
Result<QList<DeclaredSlice>> searchDeclared(const QByteArray &bytes, const DeclaredPlace &place,
                                            const QString &version);

} // namespace tagboat
