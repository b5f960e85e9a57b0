// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/testrepository.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace tagboat::test
{

/// Where one shape is built, and the canaries that nothing of it may reach.
struct Bench {
    QString folder;       ///< the shape's own folder, which exists and is empty
    QString outside;      ///< a folder with files that nobody may read through a link or change
    QString marker;       ///< a program that runs makes this file
    quint16 port = 0;     ///< a server of this computer that nobody may connect to
    QString ordinaryCopy; ///< of the repository that ordinary() copies
    QStringList foreign;  ///< out: paths that are to belong to another user

    /// A Python package harbour-core 1.2.0 with a changelog and the tag v1.2.0, in @p sub of the folder.
    [[nodiscard]] TestRepository ordinary(const QString &sub = QStringLiteral(".")) const;
    [[nodiscard]] QString at(const QString &relative) const { return folder + u'/' + relative; }
    /// Writes a file; folders are made.
    void write(const QString &relative, const QByteArray &content) const;
    void append(const QString &relative, const QByteArray &content) const;
    [[nodiscard]] QByteArray read(const QString &relative) const;
    void makeFolder(const QString &relative) const;
    void remove(const QString &relative) const;
    void link(const QString &relative, const QString &target) const;
    void fifo(const QString &relative) const;
    void socket(const QString &relative) const;
    /// A file of @p size bytes that takes no room.
    void hollow(const QString &relative, qint64 size) const;
    void mode(const QString &relative, unsigned bits) const;
    /// Runs a program and expects status 0.
    void run(const QString &program, const QStringList &arguments) const;
    /// Stores an object of any content and returns its id; git checks nothing.
    [[nodiscard]] QString object(const TestRepository &repository, const QString &type,
                                 const QByteArray &content) const;
    /// The path of an object's loose file.
    [[nodiscard]] static QString looseFile(const QString &id);
    [[nodiscard]] QString touchMarker() const { return QStringLiteral("touch ") + marker; }
};

} // namespace tagboat::test
