// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace tagboat
{

/// Sets how Qt Quick works in a program whose QML is compiled; to be called before there is an application. What the
/// user set in the environment stays.
void setQtDefaults();

} // namespace tagboat
