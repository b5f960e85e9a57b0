// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/storage.h"

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

constexpr int secondsOfLife = 60;

Reply refusal(int status, const QByteArray &code)
{
    Reply reply = Reply::text("<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>" + code + "</Code></Error>",
                              "application/xml");
    reply.status = status;
    return reply;
}

} // namespace

QString blobAddress(World &world, const QByteArray &bytes, const QByteArray &type)
{
    const QDateTime now = world.now();
    for (auto blob = world.blobs.begin(); blob != world.blobs.end();)
        blob = blob->expires < now ? world.blobs.erase(blob) : std::next(blob);
    const QString key = newSecret({});
    world.blobs.insert(key, {bytes, type, now.addSecs(secondsOfLife)});
    return world.storage + u"/blobs/"_s + key + u"?se="_s + QString::number(secondsOfLife);
}

Reply Storage::answer(const Request &request)
{
    if (!request.header("Authorization").isEmpty()) {
        ++m_world.leakedTokens; // a token went to an origin that it does not belong to
        return refusal(400, "InvalidAuthenticationInfo");
    }
    const auto blob = m_world.blobs.constFind(request.path.value(1));
    if (blob == m_world.blobs.constEnd() || blob->expires < m_world.now())
        return refusal(403, "AuthenticationFailed");
    return Reply::text(blob->bytes, blob->type);
}

} // namespace tagboat::practice
