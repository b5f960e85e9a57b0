// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/patterns.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

bool whole(const QString &expression, const QString &text)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(expression)).match(text).hasMatch();
}

/// A pattern's stars as a regular expression; @p other says what one character of the rest becomes.
template <typename Other>
QString expressionOf(const QString &pattern, Other other)
{
    QString expression;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (pattern.mid(i, 3) == u"**/"_s) {
            expression += u"(?:.*/)?"_s;
            i += 2;
        } else if (pattern.mid(i, 2) == u"**"_s) {
            expression += u".*"_s;
            ++i;
        } else if (pattern[i] == u'*') {
            expression += u"[^/]*"_s;
        } else if (pattern[i] == u'[' && pattern.indexOf(u']', i) > i) {
            const qsizetype end = pattern.indexOf(u']', i);
            expression += pattern.mid(i, end - i + 1);
            i = end;
        } else {
            expression += other(pattern[i]);
        }
    }
    return expression;
}

} // namespace

bool fileMatches(const QString &pattern, const QString &name)
{
    return whole(
        expressionOf(pattern, [](QChar c) { return c == u'?' ? u"[^/]"_s : QRegularExpression::escape(QString(c)); }),
        name);
}

bool filterMatches(const QStringList &patterns, const QString &name)
{
    bool included = false;
    for (const QString &pattern : patterns) {
        const bool negated = pattern.startsWith(u'!');
        const QString expression = expressionOf(negated ? pattern.mid(1) : pattern, [](QChar c) {
            return c == u'?' || c == u'+' ? QString(c) : QRegularExpression::escape(QString(c));
        });
        if (whole(expression, name))
            included = !negated;
    }
    return included;
}

bool wildcardMatches(const QString &pattern, const QString &text)
{
    QString expression;
    for (const QChar c : pattern)
        expression += c == u'*' ? u".*"_s : c == u'?' ? u"."_s : QRegularExpression::escape(QString(c));
    return whole(expression, text);
}

} // namespace tagboat::practice
