// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/retry.h"

#include <QRandomGenerator>

#include <algorithm>

namespace tagboat
{

bool isPassing(const Result<HttpAnswer> &answer)
{
    if (!answer)
        return answer.error().kind == Error::Kind::Unavailable;
    return answer->status == 500 || (answer->status >= 502 && answer->status <= 504);
}

std::chrono::milliseconds waitBefore(int next)
{
    const int bound = 1000 * (1 << std::clamp(next - 2, 0, 5));
    return std::chrono::milliseconds(QRandomGenerator::global()->bounded(bound + 1));
}

} // namespace tagboat
