// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QString>
#include <QStringList>

namespace tagboat
{

/// A dictionary of one language. Not thread-safe: one thread at a time uses an object.
class SpellChecker
{
public:
    virtual ~SpellChecker() = default;
    [[nodiscard]] virtual QString language() const = 0; ///< "en_US"
    /// Whether the word stands in the dictionary or in the user's own list. A word that cannot be looked up does.
    [[nodiscard]] virtual bool knows(const QString &word) const = 0;
    /// What could be meant by it, the likeliest first.
    [[nodiscard]] virtual QStringList suggestions(const QString &word) const = 0;
    /// Adds the word to the user's own list, which all programs share. Error: Io.
    virtual Result<void> learn(const QString &word) = 0;
};

} // namespace tagboat
