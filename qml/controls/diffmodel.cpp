// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "diffmodel.h"

#include "base/displaytext.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// The path out of what follows "diff --git ": `a/path b/path`, both the same path, in quotes if git escaped it.
QString pathOf(QStringView paths)
{
    QStringView second = paths.sliced((paths.size() + 1) / 2);
    if (second.size() > 1 && second.startsWith(u'"') && second.endsWith(u'"'))
        second = second.sliced(1, second.size() - 2);
    return displayText(second.startsWith(u"b/") ? second.sliced(2) : second);
}

/// The lines before a file's first hunk that a person can do without.
bool isPlumbing(QStringView line)
{
    return line.startsWith(u"index ") || line.startsWith(u"--- ") || line.startsWith(u"+++ ") ||
           line.startsWith(u"new file mode");
}

} // namespace

int DiffModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant DiffModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == TextRole)
        return m_lines[index.row()].text;
    if (role == KindRole)
        return m_lines[index.row()].kind;
    return {};
}

QHash<int, QByteArray> DiffModel::roleNames() const
{
    return {{TextRole, "text"}, {KindRole, "kind"}};
}

void DiffModel::setParts(const QList<Part> &parts)
{
    beginResetModel();
    m_lines.clear();
    m_begins.clear();
    m_files = 0;
    m_changed = 0;
    for (const Part &part : parts) {
        const int begin = static_cast<int>(m_lines.size());
        append(part);
        m_begins.append(m_lines.size() > begin ? begin : -1);
    }
    endResetModel();
}

void DiffModel::append(const Part &part)
{
    bool any = false;
    bool header = false;
    const QString title = part.title.isEmpty() ? QString() : displayText(part.title) + u": "_s;
    const QString text = QString::fromUtf8(part.diff);
    for (QStringView line : QStringView(text).split(u'\n')) {
        if (line.endsWith(u'\r'))
            line.chop(1);
        if (line.startsWith(u"diff --git ")) {
            m_lines.append({title + pathOf(line.sliced(11)), u"file"_s});
            ++m_files;
            any = header = true;
        } else if (!any || (header && isPlumbing(line))) {
            continue;
        } else if (line.startsWith(u"@@")) {
            header = false;
            if (m_lines.constLast().kind != u"file"_s)
                m_lines.append({u"…"_s, u"hunk"_s});
        } else if (line.startsWith(u'+') || line.startsWith(u'-')) {
            m_lines.append({displayBlock(line.first(1).toString() + u' ' + line.sliced(1).toString()),
                            line.startsWith(u'+') ? u"added"_s : u"removed"_s});
            ++m_changed;
        } else if (line.startsWith(u' ')) {
            m_lines.append({u"  "_s + displayBlock(line.sliced(1)), u"context"_s});
        }
    }
}

} // namespace tagboat
