// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/forge/call.h"

namespace tagboat::practice
{

/// The "checks" of required status checks, from the old form (contexts) and the new.
QJsonArray checksView(const QJsonObject &required);
/// A branch's protection as GET shows it, from the rule as PUT took it: another shape.
QJsonObject protectionView(const Call &call, const QString &branch, const QJsonObject &rule);

} // namespace tagboat::practice
