// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "tokenwords.h"

#include "base/displaytext.h"
#include "controls/agetext.h"

#include <QCoreApplication>
#include <QVariantMap>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TokenWords)
};

using Kind = TokenState::Kind;
using State = TokenPermission::State;

} // namespace

QString tokenFormWords(const QString &form)
{
    if (form == "fine-grained"_L1)
        return Words::tr("fine-grained token");
    if (form == "classic"_L1)
        return Words::tr("classic token");
    if (form == "oauth"_L1)
        return Words::tr("signed in by a code");
    if (form == "app"_L1)
        return Words::tr("token of a GitHub App");
    return Words::tr("token");
}

QString tokenTone(const TokenState &state)
{
    switch (state.kind) {
    case Kind::Fine:
        return missingPermissions(state.permissions).isEmpty() ? u"ok"_s : u"warn"_s;
    case Kind::Expired:
    case Kind::Refused:
    case Kind::Changed:
    case Kind::Missing:
        return u"bad"_s;
    case Kind::Unknown:
        return u"neutral"_s;
    default:
        return u"warn"_s;
    }
}

QString expiryWords(const TokenRecord &token, const QDateTime &now)
{
    if (!token.expires.isValid())
        return Words::tr("never, or not told");
    if (token.expires <= now)
        return agoWords(token.expires, now);
    const qint64 days = now.daysTo(token.expires);
    return days < 1 ? Words::tr("within a day") : Words::tr("in %1").arg(counted(days, "%1 day", "%1 days"));
}

QString permissionSummary(const TokenState &state)
{
    if (state.permissions.isEmpty())
        return Words::tr("not asked");
    const qsizetype missing = missingPermissions(state.permissions).size();
    if (missing > 0)
        return Words::tr("%1 missing").arg(missing);
    for (const TokenPermission &one : state.permissions) {
        if (one.state == State::Untold || one.state == State::Readable)
            return Words::tr("nothing known to be missing");
    }
    return Words::tr("all that a release needs");
}

QVariantList permissionLines(const QList<TokenPermission> &permissions, bool asked)
{
    QVariantList lines;
    for (const TokenPermission &one : permissions) {
        QString mark = u"queued"_s;
        QString word = asked ? Words::tr("not told before it is used") : QString();
        if (one.state == State::Given) {
            mark = u"ok"_s;
            word = Words::tr("given");
        } else if (one.state == State::Readable) {
            mark = u"ok"_s;
            word = Words::tr("reads; whether it writes is not told before it is used");
        } else if (one.state == State::Missing) {
            mark = one.forSetup ? u"skipped"_s : u"bad"_s;
            word = Words::tr("missing");
        }
        lines.append(QVariantMap{{u"name"_s, displayText(one.name)},
                                 {u"purpose"_s, one.forSetup ? Words::tr("%1 – for the set-up alone").arg(one.purpose)
                                                             : displayText(one.purpose)},
                                 {u"mark"_s, mark},
                                 {u"word"_s, word}});
    }
    return lines;
}

QString repositoriesWords(qsizetype count)
{
    return counted(count, QT_TR_NOOP("%1 repository"), QT_TR_NOOP("%1 repositories"));
}

} // namespace tagboat
