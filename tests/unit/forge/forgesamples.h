// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace tagboat
{

/// A repository's card of the overview, as GitHub answers it.
QByteArray overviewCard();

} // namespace tagboat
