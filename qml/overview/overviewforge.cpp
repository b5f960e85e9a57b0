// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "overviewforge.h"

#include "base/displaytext.h"
#include "controls/agetext.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

constexpr auto aMoment = std::chrono::milliseconds(100);
constexpr auto betweenTurns = std::chrono::milliseconds(2);
constexpr int turn = 5; ///< milliseconds that the window is held up at once

} // namespace

OverviewForge::OverviewForge(OverviewModel &rows, QObject *parent)
    : QObject(parent), m_rows(rows), m_clock(std::make_shared<SystemClock>())
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &OverviewForge::look);
    m_turn.setInterval(betweenTurns);
    connect(&m_turn, &QTimer::timeout, this, &OverviewForge::apply);
}

OverviewForge::~OverviewForge()
{
    for (std::optional<Cancel> *cancel : {&m_look, &m_recalling}) {
        if (*cancel)
            (*cancel)->request();
    }
}

void OverviewForge::setQuestions(ForgeQuestions questions, ForgeRhythm rhythm, std::shared_ptr<const Clock> clock)
{
    m_questions = std::move(questions);
    m_rhythm = rhythm;
    m_clock = std::move(clock);
}

void OverviewForge::setClones(const QList<RepositoryClone> &clones, bool complete)
{
    if (clones == m_clones && complete == m_complete)
        return;
    QHash<QString, QString> before;
    for (const RepositoryClone &each : std::as_const(m_clones))
        before.insert(each.path, each.remoteUrl);
    QList<RepositoryClone> fresh;
    for (const RepositoryClone &each : clones) {
        if (before.take(each.path) != each.remoteUrl)
            fresh.append(each);
    }
    for (auto gone = before.cbegin(); gone != before.cend(); ++gone)
        m_news.append({gone.key(), nullptr});
    m_clones = clones;
    m_complete = complete;
    for (const RepositoryClone &each : std::as_const(fresh))
        m_fresh.insert(each.path);
    if (!m_news.isEmpty())
        m_turn.start();
    if (!fresh.isEmpty())
        recall(fresh);
    schedule();
}

void OverviewForge::setShown(bool shown)
{
    if (shown == m_shown)
        return;
    m_shown = shown;
    schedule();
}

void OverviewForge::refresh()
{
    m_failures = 0;
    m_demanded = true;
    m_dismissed.reset();
    m_again = m_look.has_value();
    if (!m_look)
        look();
}

void OverviewForge::dismissError()
{
    m_dismissed = std::exchange(m_told, std::nullopt);
    Q_EMIT changed();
}

void OverviewForge::recall(const QList<RepositoryClone> &clones)
{
    if (!m_questions.recall)
        return;
    const auto takeRecalled = [this](const Result<WorkspaceOnForge> &answer) {
        if (!answer)
            return; // to ask will say why
        for (auto each = answer->facts.cbegin(); each != answer->facts.cend(); ++each) {
            const bool known = m_rows.forge(each.key()) != nullptr;
            const auto waits = std::ranges::find(m_news, each.key(), &OverviewModel::ForgeNews::repository);
            if (!known && waits == m_news.end())
                m_news.append({each.key(), std::make_shared<const ForgeFacts>(*each)});
        }
        apply();
    };
    m_recalling = m_questions.recall(this, clones, takeRecalled);
}

void OverviewForge::look()
{
    m_next.stop();
    if (m_look || !m_questions.ask || m_clones.isEmpty())
        return;
    const QList<RepositoryClone> clones = m_clones;
    m_look = Cancel();
    const Cancel cancel = m_questions.ask(this, clones, [this, clones](const auto &answer) { take(clones, answer); });
    if (m_look) // not answered at once
        m_look = cancel;
    Q_EMIT changed();
}

