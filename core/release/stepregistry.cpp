// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/stepregistry.h"

#include "release/steps/candidatesteps.h"
#include "release/steps/commandsstep.h"
#include "release/steps/commitstep.h"
#include "release/steps/filesstep.h"
#include "release/steps/milestonestep.h"
#include "release/steps/preflightstep.h"
#include "release/steps/pullrequeststeps.h"
#include "release/steps/pushbranchstep.h"
#include "release/steps/releasesteps.h"
#include "release/steps/tagstep.h"
#include "release/steps/workflowstep.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using Maker = std::unique_ptr<Step> (*)(const StepSpec &);

template <typename T>
std::unique_ptr<Step> make(const StepSpec &spec)
{
    return std::make_unique<T>(spec);
}

const QHash<QString, Maker> &makers()
{
    static const QHash<QString, Maker> table{
        {u"preflight"_s, &make<PreflightStep>},
        {u"commands"_s, &make<CommandsStep>},
        {u"files"_s, &make<FilesStep>},
        {u"commit"_s, &make<CommitStep>},
        {u"push-branch"_s, &make<PushBranchStep>},
        {u"tag"_s, &make<TagStep>},
        {u"push-tag"_s, &make<PushTagStep>},
        {u"verdict"_s, &make<VerdictStep>},
        {u"remove-candidate"_s, &make<RemoveCandidateStep>},
        {u"pull-request"_s, &make<PullRequestStep>},
        {u"merge-pull-request"_s, &make<MergePullRequestStep>},
        {u"checks"_s, &make<ChecksStep>},
        {u"workflow"_s, &make<WorkflowStep>},
        {u"draft-release"_s, &make<DraftReleaseStep>},
        {u"release-assets"_s, &make<ReleaseAssetsStep>},
        {u"publish-release"_s, &make<PublishReleaseStep>},
        {u"milestone"_s, &make<MilestoneStep>},
    };
    return table;
}

} // namespace

Result<std::unique_ptr<Step>> makeStep(const StepSpec &spec)
{
    const Maker maker = makers().value(spec.kind);
    if (maker == nullptr)
        return fail(Error::Kind::Invalid, u"The plan has a step of an unknown kind"_s, spec.kind,
                    u"Resume with the version of Tagboat that made the plan, or a newer one."_s);
    return maker(spec);
}

} // namespace tagboat
