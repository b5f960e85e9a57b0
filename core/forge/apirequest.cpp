// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/apirequest.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

Result<QUrl> addressOf(const QUrl &base, const ApiRequest &request)
{
    if (!request.nextPage.isEmpty())
        return QUrl::fromEncoded(request.nextPage, QUrl::StrictMode);
    QByteArray address = base.toEncoded();
    for (const QString &segment : request.path) {
        if (segment.isEmpty() || segment == "."_L1 || segment == ".."_L1)
            return fail(Error::Kind::Usage, u"%1 failed: a name is empty or names a folder"_s.arg(request.doing),
                        request.path.join(u'/'));
        address += '/' + QUrl::toPercentEncoding(segment);
    }
    char before = '?';
    for (const auto &[key, value] : request.query) {
        address += before + QUrl::toPercentEncoding(key) + '=' + QUrl::toPercentEncoding(value);
        before = '&';
    }
    const QUrl url = QUrl::fromEncoded(address, QUrl::StrictMode);
    if (!url.isValid())
        return fail(Error::Kind::Usage, u"%1 failed: its address is not valid"_s.arg(request.doing), url.errorString());
    return url;
}

} // namespace tagboat
