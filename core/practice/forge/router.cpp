// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/router.h"

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

bool fits(const QStringList &pattern, const QStringList &path, QHash<QString, QString> &parameters)
{
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (i >= path.size())
            return false;
        const QString &piece = pattern[i];
        if (piece.endsWith(u"+}"_s)) {
            parameters.insert(piece.mid(1, piece.size() - 3), path.mid(i).join(u'/'));
            return !path.last().isEmpty();
        }
        if (piece.startsWith(u'{') && !path[i].isEmpty())
            parameters.insert(piece.mid(1, piece.size() - 2), path[i]);
        else if (piece != path[i])
            return false;
    }
    return pattern.size() == path.size();
}

} // namespace

void Router::add(const char *method, const QString &pattern, Need need, Handler handler)
{
    QString whole = pattern;
    if (whole.startsWith(u'~'))
        whole.replace(0, 1, u"/repos/{owner}/{repo}"_s);
    m_routes.append({method, whole.mid(1).split(u'/'), need, std::move(handler)});
}

Router::Match Router::find(const QByteArray &method, const QStringList &path) const
{
    for (const Route &route : m_routes) {
        Match match{&route, {}};
        if (route.method == method && fits(route.pattern, path, match.parameters))
            return match;
    }
    return {};
}

} // namespace tagboat::practice
