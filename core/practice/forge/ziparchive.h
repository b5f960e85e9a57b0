// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace tagboat::practice
{

/// A zip file whose entries are stored as they are. Source: PKWARE APPNOTE 4.3.
class ZipArchive
{
public:
    void add(const QString &name, const QByteArray &content);
    [[nodiscard]] QByteArray bytes() const;

private:
    QByteArray m_files;
    QByteArray m_directory;
    quint16 m_count = 0;
};

} // namespace tagboat::practice
