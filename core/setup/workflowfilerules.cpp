// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "setup/setuprules.h"

#include "setup/actionpins.h"
#include "setup/workflowaudit.h"
#include "setup/workflowstart.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using State = SetupFinding::State;
using Findings = QList<SetupFinding>;

const QString checksPath = u".github/workflows/checks.yml"_s;

/// True if a workflow deploys already: then a second one beside it would deploy twice.
bool deploys(const SetupView &view)
{
    return std::ranges::any_of(view.workflows, [](const WorkflowFile &file) {
        return std::ranges::any_of(file.jobs, [](const WorkflowFileJob &job) {
            const auto uploads = [](const WorkflowFileStep &step) {
                return step.uses.startsWith(u"pypa/gh-action-pypi-publish"_s) || step.run.contains(u"twine upload"_s) ||
                       step.run.contains(u" publish"_s);
            };
            return !job.environment.isEmpty() || std::ranges::any_of(job.steps, uploads);
        });
    });
}

/// The generated files that may be written, or why they may not.
Result<QList<WorkflowText>> writable(const SetupView &view, bool checksAlone)
{
    if (!view.expected.workflows)
        return fail(Error::Kind::Refused, {}, {}, view.expected.whyNoWorkflows);
    if (!checksAlone && deploys(view))
        return fail(Error::Kind::Refused, {}, {},
                    u"Change the workflow that deploys by hand: a second one beside it would deploy twice."_s);
    TB_TRY(QList<WorkflowText> texts, workflowTexts(*view.expected.workflows));
    texts.removeIf([&](const WorkflowText &text) {
        const ForgeFile *stands = view.observed.text(text.path);
        return (checksAlone && text.path != checksPath) || (stands != nullptr && stands->bytes == text.text);
    });
    if (texts.isEmpty())
        return fail(Error::Kind::Refused, {}, {}, u"Change the workflow files by hand."_s);
    const auto taken =
        std::ranges::find_if(texts, [&](const WorkflowText &text) { return view.observed.text(text.path) != nullptr; });
    if (taken != texts.end())
        return fail(Error::Kind::Refused, {}, {}, u"%1 is another file already: change it by hand."_s.arg(taken->path));
    return texts;
}

void repairBy(SetupFinding &finding, const Result<QList<WorkflowText>> &texts)
{
    if (!texts) {
        finding.remedy = texts.error().remedy;
        return;
    }
    finding.repair = [texts = *texts](SetupWish &wish) {
        for (const WorkflowText &text : texts)
            wish.file(text.path, std::nullopt).after = text.text;
    };
}

/// Replaces what stands behind "uses:" in one line, its comment too.
QByteArray withPin(const QByteArray &text, int line, const QString &action, const QString &pinned)
{
    QList<QByteArray> lines = text.split('\n');
    if (line < 1 || line > lines.size())
        return text;
    QByteArray &one = lines[line - 1];
    const qsizetype at = one.indexOf(action.toUtf8() + '@');
    if (at < 0)
        return text;
    const bool quoted = at > 0 && (one[at - 1] == '"' || one[at - 1] == '\'');
    const bool carriage = one.endsWith('\r');
    one = one.first(quoted ? at - 1 : at) + pinned.toUtf8() + (carriage ? "\r" : "");
    return lines.join('\n');
}

/// The tag or branch of an action in a line; empty if the line has none.
QString refIn(const QByteArray &text, int line, const QString &action)
{
    const QRegularExpression form(QRegularExpression::escape(action) + u"@([^\\s'\"#]+)"_s);
    return form.match(QString::fromUtf8(text.split('\n').value(line - 1))).captured(1);
}

void repairPin(SetupFinding &finding, const SetupView &view)
{
    const ForgeFile *file = view.observed.text(finding.path);
    const QString ref = file != nullptr ? refIn(file->bytes, finding.line, finding.subject) : QString();
    const auto pin = pinFor(finding.subject, ref);
    if (!pin || ref.isEmpty()) {
        finding.remedy = u"Write the commit that stands behind this name now, with the version in a comment."_s;
        return;
    }
    const QString note =
        pin->changes ? u"%1 goes from %2 to %3: what it does may change"_s.arg(finding.subject, ref, pin->version)
                     : QString();
    finding.want = pin->uses.section(u'@', 1);
    if (pin->changes)
        finding.want += u"; "_s + note;
    finding.repair = [path = finding.path, bytes = file->bytes, line = finding.line, action = finding.subject,
                      pinned = pin->uses, note](SetupWish &wish) {
        FileEdit &edit = wish.file(path, bytes);
        edit.after = withPin(edit.after, line, action, pinned);
        if (!note.isEmpty() && !wish.notes.contains(note))
            wish.notes.append(note);
    };
}

