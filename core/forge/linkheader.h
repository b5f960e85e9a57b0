// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace tagboat
{

/// The target of the first link with the relation @p relation in a Link header (RFC 8288), verbatim; empty if none.
QByteArray linkTarget(const QByteArray &header, const QByteArray &relation);

} // namespace tagboat
