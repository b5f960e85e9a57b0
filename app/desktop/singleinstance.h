// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QLocalServer>
#include <QLockFile>
#include <QObject>

namespace tagboat
{

/// One window for each data folder. The first program holds the lock; a second one asks it to come to the front.
class SingleInstance final : public QObject
{
    Q_OBJECT

public:
    /// @p dataFolder is absolute and exists.
    explicit SingleInstance(const QString &dataFolder, QObject *parent = nullptr);

    /// True for the first; false if another has the folder, which has been asked to show itself. Errors: Denied, Io.
    Result<bool> claim();

Q_SIGNALS:
    void asked();

private:
    QLockFile m_lock;
    QString m_address;
    QLocalServer m_server;
};

} // namespace tagboat
