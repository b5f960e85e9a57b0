// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QStringView>

#include <algorithm>

namespace tagboat
{

/// The one stretch in which two texts differ: where it begins, and how long it is in each.
struct Stretch {
    qsizetype first = 0;
    qsizetype before = 0;
    qsizetype after = 0;
};

/// @p View is QByteArrayView or QStringView. What is the same is passed over in blocks, which is far faster than letter
/// by letter in a long text.
template <typename View>
Stretch stretchOf(View before, View after)
{
    constexpr qsizetype block = 4096;
    const qsizetype shorter = std::min(before.size(), after.size());
    qsizetype same = 0;
    while (same + block <= shorter && before.sliced(same, block) == after.sliced(same, block))
        same += block;
    while (same < shorter && before[same] == after[same])
        ++same;
    const View left = before.sliced(same);
    const View right = after.sliced(same);
    const qsizetype most = std::min(left.size(), right.size());
    qsizetype tail = 0;
    while (tail + block <= most && left.chopped(tail).last(block) == right.chopped(tail).last(block))
        tail += block;
    while (tail < most && left[left.size() - 1 - tail] == right[right.size() - 1 - tail])
        ++tail;
    return {same, left.size() - tail, right.size() - tail};
}

} // namespace tagboat
