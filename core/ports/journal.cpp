// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "ports/journal.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
using Type = JournalRecord::Type;
constexpr std::array names{
    std::pair{Type::Planned, "planned"},     std::pair{Type::Confirmed, "confirmed"},
    std::pair{Type::Intent, "intent"},       std::pair{Type::Outcome, "outcome"},
    std::pair{Type::Waiting, "waiting"},     std::pair{Type::Stopped, "stopped"},
    std::pair{Type::Answered, "answered"},   std::pair{Type::Aborted, "aborted"},
    std::pair{Type::Completed, "completed"},
};
} // namespace

QString journalTypeName(JournalRecord::Type type)
{
    for (const auto &[value, name] : names) {
        if (value == type)
            return QString::fromLatin1(name);
    }
    return {};
}

Result<JournalRecord::Type> journalTypeFromName(QStringView name)
{
    for (const auto &[value, text] : names) {
        if (name == QLatin1StringView(text))
            return value;
    }
    return fail(Error::Kind::Invalid, u"The journal holds a record of an unknown type"_s, name.toString(),
                u"Use the version of Tagboat that wrote it, or a newer one."_s);
}

} // namespace tagboat
