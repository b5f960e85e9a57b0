// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/steps/forgestep.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

Result<ForgePlace> ForgeStep::placeOf(const StepContext &context)
{
    std::optional<ForgePlace> place;
    if (context.forges != nullptr)
        place = context.forges->of(context.plan.remoteUrl);
    if (!place)
        return fail(Error::Kind::Denied, u"No account serves %1 any more"_s.arg(context.plan.remoteUrl), {},
                    u"Sign in, then resume."_s);
    return *place;
}

} // namespace tagboat
