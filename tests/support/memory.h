// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>

/// Of the address sanitizer's own interface; null where there is none.
extern "C" [[gnu::weak]] std::size_t __sanitizer_get_current_allocated_bytes();

namespace tagboat::test
{

/// The memory that this process uses, in KiB. Under the address sanitizer freed memory stays resident for a while (the
/// quarantine, 256 MiB), so there it is what is allocated.
inline qint64 memoryInUse()
{
    if (&__sanitizer_get_current_allocated_bytes != nullptr)
        return static_cast<qint64>(__sanitizer_get_current_allocated_bytes() / 1024);
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no statm");
    return file.readAll().split(' ').at(1).toLongLong() * 4;
}

} // namespace tagboat::test
