// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/practicepart.h"

#include "base/files.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace tagboat
{

Result<QStringList> practiceMembers(const QString &harbour)
{
    TB_TRY(const QByteArray text, readFileBelow(harbour, u"forge/tokens.json"_s));
    const QJsonObject written = QJsonDocument::fromJson(text).object();
    const QString user = written[u"user"_s].toString();
    QStringList members = written[u"tokens"_s].toObject().keys();
    if (!members.removeOne(user))
        return failAt(Error::Kind::Invalid, harbour + u"/forge/tokens.json"_s, 0,
                      u"The harbour's list of members is damaged"_s, {},
                      u"Start its forge again, which writes the file anew."_s);
    members.prepend(user);
    return members;
}

} // namespace tagboat
