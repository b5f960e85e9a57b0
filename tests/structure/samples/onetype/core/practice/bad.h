// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
namespace tagboat
{
// struct Once {};
struct ForgeRepository { int id = 0; }; // BAD
namespace practice
{
struct Once {
};
struct [[nodiscard]] Reader { // BAD
};
struct Answers { // BAD
};
} // namespace practice
enum class Answer; // declared
enum Answer { Perhaps }; // BAD
class Held : Once // BAD
{
};
} // namespace tagboat
template <>
struct std::hash<tagboat::Once> { // BAD
};
