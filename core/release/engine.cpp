// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/engine.h"

#include "base/errorjson.h"
#include "base/failpoint.h"
#include "release/confirmation.h"
#include "release/flows.h"
#include "release/inflight.h"
#include "release/stepregistry.h"
#include "release/steps/filesstep.h"

#include <QScopeGuard>
#include <QUuid>

#include <array>

using namespace Qt::StringLiterals;

namespace tagboat
{

using Type = JournalRecord::Type;

Engine::Engine(EnginePorts ports, Listener listener) : m_ports(ports), m_listener(std::move(listener))
{
    if (m_ports.forges != nullptr)
        m_ports.forges->tellWaits([this](const ForgeWait &wait) { tellWait(wait); });
}

Engine::~Engine()
{
    if (m_ports.forges != nullptr)
        m_ports.forges->tellWaits({});
}

Result<void> Engine::append(const QString &release, Type type, const QString &step, QJsonObject data)
{
    JournalRecord record;
    record.at = m_ports.clock.now();
    record.release = release;
    record.step = step;
    record.type = type;
    record.data = std::move(data);
    return m_ports.journal.append(record);
}

Result<void> Engine::append(const ReleaseState &state, Type type, const QString &step, QJsonObject data)
{
    return append(state.id, type, step, std::move(data));
}

Result<ReleaseState> Engine::state(const QString &release)
{
    TB_TRY(const QList<JournalRecord> records, m_ports.journal.records(release));
    return foldRelease(release, records);
}

Result<std::optional<ReleaseState>> Engine::unfinished(const QString &repository)
{
    TB_TRY(const QList<Journal::Head> heads, m_ports.journal.releases(repository));
    for (const Journal::Head &head : heads) {
        TB_TRY(const QList<JournalRecord> records, m_ports.journal.records(head.release));
        if (records.isEmpty())
            continue; // killed between making the release known and storing its plan: nothing happened
        TB_TRY(const ReleaseState release, foldRelease(head.release, records));
        if (!release.finished())
            return release;
    }
    return std::optional<ReleaseState>();
}

QCoro::Task<Result<ReleaseState>> Engine::start(Plan plan, RunPolicy policy, Cancel cancel)
{
    TB_CO_TRY(const auto lock, m_ports.journal.lock(plan.repository));
    TB_CO_TRY(const auto other, unfinished(plan.repository));
    if (other)
        co_return fail(Error::Kind::Conflict,
                       u"A release of %1 %2 is under way already"_s.arg(other->plan.package, other->plan.to), {},
                       u"Resume or abort it first."_s);
    Journal::Head head;
    head.release = QUuid::createUuid().toString(QUuid::WithoutBraces);
    head.repository = plan.repository;
    head.package = plan.package;
    head.created = m_ports.clock.now();
    TB_CO_CHECK(m_ports.journal.open(head));
    TB_CO_CHECK(append(head.release, Type::Planned, {}, {{u"plan"_s, QString::fromUtf8(plan.bytes())}}));
    co_return co_await run(head.release, policy, cancel);
}

QCoro::Task<Result<ReleaseState>> Engine::resume(QString release, RunPolicy policy, Cancel cancel)
{
    TB_CO_TRY(const ReleaseState before, state(release));
    TB_CO_TRY(const auto lock, m_ports.journal.lock(before.plan.repository));
    const StepState *current = before.current();
    const bool asked = current != nullptr && !current->spec.reversible && current->state == RunState::Waiting &&
                       current->spec.id == policy.allows; // since it was read, another program may have gone on
    if (asked) {
        TB_CO_CHECK(append(before, Type::Confirmed, current->spec.id, {}));
    }
    co_return co_await run(release, policy, cancel);
}

QCoro::Task<Result<ReleaseState>> Engine::follow(QString release, QStringList tags, RunPolicy policy, Cancel cancel)
{
    TB_CO_TRY(const ReleaseState before, state(release));
    const auto lock = m_ports.journal.lock(before.plan.repository);
    if (!lock && lock.error().kind == Error::Kind::Busy)
        co_return before;
    if (!lock)
        co_return tl::unexpected(lock.error());
    TB_CO_TRY(const ReleaseState now, state(release)); // another program may have gone on until it let go
    if (!restsAtWorkflowOf(now, tags))
        co_return now;
    co_return co_await run(release, policy, cancel);
}

Result<void> Engine::answer(const QString &release, const QString &step, const QString &answer)
{
    TB_TRY(const ReleaseState before, state(release));
    const StepState *current = before.current();
    if (before.finished() || current == nullptr || current->spec.id != step || current->spec.kind != u"verdict"_s)
        return fail(Error::Kind::Usage, u"The release does not wait for this answer"_s, step);
    return append(before, Type::Answered, step, {{u"answer"_s, answer}});
}

Result<void> Engine::revise(const QString &release, const Plan &revision)
{
    TB_TRY(const ReleaseState before, state(release));
    if (before.finished())
        return fail(Error::Kind::Usage, u"The release has ended; its plan cannot change"_s);
    for (const StepState &step : before.steps) {
        const StepSpec *kept = revision.find(step.spec.id);
        const bool touched = step.ended() || step.unknown;
        if (touched && (kept == nullptr || *kept != step.spec))
            return fail(Error::Kind::Internal, u"A revision may not change a step that has begun"_s, step.spec.id);
    }
    QJsonObject data{{u"plan"_s, QString::fromUtf8(revision.bytes())}};
    // One record, so that a crash cannot leave a failed candidate behind which the old plan would go on to the release.
    if (const StepState *current = before.current(); current != nullptr && judgesCandidate(current->spec))
        data[u"failed"_s] = current->spec.id;
    return append(before, Type::Planned, {}, data);
}

QCoro::Task<Result<ReleaseState>> Engine::abort(QString release, Cancel cancel)
{
    TB_CO_TRY(const ReleaseState before, state(release));
    if (before.finished())
        co_return fail(Error::Kind::Usage, u"The release has ended already"_s);
    TB_CO_TRY(const auto lock, m_ports.journal.lock(before.plan.repository));
    bool committed = false;
    for (const StepState &step : before.steps)
        committed = committed || (step.spec.kind == u"commit"_s && !step.inputs.isEmpty());
    if (!committed) {
        for (const StepState &step : before.steps) {
            if (step.spec.kind == u"files"_s && (step.ended() || step.unknown)) {
                TB_CO_CHECK(FilesStep(step.spec).revert(before.plan.repository));
            }
        }
    }
    TB_CO_CHECK(co_await endWithAbort(before, cancel));
    TB_CO_TRY(const ReleaseState after, state(release));
    emitRelease(after);
    co_return after;
}

/// Records the end, with what a step that was under way on the remote left there. A remote that does not answer keeps
/// nobody from giving up: what it did stays unknown, and the record says why.
QCoro::Task<Result<void>> Engine::endWithAbort(ReleaseState state, Cancel cancel)
{
    const StepState *current = state.current();
    if (current == nullptr || !current->unknown)
        co_return append(state, Type::Aborted, {}, {});
    TB_CO_TRY(const auto step, makeStep(current->spec));
    const auto repository = m_ports.git.open(state.plan.repository);
    if (!step->reachesRemote() || !repository)
        co_return append(state, Type::Aborted, {}, {});
    const QMap<QString, QJsonObject> facts = state.facts();
    LocalRepository &opened = **repository;
    StepContext context = contextOf(state, opened, facts, cancel);
    const QJsonObject inputs = current->inputs;
    const auto finding = co_await step->check(context, inputs);
    if (finding && finding->kind == Finding::Kind::Stands) {
        TB_CO_CHECK(append(state, Type::Outcome, current->spec.id,
                           {{u"state"_s, u"adopted"_s}, {u"detail"_s, finding->detail}, {u"facts"_s, finding->facts}}));
        emitEvent(state.id, current->spec, RunState::Adopted, finding->detail);
        co_return append(state, Type::Aborted, {}, {});
    }
    QString found = u"nothing of it stands on the remote"_s;
    bool settled = finding.has_value(); // false: somebody should look
    if (!finding) {
        found = u"what stands on the remote is not known: "_s + describe(finding.error());
    } else if (finding->kind == Finding::Kind::Differs) {
        found = messageAndDetail(finding->error);
    } else if (!finding->detail.isEmpty()) {
        found = finding->detail;
        settled = false;
    }
    emitEvent(state.id, current->spec, RunState::Aborted, found);
    co_return append(state, Type::Aborted, {},
                     {{u"step"_s, current->spec.id}, {u"found"_s, found}, {u"known"_s, settled}});
}

QCoro::Task<Result<ReleaseState>> Engine::run(QString release, RunPolicy policy, Cancel cancel)
{
    TB_CO_TRY(ReleaseState now, state(release));
    if (now.finished())
        co_return now;
    TB_CO_TRY(const auto repository, m_ports.git.open(now.plan.repository));
    while (now.current() != nullptr) {
        if (cancel.requested())
            co_return fail(Error::Kind::Cancelled, u"Stopped before “%1”"_s.arg(now.current()->spec.title), {},
                           u"Resume when you are ready."_s);
        TB_CO_TRY(const bool onward, co_await runStep(now, repository.get(), policy, cancel));
        TB_CO_TRY(now, state(release));
        if (!onward) {
            emitRelease(now);
            co_return now;
        }
    }
    TB_CO_CHECK(append(now, Type::Completed, {}, {}));
    TB_CO_TRY(now, state(release));
    emitRelease(now);
    co_return now;
}

/// Records that a step stopped the release. A wish of the user is no failure, though: as after a kill the intent stands
/// alone, and whoever goes on looks first what took effect.
Result<void> Engine::stop(const ReleaseState &state, const StepSpec &spec, const Error &error)
{
    if (error.kind == Error::Kind::Cancelled)
        return fail(Error::Kind::Cancelled, u"Stopped in “%1”"_s.arg(spec.title), error.message,
                    u"Resume when you are ready."_s);
    TB_CHECK(append(state, Type::Stopped, spec.id, {{u"error"_s, errorToJson(error)}}));
    emitEvent(state.id, spec, RunState::Failed, error.message, {}, error);
    return {};
}

/// What the current step works with. @p facts and @p state outlive it.
StepContext Engine::contextOf(const ReleaseState &state, LocalRepository &repository,
                              const QMap<QString, QJsonObject> &facts, const Cancel &cancel)
{
    const StepSpec &spec = state.current()->spec;
    Listener listener = m_listener;
    const Clock &clock = m_ports.clock;
    auto log = [listener, &clock, release = state.id, spec](const QString &line) {
        listener({clock.now(), release, spec.id, RunState::Running, spec.title, line, {}, {}, true});
    };
    return {repository,      m_ports.remote, m_ports.processes,
            m_ports.journal, m_ports.clock,  m_ports.forges,
            state.plan,      facts,          state.answers.value(spec.id),
            cancel,          std::move(log)};
}

/// Runs the current step. True: go on with the next; false: the release waits or stopped, and the journal says why.
QCoro::Task<Result<bool>> Engine::runStep(ReleaseState state, LocalRepository *repository, RunPolicy policy,
                                          Cancel cancel)
{
    const StepState current = *state.current();
    const StepSpec &spec = current.spec;
    const bool fresh = current.inputs.isEmpty() && !current.unknown;
    if (!spec.reversible && fresh && !policy.confirmAll && !state.confirmed.contains(spec.id)) {
        QString account;
        if (m_ports.forges != nullptr && needsAccount(state.plan, spec)) {
            const auto place = co_await m_ports.forges->find(state.plan.remoteUrl, cancel);
            if (place && place->has_value()) // where it cannot be told, the step itself will say why
                account = (*place)->account;
        }
        const QString question = confirmationQuestion(state, spec, account);
        TB_CO_CHECK(append(state, Type::Waiting, spec.id, {{u"on"_s, u"confirmation"_s}, {u"detail"_s, question}}));
        emitEvent(state.id, spec, RunState::Waiting, question, u"confirmation"_s);
        co_return false;
    }
    TB_CO_TRY(const auto step, makeStep(spec));
    const QMap<QString, QJsonObject> facts = state.facts();
    StepContext context = contextOf(state, *repository, facts, cancel);
    emitEvent(state.id, spec, RunState::Running, {});
    m_underWay.insert(state.id, spec);
    const auto ended = qScopeGuard([this, id = state.id] { m_underWay.remove(id); });
    QJsonObject inputs = current.inputs;
    failpoint("step.before-intent");
    if (fresh) {
        const auto prepared = co_await step->prepare(context);
        if (!prepared) {
            TB_CO_CHECK(stop(state, spec, prepared.error()));
            co_return false;
        }
        inputs = *prepared;
    }
    TB_CO_CHECK(append(state, Type::Intent, spec.id, {{u"inputs"_s, inputs}}));
    failpoint("step.after-intent");
    co_return co_await settle(state, step.get(), &context, inputs, policy);
}

/// What is known from one look at a step to the next.
struct Engine::Watch {
    Finding told;      ///< the wait that the journal knows of
    int looks = 0;     ///< since something was new
    int calls = 0;     ///< of the wake, before the last look
    int silences = 0;  ///< how often the remote did not answer a change, or a look after it
    bool sent = false; ///< a change went out, and nobody said whether it took effect
};

/// Records what a step waits for, if that is news. True: some time has passed, and it is worth another look; false: the
/// release waits, and whoever follows it resumes it.
QCoro::Task<Result<bool>> Engine::waitOn(ReleaseState state, StepSpec spec, Finding finding, Watch *watch,
                                         RunPolicy policy, Cancel cancel)
{
    const bool news = watch->told.waitsOn != finding.waitsOn || watch->told.detail != finding.detail;
    if (news) {
        TB_CO_CHECK(append(state, Type::Waiting, spec.id, {{u"on"_s, finding.waitsOn}, {u"detail"_s, finding.detail}}));
        emitEvent(state.id, spec, RunState::Waiting, finding.detail, finding.waitsOn);
        watch->told = finding;
        watch->looks = 0;
    }
    if (!policy.follow || finding.needsAnswer || m_ports.pause == nullptr)
        co_return false;
    // Seldom where little happens: polling that finds nothing new costs nothing against the limit, but wakes computers.
    qint64 seconds = std::min(5 + 5 * (watch->looks / 6), 60);
    if (finding.changesIn > 0)
        seconds = std::min(seconds, finding.changesIn + 1);
    const std::chrono::seconds interval(seconds);
    const auto woken = co_await nap(interval, watch, policy, cancel);
    if (!woken) {
        TB_CO_CHECK(stop(state, spec, woken.error()));
        co_return false;
    }
    watch->looks = *woken ? 0 : watch->looks + 1;
    co_return true;
}

/// Lets time pass. True: it was woken before.
QCoro::Task<Result<bool>> Engine::nap(std::chrono::seconds time, Watch *watch, RunPolicy policy, Cancel cancel)
{
    constexpr std::chrono::milliseconds piece(500);
    const std::chrono::milliseconds paced = m_ports.pause->paced(time);
    if (!policy.wake) {
        TB_CO_CHECK(co_await m_ports.pause->wait(paced, cancel));
        co_return false;
    }
    for (auto left = paced; left.count() > 0; left -= piece) {
        if (policy.wake->calls() != watch->calls)
            co_return true;
        const auto next = std::min(left, piece);
        TB_CO_CHECK(co_await m_ports.pause->wait(next, cancel));
    }
    co_return policy.wake->calls() != watch->calls;
}

/// The remote was silent when something was to be changed there, or when what became of that was looked for. True: look
/// again, some time has passed; false: it was silent too often, and the release has stopped.
QCoro::Task<Result<bool>> Engine::outlast(ReleaseState state, StepSpec spec, Error silence, Watch *watch, Cancel cancel)
{
    constexpr std::array pauses{2, 6, 18}; // seconds; a forge may take a moment to list what it has just made
    const auto last = static_cast<int>(pauses.size());
    silence.remedy.clear(); // "look before you repeat it": that is what is done here
    if (m_ports.pause == nullptr || watch->silences >= last) {
        silence.remedy =
            u"Resume it (tagboat-cli release resume): it looks first what became of that, and does nothing "_s
            u"twice."_s;
        TB_CO_CHECK(stop(state, spec, silence));
        co_return false;
    }
    const std::chrono::seconds time(pauses[static_cast<std::size_t>(watch->silences)]);
    ++watch->silences;
    const QString detail = u"%1; looking again in %2 s, time %3 of %4"_s.arg(describe(silence))
                               .arg(time.count())
                               .arg(watch->silences)
                               .arg(last);
    TB_CO_CHECK(append(state, Type::Waiting, spec.id, {{u"on"_s, u"answer"_s}, {u"detail"_s, detail}}));
    emitEvent(state.id, spec, RunState::Waiting, detail, u"answer"_s);
    const auto waited = co_await m_ports.pause->wait(time, cancel);
    if (!waited) {
        TB_CO_CHECK(stop(state, spec, waited.error()));
        co_return false;
    }
    co_return true;
}

/// check → apply → check, until the step's effect stands, waits or differs; each end is a record. A change whose answer
/// is lost is never sent again before a look has shown that it did not take effect.
QCoro::Task<Result<bool>> Engine::settle(ReleaseState state, Step *step, StepContext *context, QJsonObject inputs,
                                         RunPolicy policy)
{
    const StepSpec &spec = step->spec();
    bool applied = false;
    Watch watch;
    for (;;) {
        watch.calls = policy.wake ? policy.wake->calls() : 0;
        const auto finding = co_await step->check(*context, inputs);
        if (!finding) {
            const Error silence = finding.error();
            if (!watch.sent || silence.kind != Error::Kind::Unavailable) { // reading was repeated by the adapter
                TB_CO_CHECK(stop(state, spec, silence));
                co_return false;
            }
            TB_CO_TRY(const bool lookAgain, co_await outlast(state, spec, silence, &watch, context->cancel));
            if (!lookAgain)
                co_return false;
            continue;
        }
        if (finding->kind == Finding::Kind::Stands) {
            const bool adopted = !applied && !watch.sent && step->hasEffect();
            const QString word = adopted ? u"adopted"_s : u"done"_s;
            TB_CO_CHECK(append(state, Type::Outcome, spec.id,
                               {{u"state"_s, word}, {u"detail"_s, finding->detail}, {u"facts"_s, finding->facts}}));
            failpoint("step.after-outcome");
            emitEvent(state.id, spec, adopted ? RunState::Adopted : RunState::Done, finding->detail);
            co_return true;
        }
        if (finding->kind == Finding::Kind::Waits) {
            const Finding wait = *finding;
            TB_CO_TRY(const bool lookAgain, co_await waitOn(state, spec, wait, &watch, policy, context->cancel));
            if (!lookAgain)
                co_return false;
            continue;
        }
        if (finding->kind == Finding::Kind::Differs) {
            TB_CO_CHECK(stop(state, spec, finding->error));
            co_return false;
        }
        if (applied) {
            const Error error{Error::Kind::Internal,
                              u"“%1” took effect, but its effect cannot be seen"_s.arg(spec.title),
                              finding->detail,
                              u"Look at the repository, then resume."_s,
                              {},
                              0};
            TB_CO_CHECK(stop(state, spec, error));
            co_return false;
        }
        const auto done = co_await step->apply(*context, inputs);
        if (!done) {
            const Error failure = done.error();
            if (!step->reachesRemote() || failure.kind != Error::Kind::Unavailable) {
                TB_CO_CHECK(stop(state, spec, failure));
                co_return false;
            }
            watch.sent = true;
            TB_CO_TRY(const bool lookAgain, co_await outlast(state, spec, failure, &watch, context->cancel));
            if (!lookAgain)
                co_return false;
            continue;
        }
        failpoint("step.after-effect");
        applied = true;
    }
}

} // namespace tagboat
