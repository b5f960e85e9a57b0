// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/settingstext.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

QString tomlQuoted(const QString &text)
{
    QString out = u"\""_s;
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            out += QString(u'\\') + c;
        else if (c.unicode() < 0x20 || c.unicode() == 0x7f)
            out += u"\\u%1"_s.arg(uint(c.unicode()), 4, 16, QChar(u'0'));
        else
            out += c;
    }
    return out + u'"';
}

QString tomlArray(const QStringList &texts)
{
    QStringList quoted;
    for (const QString &text : texts)
        quoted += tomlQuoted(text);
    const QString line = u'[' + quoted.join(u", "_s) + u']';
    if (line.size() <= 100)
        return line;
    return u"[\n    "_s + quoted.join(u",\n    "_s) + u",\n]"_s;
}

} // namespace tagboat
