// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "git/handles.h"
#include "ports/git.h"

#include <QByteArray>

#include <vector>

struct git_odb_backend;

namespace tagboat::git
{

/// Reads objects one after the other as git itself does, whose reading of packs trusts zlib's checksum: git_odb_read()
/// would hash each of them again, and keep all of them in memory.
class ObjectReader
{
public:
    static Result<ObjectReader> open(git_repository *repository);
    struct Object {
        git_object_t type = GIT_OBJECT_INVALID;
        QByteArray bytes;
    };
    [[nodiscard]] Result<Object> read(const git_oid &id) const;

private:
    explicit ObjectReader(OdbHandle store);

    OdbHandle m_store;
    std::vector<git_odb_backend *> m_places; ///< packs before loose objects, then those of alternates; the store's
};

/// A commit as it is stored. libgit2's own commit object has each part copied and every date checked, which long
/// histories pay for; here only what is asked for is made of the bytes. A damaged date counts as 1970.
class RawCommit
{
public:
    /// Reads the object; Invalid if it is no commit.
    static Result<RawCommit> read(const ObjectReader &objects, const git_oid &id);

    [[nodiscard]] const git_oid &id() const { return m_id; }
    [[nodiscard]] qint64 time() const { return m_time; } ///< of the committer, in seconds
    [[nodiscard]] const QList<git_oid> &parents() const { return m_parents; }
    /// All of it, with the message in the encoding that the commit names; UTF-8 by default.
    [[nodiscard]] GitCommit described() const;

private:
    RawCommit(const git_oid &id, QByteArray bytes);
    void readHeader();

    git_oid m_id{};
    QByteArray m_bytes;
    QList<git_oid> m_parents;
    QByteArrayView m_author; ///< "A B <a@b.org> 1700000000 +0100"
    QByteArrayView m_encoding;
    QByteArrayView m_message;
    qint64 m_time = 0;
};

} // namespace tagboat::git
