// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "triallistings.h"

#include <algorithm>

namespace tagboat
{

TrialListings::TrialListings(Ask ask, Rhythm rhythm, std::shared_ptr<const Clock> clock, QObject *parent)
    : QObject(parent), m_ask(std::move(ask)), m_rhythm(rhythm), m_clock(std::move(clock))
{
}

TrialListings::~TrialListings()
{
    if (m_asking)
        m_asking->request();
}

TrialListing TrialListings::of(const TrialQuestion &question) const
{
    const auto entry = std::ranges::find(m_entries, question, &Entry::question);
    return entry == m_entries.end() ? TrialListing() : entry->listing;
}

void TrialListings::follow(const QList<TrialQuestion> &questions)
{
    m_entries.removeIf([&](const Entry &entry) { return !questions.contains(entry.question); });
    for (const TrialQuestion &question : questions) {
        if (!question.project.isEmpty() && std::ranges::find(m_entries, question, &Entry::question) == m_entries.end())
            m_entries.append({question, {}, {}});
    }
    askNext();
}

bool TrialListings::isDue(const Entry &entry) const
{
    const auto good = entry.listing.state == TrialListing::State::Listed ? m_rhythm.listed : m_rhythm.missing;
    return !entry.asked.isValid() || entry.asked.addMSecs(good.count()) <= m_clock->now();
}

void TrialListings::askNext()
{
    const auto due = std::ranges::find_if(m_entries, [this](const Entry &entry) { return isDue(entry); });
    if (m_asking || !m_ask || due == m_entries.end())
        return;
    due->asked = m_clock->now();
    m_asking = Cancel();
    const TrialQuestion question = due->question;
    const Cancel cancel = m_ask(this, question, [this, question](const auto &answer) { take(question, answer); });
    if (m_asking) // not answered at once
        m_asking = cancel;
}

void TrialListings::take(const TrialQuestion &question, const Result<TrialListing> &answer)
{
    m_asking.reset();
    const auto entry = std::ranges::find(m_entries, question, &Entry::question);
    const bool news = answer && entry != m_entries.end() && entry->listing != *answer;
    if (news)
        entry->listing = *answer;
    askNext();
    if (news)
        Q_EMIT changed();
}

} // namespace tagboat
