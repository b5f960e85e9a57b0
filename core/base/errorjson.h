// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QJsonObject>

namespace tagboat
{

/// An error as all JSON output shows it: kind, message, detail, path, line, remedy; null for what is not there.
QJsonObject errorToJson(const Error &error);
/// The reverse of errorToJson().
Error errorFromJson(const QJsonObject &object);

} // namespace tagboat
