// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compose/practicepart.h"
#include "ports/forgeplace.h"

#include <QElapsedTimer>
#include <QUrl>

#include <memory>

namespace tagboat
{

struct ForgeClient;

/// The practice harbour's forge, for the repositories whose remotes lie in the harbour. NotFound, with how to start it,
/// where it ran once and does not run now; nothing in a harbour that never had one. Lives in one thread, with an event
/// loop.
class PracticePlaces final : public ForgePlaces
{
public:
    /// @p harbour is the harbour's folder; @p part says who asks, and may change.
    explicit PracticePlaces(QString harbour, std::shared_ptr<const PracticePart> part = nullptr);
    ~PracticePlaces() override;
    [[nodiscard]] QCoro::Task<Result<std::optional<ForgePlace>>> find(QString remoteUrl, Cancel cancel) override;
    /// The harbour's own, while its forge runs.
    [[nodiscard]] std::shared_ptr<PackageIndex> trialIndex() override;
    void tellWaits(std::function<void(const ForgeWait &)> tell) override;
    [[nodiscard]] QList<AccountLimits> limits() const override;

private:
    Result<std::optional<ForgePlace>> placeOf(const QString &remoteUrl);
    bool answers(const QUrl &api);

    QString m_harbour;
    std::shared_ptr<const PracticePart> m_part; ///< null: the user's own
    std::shared_ptr<ForgeClient> m_client; ///< of the forge as it ran last: one that was started anew has other tokens
    std::function<void(const ForgeWait &)> m_tell;
    std::shared_ptr<PackageIndex> m_trialIndex;
    QUrl m_indexAddress; ///< that it asks: one that was started anew has another
    QUrl m_answered;     ///< the address that something listened at a moment ago
    QElapsedTimer m_sinceAnswer;
};

} // namespace tagboat
