// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <git2.h>
#include <memory>

namespace tagboat::practice
{

/// A libgit2 object that frees itself.
template <typename T, void (*release)(T *)>
struct Freed {
    void operator()(T *object) const { release(object); }
};
template <typename T, void (*release)(T *)>
using GitHandle = std::unique_ptr<T, Freed<T, release>>;
using GitRepository = GitHandle<git_repository, git_repository_free>;
using GitIndex = GitHandle<git_index, git_index_free>;
using GitSignature = GitHandle<git_signature, git_signature_free>;
using GitCommit = GitHandle<git_commit, git_commit_free>;
using GitTree = GitHandle<git_tree, git_tree_free>;
using GitTreeEntry = GitHandle<git_tree_entry, git_tree_entry_free>;
using GitTag = GitHandle<git_tag, git_tag_free>;
using GitBlob = GitHandle<git_blob, git_blob_free>;
using GitDiff = GitHandle<git_diff, git_diff_free>;
using GitPatch = GitHandle<git_patch, git_patch_free>;
using GitRemoteHandle = GitHandle<git_remote, git_remote_free>;
using GitConfiguration = GitHandle<git_config, git_config_free>;
using GitObject = GitHandle<git_object, git_object_free>;
using GitReference = GitHandle<git_reference, git_reference_free>;
using GitReferences = GitHandle<git_reference_iterator, git_reference_iterator_free>;
using GitWalk = GitHandle<git_revwalk, git_revwalk_free>;

/// libgit2, for as long as this lives.
struct GitLibrary {
    GitLibrary() { git_libgit2_init(); }
    ~GitLibrary() { git_libgit2_shutdown(); }
    GitLibrary(const GitLibrary &) = delete;
    GitLibrary &operator=(const GitLibrary &) = delete;
};

} // namespace tagboat::practice
