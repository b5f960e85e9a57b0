// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "commands.h"
#include "ports/clock.h"
#include "version/bump.h"
#include "versionscheme.h"

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{

Result<int> run(Invocation &call)
{
    TB_TRY(const VersionScheme scheme, schemeOf(call));
    if (!call.has(u"level"_s))
        return fail(Error::Kind::Usage, u"version bump wants --level"_s, {}, u"See tagboat-cli version bump --help"_s);
    TB_TRY(const BumpLevel level, bumpLevelFromName(call.value(u"level"_s)));
    TB_TRY(const Version from, Version::parse(call.arguments.constFirst(), scheme));
    TB_TRY(const Version to, bump(from, level, Calendar(SystemClock().now().date())));
    if (call.session.out.json()) {
        call.session.out.document(
            {{u"from"_s, from.normalized()}, {u"to"_s, to.normalized()}, {u"level"_s, bumpLevelName(level)}});
    } else {
        call.session.out.line(to.normalized());
    }
    return 0;
}

} // namespace

Command versionBumpCommand()
{
    Command command;
    command.name = u"version bump"_s;
    command.arguments = u"[--scheme pep440|semver] V --level LEVEL"_s;
    command.summary = u"Print the version that follows V."_s;
    command.options = {schemeOption(),
                       {{u"l"_s, u"level"_s}, u"patch, minor, major, candidate, promote, post or dev."_s, u"LEVEL"_s}};
    command.examples = {u"tagboat-cli version bump 1.2.3 --level minor"_s,
                        u"tagboat-cli version bump 1.3.0rc1 --level promote"_s};
    command.minimumArguments = 1;
    command.maximumArguments = 1;
    command.run = run;
    return command;
}

} // namespace tagboat::cli
