// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "tokens/keychainprotocol.h"

#include <array>

using namespace Qt::StringLiterals;

namespace tagboat::keychain
{

namespace
{
using Reason = SecretError::Reason;
constexpr std::array reasons{
    std::pair{Reason::Absent, "absent"},        std::pair{Reason::Locked, "locked"},
    std::pair{Reason::NoService, "no-service"}, std::pair{Reason::NotAnswering, "not-answering"},
    std::pair{Reason::Denied, "denied"},        std::pair{Reason::Failed, "failed"},
};
} // namespace

QJsonObject answerOf(const SecretError &error)
{
    QString name;
    for (const auto &[reason, text] : reasons) {
        if (reason == error.reason)
            name = QString::fromLatin1(text);
    }
    return {{u"refused"_s, name}, {u"detail"_s, error.detail}};
}

std::optional<SecretError> errorIn(const QJsonObject &answer)
{
    if (!answer.contains(u"refused"_s))
        return std::nullopt;
    const QString name = answer[u"refused"_s].toString();
    for (const auto &[reason, text] : reasons) {
        if (name == QLatin1StringView(text))
            return secretError(reason, answer[u"detail"_s].toString());
    }
    return secretError(Reason::Failed, name);
}

} // namespace tagboat::keychain
