// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "release/step.h"

#include <memory>

namespace tagboat
{

/// The behaviour for a stored step. Invalid for a kind that this version does not know.
Result<std::unique_ptr<Step>> makeStep(const StepSpec &spec);

} // namespace tagboat
