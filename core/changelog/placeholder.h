// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/changelog.h"

namespace tagboat
{

/// Whether an entry's text, with or without its bullet, only keeps the place for one: the words that zest.releaser
/// writes into a new part, the frame of Requests' history, "TBD" and its like. Such an entry tells nothing: it does not
/// count, the first entry takes its place, and no release has it.
bool isPlaceholder(const QString &text);

/// Whether a line waits for words: "TODO: say what", "(#XXX)".
bool isUnfinished(const QString &line);

/// The changelog without the placeholders of a part, as they tell nothing of a release. Where they cannot be taken out
/// they stay.
Changelog withoutPlaceholders(const Changelog &log, qsizetype release);

} // namespace tagboat
