// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
namespace tagboat::practice
{
namespace
{
struct Once {
};
} // namespace
class Reader // BAD
{
};
Reader make(struct Once *once)
{
    struct Git {
    };
    return once ? Reader{u'{'} : Reader{U'`', L'"', 1'000};
}
class Answers // BAD
{
};
} // namespace tagboat::practice