void OverviewForge::take(const QList<RepositoryClone> &asked, const Result<WorkspaceOnForge> &answer)
{
    m_look.reset();
    m_askedAt = m_clock->now();
    if (!answer) {
        ++m_failures;
        m_error = answer.error();
    } else {
        m_failures = answer->errors.isEmpty() ? 0 : m_failures + 1;
        m_error = answer->errors.isEmpty() ? std::nullopt : std::optional(answer->errors.constFirst());
        m_served = static_cast<int>(answer->facts.size());
        m_meters = answer->meters.isEmpty() ? m_meters : answer->meters;
        m_cost = std::max(m_cost, answer->cost);
        QSet<QString> stay;
        for (const RepositoryClone &each : std::as_const(m_clones))
            stay.insert(each.path);
        for (const RepositoryClone &clone : asked) {
            if (!stay.contains(clone.path)) // it went while it was asked for
                continue;
            m_fresh.remove(clone.path);
            const auto facts = answer->facts.constFind(clone.path);
            if (facts != answer->facts.cend()) {
                m_news.append({clone.path, std::make_shared<const ForgeFacts>(*facts)});
                continue;
            }
            const OverviewModel::Facts before = m_rows.forge(clone.path);
            if (!answer->unanswered.contains(clone.path)) {
                m_news.append({clone.path, nullptr}); // no account serves it any more
            } else if (before) {
                ForgeFacts old = *before;
                old.stale = true;
                m_news.append({clone.path, std::make_shared<const ForgeFacts>(old)});
            }
        }
    }
    const bool demanded = std::exchange(m_demanded, false);
    const bool quiet = m_error && m_error->kind == Error::Kind::Unavailable && !demanded;
    m_told = m_error && !quiet && m_error != m_dismissed ? m_error : std::nullopt;
    apply();
}

/// A few rows at a time: the window has to draw and to answer in between.
void OverviewForge::apply()
{
    if (!m_news.isEmpty())
        m_rows.takeForge(m_news, QDeadlineTimer(turn, Qt::PreciseTimer));
    if (!m_news.isEmpty()) {
        m_turn.start();
        return;
    }
    m_turn.stop();
    if (m_again && !m_look) {
        m_again = false;
        return look();
    }
    schedule();
    Q_EMIT changed();
    if (!m_look && m_askedAt.isValid())
        Q_EMIT refreshed();
}

/// What a refresh costs has to leave enough of the account's limit to everything else.
std::chrono::milliseconds OverviewForge::pause() const
{
    std::chrono::milliseconds pause = m_rhythm.usual;
    for (int i = 0; i < m_failures && pause < m_rhythm.longest; ++i)
        pause *= 2;
    pause = std::min(pause, std::max(m_rhythm.longest, m_rhythm.usual));
    for (const RateMeter &meter : m_meters)
        pause = politePause(pause, m_cost, meter, m_clock->now());
    return pause;
}

void OverviewForge::schedule()
{
    if (m_look || !m_complete || m_clones.isEmpty() || !m_shown)
        return m_look ? void() : m_next.stop();
    const auto since = std::chrono::milliseconds(m_askedAt.isValid() ? m_askedAt.msecsTo(m_clock->now()) : 0);
    const bool now = !m_askedAt.isValid() || (!m_fresh.isEmpty() && m_failures == 0);
    m_next.start(now ? aMoment : std::max(aMoment, pause() - since));
}

QString OverviewForge::status() const
{
    if (!m_rows.forgeKnown())
        return {};
    if (!m_askedAt.isValid())
        return asking() ? tr("Asking GitHub…") : QString();
    const QString what = m_error ? tr("GitHub did not answer") : tr("GitHub was asked");
    return what + u' ' + agoWords(m_askedAt, m_clock->now());
}

QString OverviewForge::errorMessage() const
{
    return m_told ? displayText(m_told->message) : QString();
}

QString OverviewForge::errorDetail() const
{
    return m_told ? displayBlock(m_told->detail) : QString();
}

QString OverviewForge::errorRemedy() const
{
    return m_told ? displayText(m_told->remedy) : QString();
}

} // namespace tagboat
