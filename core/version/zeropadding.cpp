// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "version/zeropadding.h"

#include <algorithm>

namespace tagboat
{

namespace
{

/// The least width that a number as written proves; 0 where it could be padded or not.
qsizetype provenWidth(const QString &written)
{
    if (written.size() == 1)
        return 1;
    return written.startsWith(u'0') ? written.size() : 0;
}

} // namespace

ZeroPadding ZeroPadding::learn(const QList<Version> &newestFirst)
{
    ZeroPadding padding;
    QList<qsizetype> doubtful; // the newest spelling's width of each number
    for (const Version &version : newestFirst) {
        const QList<QString> &written = version.writtenRelease();
        while (padding.m_widths.size() < written.size()) {
            doubtful.append(written[padding.m_widths.size()].size());
            padding.m_widths.append(0);
        }
        for (qsizetype i = 0; i < written.size(); ++i) {
            if (padding.m_widths[i] == 0)
                padding.m_widths[i] = provenWidth(written[i]);
        }
    }
    const QList<qsizetype> proven = padding.m_widths;
    const bool anything = std::ranges::any_of(proven, [](qsizetype width) { return width > 0; });
    for (qsizetype i = 0; i < proven.size() && anything; ++i) {
        if (proven[i] == 0)
            padding.m_widths[i] = proven.contains(doubtful[i]) ? doubtful[i] : 1;
    }
    return padding;
}

Version ZeroPadding::applied(const Version &version) const
{
    QList<qsizetype> widths = m_widths.first(std::min(m_widths.size(), version.release().size()));
    while (widths.size() < version.release().size())
        widths.append(0);
    return version.padded(widths);
}

Version spelledLike(const Version &example, const Version &version)
{
    const QList<QString> &theirs = example.writtenRelease();
    const QList<QString> &ours = version.writtenRelease();
    for (qsizetype i = 0; i < std::min(theirs.size(), ours.size()); ++i) {
        const qsizetype width = provenWidth(theirs[i]);
        const qsizetype other = provenWidth(ours[i]);
        if (width > 0 && other > 0 && width != other)
            return ZeroPadding::learn({example}).applied(version);
    }
    return version;
}

} // namespace tagboat