WorkflowExpectation expectation(const SetupExpectation &expected)
{
    return {expected.flow, expected.releaseTag, expected.candidateTag, expected.baseBranch};
}

/// What one rule over workflow files finds, with its repairs.
Findings ofRule(const SetupView &view, const QString &rule)
{
    Findings findings = auditWorkflows(view.workflows, expectation(view.expected));
    findings.removeIf([&](const SetupFinding &one) { return one.rule != rule; });
    for (SetupFinding &finding : findings) {
        if (finding.state == State::Missing && finding.path.isEmpty())
            repairBy(finding, writable(view, false));
        else if (finding.isFault() && rule == u"workflow-pinned")
            repairPin(finding, view);
        else if (finding.isFault())
            finding.remedy = u"Change it in %1, line %2."_s.arg(finding.path).arg(std::max(1, finding.line));
    }
    return findings;
}

template <int index>
Findings numbered(const SetupView &view)
{
    return ofRule(view, workflowRules().at(index).id);
}

/// A required check that no workflow of pull requests reports is waited for without end.
Findings checkJobs(const SetupView &view)
{
    if (!view.expected.byPullRequest || environmentNeeds(view.expected.flow).isEmpty())
        return {};
    const WorkflowEvent opened{WorkflowEvent::Kind::PullRequestOpened, view.expected.baseBranch, {}, false, false};
    QStringList names;
    for (const WorkflowFile &file : view.workflows) {
        if (!wouldStart(file, opened).starts)
            continue;
        for (const WorkflowFileJob &job : file.jobs)
            names.append(job.name);
    }
    Findings findings;
    const QStringList wanted = wantedChecks(view);
    for (const QString &name : wanted) {
        const QString should = u"A job of this name, in a workflow that pull requests start"_s;
        SetupFinding made =
            finding(names.contains(name) ? State::Stands : State::Missing, name,
                    names.contains(name) ? u"Pull requests run it"_s : u"No pull request runs it"_s, should);
        if (made.state == State::Missing)
            repairBy(made, writable(view, true));
        findings.append(made);
    }
    return findings;
}

/// Which workflow an index trusts can be seen and set on the index's own pages alone.
Findings publisher(const SetupView &view)
{
    if (view.expected.flow != u"trusted-publishing" || !view.expected.workflows)
        return {};
    Findings findings;
    const RepositoryName &name = view.observed.repository.name;
    for (const bool test : {true, false}) {
        const QString host = test ? u"test.pypi.org"_s : u"pypi.org"_s;
        const QString environment = test ? u"testpypi"_s : u"pypi"_s;
        SetupFinding made = finding(State::Unknown, host, u"No interface of the index tells"_s,
                                    u"A trusted publisher: owner %1, repository %2, workflow publish-%3.yml, "
                                    "environment %3"_s.arg(name.owner, name.name, environment));
        made.byHand = true;
        made.remedy = u"Look, or add it: https://%1/manage/project/%2/settings/publishing/"_s.arg(
            host, view.expected.workflows->project);
        findings.append(made);
    }
    return findings;
}

} // namespace

QList<SetupRuleEntry> workflowFileRules()
{
    const QString syntax =
        u"https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows"_s;
    const QString secure = u"https://docs.github.com/en/actions/reference/security/secure-use"_s;
    const QString publish = u"https://github.com/pypa/gh-action-pypi-publish"_s;
    const QString trusted = u"https://docs.pypi.org/trusted-publishers/"_s;
    const QStringList sources{syntax, secure, secure, secure, syntax, publish, trusted};
    constexpr std::array functions{numbered<0>, numbered<1>, numbered<2>, numbered<3>,
                                   numbered<4>, numbered<5>, numbered<6>};
    const QList<WorkflowRule> rules = workflowRules();
    Q_ASSERT(rules.size() == qsizetype(functions.size()));
    QList<SetupRuleEntry> entries{{{u"workflow-checks"_s, u"Pull requests run the required checks"_s,
                                    u"A required check that nothing reports is waited for without end."_s, syntax},
                                   checkJobs}};
    for (qsizetype i = 0; i < rules.size(); ++i) {
        entries.append({{rules[i].id, rules[i].title, rules[i].why, sources[i]}, functions.at(std::size_t(i))});
    }
    entries.append({{u"publisher"_s, u"The index trusts the workflow"_s,
                     u"An upload without a token is taken from the workflow that the project names."_s, trusted},
                    publisher});
    return entries;
}

} // namespace tagboat
