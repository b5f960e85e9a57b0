// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/protectionviews.h"

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

QJsonArray contextsView(const QJsonObject &required)
{
    QStringList contexts;
    for (const QJsonValue check : checksView(required))
        contexts.append(check[u"context"_s].toString());
    return QJsonArray::fromStringList(contexts);
}

} // namespace

QJsonArray checksView(const QJsonObject &required)
{
    QJsonArray checks;
    QStringList known;
    for (const QJsonValue check : required[u"checks"_s].toArray()) {
        const qint64 app = check[u"app_id"_s].toInteger(-1);
        known.append(check[u"context"_s].toString());
        checks.append(QJsonObject{{u"context"_s, check[u"context"_s]}, {u"app_id"_s, app < 0 ? QJsonValue() : app}});
    }
    for (const QJsonValue context : required[u"contexts"_s].toArray()) {
        if (!known.contains(context.toString()))
            checks.append(QJsonObject{{u"context"_s, context}, {u"app_id"_s, QJsonValue()}});
    }
    return checks;
}

QJsonObject protectionView(const Call &call, const QString &branch, const QJsonObject &rule)
{
    const QString self = call.url(u"/branches/%1/protection"_s.arg(branch));
    QJsonObject view{{u"url"_s, self}};
    if (const QJsonObject checks = rule[u"required_status_checks"_s].toObject();
        rule[u"required_status_checks"_s].isObject())
        view.insert(u"required_status_checks"_s,
                    QJsonObject{{u"url"_s, QString(self + u"/required_status_checks"_s)},
                                {u"strict"_s, checks[u"strict"_s].toBool()},
                                {u"contexts"_s, contextsView(checks)},
                                {u"contexts_url"_s, QString(self + u"/required_status_checks/contexts"_s)},
                                {u"checks"_s, checksView(checks)}});
    if (const QJsonObject reviews = rule[u"required_pull_request_reviews"_s].toObject();
        rule[u"required_pull_request_reviews"_s].isObject())
        view.insert(
            u"required_pull_request_reviews"_s,
            QJsonObject{{u"url"_s, QString(self + u"/required_pull_request_reviews"_s)},
                        {u"dismiss_stale_reviews"_s, reviews[u"dismiss_stale_reviews"_s].toBool()},
                        {u"require_code_owner_reviews"_s, reviews[u"require_code_owner_reviews"_s].toBool()},
                        {u"required_approving_review_count"_s, reviews[u"required_approving_review_count"_s].toInt(1)},
                        {u"require_last_push_approval"_s, reviews[u"require_last_push_approval"_s].toBool()}});
    for (const QString &key : {u"enforce_admins"_s, u"required_signatures"_s})
        view.insert(key, QJsonObject{{u"url"_s, QString(self + u'/' + key)}, {u"enabled"_s, rule[key].toBool()}});
    for (const QString &key :
         {u"required_linear_history"_s, u"allow_force_pushes"_s, u"allow_deletions"_s, u"block_creations"_s,
          u"required_conversation_resolution"_s, u"lock_branch"_s, u"allow_fork_syncing"_s})
        view.insert(key, QJsonObject{{u"enabled"_s, rule[key].toBool()}});
    return view;
}

} // namespace tagboat::practice
