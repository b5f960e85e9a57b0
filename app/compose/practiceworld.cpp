// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/practiceworld.h"

#include "ports/clock.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// The sample whose forge side is set up in whole; the others wait for the user's own set-up.
const QString showcase = u"harbour-core"_s;

} // namespace

Result<PracticeWorld> openPracticeWorld(const QString &folder, const PracticeWorldOptions &options)
{
    TB_TRY(Harbour harbour, createHarbour(folder, SystemClock().now()));
    PracticeForgeOptions forgeOptions{harbour.folder, options.port, options.speed, options.faults, {}};
    for (const HarbourRepository &repository : harbour.repositories) {
        const QString remote = QDir(harbour.folder).relativeFilePath(repository.remotePath);
        forgeOptions.repositories.append({repository.remote.section(u'/', 0, 0),
                                          repository.remote.section(u'/', 1),
                                          remote,
                                          {},
                                          repository.name == showcase});
    }
    auto forge = std::make_unique<PracticeForge>();
    TB_TRY(PracticePlace place, forge->start(forgeOptions));
    return PracticeWorld{std::move(harbour), std::move(place), std::move(forge)};
}

} // namespace tagboat
