// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/ziparchive.h"

#include <QtEndian>

namespace tagboat::practice
{

namespace
{

quint32 crc32(const QByteArray &bytes)
{
    quint32 crc = 0xffffffffU;
    for (const char byte : bytes) {
        crc ^= static_cast<quint8>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1U) ? 0xedb88320U : 0U);
    }
    return ~crc;
}

template <typename T>
QByteArray little(T value)
{
    QByteArray bytes(sizeof(T), Qt::Uninitialized);
    qToLittleEndian(value, bytes.data());
    return bytes;
}

} // namespace

void ZipArchive::add(const QString &name, const QByteArray &content)
{
    const QByteArray path = name.toUtf8();
    const auto size = static_cast<quint32>(content.size());
    const auto at = static_cast<quint32>(m_files.size());
    // version 2.0, names in UTF-8 (bit 11), stored, no time
    const QByteArray common = little<quint16>(20) + little<quint16>(0x0800) + little<quint16>(0) + little<quint32>(0) +
                              little(crc32(content)) + little(size) + little(size) +
                              little(static_cast<quint16>(path.size())) + little<quint16>(0);
    m_files += QByteArrayLiteral("PK\x03\x04") + common + path + content;
    m_directory += QByteArrayLiteral("PK\x01\x02") + little<quint16>(20) + common + little<quint16>(0) +
                   little<quint16>(0) + little<quint16>(0) + little<quint32>(0) + little(at) + path;
    ++m_count;
}

QByteArray ZipArchive::bytes() const
{
    return m_files + m_directory + QByteArrayLiteral("PK\x05\x06") + little<quint16>(0) + little<quint16>(0) +
           little(m_count) + little(m_count) + little(static_cast<quint32>(m_directory.size())) +
           little(static_cast<quint32>(m_files.size())) + little<quint16>(0);
}

} // namespace tagboat::practice
