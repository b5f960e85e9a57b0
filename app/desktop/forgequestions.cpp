// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forgequestions.h"

namespace tagboat
{

ForgeQuestions forgeQuestionsTo(ForgeDesk &desk)
{
    using Clones = QList<RepositoryClone>;
    ForgeQuestions questions;
    questions.ask = [&desk](QObject *asker, const Clones &clones, const ForgeQuestions::Answer &answer) {
        const ForgeDesk::Question<WorkspaceOnForge> question = [clones](ForgePlaces &places, const Cancel &cancel) {
            return askForges(places, clones, std::make_shared<SystemClock>(), cancel);
        };
        return desk.ask<WorkspaceOnForge>(asker, question, answer);
    };
    questions.recall = [&desk](QObject *asker, const Clones &clones, const ForgeQuestions::Answer &answer) {
        const ForgeDesk::Question<WorkspaceOnForge> question = [clones](ForgePlaces &places, const Cancel &cancel) {
            return recallForges(places, clones, cancel);
        };
        return desk.ask<WorkspaceOnForge>(asker, question, answer);
    };
    return questions;
}

} // namespace tagboat
