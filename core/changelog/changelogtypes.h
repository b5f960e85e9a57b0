// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/changelog.h"

namespace tagboat
{

/// Whether entries stand below types there: not in the files of Debian and RPM, nor where they never did.
bool hasTypes(const Changelog &changelog);

} // namespace tagboat
