// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace tagboat
{

/// What to write instead of an action's tag or branch, which can be moved.
struct ActionPin {
    QString uses;        ///< "owner/action@commit # v7.0.1"
    QString version;     ///< "v7.0.1"
    bool changes = true; ///< its behaviour may: it is no version of the major that was asked for
};

/// The pin of an action that Tagboat knows a commit of: the newest of the same major as @p ref ("v4", "v4.1.0",
/// "release/v1") if that is known and no older, else the newest. Nothing for other actions and newer majors.
std::optional<ActionPin> pinFor(const QString &action, const QString &ref);

} // namespace tagboat
