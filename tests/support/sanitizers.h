// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace tagboat::test
{

/// Whether the address sanitizer is built in. Code then takes several times as long, and freed memory is kept back for
/// a while (the quarantine, 256 MiB), so limits of time and memory have to be wider.
#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool sanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = false;
#endif
#else
inline constexpr bool sanitized = false;
#endif

} // namespace tagboat::test
