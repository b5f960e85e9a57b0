// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

namespace tagboat
{

/// A word in a text, as offsets in it.
struct ProseWord {
    qsizetype start = 0;
    qsizetype length = 0;
    bool operator==(const ProseWord &) const = default;
};

/// The words of an entry that are plain language: not what stands in code, links, addresses and roles, nor names of
/// files and identifiers, @names, #numbers, acronyms and words of other scripts than Latin.
QList<ProseWord> proseWords(const QString &text);

} // namespace tagboat
