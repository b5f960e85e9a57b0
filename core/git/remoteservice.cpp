// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/remoteservice.h"

#include "git/remotefetch.h"
#include "git/remoteprotocol.h"
#include "git/remotepush.h"

#include <QElapsedTimer>

#include <cerrno>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

bool writeAll(const QByteArray &bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t put = ::write(STDOUT_FILENO, bytes.constData() + done, static_cast<size_t>(bytes.size() - done));
        if (put < 0 && errno != EINTR)
            return false;
        done += std::max<ssize_t>(put, 0);
    }
    return true;
}

Result<QJsonObject> readRequest()
{
    QByteArray bytes;
    while (true) {
        TB_TRY(auto request, git::takeFrame(bytes));
        if (request)
            return *std::move(request);
        std::array<char, 64 * 1024> piece{};
        const ssize_t got = ::read(STDIN_FILENO, piece.data(), piece.size());
        if (got == 0 || (got < 0 && errno != EINTR))
            return fail(Error::Kind::Invalid, u"The git process was given no request"_s);
        bytes.append(piece.data(), std::max<ssize_t>(got, 0));
    }
}

QJsonObject answerTo(const Result<void> &result)
{
    return result ? QJsonObject{{u"done"_s, true}} : git::answerOf(result.error());
}

} // namespace

QJsonObject serveRemoteRequest(const QJsonObject &request, const std::function<void()> &progress)
{
    const QString operation = request[u"operation"_s].toString();
    const QString repository = request[u"repository"_s].toString();
    const QString url = request[u"url"_s].toString();
    if (operation == "references"_L1) {
        const auto references = git::readReferences(url, progress);
        return references ? git::answerOf(*references) : git::answerOf(references.error());
    }
    if (operation == "push"_L1)
        return answerTo(git::pushUpdates(repository, url, git::updatesIn(request), progress));
    if (operation == "delete-candidate-tag"_L1)
        return answerTo(git::deleteCandidateTag(repository, url, request[u"name"_s].toString(),
                                                request[u"expected"_s].toString(), progress));
    if (operation == "fetch"_L1)
        return answerTo(git::fetchRemote(repository, request[u"remote"_s].toString(), progress));
    return git::answerOf(
        Error{Error::Kind::Usage, u"The git process does not know \"%1\""_s.arg(operation), {}, {}, {}, 0});
}

int serveRemotePipes()
{
    const auto request = readRequest();
    if (!request) {
        writeAll(git::frameOf(git::answerOf(request.error())));
        return 1;
    }
    QElapsedTimer sinceLast;
    const auto progress = [&sinceLast] {
        if (sinceLast.isValid() && sinceLast.elapsed() < 250)
            return;
        sinceLast.start();
        writeAll(git::frameOf({{u"progress"_s, true}}));
    };
    return writeAll(git::frameOf(serveRemoteRequest(*request, progress))) ? 0 : 1;
}

} // namespace tagboat
