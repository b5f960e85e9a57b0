// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/practiceworld.h"

#include "ports/clock.h"

#include <QDir>

namespace tagboat
{

Result<PracticeWorld> openPracticeWorld(const QString &folder, const PracticeWorldOptions &options)
{
    TB_TRY(Harbour harbour, createHarbour(folder, SystemClock().now()));
    ForgeOptions forgeOptions{harbour.folder, options.port, options.speed, options.faults, {}};
    for (const HarbourRepository &repository : harbour.repositories) {
        const QString remote = QDir(harbour.folder).relativeFilePath(repository.remotePath);
        forgeOptions.repositories.append(
            {repository.remote.section(u'/', 0, 0), repository.remote.section(u'/', 1), remote, {}});
    }
    auto forge = std::make_unique<PracticeForge>();
    TB_TRY(ForgePlace place, forge->start(forgeOptions));
    return PracticeWorld{std::move(harbour), std::move(place), std::move(forge)};
}

} // namespace tagboat
