// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "approvals/approvalscontroller.h"
#include "support/inboxscene.h"

#include <QPointer>

namespace tagboat::test
{

/// Answers the inbox's questions out of @p inbox, one turn of the event loop later; holds them back while told to.
struct AnsweringInbox {
    Inbox inbox;
    int looks = 0;
    QList<QStringList> asked; ///< the repositories of each look
    bool held = false;
    QList<std::function<void()>> waiting;

    void later(QObject *asker, std::function<void()> answer)
    {
        auto deliver = [asker = QPointer<QObject>(asker), answer = std::move(answer)] {
            if (asker)
                answer();
        };
        if (held)
            waiting.append(deliver);
        else
            QTimer::singleShot(0, asker, deliver);
    }
    void letGo()
    {
        held = false;
        for (const auto &answer : std::exchange(waiting, {}))
            answer();
    }
    ApprovalQuestions questions()
    {
        ApprovalQuestions made;
        made.look = [this](QObject *asker, const QList<RepositoryClone> &clones,
                           const ApprovalQuestions::Answer<QList<RepositoryApprovals>> &answer) {
            ++looks;
            QStringList names;
            for (const RepositoryClone &each : clones)
                names.append(each.name);
            asked.append(names);
            const Cancel cancel;
            const auto found = QCoro::waitFor(lookForApprovals(inbox.places, clones, inbox.clock, cancel));
            later(asker, [answer, found] { answer(found); });
            return cancel;
        };
        made.history = [this](QObject *asker, const QList<RepositoryClone> &clones, int limit,
                              const ApprovalQuestions::Answer<QList<RunDecisions>> &answer) {
            const Cancel cancel;
            const auto found = QCoro::waitFor(recentDecisions(inbox.places, clones, limit, inbox.clock, cancel));
            later(asker, [answer, found] { answer(found); });
            return cancel;
        };
        made.decide = [this](QObject *asker, const QList<ApprovalItem> &items, bool approve, const QString &comment,
                             const ApprovalQuestions::Answer<QList<DecisionOutcome>> &answer) {
            const Cancel cancel;
            const auto done = QCoro::waitFor(decideItems(inbox.places, items, approve, comment, cancel));
            later(asker, [answer, done] { answer(done); });
        };
        return made;
    }
    static QList<RepositoryClone> clones(const QStringList &names)
    {
        QList<RepositoryClone> made;
        for (const QString &name : names)
            made.append(Inbox::clone(name));
        return made;
    }
};

} // namespace tagboat::test
