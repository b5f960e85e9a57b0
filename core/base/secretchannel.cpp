// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/secretchannel.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

tl::unexpected<Error> broken(int error)
{
    return fail(Error::Kind::Internal, u"A secret could not be handed between Tagboat and its helper process"_s,
                QString::fromLocal8Bit(std::strerror(error)));
}

/// Everything up to the other side's end.
Result<Secret> readAll(int end, int flags)
{
    QByteArray bytes(secretLimit + 1, '\0'); // never grows, so that no copy of it stays behind
    qsizetype size = 0;
    while (size < bytes.size()) {
        const ssize_t got = ::recv(end, bytes.data() + size, static_cast<size_t>(bytes.size() - size), flags);
        if (got < 0 && errno == EINTR)
            continue;
        if (got == 0 || (got < 0 && (errno == EAGAIN || errno == ECONNRESET)))
            break;
        if (got < 0) {
            const int error = errno;
            Secret::wipe(bytes);
            return broken(error);
        }
        size += got;
    }
    if (size > secretLimit) {
        Secret::wipe(bytes);
        return fail(Error::Kind::Invalid, u"A secret is longer than any known token (4 KiB)"_s);
    }
    bytes.truncate(size);
    Secret secret = Secret::take(bytes);
    if (size > 0 && secret.isEmpty())
        return fail(Error::Kind::Io, u"There is no memory that can be locked for a secret"_s);
    return secret;
}

} // namespace

SecretChannel::~SecretChannel()
{
    closeChildEnd();
    if (m_parent >= 0)
        ::close(m_parent);
}

Result<void> SecretChannel::open(const Secret &secret)
{
    int ends[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return broken(errno);
    m_parent = ends[0];
    m_child = ends[1];
    TB_CHECK(sendSecret(m_parent, secret)); // far less than what the system buffers, so it does not wait
    if (::shutdown(m_parent, SHUT_WR) != 0)
        return broken(errno);
    return {};
}

void SecretChannel::keepInChild(int end)
{
    ::fcntl(end, F_SETFD, 0);
}

void SecretChannel::closeChildEnd()
{
    if (m_child >= 0)
        ::close(std::exchange(m_child, -1));
}

Result<Secret> SecretChannel::taken() const
{
    return readAll(m_parent, MSG_DONTWAIT);
}

Result<Secret> secretFrom(int end)
{
    return readAll(end, 0);
}

Result<void> sendSecret(int end, const Secret &secret)
{
    if (secret.size() > static_cast<std::size_t>(secretLimit))
        return fail(Error::Kind::Invalid, u"A secret is longer than any known token (4 KiB)"_s);
    std::size_t done = 0;
    while (done < secret.size()) {
        const ssize_t put = ::send(end, secret.data() + done, secret.size() - done, MSG_NOSIGNAL);
        if (put < 0 && errno != EINTR)
            return broken(errno);
        done += put > 0 ? static_cast<std::size_t>(put) : 0;
    }
    return {};
}

} // namespace tagboat
