// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
void f()
{
    const auto fetched = "+refs/heads/*:refs/remotes/origin/*";
    // ":refs/tags/v1" would delete
    const auto spec = "refs/tags/" + name + ":refs/tags/" + name;
    git_tag_create_lightweight(&id, repo, name, target, 0);
}
