// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forgeshared.h"

#include "compose/adapters.h"
#include "practice/harbour.h"

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{

Result<std::shared_ptr<const PracticePart>> partOf(const QString &member, const QString &harbour)
{
    if (member.isEmpty())
        return nullptr;
    TB_TRY(const QStringList members, practiceMembers(harbour));
    if (!members.contains(member))
        return fail(Error::Kind::Usage, u"Nobody in the harbour is called “%1”"_s.arg(member), {},
                    u"Its members are %1."_s.arg(members.join(u", "_s)));
    auto part = std::make_shared<PracticePart>();
    part->take(member);
    return part;
}

} // namespace

Result<std::unique_ptr<ForgePlaces>> openForges(Session &session, const QString &member)
{
    if (session.options.offline)
        return fail(Error::Kind::Usage, u"The forge has to be asked for this"_s, {}, u"Leave out --offline."_s);
    const QString &harbour = session.options.practiceFolder;
    if (!harbour.isEmpty()) {
        TB_CHECK(findHarbour(harbour));
        TB_TRY(auto part, partOf(member, harbour));
        return makePracticePlaces(harbour, std::move(part));
    }
    if (!member.isEmpty())
        return fail(Error::Kind::Usage, u"--as plays a member of the practice harbour"_s, {},
                    u"Name it with --practice."_s);
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

QCommandLineOption onlineOption(const QString &description)
{
    return {u"online"_s, description};
}

Result<void> wantsConnection(const Invocation &call)
{
    if (call.session.options.offline)
        return fail(Error::Kind::Usage, u"--online and --offline exclude each other"_s, {},
                    u"Leave out one of them."_s);
    return {};
}

Result<PublishedReleases> publishedReleases(const Invocation &call)
{
    TB_CHECK(wantsConnection(call));
    TB_TRY(const auto forges, openForges(call.session));
    TB_TRY(const ForgePlace place, forgePlaceOf(*forges, call.arguments.first(), call.session));
    TB_TRY(const QList<ForgeRelease> releases,
           runToEnd(place.forge->releases().all(place.repository, call.session.cancel)));
    return PublishedReleases{place.forge->host(), releases};
}

} // namespace tagboat::cli
