// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "git/handles.h"
#include "ports/git.h"

#include <QByteArray>

namespace tagboat::git
{

/// A commit as it is stored. libgit2's own commit object has each part copied and every date checked, which long
/// histories pay for; here only what is asked for is made of the bytes. A damaged date counts as 1970.
class RawCommit
{
public:
    /// Reads the object; Invalid if it is no commit.
    static Result<RawCommit> read(git_odb *store, const git_oid &id);

    [[nodiscard]] const git_oid &id() const { return m_id; }
    [[nodiscard]] qint64 time() const { return m_time; } ///< of the committer, in seconds
    [[nodiscard]] const QList<git_oid> &parents() const { return m_parents; }
    /// All of it, with the message in the encoding that the commit names; UTF-8 by default.
    [[nodiscard]] GitCommit described() const;

private:
    RawCommit(const git_oid &id, OdbObjectHandle object);
    void readHeader();
    [[nodiscard]] QByteArrayView bytes() const;

    git_oid m_id{};
    OdbObjectHandle m_object;
    QList<git_oid> m_parents;
    QByteArrayView m_author; ///< "A B <a@b.org> 1700000000 +0100"
    QByteArrayView m_encoding;
    QByteArrayView m_message;
    qint64 m_time = 0;
};

} // namespace tagboat::git
