// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "release/engine.h"
#include "release/planner.h"

#include <functional>
#include <memory>

namespace tagboat
{

/// Everything that is shown before a release starts.
struct ReleasePreview {
    PlanDraft draft;
    QList<CheckResult> checks; ///< the planner's and the preflight's
    QList<VersionOption> options;
    QList<EvidenceLine> reasons; ///< for the suggested version, the strongest first
    QString disagreement;        ///< where commits and changelog ask for different levels
    QByteArray diff;             ///< of all files, as `git apply` takes it
    QStringList policyWarnings;
};

/// Every version that could be next, and what speaks for the suggested one.
struct VersionTable {
    QString package;
    QString current;
    QString suggested;
    QList<VersionOption> options;
    QList<EvidenceLine> reasons;
    QString disagreement;
};

/// What a ReleaseService works with; app/compose fills it.
struct ServicePorts {
    std::unique_ptr<Git> git;
    std::unique_ptr<GitRemote> remote; ///< nullptr: offline, remotes are not asked
    std::unique_ptr<ProcessRunner> processes;
    std::unique_ptr<Clock> clock;
    std::unique_ptr<Pause> pause;        ///< nullptr: nothing is followed
    std::unique_ptr<ForgePlaces> forges; ///< nullptr: no forge is asked
    /// Opens the journal. Without @p create, NotFound if there is none yet, and nothing is written.
    std::function<Result<std::unique_ptr<Journal>>(bool create)> openJournal;
};

/// Plans and runs releases; made, used and destroyed in one thread. Planning writes nothing; the journal is made by the
/// first call that has to write it.
class ReleaseService
{
public:
    ReleaseService(ServicePorts ports, Engine::Listener listener);
    ~ReleaseService();
    ReleaseService(const ReleaseService &) = delete;
    ReleaseService &operator=(const ReleaseService &) = delete;

    /// Scans the repository anew, asks its remote, and makes the plan.
    QCoro::Task<Result<ReleasePreview>> preview(QString repository, PlanRequest request, Cancel cancel);
    /// The versions that could be next, without a plan.
    QCoro::Task<Result<VersionTable>> versions(QString repository, QString package, Cancel cancel);
    /// The plan that replaces a failed candidate, and how its files change.
    QCoro::Task<Result<ReleasePreview>> previewRecovery(QString release, Cancel cancel);

    /// The engine over the journal, which is made if there is none.
    Result<Engine *> engine();
    Result<Journal *> journal();
    /// All releases that the journal knows, newest first; of one repository if it is not empty. Makes no journal.
    Result<QList<ReleaseState>> releases(const QString &repository);
    /// The release of a repository that has not ended. NotFound, with remedy, if there is none.
    Result<ReleaseState> unfinished(const QString &repository);
    /// Remembers that the user allowed the check commands of @p plan.
    Result<void> allowCommands(const Plan &plan);

private:
    struct Scanned {
        std::unique_ptr<LocalRepository> repository;
        PlanSources sources;
        QStringList warnings;
        std::optional<QList<RemoteReference>> references;
        std::optional<ForgePlace> place;
    };
    QCoro::Task<Result<std::shared_ptr<Scanned>>> scan(QString repository, Cancel cancel);
    /// Plans; where the notes are made of commits, once more with the pull requests that brought these.
    QCoro::Task<Result<PlanDraft>> plan(std::shared_ptr<Scanned> scanned, PlanRequest request, Cancel cancel);
    static Result<VersionTable> tableOf(const Scanned &scanned, const PackageRow &package);
    Result<ReleasePreview> finish(PlanDraft draft, const Scanned &scanned, bool checkRepository,
                                  const QList<Waiver> &waivers);

    ServicePorts m_ports;
    Engine::Listener m_listener;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<Engine> m_engine;
};

} // namespace tagboat
