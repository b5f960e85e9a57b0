// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/engine.h"
#include "practice/index/packageindexes.h"

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

/// Nothing where the job uploads nothing, or there is no package here that could be built.
std::optional<Distribution> uploadOf(World &world, const Repository &repository, const WorkflowRun &run, const Job &job)
{
    const auto git = job.uploadsTo.isEmpty() ? fail(Error::Kind::NotFound, {}) : world.git(repository);
    const auto built = git ? buildWheel(**git, run.sha, run.isTag() ? run.refName() : QString())
                           : Result<Distribution>(tl::unexpected(git.error()));
    return built ? std::optional(*built) : std::nullopt;
}

} // namespace

/// What an index will say to the upload: where it refuses, the step that uploads fails.
void Engine::askIndex(const Repository &repository, const WorkflowRun &run, Job &job)
{
    const auto file = uploadOf(m_world, repository, run, job);
    if (!file)
        return;
    const auto taken = mayUpload(m_world, job.uploadsTo, *file);
    if (taken)
        return;
    job.refusal = taken.error().message;
    job.outcome = u"failure"_s;
    job.failingStep = static_cast<int>(qMax(qsizetype(0), job.steps.size() - 2));
}

void Engine::playUpload(const Repository &repository, const WorkflowRun &run, const Job &job)
{
    const auto file = uploadOf(m_world, repository, run, job);
    if (file) // a disk that is full is told by the next request, which stores the world
        static_cast<void>(upload(m_world, job.uploadsTo, *file, job.completed));
}

} // namespace tagboat::practice
