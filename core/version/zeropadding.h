// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "version/version.h"

#include <QList>

namespace tagboat
{

/// How a repository pads release numbers with zeros, as calendar versions do: 2026.07.22. Padding is spelling alone;
/// neither the order nor PEP 440's normal form knows it.
class ZeroPadding
{
public:
    ZeroPadding() = default;
    explicit ZeroPadding(QList<qsizetype> widths) : m_widths(std::move(widths)) {}
    [[nodiscard]] const QList<qsizetype> &widths() const { return m_widths; }
    /// What @p newestFirst show. Of each number the first clear spelling decides: 07 is padded, 7 is not, and 22 could
    /// be either, so it follows the other numbers: padded if one of them is padded to the same width.
    static ZeroPadding learn(const QList<Version> &newestFirst);

    /// @p version in this spelling; numbers that were never seen stay as they are written.
    [[nodiscard]] Version applied(const Version &version) const;

    bool operator==(const ZeroPadding &) const = default;

private:
    QList<qsizetype> m_widths; ///< a release number each; 0: nothing is known
};

/// @p version as a place spells it that says @p example now: in the example's manner where the two contradict each
/// other (07 and 8), else as it is.
[[nodiscard]] Version spelledLike(const Version &example, const Version &version);

} // namespace tagboat
