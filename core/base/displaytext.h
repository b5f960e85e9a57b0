// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace tagboat
{

/// Text from outside made safe to show on one line: control, bidirectional and zero-width characters and lone
/// surrogates become "⟨U+202E⟩"; line breaks become spaces; terminal escape sequences lose their power.
QString displayText(QStringView text);

/// As displayText(), but keeps line feeds and tabs: for logs, diffs and notes.
QString displayBlock(QStringView text);

/// @p text cut in the middle with "…" so that at most @p limit characters stay.
QString elideMiddle(QStringView text, qsizetype limit);

} // namespace tagboat
