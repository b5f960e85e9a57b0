// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
namespace tagboat
{
class Forge;
struct ForgeRepository;
template <typename T>
class Held;
enum class Answer : int;
namespace git
{
struct ForgeRepository {
};
} // namespace git
} // namespace tagboat
