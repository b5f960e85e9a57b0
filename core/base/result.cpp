// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/result.h"

#include "base/displaytext.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
constexpr std::array kinds{
    std::pair{Error::Kind::Usage, "usage"},
    std::pair{Error::Kind::Invalid, "invalid"},
    std::pair{Error::Kind::NotFound, "not-found"},
    std::pair{Error::Kind::Conflict, "conflict"},
    std::pair{Error::Kind::Refused, "refused"},
    std::pair{Error::Kind::Denied, "denied"},
    std::pair{Error::Kind::Unavailable, "unavailable"},
    std::pair{Error::Kind::Busy, "busy"},
    std::pair{Error::Kind::CheckFailed, "check-failed"},
    std::pair{Error::Kind::Cancelled, "cancelled"},
    std::pair{Error::Kind::Io, "io"},
    std::pair{Error::Kind::Internal, "internal"},
};
} // namespace

QString errorKindName(Error::Kind kind)
{
    for (const auto &[value, name] : kinds) {
        if (value == kind)
            return QString::fromLatin1(name);
    }
    return u"internal"_s;
}

Error::Kind errorKindFromName(QStringView name)
{
    for (const auto &[value, text] : kinds) {
        if (name == QLatin1StringView(text))
            return value;
    }
    return Error::Kind::Internal;
}

int exitStatus(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Usage:
    case Error::Kind::Invalid:
    case Error::Kind::NotFound:
        return 2;
    case Error::Kind::Refused:
        return 3;
    case Error::Kind::Cancelled:
        return 130;
    case Error::Kind::Conflict:
    case Error::Kind::Denied:
    case Error::Kind::Unavailable:
    case Error::Kind::Busy:
    case Error::Kind::CheckFailed:
    case Error::Kind::Io:
    case Error::Kind::Internal:
        return 1;
    }
    return 1;
}

QString messageAndDetail(const Error &error)
{
    if (error.detail.isEmpty() || error.detail == error.message)
        return error.message;
    const bool stops = error.message.endsWith(u'.') && !error.message.endsWith(u".."_s);
    return (stops ? error.message.chopped(1) : error.message) + u": "_s + error.detail;
}

QString describe(const Error &error)
{
    QString text;
    if (!error.path.isEmpty()) {
        text += error.path + u':';
        if (error.line > 0)
            text += QString::number(error.line) + u':';
        text += u' ';
    }
    text += messageAndDetail(error);
    if (!error.remedy.isEmpty())
        text += u" ("_s + error.remedy + u')';
    return displayText(text);
}

} // namespace tagboat
