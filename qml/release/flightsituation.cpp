// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// What the flight page says about the state that a release is in: one situation, and the words and tones for it.
#include "base/displaytext.h"
#include "flightcontroller.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

QString FlightController::title() const
{
    return m_release ? tr("%1 %2").arg(packageName(), displayText(version())) : tr("Release");
}

QString FlightController::situation() const
{
    if (!m_release)
        return {};
    if (running())
        return stopping() ? u"stopping"_s : u"running"_s;
    if (m_release->finished())
        return runStateName(m_release->state);
    if (!commandsToAllow().isEmpty())
        return u"commands"_s;
    if (waitsForConfirmation())
        return u"confirmation"_s;
    if (waitsForVerdict())
        return u"verdict"_s;
    if (current() != nullptr && wasPaused(*current()))
        return u"paused"_s;
    if (m_release->state == RunState::Failed || m_release->state == RunState::Waiting)
        return runStateName(m_release->state);
    return m_refusal && m_refusal->kind == Error::Kind::Cancelled ? u"paused"_s : u"interrupted"_s;
}

QString FlightController::situationWord() const
{
    const QString now = situation();
    if (now == u"verdict"_s || now == u"confirmation"_s || now == u"commands"_s)
        return tr("waits for you");
    if (now == u"paused"_s)
        return tr("paused");
    if (now == u"interrupted"_s)
        return tr("interrupted");
    const StepState *step = current();
    const bool waits = step != nullptr && step->state == RunState::Waiting;
    if (waits && (now == u"running"_s || now == u"waiting"_s))
        return waitWord(*step);
    if (now == u"running"_s || now == u"stopping"_s)
        return stateWord(RunState::Running);
    return m_release ? stateWord(m_release->state) : QString();
}

QString FlightController::situationTone() const
{
    const QString now = situation();
    if (now == u"running"_s)
        return u"accent"_s;
    if (now == u"verdict"_s)
        return u"candidate"_s;
    if (now == u"failed"_s || now == u"done"_s || now == u"aborted"_s)
        return stateTone(m_release->state);
    return now.isEmpty() ? u"neutral"_s : u"warn"_s;
}

QString FlightController::headline() const
{
    const QString now = situation();
    if (now == u"running"_s || now == u"waiting"_s)
        return stepTitle();
    if (now == u"stopping"_s)
        return tr("Stopping…");
    if (now == u"verdict"_s)
        return question().isEmpty() ? tr("Is the candidate good?") : question();
    if (now == u"confirmation"_s)
        return tr("%1?").arg(stepTitle());
    if (now == u"commands"_s)
        return tr("These commands want your permission");
    if (now == u"failed"_s)
        return tr("Stopped at “%1”").arg(stepTitle());
    if (now == u"paused"_s)
        // A step that was stopped leaves its beginning alone in the journal.
        return current() != nullptr && (wasPaused(*current()) || current()->state == RunState::Running)
                   ? tr("Paused in “%1”").arg(stepTitle())
                   : tr("Paused before “%1”").arg(stepTitle());
    if (now == u"interrupted"_s)
        return tr("This release was interrupted");
    if (now == u"done"_s)
        return tr("%1 is released").arg(title());
    if (now == u"aborted"_s)
        return tr("%1 was aborted").arg(title());
    return tr("Reading the release…");
}

QString FlightController::explanation() const
{
    const QString now = situation();
    const StepState *step = current();
    if (now == u"running"_s)
        return step != nullptr && (step->state == RunState::Running || step->state == RunState::Waiting)
                   ? displayText(step->detail)
                   : QString();
    if (now == u"stopping"_s && m_stopping.value(m_id) == Stopping::ToAbort)
        return tr("“%1” lets go at the next safe point; then the release is given up.").arg(stepTitle());
    if (now == u"stopping"_s)
        return tr("“%1” lets go at the next safe point; then nothing runs.").arg(stepTitle());
    if (now == u"verdict"_s)
        return tr(
            "Try it first. If it is good, the release goes on as planned. If it failed, its tag is taken back and "
            "the next candidate is made.");
    if (now == u"confirmation"_s)
        return step != nullptr ? displayText(step->detail) : QString();
    if (now == u"commands"_s)
        return tr("The repository names them as its checks. They run on this machine with your rights.");
    if (now == u"failed"_s)
        return failureMessage();
    if (now == u"waiting"_s)
        return question();
    if (now == u"paused"_s)
        return tr("Nothing runs. Go on when you are ready.");
    if (now == u"interrupted"_s)
        return tr("It ended during “%1”; whether that took effect is not known yet. Resuming looks first, and does "
                  "nothing "
                  "twice.")
            .arg(stepTitle());
    if (now == u"done"_s)
        return tr("All its steps are done; the list says what each of them did.");
    if (now == u"aborted"_s)
        return standing().isEmpty() ? tr("Nothing had taken effect.") : QString();
    return {};
}

QString FlightController::goOnText() const
{
    const QString now = situation();
    if (now == u"verdict"_s)
        return tr("Candidate is good");
    if (now == u"confirmation"_s)
        return tr("Do it: %1").arg(stepTitle());
    if (now == u"commands"_s)
        return tr("Allow and resume");
    if (now == u"failed"_s)
        return tr("Try again");
    if (now == u"waiting"_s)
        return tr("Look again");
    return canResume() ? tr("Resume") : QString();
}

} // namespace tagboat
