// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/steps/forgestep.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

QCoro::Task<Result<ForgePlace>> ForgeStep::placeOf(const StepContext &context)
{
    std::optional<ForgePlace> place;
    if (context.forges != nullptr) {
        TB_CO_TRY(place, co_await context.forges->find(context.plan.remoteUrl, context.cancel));
    }
    if (!place)
        co_return fail(Error::Kind::Denied, u"No account serves %1 any more"_s.arg(context.plan.remoteUrl), {},
                       u"Sign in, then resume."_s);
    const ForgePlace found = *place;
    co_return found;
}

} // namespace tagboat
