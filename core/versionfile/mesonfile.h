// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sourcetext.h"

#include <QList>
#include <QString>

namespace tagboat
{

/// What the project() call of a meson.build says.
struct MesonProject {
    QString name;
    SourceSlice version;    ///< the string's characters, or the whole expression; length 0 if there is none
    bool isLiteral = false; ///< the version is one plain string
    QString versionFile;    ///< of version : files('…')
};

/// Reads a meson.build (the Meson syntax reference). Errors are Invalid and name the line: a string or bracket that is
/// not closed. A file without a project() call gives an empty name.
Result<MesonProject> readMeson(const QByteArray &bytes, const QString &path);

/// Every token: what must stay the same but for the literal of an edit.
Result<QList<QByteArray>> mesonFacts(const QByteArray &bytes, const QString &path);

} // namespace tagboat
