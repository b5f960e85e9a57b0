// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "setup/setupaudit.h"

#include "setup/setuprules.h"

#include <QSet>

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

QList<SetupFinding> found(const SetupExpectation &expected, const ObservedSetup &observed)
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

/// The faults that would be left if a pull request were merged: by id and file.
QSet<std::pair<QString, QString>> leftBy(const SetupPullRequest &request, SetupExpectation expected,
                                         ObservedSetup observed)
{
    observed.files = request.files;
    observed.texts = request.texts;
    ChangelogFacts &changelog = expected.changelog;
    const ForgeFile *text = observed.text(changelog.path);
    if (text != nullptr && !changelog.after.isEmpty() && text->bytes == changelog.after)
        changelog.hasUnreleased = true;
    QSet<std::pair<QString, QString>> left;
    const QList<SetupFinding> findings = found(expected, observed);
    for (const SetupFinding &one : findings) {
        if (one.isFault())
            left.insert({one.id(), one.path});
    }
    return left;
}

/// What an open pull request mends has nothing else to be done about it.
void waitFor(const SetupPullRequest &request, const QSet<std::pair<QString, QString>> &left,
             QList<SetupFinding> &findings)
{
    for (SetupFinding &one : findings) {
        if (!one.isFault() || one.pullRequest != 0 || left.contains({one.id(), one.path}))
            continue;
        one.pullRequest = request.number;
        one.pullRequestUrl = request.url;
        one.remedy = u"It waits for pull request #%1: %2"_s.arg(request.number).arg(request.url);
        one.takesValue = false;
        one.repair = nullptr;
    }
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
    QList<SetupFinding> findings = found(expected, observed);
    for (const SetupPullRequest &request : observed.pending)
        waitFor(request, leftBy(request, expected, observed), findings);
    return findings;
}

} // namespace tagboat
