// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionscheme.h"

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

QCommandLineOption schemeOption()
{
    return {u"scheme"_s, u"The rules: pep440 (the default) or semver."_s, u"SCHEME"_s, u"pep440"_s};
}

Result<VersionScheme> schemeOf(const Invocation &call)
{
    const QString name = call.value(u"scheme"_s);
    if (name == u"pep440"_s)
        return VersionScheme::Pep440;
    if (name == u"semver"_s)
        return VersionScheme::SemVer;
    return fail(Error::Kind::Usage, u"There is no version scheme “%1”"_s.arg(name), {}, u"Use pep440 or semver."_s);
}

} // namespace tagboat::cli
