// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace tagboat::test
{

/// A scratch repository made and read with the real git program, so that tests look at our work from outside.
class TestRepository
{
public:
    /// An empty repository with branch main, an identity, and fixed dates.
    TestRepository();
    /// A repository in a given folder, which must exist.
    explicit TestRepository(const QString &folder);
    /// A copy of @p original and, where it has one, of its bare remote; the copy's remote is that copy. It costs far
    /// less than making the same again with git.
    TestRepository(const TestRepository &original);
    TestRepository &operator=(const TestRepository &) = delete;

    [[nodiscard]] QString path() const { return m_path; }
    /// Writes a file (folders are made) without committing it.
    void write(const QString &file, const QByteArray &content) const;
    /// As write(), but in one step, as most programs do: who reads meanwhile has the old file or the new one, no half.
    void replace(const QString &file, const QByteArray &content) const;
    [[nodiscard]] QByteArray read(const QString &file) const;
    /// Writes nothing, adds everything, commits, and returns the new commit's id. Each commit is a minute later.
    QString commit(const QString &message);
    /// Runs git and returns its trimmed output; the test fails when git does.
    QString git(const QStringList &arguments) const;
    /// As git(), for commands that may fail: the exit status.
    int tryGit(const QStringList &arguments) const;
    /// A bare repository beside this one, added as the remote "origin", with main pushed and tracked. Returns its path.
    QString addBareRemote();

private:
    void initialise() const;
    QTemporaryDir m_folder;
    QString m_path;
    int m_minute = 0;
};

} // namespace tagboat::test
