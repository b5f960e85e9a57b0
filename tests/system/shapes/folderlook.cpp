// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "folderlook.h"

#include <QProcess>

using namespace Qt::StringLiterals;

namespace tagboat::test
{

// The programs of the system manage folders that are nested thousands deep; nftw() of the C library does not.

QHash<QByteArray, QByteArray> lookAt(const QString &folder)
{
    QProcess find;
    find.start(u"find"_s, {folder, u"-printf"_s, u"%p\\0%y %m %s %n %T@ %C@\\0"_s});
    if (!find.waitForFinished(120'000))
        qFatal("cannot look at %s", qPrintable(folder));
    const QList<QByteArray> words = find.readAllStandardOutput().split('\0');
    QHash<QByteArray, QByteArray> seen;
    for (qsizetype i = 0; i + 1 < words.size(); i += 2)
        seen.insert(words[i], words[i + 1]);
    return seen;
}

void giveAway(const QString &folder, unsigned user)
{
    const QString owner = QString::number(user);
    if (QProcess::execute(u"chown"_s, {u"-R"_s, u"-h"_s, owner + u':' + owner, folder}) != 0)
        qFatal("cannot give %s away", qPrintable(folder));
}

} // namespace tagboat::test
