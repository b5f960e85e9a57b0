// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/onceupload.h"

#include <algorithm>

namespace tagboat
{

OnceUpload::OnceUpload(std::unique_ptr<QIODevice> source, qint64 length) : m_source(std::move(source)), m_left(length)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OnceUpload::readData(char *data, qint64 size)
{
    const qint64 got = m_source->read(data, std::min(size, m_left));
    if (got > 0)
        m_left -= got;
    return got;
}

} // namespace tagboat
