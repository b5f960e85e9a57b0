// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "ports/http.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace tagboat
{

/// Qt's own reader of such dates wants an offset for "GMT".
QDateTime httpDate(const QByteArray &text)
{
    QDateTime time = QLocale::c().toDateTime(QString::fromLatin1(text), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    time.setTimeSpec(Qt::UTC); // sets it anew: the numbers stay
    return time;
}

} // namespace tagboat
