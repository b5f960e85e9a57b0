// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "tokensmodel.h"

#include "base/displaytext.h"
#include "controls/agetext.h"
#include "tokenwords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

int TokensModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant TokensModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TokenEntry &entry = m_entries[index.row()];
    const TokenRecord &token = entry.state.record;
    switch (role) {
    case NameRole:
        return token.name;
    case HostRole:
        return tr("%1 · %2").arg(displayText(token.host), tokenFormWords(token.form));
    case LoginRole:
        return token.login.isEmpty() ? tr("not known") : displayText(token.login);
    case MayRole:
        return permissionSummary(entry.state);
    case ServesRole:
        return repositoriesWords(entry.serves.size());
    case AddedRole:
        return agoWords(token.added, m_now);
    case ExpiresRole:
        return expiryWords(token, m_now);
    case StateRole:
        return entry.asking ? tr("asking…") : tokenStateWords(entry.state.kind);
    case ToneRole:
        return entry.asking ? u"neutral"_s : tokenTone(entry.state);
    case AskingRole:
        return entry.asking;
    default:
        return {};
    }
}

QHash<int, QByteArray> TokensModel::roleNames() const
{
    return {{NameRole, "name"},      {HostRole, "host"},    {LoginRole, "login"},     {MayRole, "may"},
            {ServesRole, "serves"},  {AddedRole, "added"},  {ExpiresRole, "expires"}, {StateRole, "stateWords"},
            {ToneRole, "stateTone"}, {AskingRole, "asking"}};
}

const TokenEntry *TokensModel::find(const QString &name) const
{
    const auto found =
        std::ranges::find_if(m_entries, [&](const TokenEntry &entry) { return entry.state.record.name == name; });
    return found == m_entries.cend() ? nullptr : &*found;
}

void TokensModel::setOverview(const TokenOverview &overview, const QDateTime &now)
{
    QList<TokenEntry> entries;
    for (const TokenState &state : overview.tokens) {
        TokenEntry entry{state, {}, false};
        const TokenEntry *known = find(state.record.name);
        if (known != nullptr && known->state.record.added == state.record.added) {
            entry.asking = known->asking;
            if (known->state.record.checked == state.record.checked)
                entry.state = known->state;
        }
        for (const CloneService &clone : overview.clones) {
            if (clone.token == state.record.name && !entry.serves.contains(clone.repository))
                entry.serves.append(clone.repository);
        }
        entry.serves.sort(Qt::CaseInsensitive);
        entries.append(entry);
    }
    beginResetModel();
    m_entries = entries;
    m_now = now;
    endResetModel();
    Q_EMIT changed();
}

void TokensModel::setAsking(const QString &name)
{
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        if (m_entries[i].state.record.name == name) {
            m_entries[i].asking = true;
            Q_EMIT dataChanged(index(static_cast<int>(i)), index(static_cast<int>(i)));
        }
    }
    Q_EMIT changed();
}

void TokensModel::take(const QString &name, const std::optional<TokenState> &state)
{
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        if (m_entries[i].state.record.name != name)
            continue;
        m_entries[i].asking = false;
        if (state)
            m_entries[i].state = *state;
        Q_EMIT dataChanged(index(static_cast<int>(i)), index(static_cast<int>(i)));
    }
    Q_EMIT changed();
}

} // namespace tagboat
