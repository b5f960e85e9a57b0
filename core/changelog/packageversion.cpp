// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/packageversion.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tagboat
{

QString upstreamVersion(QString version)
{
    if (const qsizetype colon = version.indexOf(u':'); colon >= 0)
        version = version.mid(colon + 1);
    if (const qsizetype revision = version.lastIndexOf(u'-'); revision > 0)
        version = version.left(revision);
    return version;
}

QString tildeSpelling(QString version)
{
    static const QRegularExpression candidate(u"(?<=\\d)[-._]?(?=(?:a|b|c|rc|alpha|beta|dev)[.\\d])"_s,
                                              QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression there(u"~"_s);
    if (!version.contains(there))
        version.replace(candidate, u"~"_s);
    return version;
}

bool packagesVersion(const QString &inFile, const QString &wanted)
{
    const QString upstream = upstreamVersion(inFile);
    return inFile == wanted || upstream == wanted || upstream == tildeSpelling(wanted);
}

} // namespace tagboat
