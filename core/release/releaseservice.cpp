// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/releaseservice.h"

#include "base/files.h"
#include "release/versionchoice.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

ReleaseService::ReleaseService(ServicePorts ports, Engine::Listener listener)
    : m_ports(std::move(ports)), m_listener(std::move(listener))
{
}

ReleaseService::~ReleaseService() = default;

QCoro::Task<Result<std::shared_ptr<ReleaseService::Scanned>>> ReleaseService::scan(QString repository, Cancel cancel)
{
    TB_CO_TRY(auto local, m_ports.git->open(repository));
    TB_CO_TRY(ReleasePolicy policy, readPolicy(repository));
    RepositoryRow row = scanRepository(*m_ports.git, repository, m_ports.clock->now().date());
    const QStringList warnings = policy.warnings;
    std::optional<QList<RemoteReference>> references;
    QStringList remoteTags;
    if (m_ports.remote && !row.state.remoteUrl.isEmpty()) {
        TB_CO_TRY(references, co_await m_ports.remote->references(repository, row.state.remoteUrl, cancel));
        for (const RemoteReference &reference : std::as_const(*references)) {
            if (reference.name.startsWith(u"refs/tags/"_s))
                remoteTags.append(reference.name.sliced(10));
        }
    }
    LocalRepository &opened = *local;
    std::optional<ForgePlace> place;
    if (m_ports.forges) {
        TB_CO_TRY(place, co_await m_ports.forges->find(row.state.remoteUrl, cancel));
    }
    std::optional<Result<QList<Milestone>>> milestones;
    if (place && policy.milestones != u"off"_s) {
        Milestones &reader = place->forge->milestones();
        const RepositoryName name = place->repository;
        milestones = co_await reader.all(name, cancel);
        if (!*milestones && milestones->error().kind == Error::Kind::Cancelled)
            co_return tl::unexpected(milestones->error());
    }
    PlanSources sources{opened,
                        std::move(row),
                        std::move(policy),
                        remoteTags,
                        m_ports.clock->now().date(),
                        place.has_value(),
                        std::move(milestones)};
    auto scanned = std::make_shared<Scanned>(Scanned{std::move(local), std::move(sources), warnings, references, place});
    co_return scanned;
}

Result<VersionTable> ReleaseService::tableOf(const Scanned &scanned, const PackageRow &package)
{
    TB_TRY(const TagGrammar grammar, grammarFor(scanned.sources.row, package, scanned.sources.policy));
    TB_TRY(const QList<GitTag> local, scanned.repository->tags());
    QStringList tags = scanned.sources.remoteTags;
    for (const GitTag &tag : local)
        tags.append(tag.name);
    return VersionTable{
        package.name,    currentVersionText(package), package.suggestedVersion, versionOptions(package, grammar, tags),
        package.reasons, package.disagreement};
}

Result<ReleasePreview> ReleaseService::finish(PlanDraft draft, const Scanned &scanned, bool checkRepository,
                                              const QList<Waiver> &waivers)
{
    ReleasePreview preview;
    preview.checks = draft.checks;
    if (checkRepository)
        preview.checks = runPreflight(*scanned.repository, draft.plan, scanned.references, m_ports.clock->now(),
                                      &scanned.sources.row) +
                         preview.checks;
    const ReleasePolicy &policy = scanned.sources.policy;
    settleChecks(preview.checks, policy, {});
    TB_CHECK(waive(draft.plan, preview.checks, waivers));
    settleChecks(preview.checks, policy, waiversOf(draft.plan));
    TB_TRY(preview.diff, m_ports.git->unifiedDiff(draft.edits));
    preview.policyWarnings = scanned.warnings;
    for (const PackageRow &package : scanned.sources.row.packages) {
        if (package.path != draft.plan.folder)
            continue;
        TB_TRY(const VersionTable table, tableOf(scanned, package));
        preview.options = table.options;
        preview.reasons = table.reasons;
        preview.disagreement = table.disagreement;
    }
    preview.draft = std::move(draft);
    return preview;
}

QCoro::Task<Result<PlanDraft>> ReleaseService::plan(std::shared_ptr<Scanned> scanned, PlanRequest request,
                                                    Cancel cancel)
{
    TB_CO_TRY(PlanDraft draft, makePlan(scanned->sources, request));
    if (!draft.mergedSince.isValid() || !scanned->place)
        co_return draft;
    const std::shared_ptr<Forge> forge = scanned->place->forge;
    const RepositoryName repository = scanned->place->repository;
    const auto merged = co_await forge->pullRequests().mergedSince(repository, draft.mergedSince, cancel);
    if (!merged && merged.error().kind == Error::Kind::Cancelled)
        co_return tl::unexpected(merged.error());
    if (!merged) {
        draft.checks.append(
            {u"release-notes"_s, CheckResult::State::Warns,
             u"The release notes tell what the commits say, not the pull requests: %1"_s.arg(merged.error().message),
             merged.error().remedy});
        co_return draft;
    }
    scanned->sources.merged = *merged;
    co_return makePlan(scanned->sources, request);
}

