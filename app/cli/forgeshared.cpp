// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forgeshared.h"

#include "compose/adapters.h"
#include "practice/harbour.h"

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

Result<std::unique_ptr<ForgePlaces>> openForges(Session &session)
{
    const QString &harbour = session.options.practiceFolder;
    if (!harbour.isEmpty()) {
        TB_CHECK(findHarbour(harbour));
        return makePracticePlaces(harbour);
    }
    TB_TRY(const Settings settings, session.settings());
    return makeForgePlaces(session.dataFolderPath(), settings);
}

Result<ForgePlace> forgePlaceOf(ForgePlaces &places, const QString &argument, const Session &session)
{
    TB_TRY(const QString folder, folderArgument(argument));
    const auto git = makeGit();
    TB_TRY(const auto repository, git->open(folder));
    TB_TRY(const WorkingState state, repository->state());
    TB_TRY(const auto place, runToEnd(places.find(state.remoteUrl, session.cancel)));
    if (!place)
        return failAt(Error::Kind::NotFound, folder, 0, u"No forge is at hand for its remote"_s, state.remoteUrl,
                      u"Add a token for it: tagboat-cli tokens add; or start the practice harbour."_s);
    return *place;
}

} // namespace tagboat::cli
