// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QStringView>

#include <optional>

namespace tagboat
{

/// A character for people: "U+202E" if it cannot be seen or is easily taken for another one, else in quotes.
[[nodiscard]] QString characterName(char32_t c);
/// The code point that begins at @p index; a lone surrogate is returned as itself.
[[nodiscard]] char32_t codePointAt(QStringView text, qsizetype index);

/// True for what people write where a version will stand: vX.Y.Z, X.Y.Z-rcN, {version}, <version>.
[[nodiscard]] bool isVersionPlaceholder(QStringView text);

/// What no version may hold, whatever its scheme: nothing at all, too many characters, line breaks, control and
/// bidirectional characters, digits of other scripts. Errors are Invalid and name the character.
[[nodiscard]] Result<void> checkVersionText(QStringView text);

/// The number of a SemVer pre-release such as "rc.1", "rc1", "rc-1" or "RC" for the label "rc", without leading zeros;
/// "0" if it has none; nothing for other pre-releases.
[[nodiscard]] std::optional<QString> numberAfterLabel(QStringView preRelease, QStringView label);

/// 2.0.52rc1 of 2_0_52rc1: the underscores between digits as dots, where the text has no dots.
QString withDots(QStringView text);

} // namespace tagboat
