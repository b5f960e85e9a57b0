// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/clock.h"
#include "ports/forgeplace.h"
#include "ports/pause.h"

#include <memory>

namespace tagboat
{

/// The practice harbour's forge, for the repositories whose remotes lie in the harbour; nothing while it does not run.
/// Lives in one thread, with an event loop.
class PracticePlaces final : public ForgePlaces
{
public:
    /// @p harbour is the harbour's folder; @p clock and @p pause outlive this object and its forges.
    PracticePlaces(QString harbour, const Clock &clock, Pause &pause);
    ~PracticePlaces() override;
    [[nodiscard]] std::optional<ForgePlace> of(const QString &remoteUrl) override;

private:
    struct World;

    QString m_harbour;
    const Clock &m_clock;
    Pause &m_pause;
    QByteArray m_tokens; ///< the file that the forge was made from: a forge that was started anew has others
    std::shared_ptr<World> m_world;
};

} // namespace tagboat
