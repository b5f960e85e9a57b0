// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "setup/setupaudit.h"
#include "setup/setupwish.h"
#include "setup/workflowfile.h"

#include <functional>

namespace tagboat
{

/// What every rule looks at: nothing else than these values.
struct SetupView {
    const SetupExpectation &expected;
    const ObservedSetup &observed;
    QList<WorkflowFile> workflows; ///< those of the base branch that can be read
};

/// A rule with its function, which gives nothing where the flow has no need of it.
struct SetupRuleEntry {
    SetupRule rule;
    QList<SetupFinding> (*find)(const SetupView &view);
};

// The rules by what they are about, each in the file of its name.
QList<SetupRuleEntry> branchRules();
QList<SetupRuleEntry> tagRules();
QList<SetupRuleEntry> environmentRules();
QList<SetupRuleEntry> bypassRules();
QList<SetupRuleEntry> secretRules();
QList<SetupRuleEntry> workflowFileRules();
QList<SetupRuleEntry> requiredFileRules();

/// A finding without the parts that its rule adds.
inline SetupFinding finding(SetupFinding::State state, const QString &subject, const QString &stands,
                            const QString &should)
{
    SetupFinding made;
    made.subject = subject;
    made.state = state;
    made.have = stands;
    made.want = should;
    return made;
}

/// What could not be read.
inline SetupFinding unknown(const QString &subject, const Error &error, const QString &should)
{
    SetupFinding made = finding(SetupFinding::State::Unknown, subject, error.message, should);
    made.remedy = error.remedy;
    return made;
}

/// Lets @p change repair the finding, in an environment (empty: none) that is made first where it is missing, with
/// those who have to approve there. Nobody knows them: it has no repair, and the remedy says what is lacking.
void repairIn(SetupFinding &finding, const SetupView &view, const QString &environment,
              std::function<void(SetupWish &)> change);

/// True for a ruleset that lets administrators pass: the repository role 5, or owners of the organisation.
bool passesAdministrators(const Ruleset &ruleset);

/// The names of the checks that a pull request has to pass, as the flow's process or the workflows have them.
QStringList wantedChecks(const SetupView &view);

} // namespace tagboat
