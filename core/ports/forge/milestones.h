// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/forge/repositories.h"

#include <QDate>

namespace tagboat
{

/// https://docs.github.com/en/rest/issues/milestones
struct Milestone {
    int number = 0; ///< its key
    QString title;
    QString description;
    bool open = true;
    int openIssues = 0;
    int closedIssues = 0;
    QDate dueOn; ///< null if none
    QString url; ///< for a browser
    bool operator==(const Milestone &) const = default;
};

class Milestones
{
public:
    virtual ~Milestones() = default;
    /// Open and closed ones.
    virtual QCoro::Task<Result<QList<Milestone>>> all(RepositoryName repository, Cancel cancel) = 0;
    /// Conflict if there is one of that title.
    virtual QCoro::Task<Result<Milestone>> create(RepositoryName repository, QString title, QString description,
                                                  QDate dueOn, Cancel cancel) = 0;
    virtual QCoro::Task<Result<Milestone>> close(RepositoryName repository, int number, Cancel cancel) = 0;
    virtual QCoro::Task<Result<Milestone>> reopen(RepositoryName repository, int number, Cancel cancel) = 0;
};

} // namespace tagboat
