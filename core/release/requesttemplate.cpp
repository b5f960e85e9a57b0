// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/requesttemplate.h"

#include "base/files.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tagboat
{

Result<QString> pullRequestTemplate(const QString &root)
{
    constexpr qint64 limit = 32 * 1024; // half of what a pull request's text may have
    // With its line where that holds nothing else.
    static const QRegularExpression comment(u"^[ \\t]*<!--.*?-->[ \\t]*\\n?|[ \\t]*<!--.*?-->"_s,
                                            QRegularExpression::DotMatchesEverythingOption |
                                                QRegularExpression::MultilineOption);
    for (const QString &folder : {u".github"_s, u"."_s, u"docs"_s}) {
        const auto entries = listFolderBelow(root, folder);
        for (const FolderEntry &entry : entries.value_or(QList<FolderEntry>())) {
            const QString name = entry.name.toLower();
            if (entry.kind != FolderEntry::Kind::File ||
                (name != "pull_request_template.md"_L1 && name != "pull_request_template.txt"_L1))
                continue;
            const QString path = folder == "."_L1 ? entry.name : folder + u'/' + entry.name;
            TB_TRY(const QByteArray bytes, readFileBelow(root, path, limit));
            return QString::fromUtf8(bytes).replace(u"\r\n"_s, u"\n"_s).remove(comment).trimmed();
        }
    }
    return QString();
}

} // namespace tagboat
