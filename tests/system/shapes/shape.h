// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bench.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace tagboat::test
{

/// What the scan must say of one repository of a shape. Checks are "key.key=value" for all of a value and
/// "key.key~text" for a part of it, with the keys of `tagboat-cli scan --json`.
struct ExpectedRow {
    QString path; ///< relative to the shape's folder; "." is that folder
    QStringList checks;
};

/// A folder that a user may have, and what the scan must say of it.
struct Shape {
    const char *name;
    bool hostile = false; ///< made by somebody who means harm, or broken
    std::function<void(Bench &)> build;
    QList<ExpectedRow> rows;  ///< all of them
    QStringList skipped = {}; ///< "relative path~text" of what must be reported as left out
};

QList<Shape> ordinaryShapes();
QList<Shape> stateShapes();
QList<Shape> unsupportedShapes();
QList<Shape> packageShapes();
QList<Shape> historyShapes();
QList<Shape> settingShapes();
QList<Shape> damagedShapes();
QList<Shape> fileShapes();
QList<Shape> folderShapes();

} // namespace tagboat::test
