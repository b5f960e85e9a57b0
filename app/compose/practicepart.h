// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QMutex>
#include <QStringList>

namespace tagboat
{

/// Whose part the user takes in the practice harbour: their own, or for a while a colleague's, who reviews and approves
/// what one may not approve oneself. May be asked and changed from any thread.
class PracticePart final
{
public:
    /// Empty: the user's own.
    [[nodiscard]] QString login() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_login;
    }
    void take(const QString &login)
    {
        const QMutexLocker lock(&m_mutex);
        m_login = login;
    }

private:
    mutable QMutex m_mutex;
    QString m_login;
};

/// Who has an account on the harbour's forge; reads a small file. The user comes first. Errors: NotFound before the
/// forge has run, and those of reading.
Result<QStringList> practiceMembers(const QString &harbour);

} // namespace tagboat
