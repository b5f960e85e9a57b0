// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "release/trialindex.h"

#include <QObject>

#include <chrono>

namespace tagboat
{

/// What the index for trials lists for the deployments that wait. One question is put at a time; what is not listed yet
/// is asked for again, and so, less often, is what is.
class TrialListings : public QObject
{
    Q_OBJECT

public:
    /// Asks one question; answers in this object's thread.
    using Ask = std::function<Cancel(QObject *asker, TrialQuestion, std::function<void(const Result<TrialListing> &)>)>;
    /// How long an answer is good for.
    struct Rhythm {
        std::chrono::milliseconds missing{25'000};
        std::chrono::milliseconds listed{10 * 60'000};
    };
    /// An empty @p ask asks nobody.
    TrialListings(Ask ask, Rhythm rhythm, std::shared_ptr<const Clock> clock, QObject *parent = nullptr);
    /// Cancels what is under way.
    ~TrialListings() override;

    /// What is known; nothing of a question that was not answered yet.
    [[nodiscard]] TrialListing of(const TrialQuestion &question) const;
    /// These are all that matter now: those that are due are asked.
    void follow(const QList<TrialQuestion> &questions);

Q_SIGNALS:
    /// Something else is known of one of them.
    void changed();

private:
    struct Entry {
        TrialQuestion question;
        TrialListing listing;
        QDateTime asked; ///< null: never
    };
    void askNext();
    void take(const TrialQuestion &question, const Result<TrialListing> &answer);
    [[nodiscard]] bool isDue(const Entry &entry) const;

    Ask m_ask;
    Rhythm m_rhythm;
    std::shared_ptr<const Clock> m_clock;
    QList<Entry> m_entries;
    std::optional<Cancel> m_asking;
};

} // namespace tagboat
