// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/http.h"

#include <chrono>

namespace tagboat
{

/// How often something safe is asked at most.
constexpr int triesAtMost = 5;

/// Whether an answer is a fault of the server that may be gone on the next try: 500, 502, 503, 504. The transport's
/// Unavailable errors are of that kind too.
bool isPassing(const Result<HttpAnswer> &answer);

/// How long to wait before try @p next (2, 3, …): anything from nothing to a bound that doubles from 1 s to 32 s, so
/// that many clients do not come back at once ("full jitter").
std::chrono::milliseconds waitBefore(int next);

} // namespace tagboat
