// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "approvalquestions.h"

namespace tagboat
{

ApprovalQuestions questionsTo(ForgeDesk &desk)
{
    using Found = QList<RepositoryApprovals>;
    using Decided = QList<RunDecisions>;
    using Outcomes = QList<DecisionOutcome>;
    ApprovalQuestions questions;
    questions.look = [&desk](QObject *asker, const QList<RepositoryClone> &repositories,
                             const ApprovalQuestions::Answer<Found> &answer) {
        const ForgeDesk::Question<Found> question = [repositories](ForgePlaces &places, const Cancel &cancel) {
            return lookForApprovals(places, repositories, std::make_shared<SystemClock>(), cancel);
        };
        return desk.ask<Found>(asker, question, answer);
    };
    questions.history = [&desk](QObject *asker, const QList<RepositoryClone> &repositories, int limit,
                                const ApprovalQuestions::Answer<Decided> &answer) {
        const ForgeDesk::Question<Decided> question = [repositories, limit](ForgePlaces &places, const Cancel &cancel) {
            return recentDecisions(places, repositories, limit, std::make_shared<SystemClock>(), cancel);
        };
        return desk.ask<Decided>(asker, question, answer);
    };
    questions.decide = [&desk](QObject *asker, const QList<ApprovalItem> &items, bool approve, const QString &comment,
                               const ApprovalQuestions::Answer<Outcomes> &answer) {
        const ForgeDesk::Question<Outcomes> question = [=](ForgePlaces &places, const Cancel &cancel) {
            return decideItems(places, items, approve, comment, cancel);
        };
        desk.ask<Outcomes>(asker, question, answer);
    };
    questions.trial = [&desk](QObject *asker, const TrialQuestion &asked,
                              const std::function<void(const Result<TrialListing> &)> &answer) {
        const ForgeDesk::Question<TrialListing> question = [asked](ForgePlaces &places, const Cancel &cancel) {
            return trialListing(places, asked, std::make_shared<SystemClock>(), cancel);
        };
        return desk.ask<TrialListing>(asker, question, answer);
    };
    return questions;
}

} // namespace tagboat
