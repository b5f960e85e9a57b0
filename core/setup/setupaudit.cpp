// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "setup/setupaudit.h"

#include "setup/setuprules.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

const QList<SetupRuleEntry> &entries()
{
    static const QList<SetupRuleEntry> all = branchRules() + tagRules() + environmentRules() + bypassRules() +
                                             secretRules() + workflowFileRules() + requiredFileRules();
    return all;
}

SetupRule readable()
{
    return {u"workflow-readable"_s, u"Workflow files can be read"_s,
            u"GitHub does not run a file that it cannot read."_s,
            u"https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax"_s};
}

/// A file that cannot be read starts nothing; it is named, and the rules go on without it.
QList<SetupFinding> readFiles(SetupView &view)
{
    QList<SetupFinding> findings;
    for (const ForgeFile &file : view.observed.texts) {
        if (!file.path.startsWith(u".github/workflows/"_s))
            continue;
        const auto workflow = readWorkflow(file.bytes, file.path);
        if (workflow) {
            view.workflows.append(*workflow);
            continue;
        }
        SetupFinding made = finding(SetupFinding::State::Differs, file.path.section(u'/', -1), workflow.error().message,
                                    u"A workflow file"_s);
        made.rule = readable().id;
        made.why = readable().why;
        made.source = readable().source;
        made.path = file.path;
        made.line = workflow.error().line;
        made.remedy = u"Correct it."_s;
        findings.append(made);
    }
    return findings;
}

} // namespace

QString setupStateName(SetupFinding::State state)
{
    switch (state) {
    case SetupFinding::State::Stands:
        return u"stands"_s;
    case SetupFinding::State::Missing:
        return u"missing"_s;
    case SetupFinding::State::Differs:
        return u"differs"_s;
    case SetupFinding::State::NotNeeded:
        return u"not-needed"_s;
    case SetupFinding::State::Unknown:
        break;
    }
    return u"unknown"_s;
}

QList<SetupRule> setupRules()
{
    QList<SetupRule> rules{readable()};
    for (const SetupRuleEntry &entry : entries())
        rules.append(entry.rule);
    return rules;
}

QList<SetupFinding> auditSetup(const SetupExpectation &expected, const ObservedSetup &observed)
{
    SetupView view{expected, observed, {}};
    QList<SetupFinding> findings = readFiles(view);
    for (const SetupRuleEntry &entry : entries()) {
        QList<SetupFinding> some = entry.find(view);
        for (SetupFinding &one : some) {
            one.rule = entry.rule.id;
            one.why = entry.rule.why;
            one.source = entry.rule.source;
        }
        findings += some;
    }
    return findings;
}

} // namespace tagboat
