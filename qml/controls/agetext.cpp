// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "agetext.h"

#include <QCoreApplication>

namespace tagboat
{

QString counted(qint64 number, const char *one, const char *many)
{
    return QCoreApplication::translate("overview", number == 1 ? one : many).arg(number);
}

QString ageText(const QDateTime &then, const QDateTime &now)
{
    const qint64 minutes = then.secsTo(now) / 60;
    const qint64 days = minutes / (24 * 60);
    if (minutes < 1)
        return QCoreApplication::translate("overview", "just now");
    if (minutes < 60)
        return counted(minutes, "%1 minute", "%1 minutes");
    if (days < 1)
        return counted(minutes / 60, "%1 hour", "%1 hours");
    if (days < 28)
        return counted(days, "%1 day", "%1 days");
    if (days < 60)
        return counted(days / 7, "%1 week", "%1 weeks");
    if (days < 730)
        return counted(days / 30, "%1 month", "%1 months");
    return counted(days / 365, "%1 year", "%1 years");
}

QString agoWords(const QDateTime &then, const QDateTime &now)
{
    const QString age = ageText(then, now);
    return then.secsTo(now) < 60 ? age : QCoreApplication::translate("overview", "%1 ago").arg(age);
}

} // namespace tagboat
