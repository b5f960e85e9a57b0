// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/fileedit.h"
#include "versionfile/versionfile.h"

#include <QHash>
#include <QStringList>

namespace tagboat
{

/// The working tree with planned edits laid over it, so that a later step's edits start from an earlier one's result.
class PlannedTree
{
public:
    explicit PlannedTree(QString root) : m_root(std::move(root)) {}

    /// Reads a file as it will be after the edits so far. Not to be used longer than this object.
    [[nodiscard]] TreeReader reader() const;
    void lay(const QList<FileEdit> &edits);
    /// Each touched file once, from how it is now to how it will be in the end.
    [[nodiscard]] QList<FileEdit> total() const;

private:
    QString m_root;
    QHash<QString, QByteArray> m_content;
    QHash<QString, FileEdit> m_first;
    QStringList m_order;
};

} // namespace tagboat
