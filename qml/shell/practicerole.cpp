// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practicerole.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

void PracticeRole::setMembers(const QStringList &members)
{
    if (members == m_members)
        return;
    m_members = members;
    const QString before = m_login;
    if (!m_members.contains(m_login))
        m_login = m_members.value(0);
    if (!before.isEmpty() && before != m_login)
        Q_EMIT taken(m_login);
    Q_EMIT changed();
}

void PracticeRole::take(const QString &login)
{
    if (login == m_login || !m_members.contains(login))
        return;
    m_login = login;
    Q_EMIT taken(login);
    Q_EMIT changed();
}

QVariantList PracticeRole::options() const
{
    QVariantList options;
    for (const QString &member : m_members) {
        const bool self = member == m_members.constFirst();
        options.append(QVariantMap{{u"key"_s, member},
                                   {u"label"_s, member},
                                   {u"detail"_s, self ? tr("yourself") : QString()},
                                   {u"checked"_s, member == m_login}});
    }
    return options;
}

} // namespace tagboat
