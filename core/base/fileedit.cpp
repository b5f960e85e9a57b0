// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/fileedit.h"

#include "base/files.h"

#include <QCryptographicHash>
#include <QFile>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

Result<void> writeEdit(const QString &root, const FileEdit &edit)
{
    if (edit.created)
        return createFileBelow(root, edit.path, edit.after);
    if (edit.removed)
        return removeFileBelow(root, edit.path, edit.before);
    return replaceFileBelow(root, edit.path, edit.before, edit.after);
}

Result<void> putBack(const QString &root, const FileEdit &edit)
{
    if (edit.removed)
        return createFileBelow(root, edit.path, edit.before);
    if (!edit.created)
        return replaceFileBelow(root, edit.path, edit.after, edit.before);
    if (!QFile::remove(root + u'/' + edit.path))
        return failAt(Error::Kind::Io, edit.path, 0, u"The new file could not be removed again"_s);
    return {};
}

} // namespace

Result<void> writeEdits(const QString &root, const QList<FileEdit> &edits)
{
    for (qsizetype i = 0; i < edits.size(); ++i) {
        const auto written = writeEdit(root, edits[i]);
        if (written)
            continue;
        Error error = written.error();
        for (qsizetype j = i; j-- > 0;) {
            if (const auto back = putBack(root, edits[j]); !back)
                error.detail += u" And %1 keeps its new content: %2"_s.arg(edits[j].path, back.error().message);
        }
        return tl::unexpected(error);
    }
    return {};
}

QString sha256(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

} // namespace tagboat
