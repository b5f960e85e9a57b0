// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/packageindex.h"

#include <QUrl>

#include <memory>

namespace tagboat
{

/// The index for trials whose JSON API is at @p json, with a way out of its own. Lives in one thread, with an event
/// loop.
std::shared_ptr<PackageIndex> makeTrialIndex(const QUrl &json);

} // namespace tagboat
