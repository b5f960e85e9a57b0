// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
void f()
{
    const auto forced = "+refs/tags/v1:refs/tags/v1"; // BAD
}
