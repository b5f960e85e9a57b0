// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QJsonObject>

#include <functional>

namespace tagboat::practice
{

/// What an expression can see: contexts by name ("github", "needs", "inputs") and the state of earlier jobs.
struct ExpressionScope {
    QJsonObject contexts;
    bool allSucceeded = true;
    bool anyFailed = false;
    bool cancelled = false;
};

/// Evaluates an expression of a workflow, with or without ${{ }} around it. Literals, property access, ! && || == != <
/// > <= >= and the functions contains, startsWith, endsWith, format, success, failure, always, cancelled are known.
/// Source: GitHub's "Evaluate expressions in workflows and actions". Errors: Invalid.
Result<QJsonValue> evaluate(const QString &expression, const ExpressionScope &scope);
/// Whether a value counts as true.
bool truthy(const QJsonValue &value);
/// Whether a condition asks for the state of earlier jobs itself; otherwise success() is implied.
bool asksForState(const QString &condition);
/// Text with each ${{ }} in it replaced by its value.
Result<QString> interpolate(const QString &text, const ExpressionScope &scope);

} // namespace tagboat::practice
