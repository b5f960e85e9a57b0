// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/http.h"
#include "ports/packageindex.h"

namespace tagboat
{

/// "Harbour_Core" → "harbour-core", as the addresses of an index have it. Usage for what is no project's name.
/// https://packaging.python.org/specifications/name-normalization
Result<QString> normalizedProject(const QString &name);

/// PyPI's JSON API, https://docs.pypi.org/api/json, and that of indexes which answer like it. Sends no token.
class JsonIndex final : public PackageIndex
{
public:
    /// @p base: what stands before "PROJECT/VERSION/json", such as https://test.pypi.org/pypi/. @p name: of the index,
    /// for messages.
    JsonIndex(Transport &transport, QUrl base, QString name);
    QCoro::Task<Result<std::optional<IndexedVersion>>> find(QString project, QString version, Cancel cancel) override;

private:
    [[nodiscard]] tl::unexpected<Error> refusal(const QString &doing, const HttpAnswer &answer) const;
    [[nodiscard]] Result<QUrl> addressOf(const QString &project, const QString &version) const;

    Transport &m_transport;
    QUrl m_base;
    QString m_name;
};

} // namespace tagboat
