// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
void f()
{
    git_reference_delete(ref);
    const auto spec = ":refs/tags/" + candidate.name();
}
