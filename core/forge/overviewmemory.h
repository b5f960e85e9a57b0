// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "forge/graphclient.h"
#include "ports/forge/overview.h"

namespace tagboat
{

/// What was said last of each repository, in the account's memory of answers: it can be shown before anybody is asked,
/// and where nobody answers. What is kept there is dropped and made anew like all answers.
class OverviewMemory
{
public:
    explicit OverviewMemory(ApiClient &api) : m_api(api) {}

    /// Keeps a repository's card as it came, or null, with the faults beside it.
    void keep(const RepositoryName &repository, const QJsonValue &card, const QList<GraphFault> &faults);
    /// What is kept of these is what the forge says now.
    void confirm(const QList<RepositoryName> &repositories);

    struct Kept {
        GraphAnswer answer; ///< of one repository, under the alias below
        QDateTime asked;
    };
    static QString alias() { return QStringLiteral("kept"); }
    /// Nothing if nothing is kept, or not in today's form.
    [[nodiscard]] std::optional<Kept> recall(const RepositoryName &repository);

private:
    [[nodiscard]] AnswerKey keyOf(const QByteArray &what) const;
    [[nodiscard]] QJsonObject objectAt(const AnswerKey &key) const;
    void store(const AnswerKey &key, const QJsonObject &object);
    QJsonObject &times();

    ApiClient &m_api;
    std::optional<QJsonObject> m_times; ///< when each was confirmed, in seconds since the epoch
};

} // namespace tagboat
