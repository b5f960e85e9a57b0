// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/toml.h"
#include "versionfile/tagprediction.h"

namespace tagboat
{

/// The settings of the tool that makes the version from the tags, as a pyproject.toml says them.
TagRules tagRulesOf(const toml::table &root, const QString &tool);

} // namespace tagboat
