// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace tagboat::test
{

/// What of @p checks (see ExpectedRow) does not hold for @p row, a line each; empty if all hold.
QString unmet(const QJsonObject &row, const QStringList &checks);

} // namespace tagboat::test
