// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "setupquestions.h"

#include "compose/adapters.h"
#include "ports/clock.h"

namespace tagboat
{

SetupQuestions setupQuestionsTo(ForgeDesk &desk)
{
    SetupQuestions questions;
    questions.look = [&desk](QObject *asker, const RepositoryClone &clone,
                             const SetupQuestions::Answer<RepositorySetup> &answer) {
        const ForgeDesk::Question<RepositorySetup> question = [clone](ForgePlaces &places, const Cancel &cancel) {
            return lookAtSetup(places, clone, makeGit, SystemClock().now(), cancel);
        };
        return desk.ask<RepositorySetup>(asker, question, answer);
    };
    questions.change = [&desk](QObject *asker, const RepositoryClone &clone, const QList<SetupChange> &changes,
                               const SetupQuestions::Answer<SetupOutcome> &answer) {
        const ForgeDesk::Question<SetupOutcome> question = [=](ForgePlaces &places, const Cancel &cancel) {
            return changeSetup(places, clone, changes, makeGit, SystemClock().now(), cancel);
        };
        desk.ask<SetupOutcome>(asker, question, answer);
    };
    questions.difference = [](const QList<FileEdit> &files) {
        return files.isEmpty() ? QByteArray() : makeGit()->unifiedDiff(files).value_or(QByteArray());
    };
    return questions;
}

} // namespace tagboat
