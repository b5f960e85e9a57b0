// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <git2.h>
#include <git2/sys/filter.h>

#include <memory>

namespace tagboat::git
{

/// Frees a libgit2 object with the function that belongs to it.
template <auto Free>
struct Freer {
    template <typename T>
    void operator()(T *object) const
    {
        Free(object);
    }
};
template <typename T, auto Free>
using Handle = std::unique_ptr<T, Freer<Free>>;

using RepositoryHandle = Handle<git_repository, git_repository_free>;
using ReferenceHandle = Handle<git_reference, git_reference_free>;
using ReferenceIteratorHandle = Handle<git_reference_iterator, git_reference_iterator_free>;
using ObjectHandle = Handle<git_object, git_object_free>;
using CommitHandle = Handle<git_commit, git_commit_free>;
using TagHandle = Handle<git_tag, git_tag_free>;
using TreeHandle = Handle<git_tree, git_tree_free>;
using TreeEntryHandle = Handle<git_tree_entry, git_tree_entry_free>;
using TreeBuilderHandle = Handle<git_treebuilder, git_treebuilder_free>;
using BlobHandle = Handle<git_blob, git_blob_free>;
using MailmapHandle = Handle<git_mailmap, git_mailmap_free>;
using OdbHandle = Handle<git_odb, git_odb_free>;
using OdbObjectHandle = Handle<git_odb_object, git_odb_object_free>;
using IndexHandle = Handle<git_index, git_index_free>;
using ConfigHandle = Handle<git_config, git_config_free>;
using ConfigIteratorHandle = Handle<git_config_iterator, git_config_iterator_free>;
using StatusListHandle = Handle<git_status_list, git_status_list_free>;
using DiffHandle = Handle<git_diff, git_diff_free>;
using PatchHandle = Handle<git_patch, git_patch_free>;
using RevwalkHandle = Handle<git_revwalk, git_revwalk_free>;
using SignatureHandle = Handle<git_signature, git_signature_free>;
using RefspecHandle = Handle<git_refspec, git_refspec_free>;
using RemoteHandle = Handle<git_remote, git_remote_free>;
using FilterListHandle = Handle<git_filter_list, git_filter_list_free>;

/// Takes the pointer that a libgit2 function writes through its first argument: `git_x_lookup(Out(handle), …)`.
template <typename HandleType>
class Out
{
public:
    explicit Out(HandleType &handle) : m_handle(handle) {}
    Out(const Out &) = delete;
    Out &operator=(const Out &) = delete;
    ~Out() { m_handle.reset(m_pointer); }
    operator typename HandleType::pointer *() { return &m_pointer; } // NOLINT: conversion is the purpose

private:
    HandleType &m_handle;
    typename HandleType::pointer m_pointer = nullptr;
};

/// A git_buf that frees its bytes.
class Buffer
{
public:
    Buffer() = default;
    Buffer(const Buffer &) = delete;
    Buffer &operator=(const Buffer &) = delete;
    ~Buffer() { git_buf_dispose(&m_buffer); }
    git_buf *get() { return &m_buffer; }
    [[nodiscard]] const char *data() const { return m_buffer.ptr; }
    [[nodiscard]] size_t size() const { return m_buffer.size; }

private:
    git_buf m_buffer = GIT_BUF_INIT;
};

} // namespace tagboat::git
