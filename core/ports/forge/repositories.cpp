// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "ports/forge/repositories.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
bool isName(QStringView text)
{
    return !text.isEmpty() && text != "."_L1 && text != ".."_L1 && text.size() <= 100 &&
           std::all_of(text.begin(), text.end(), [](QChar c) {
               return c.unicode() < 128 && (c.isLetterOrNumber() || c == u'-' || c == u'_' || c == u'.');
           });
}
} // namespace

Result<RepositoryName> RepositoryName::parse(QStringView text)
{
    const qsizetype slash = text.indexOf(u'/');
    if (slash < 0 || !isName(text.first(slash)) || !isName(text.mid(slash + 1)))
        return fail(Error::Kind::Invalid, u"That is no name of a repository"_s, text.toString(),
                    u"Write it as owner/name."_s);
    return RepositoryName{text.first(slash).toString(), text.mid(slash + 1).toString()};
}

} // namespace tagboat
