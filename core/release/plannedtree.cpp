// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/plannedtree.h"

#include "base/files.h"
#include "changelog/changelog.h"
#include "scan/packages.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

TreeReader PlannedTree::reader() const
{
    const auto read = [this](const QString &path) -> Result<QByteArray> {
        if (m_first.value(path).removed)
            return failAt(Error::Kind::NotFound, path, 0, u"The release removes this file"_s);
        if (const auto found = m_content.find(path); found != m_content.end())
            return *found;
        return readFileBelow(m_root, path, changelogLimit);
    };
    const TreeReader tree = workingTreeReader(m_root);
    return {read, [tree](const QString &folder) { return tree.folders(folder); },
            [tree](const QString &folder) { return tree.files(folder); }};
}

void PlannedTree::lay(const QList<FileEdit> &edits)
{
    for (const FileEdit &edit : edits) {
        if (!m_first.contains(edit.path)) {
            m_first.insert(edit.path, edit);
            m_order.append(edit.path);
        }
        m_content.insert(edit.path, edit.after);
    }
}

QList<FileEdit> PlannedTree::total() const
{
    QList<FileEdit> edits;
    for (const QString &path : m_order) {
        FileEdit edit = m_first.value(path);
        edit.after = m_content.value(path);
        if (edit.after != edit.before)
            edits.append(edit);
    }
    return edits;
}

} // namespace tagboat
