// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
namespace tagboat
{
namespace
{
struct ForgeRepository {
    int mine = 0;
};
} // namespace
class Git;
class Forge
{
    struct Owner {
    };
    Forge(Git *git, Answer answer = Answer{}) : m_git{git} {}
};
template <class T>
void read(const T &value)
{
    struct Once {
        T value;
    };
}
} // namespace tagboat
