// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// What the flight page says about a workflow run, a pull request and the forge's answers.
#include "base/displaytext.h"
#include "workflowview.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

QString WorkflowView::subject() const
{
    switch (m_work.kind) {
    case FollowedWork::Kind::Nothing:
    case FollowedWork::Kind::Later:
        return {};
    case FollowedWork::Kind::Workflow:
        return u"workflow"_s;
    case FollowedWork::Kind::PullRequest:
        return u"request"_s;
    case FollowedWork::Kind::Checks:
        return u"checks"_s;
    }
    return {};
}

int WorkflowView::shownRow() const
{
    if (!m_release || m_selected.isEmpty())
        return -1;
    const auto found =
        std::ranges::find_if(m_release->steps, [&](const StepState &each) { return each.spec.id == m_selected; });
    return found == m_release->steps.end() ? -1 : static_cast<int>(found - m_release->steps.begin());
}

bool WorkflowView::showsCurrent() const
{
    return m_release && step() != nullptr && step() == m_release->current();
}

QString WorkflowView::stepTitle() const
{
    return step() != nullptr ? displayText(step()->spec.title) : QString();
}

bool WorkflowView::offline() const
{
    return m_trouble && m_trouble->kind == Error::Kind::Unavailable;
}

QString WorkflowView::trouble() const
{
    if (!m_trouble)
        return {};
    QString text = displayText(m_trouble->message);
    if (!m_trouble->detail.isEmpty())
        text += u": "_s + displayText(m_trouble->detail);
    return m_state ? tr("As it was at %1. %2").arg(m_readAt.toLocalTime().toString(u"HH:mm:ss"_s), text) : text;
}

QString WorkflowView::troubleRemedy() const
{
    if (offline())
        return tr("Tagboat looks again by itself.");
    return m_trouble ? displayText(m_trouble->remedy) : QString();
}

QString WorkflowView::refusal() const
{
    return m_refusal ? describe(*m_refusal) : QString();
}

QString WorkflowView::notBegun() const
{
    if (!m_state || m_state->run || m_work.kind != FollowedWork::Kind::Workflow)
        return {};
    return tr("The workflow of %1 has not begun yet.").arg(displayText(m_work.tag));
}

QString WorkflowView::runTitle() const
{
    return run() != nullptr ? tr("%1 #%2").arg(displayText(run()->name)).arg(run()->number) : QString();
}

QString WorkflowView::runNote() const
{
    if (run() == nullptr)
        return {};
    QStringList parts{displayText(run()->path.section(u'@', 0, 0).section(u'/', -1)), displayText(run()->headBranch)};
    if (run()->attempt > 1)
        parts.append(tr("attempt %1").arg(run()->attempt));
    const auto done =
        std::ranges::count_if(m_state->jobs, [](const WorkflowJob &job) { return job.status == RunStatus::Completed; });
    parts.append(tr("%1 of %2 jobs").arg(done).arg(m_state->jobs.size()));
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

QString WorkflowView::runWord() const
{
    return run() != nullptr ? workWord(workState(run()->status, run()->conclusion)) : QString();
}

QString WorkflowView::runTone() const
{
    return run() != nullptr ? workTone(workState(run()->status, run()->conclusion)) : u"neutral"_s;
}

bool WorkflowView::canStop() const
{
    return run() != nullptr && tagboat::canStop(*run());
}

bool WorkflowView::canRunAgain() const
{
    return run() != nullptr && canRunFailedAgain(*run(), now());
}

QString WorkflowView::deploymentsNote() const
{
    return m_state && !m_state->deploymentsUnread.isEmpty()
               ? tr("The deployments cannot be read. %1").arg(displayText(m_state->deploymentsUnread))
               : QString();
}

const PullRequest *WorkflowView::request() const
{
    return m_state && m_state->request ? &*m_state->request : nullptr;
}

QString WorkflowView::requestTitle() const
{
    return request() != nullptr ? tr("#%1 %2").arg(request()->number).arg(displayText(request()->title)) : QString();
}

QString WorkflowView::requestNote() const
{
    return request() != nullptr ? tr("%1 into %2, opened by %3")
                                      .arg(displayText(request()->headBranch), displayText(request()->baseBranch),
                                           displayText(request()->author))
                                : QString();
}

QString WorkflowView::requestWord() const
{
    if (request() == nullptr)
        return {};
    if (request()->merged)
        return tr("merged");
    if (request()->state != PullRequest::State::Open)
        return tr("closed");
    return request()->draft ? tr("draft") : tr("open");
}

QString WorkflowView::requestTone() const
{
    if (request() == nullptr || request()->draft)
        return u"neutral"_s;
    if (request()->merged)
        return u"candidate"_s;
    return request()->state == PullRequest::State::Open ? u"ok"_s : u"bad"_s;
}

QString WorkflowView::mergeText() const
{
    if (request() == nullptr || request()->state != PullRequest::State::Open)
        return {};
    return hindrances().isEmpty() ? tr("It can be merged.") : tr("It cannot be merged yet:");
}

QStringList WorkflowView::hindrances() const
{
    QStringList list;
    const QStringList found = m_state ? tagboat::hindrances(*m_state) : QStringList();
    for (const QString &reason : found)
        list.append(displayText(reason));
    return list;
}

QString WorkflowView::checksNote() const
{
    if (!m_state || !m_state->checks)
        return {};
    if (m_state->checks->state() == CommitChecks::State::Unavailable)
        return tr("The token may not read all checks: %1").arg(displayText(m_state->checks->whyUnknown));
    if (m_state->request && m_state->required && !m_state->required->known)
        return tr("Which of them are required, this token may not read.");
    return m_state->checks->checks.isEmpty() && m_checks.count() == 0 ? tr("No check has begun.") : QString();
}

void WorkflowView::copyRunAddress() const
{
    if (run() != nullptr)
        QGuiApplication::clipboard()->setText(run()->url);
}

void WorkflowView::copyRequestAddress() const
{
    if (request() != nullptr)
        QGuiApplication::clipboard()->setText(request()->url);
}

} // namespace tagboat
