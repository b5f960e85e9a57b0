// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace tagboat
{

/// A clone on this computer, whose repository a forge is asked about.
struct RepositoryClone {
    QString path;
    QString name; ///< as the overview calls it
    QString remoteUrl;
    bool operator==(const RepositoryClone &) const = default;
};

} // namespace tagboat