QCoro::Task<Result<ReleasePreview>> ReleaseService::preview(QString repository, PlanRequest request, Cancel cancel)
{
    if (request.fetchFirst && m_ports.remote) {
        TB_CO_TRY(const auto local, m_ports.git->open(repository));
        TB_CO_TRY(const WorkingState state, local->state());
        TB_CO_CHECK(co_await m_ports.remote->fetch(repository, state.remoteName, cancel));
    }
    TB_CO_TRY(const auto scanned, co_await scan(repository, cancel));
    TB_CO_TRY(PlanDraft draft, co_await plan(scanned, request, cancel));
    co_return finish(std::move(draft), *scanned, true, request.waivers);
}

QCoro::Task<Result<VersionTable>> ReleaseService::versions(QString repository, QString package, Cancel cancel)
{
    TB_CO_TRY(const auto scanned, co_await scan(repository, cancel));
    if (scanned->sources.row.error)
        co_return tl::unexpected(*scanned->sources.row.error);
    TB_CO_TRY(const PackageRow *chosen, choosePackage(scanned->sources.row, package));
    co_return tableOf(*scanned, *chosen);
}

QCoro::Task<Result<ReleasePreview>> ReleaseService::previewRecovery(QString release, Cancel cancel)
{
    TB_CO_TRY(Engine * engine, this->engine());
    TB_CO_TRY(const ReleaseState state, engine->state(release));
    TB_CO_TRY(const auto scanned, co_await scan(state.plan.repository, cancel));
    const WorkingState &tree = scanned->sources.row.state;
    if (tree.dirty() || tree.branch != state.plan.baseBranch)
        co_return fail(Error::Kind::CheckFailed,
                       u"The next candidate is made from a clean %1"_s.arg(state.plan.baseBranch), {},
                       u"Commit or stash what is open, and check it out."_s);
    TB_CO_TRY(PlanDraft draft, makeRecovery(scanned->sources, state));
    co_return finish(std::move(draft), *scanned, false, {});
}

Result<Journal *> ReleaseService::journal()
{
    if (!m_journal) {
        TB_TRY(m_journal, m_ports.openJournal(true));
    }
    return m_journal.get();
}

Result<Engine *> ReleaseService::engine()
{
    TB_TRY(Journal * journal, this->journal());
    if (!m_ports.remote)
        return fail(Error::Kind::Usage, u"A release needs its remote"_s, {}, u"Go online first."_s);
    if (!m_engine) {
        const EnginePorts ports{*m_ports.git,   *m_ports.remote,      *m_ports.processes, *journal,
                                *m_ports.clock, m_ports.forges.get(), m_ports.pause.get()};
        m_engine = std::make_unique<Engine>(ports, m_listener);
    }
    return m_engine.get();
}

Result<QList<ReleaseState>> ReleaseService::releases(const QString &repository)
{
    std::unique_ptr<Journal> looking;
    Journal *journal = m_journal.get();
    if (journal == nullptr) {
        auto opened = m_ports.openJournal(false);
        if (!opened && opened.error().kind == Error::Kind::NotFound)
            return QList<ReleaseState>();
        if (!opened)
            return tl::unexpected(opened.error());
        looking = *std::move(opened);
        journal = looking.get();
    }
    TB_TRY(const QList<Journal::Head> heads, journal->releases(repository));
    QList<ReleaseState> states;
    for (const Journal::Head &head : heads) {
        TB_TRY(const QList<JournalRecord> records, journal->records(head.release));
        if (records.isEmpty())
            continue; // killed before its plan was stored: nothing happened
        TB_TRY(ReleaseState state, foldRelease(head.release, records));
        states.append(std::move(state));
    }
    return states;
}

Result<ReleaseState> ReleaseService::unfinished(const QString &repository)
{
    TB_TRY(const QList<ReleaseState> all, releases(repository));
    for (const ReleaseState &state : all) {
        if (!state.finished())
            return state;
    }
    return failAt(Error::Kind::NotFound, repository, 0, u"No release of this repository is under way"_s, {},
                  u"Start one with: tagboat-cli release start"_s);
}

Result<void> ReleaseService::allowCommands(const Plan &plan)
{
    const StepSpec *step = plan.find(u"checks"_s);
    if (step == nullptr)
        return {};
    TB_TRY(Journal * journal, this->journal());
    return journal->allowCommands(plan.repository, step->detail[u"digest"_s].toString(), m_ports.clock->now());
}

} // namespace tagboat
