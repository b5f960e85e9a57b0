// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/remoteservice.h"

#include "base/helperframe.h"
#include "base/secretchannel.h"
#include "git/remotefetch.h"
#include "git/remoteprotocol.h"
#include "git/remotepush.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

using git::RemoteTalk;
using git::RemoteToken;

namespace
{

/// The token that the request says is there, for the place that it names.
Result<RemoteToken> tokenOf(const QJsonObject &request)
{
    RemoteToken token;
    token.origin = request[u"tokenFor"_s].toString();
    if (token.origin.isEmpty())
        return token;
    TB_TRY(token.secret, secretFrom(request[u"channel"_s].toInt(-1)));
    return token;
}

} // namespace

QJsonObject serveRemoteRequest(const QJsonObject &request, const std::function<void()> &progress)
{
    const QString operation = request[u"operation"_s].toString();
    const QString repository = request[u"repository"_s].toString();
    const QString url = request[u"url"_s].toString();
    const auto token = tokenOf(request);
    if (!token)
        return answerOf(token.error());
    const RemoteTalk talk{*token, progress};
    if (operation == "references"_L1) {
        const auto references = git::readReferences(url, talk);
        return references ? git::answerOf(*references) : answerOf(references.error());
    }
    if (operation == "push"_L1)
        return answerOf(git::pushUpdates(repository, url, git::updatesIn(request), talk));
    if (operation == "delete-candidate-tag"_L1)
        return answerOf(git::deleteCandidateTag(repository, url, request[u"name"_s].toString(),
                                                request[u"expected"_s].toString(), talk));
    if (operation == "fetch"_L1)
        return answerOf(git::fetchRemote(repository, request[u"remote"_s].toString(), url, talk));
    return answerOf(
        Error{Error::Kind::Usage, u"The helper process does not know \"%1\""_s.arg(operation), {}, {}, {}, 0});
}

} // namespace tagboat
