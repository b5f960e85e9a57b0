// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QString>
#include <QUrl>

namespace tagboat
{

/// Where a forge answers: github.com, a GitHub Enterprise Server, or the practice harbour.
struct ForgeHost {
    QString name; ///< "github.com", as in the addresses of its repositories
    QUrl api;     ///< without a slash at its end
    QUrl graph;
    QUrl uploads; ///< where a release's files go; nothing else of another host gets the token

    /// The forge @p name whose REST API is at @p api, as the settings have it. An API path of /api/v3 is an Enterprise
    /// Server, whose other two are beside it. Usage for an address that is neither https nor on this computer.
    /// https://docs.github.com/en/enterprise-server@latest/rest/enterprise-admin#endpoint-urls
    static Result<ForgeHost> of(const QString &name, const QUrl &api);

    /// Whether it is a GitHub Enterprise Server, which knows less than github.com.
    [[nodiscard]] bool isEnterprise() const { return api.path().endsWith(QLatin1String("/api/v3")); }
    /// The origin of its pages, where people sign in: github.com's is not the API's.
    [[nodiscard]] QUrl web() const;
    bool operator==(const ForgeHost &) const = default;
};

/// Whether two addresses have the same scheme, host and port.
bool sameOrigin(const QUrl &one, const QUrl &other);

} // namespace tagboat
