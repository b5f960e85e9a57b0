// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <cstdio>
#include <cstdlib>

namespace tagboat
{

/// Ends the fuzz target as a crash where a property does not hold; says which, and of what, where that is known.
inline void require(bool holds, const char *what = nullptr, const QString &about = {})
{
    if (holds)
        return;
    if (what != nullptr)
        std::fprintf(stderr, "broken: %s: %s\n", what, qPrintable(about));
    std::abort();
}

} // namespace tagboat
