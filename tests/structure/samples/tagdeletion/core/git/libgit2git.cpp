// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
void f()
{
    git_reference_delete(ref);                              // BAD
    git_tag_delete(repo, name);                             // BAD
    const auto spec = ":refs/tags/" + name;                 // BAD
    const auto forced = "+refs/tags/v1:refs/tags/v1";       // BAD
    run("push", "--force");                                 // BAD
    git_tag_create_lightweight(&id, repo, name, target, 1); // BAD
}
