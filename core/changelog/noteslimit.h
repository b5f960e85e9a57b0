// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace tagboat
{

/// How many characters GitHub takes as the text of a release and of a pull request; more it answers with 422, "body is
/// too long (maximum is 125000 characters)" or (65536). Its reference does not name them.
inline constexpr qsizetype releaseTextLimit = 125'000;
inline constexpr qsizetype requestTextLimit = 65'536;

/// @p notes, Markdown, where they have no more than @p limit characters. Else as many of their first entries as go in
/// there as wholes, with the link definitions that these use, and @p ending as the last line. Characters are counted in
/// UTF-16, which is never fewer than GitHub counts.
QString notesWithin(const QString &notes, qsizetype limit, const QString &ending);

} // namespace tagboat
