// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#define DECLARE(name) struct name {
class QObject;
namespace tagboat
{
struct ForgeRepository { // BAD
    struct Owner {
        int id = 0;
    };
    enum class Role { Read, Write };
    bool ok() const { return text == "}"; }
};
enum class Answer : int { Yes, No }; // BAD
template <typename T>
class Held final : public Base<T> // BAD
{
};
class Forge;
class Git;
struct Once {
    struct Owner { // of another type
    };
};
} // namespace tagboat
template <>
struct std::hash<tagboat::ForgeRepository> {
};
template <>
struct std::hash<tagboat::Once> { // BAD
};
