// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/conventionalcommit.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace tagboat;

/// Reads commit messages, a NUL behind each, and prints what each says as a JSON object a line; null for one of another
/// form. The oracle of commits.py asks it.
int main()
{
    QFile in;
    QFile out;
    if (!in.open(stdin, QIODevice::ReadOnly) || !out.open(stdout, QIODevice::WriteOnly))
        return 2;
    const QByteArray all = in.readAll();
    for (const QByteArray &message : all.split('\0')) {
        const auto commit = ConventionalCommit::parse(QString::fromUtf8(message));
        if (!commit) {
            out.write("null\n");
            continue;
        }
        QJsonArray footers;
        for (const CommitFooter &footer : commit->footers)
            footers.append(QJsonArray{footer.token, footer.value});
        const QJsonObject object{{u"type"_s, commit->type},
                                 {u"scope"_s, commit->scope},
                                 {u"description"_s, commit->description},
                                 {u"breaking"_s, commit->breaking},
                                 {u"note"_s, commit->breakingNote},
                                 {u"footers"_s, footers}};
        out.write(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
    }
    return 0;
}
