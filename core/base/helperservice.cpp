// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/helperservice.h"

#include "base/helperframe.h"
#include "base/processprivacy.h"

#include <QElapsedTimer>

#include <array>
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
        TB_TRY(auto request, takeFrame(bytes));
        if (request)
            return *std::move(request);
        std::array<char, 64 * 1024> piece{};
        const ssize_t got = ::read(STDIN_FILENO, piece.data(), piece.size());
        if (got == 0 || (got < 0 && errno != EINTR))
            return fail(Error::Kind::Invalid, u"The helper process was given no request"_s);
        bytes.append(piece.data(), std::max<ssize_t>(got, 0));
    }
}

} // namespace

int serveHelperPipes(const HelperService &service)
{
    keepMemoryPrivate();
    const auto request = readRequest();
    if (!request) {
        writeAll(frameOf(answerOf(request.error())));
        return 1;
    }
    QElapsedTimer sinceLast;
    const auto progress = [&sinceLast] {
        if (sinceLast.isValid() && sinceLast.elapsed() < 250)
            return;
        sinceLast.start();
        writeAll(frameOf({{u"progress"_s, true}}));
    };
    return writeAll(frameOf(service(*request, progress))) ? 0 : 1;
}

} // namespace tagboat
