// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "tokenscontroller.h"

#include "base/displaytext.h"
#include "controls/agetext.h"
#include "tokenwords.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace tagboat
{

TokensController::TokensController(TokenQuestions questions, bool practice, std::shared_ptr<const Clock> clock,
                                   QObject *parent)
    : QObject(parent), m_questions(std::move(questions)), m_practice(practice), m_clock(std::move(clock)),
      m_signIn(m_questions, m_clock)
{
    connect(&m_tokens, &TokensModel::changed, this, &TokensController::changed);
    connect(&m_signIn, &SignIn::kept, this, [this](const QString &name) {
        m_current = name;
        list(true);
        Q_EMIT accountsChanged();
    });
}

TokensController::~TokensController()
{
    if (m_listing)
        m_listing->request();
    for (Cancel &check : m_checks)
        check.request();
}

void TokensController::setClones(const QList<RepositoryClone> &clones)
{
    if (clones == m_clones)
        return;
    m_clones = clones;
    m_signIn.setClones(clones);
    if (m_overview)
        list(false);
}

void TokensController::setShown(bool shown)
{
    if (shown == m_shown)
        return;
    m_shown = shown;
    if (shown && !m_practice)
        list(!m_checked);
    if (!shown && m_signIn.stage() != "code"_L1)
        m_signIn.close(); // a token that was typed in is not left lying about
    Q_EMIT changed();
}

void TokensController::need()
{
    if (!m_overview && !m_listing && !m_practice)
        list(false);
}

void TokensController::refresh()
{
    if (!m_practice)
        list(true);
}

void TokensController::list(bool thenCheck)
{
    if (m_listing)
        m_listing->request();
    m_listing = Cancel();
    m_thenCheck = m_thenCheck || thenCheck; // the one before may have been to check them
    const Cancel mine =
        m_questions.list(this, m_clones, [this](const Result<TokenOverview> &answer) { takeOverview(answer); });
    if (m_listing) // not answered at once
        m_listing = mine;
    Q_EMIT changed();
}

void TokensController::takeOverview(const Result<TokenOverview> &answer)
{
    if (!answer && answer.error().kind == Error::Kind::Cancelled)
        return; // another one is on its way
    const bool thenCheck = std::exchange(m_thenCheck, false);
    m_listing.reset();
    m_error.reset();
    if (!answer) {
        m_error = answer.error();
        Q_EMIT changed();
        return;
    }
    const bool usable = m_overview && m_overview->keychain && !answer->keychain; // it was unlocked, or started
    m_overview = *answer;
    m_signIn.setPlaces(*answer);
    m_tokens.setOverview(*answer, m_clock->now());
    if (m_tokens.find(m_current) == nullptr)
        m_current = m_tokens.count() > 0 ? m_tokens.entries().constFirst().state.record.name : QString();
    if (m_tokens.find(m_removing) == nullptr)
        m_removing.clear();
    if (thenCheck)
        checkAll();
    if (usable)
        Q_EMIT accountsChanged();
    Q_EMIT servingChanged();
    Q_EMIT changed();
}

void TokensController::checkAll()
{
    m_checked = true;
    const QList<TokenEntry> entries = m_tokens.entries();
    for (const TokenEntry &entry : entries)
        check(entry.state.record.name);
}

void TokensController::check(const QString &name)
{
    if (m_checks.contains(name) || m_tokens.find(name) == nullptr)
        return;
    m_tokens.setAsking(name);
    m_checks.insert(name, Cancel());
    const Cancel cancel = m_questions.check(this, name, m_clones, [this, name](const Result<TokenState> &answer) {
        m_checks.remove(name);
        m_tokens.take(name, answer ? std::optional(*answer) : std::nullopt);
    });
    if (m_checks.contains(name))
        m_checks[name] = cancel;
    Q_EMIT changed();
}

void TokensController::select(const QString &name)
{
    m_current = name;
    Q_EMIT changed();
}

void TokensController::proposeRemoval(const QString &name)
{
    m_removing = name;
    Q_EMIT changed();
}

void TokensController::giveUpRemoval()
{
    m_removing.clear();
    Q_EMIT changed();
}

void TokensController::remove()
{
    if (m_removing.isEmpty())
        return;
    const QString name = m_removing;
    m_removing.clear();
    m_questions.remove(this, name, [this](const Result<void> &answer) {
        if (!answer) {
            m_error = answer.error();
            Q_EMIT changed();
            return;
        }
        list(false);
        Q_EMIT accountsChanged();
    });
    Q_EMIT changed();
}

void TokensController::unlock()
{
    m_questions.unlock(this, [this](const Result<void> &answer) {
        if (answer) {
            list(true);
            return;
        }
        m_error = answer.error();
        Q_EMIT changed();
    });
}

bool TokensController::locked() const
{
    return m_overview && m_overview->keychainIsLocked;
}

const Error *TokensController::error() const
{
    if (m_error)
        return &*m_error;
    return m_overview && m_overview->keychain ? &*m_overview->keychain : nullptr;
}

QString TokensController::errorMessage() const
{
    return error() != nullptr ? displayText(error()->message) : QString();
}

QString TokensController::errorDetail() const
{
    return error() != nullptr ? displayBlock(error()->detail) : QString();
}

QString TokensController::errorRemedy() const
{
    if (locked() && !m_error)
        return tr("Press Unlock…; the keychain may ask for its password.");
    return error() != nullptr ? displayText(error()->remedy) : QString();
}

QString TokensController::summary() const
{
    if (m_practice)
        return tr("The practice harbour has accounts of its own");
    if (!m_overview)
        return tr("Looking at the record…");
    if (m_tokens.count() == 0)
        return tr("Nobody is signed in");
    QStringList parts{tr("%1 in the system's keychain").arg(counted(m_tokens.count(), "%1 account", "%1 accounts"))};
    const auto tell = [&](const QString &tone, const QString &words) {
        const auto count = std::ranges::count_if(
            m_tokens.entries(), [&](const TokenEntry &entry) { return tokenTone(entry.state) == tone; });
        if (count > 0)
            parts.append(words.arg(count));
    };
    tell(u"bad"_s, tr("%1 cannot be used"));
    tell(u"warn"_s, tr("%1 wants a look"));
    return parts.join(u" · "_s);
}

QString TokensController::unserved() const
{
    if (!m_overview)
        return {};
    QStringList hosts;
    qsizetype count = 0;
    for (const CloneService &clone : m_overview->clones) {
        if (!clone.token.isEmpty())
            continue;
        ++count;
        if (!hosts.contains(clone.host))
            hosts.append(clone.host);
    }
    hosts.sort();
    if (count == 0)
        return {};
    return tr("No account serves %1 at %2").arg(repositoriesWords(count), displayText(hosts.join(u", "_s)));
}

QString TokensController::serving(const QString &clone) const
{
    if (!m_overview)
        return {};
    const auto found = m_overview->clones.constFind(clone);
    if (found == m_overview->clones.cend())
        return {};
    if (!found->token.isEmpty()) {
        const QString who = found->login.isEmpty() ? found->token : found->login;
        return tr("Account: %1 at %2 (token “%3”)")
            .arg(displayText(who), displayText(found->host), displayText(found->token));
    }
    if (found->why && found->why->kind == Error::Kind::Conflict)
        return displayText(describe(*found->why));
    return tr("No account serves it: sign in to %1 under Tokens").arg(displayText(found->host));
}

QStringList TokensController::facts() const
{
    const TokenEntry *entry = m_tokens.find(m_current);
    if (entry == nullptr)
        return {};
    const TokenRecord &token = entry->state.record;
    const QDateTime now = m_clock->now();
    QStringList lines{tr("%1 at %2, %3")
                          .arg(token.login.isEmpty() ? tr("not known whose") : displayText(token.login),
                               displayText(token.host), tokenFormWords(token.form)),
                      tr("Added %1; expires: %2").arg(agoWords(token.added, now), expiryWords(token, now)),
                      token.checked.isValid() ? tr("Last accepted %1").arg(agoWords(token.checked, now))
                                              : tr("Never asked whether it is accepted")};
    if (!token.lastFour.isEmpty())
        lines.append(tr("Ends in %1").arg(displayText(token.lastFour)));
    if (!entry->state.excess.isEmpty())
        lines.append(tr("May more than Tagboat ever needs: %1").arg(displayText(entry->state.excess.join(u", "_s))));
    return lines;
}

QVariantList TokensController::permissions() const
{
    const TokenEntry *entry = m_tokens.find(m_current);
    return entry != nullptr ? permissionLines(entry->state.permissions) : QVariantList();
}

QStringList TokensController::repositories() const
{
    const TokenEntry *entry = m_tokens.find(m_current);
    QStringList names;
    for (const QString &name : entry != nullptr ? entry->serves : QStringList())
        names.append(displayText(name));
    return names;
}

QString TokensController::trouble() const
{
    const TokenEntry *entry = m_tokens.find(m_current);
    if (entry == nullptr || !entry->state.error)
        return {};
    return displayText(describe(*entry->state.error));
}

QStringList TokensController::removal() const
{
    const TokenEntry *entry = m_tokens.find(m_removing);
    if (entry == nullptr)
        return {};
    const TokenRecord &token = entry->state.record;
    QStringList lines{
        tr("It leaves the keychain, and what %1 answered to it is forgotten").arg(displayText(token.host))};
    if (!entry->serves.isEmpty())
        lines.append(tr("%1 may be without an account then").arg(repositoriesWords(entry->serves.size())));
    lines.append(tr("At %1 it stays good until it is revoked there").arg(displayText(token.host)));
    return lines;
}

} // namespace tagboat
