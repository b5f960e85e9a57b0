// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/practiceworld.h"

#include "base/files.h"
#include "ports/clock.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// The sample whose forge side is set up in whole; the others wait for the user's own set-up.
const QString showcase = u"harbour-core"_s;

/// Where the harbour's forge ran last; empty if it never did.
QUrl lastAddress(const QString &folder)
{
    const auto written = readFileBelow(folder, u"forge/tokens.json"_s);
    return written ? QUrl(QJsonDocument::fromJson(*written).object()[u"api"_s].toString()) : QUrl();
}

} // namespace

Result<double> practiceSpeed(const QString &text)
{
    constexpr double fastest = 1'000'000;
    bool good = false;
    const double speed = text.toDouble(&good);
    if (!good || !(speed > 0 && speed <= fastest)) // which no "nan" is
        return fail(Error::Kind::Usage, u"“%1” is no speed"_s.arg(text), {},
                    u"Say how many times faster the clock shall run, such as 60."_s);
    return speed;
}

Result<PracticeWorld> openPracticeWorld(const QString &folder, const PracticeWorldOptions &options)
{
    TB_TRY(Harbour harbour, createHarbour(folder, SystemClock().now()));
    if (const QUrl last = lastAddress(harbour.folder); !last.isEmpty() && practiceForgeAnswers(last))
        return failAt(Error::Kind::Busy, harbour.folder, 0, u"The forge of this practice harbour runs already"_s,
                      last.toString(), u"Use it, or end the program that runs it."_s);
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
