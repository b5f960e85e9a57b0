// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "changelog/references.h"
#include "ports/git.h"
#include "scan/changelogwork.h"

#include <QObject>
#include <QThreadPool>
#include <QVariantList>
#include <qqmlintegration.h>

#include <functional>
#include <memory>

namespace tagboat
{

/// Offers issues and pull requests while a reference is typed: those that the history and the changelog name, read in
/// another thread when a changelog is opened, and what a forge knows.
class ReferenceFinder : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ChangelogController")

public:
    explicit ReferenceFinder(std::function<std::unique_ptr<Git>()> makeGit, QObject *parent = nullptr);
    /// Stops its thread and waits for it.
    ~ReferenceFinder() override;

    /// Begins with another changelog.
    void open(const ChangelogWork &work);
    void clear();
    /// What a forge tells of the repository's issues and pull requests; may come at any time, and replaces what came
    /// before.
    void setKnown(const QList<KnownReference> &known);

    /// What could be meant by the end of @p before, the best first: each has its text ("#12") and detail (its title),
    /// and what to put in place of the last length letters. Empty if no reference is being typed.
    Q_INVOKABLE QVariantList complete(const QString &before) const;

    [[nodiscard]] int count() const { return static_cast<int>(m_book.size()); }

Q_SIGNALS:
    void changed();

private:
    void show();

    std::function<std::unique_ptr<Git>()> m_makeGit;
    ReferenceBook m_read;          ///< from the history and the changelog
    ReferenceBook m_book;          ///< with what the forge knows
    QList<KnownReference> m_known; ///< by the forge
    Cancel m_cancel;
    int m_run = 0;
    QThreadPool m_pool; ///< last, so that its thread ends first
};

} // namespace tagboat
