// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "setup/refpatterns.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

QString setExpression(const QString &pattern, qsizetype start, qsizetype end)
{
    QString inner = pattern.sliced(start + 1, end - start - 1);
    const bool negated = inner.startsWith(u'!') || inner.startsWith(u'^');
    if (negated)
        inner.remove(0, 1);
    inner.replace(u'\\', u"\\\\"_s).replace(u'[', u"\\["_s).replace(u'^', u"\\^"_s);
    return negated ? u"[^/%1]"_s.arg(inner) : u"[%1]"_s.arg(inner);
}

} // namespace

bool refPatternFits(const QString &pattern, const QString &name)
{
    QString expression;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const QChar c = pattern[i];
        if (c == u'*') {
            const bool deep = pattern.sliced(i).startsWith(u"**/"_s) && (i == 0 || pattern[i - 1] == u'/');
            expression += deep ? u"(?:[^/]+/)*"_s : u"[^/]*"_s;
            i += deep ? 2 : 0;
        } else if (c == u'?') {
            expression += u"[^/]"_s;
        } else if (const qsizetype end = c == u'[' ? pattern.indexOf(u']', i + 2) : -1; end > 0) {
            expression += setExpression(pattern, i, end);
            i = end;
        } else {
            expression += QRegularExpression::escape(QString(c));
        }
    }
    const QRegularExpression compiled(QRegularExpression::anchoredPattern(expression));
    return compiled.isValid() && compiled.match(name).hasMatch();
}

} // namespace tagboat
