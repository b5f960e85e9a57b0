// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "scan/savedview.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace tagboat
{

/// The views of a settings file, or of a text that holds nothing else: each [[view]] in the order of the file. @p
/// warnings gets a sentence for each key that is not known. Errors: Invalid with file, line, key and remedy;
/// with @p problems a wrong view goes there instead and costs itself alone.
Result<QList<SavedView>> parseViews(const QByteArray &bytes, const QString &file, QStringList &warnings,
                                    QList<Error> *problems = nullptr);

/// A view as a [[view]] that people can read, edit and hand on. Lines end in LF.
QString viewText(const SavedView &view);

/// @p bytes with @p views as its only views: those that are there and did not change keep their bytes, new ones go to
/// the end. Errors as parseViews(); Refused where the file holds its views in another layout.
Result<QByteArray> withViews(const QByteArray &bytes, const QString &file, const QList<SavedView> &views);

} // namespace tagboat
