// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/datetext.h"

namespace tagboat
{

QString dateText(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODate) : QString();
}

QJsonValue dateOrNull(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(dateText(time)) : QJsonValue();
}

} // namespace tagboat
