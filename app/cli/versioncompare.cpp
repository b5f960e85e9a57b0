// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "commands.h"
#include "versionscheme.h"

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{

Result<QString> compared(const QString &left, const QString &right, VersionScheme scheme)
{
    TB_TRY(const Version a, Version::parse(left, scheme));
    TB_TRY(const Version b, Version::parse(right, scheme));
    const std::weak_ordering order = a.compare(b);
    return order < 0 ? u"-1"_s : order > 0 ? u"1"_s : u"0"_s;
}

Result<int> compareStream(Invocation &call, VersionScheme scheme)
{
    StandardInput input(call.session.cancel);
    std::optional<Error> first;
    for (int number = 1;; ++number) {
        TB_TRY(const std::optional<QString> line, input.line());
        if (!line)
            break;
        const qsizetype tab = line->indexOf(u'\t');
        const auto answer = tab < 0 ? fail(Error::Kind::Invalid, u"The line holds no tab"_s)
                                    : compared(line->first(tab), line->sliced(tab + 1), scheme);
        // Every line gets its answer, so that line n of the output belongs to line n of the input.
        call.session.out.line(answer ? *answer : u"invalid"_s);
        if (!answer && !first) {
            first = answer.error();
            first->path = u"standard input"_s;
            first->line = number;
        }
    }
    if (first)
        return tl::unexpected(*first);
    return 0;
}

Result<int> run(Invocation &call)
{
    TB_TRY(const VersionScheme scheme, schemeOf(call));
    if (call.arguments == QStringList{u"-"_s})
        return compareStream(call, scheme);
    if (call.arguments.size() != 2)
        return fail(Error::Kind::Usage, u"version compare wants two versions, or -"_s);
    TB_TRY(const QString answer, compared(call.arguments[0], call.arguments[1], scheme));
    call.session.out.line(answer);
    return 0;
}

} // namespace

Command versionCompareCommand()
{
    Command command;
    command.name = u"version compare"_s;
    command.arguments = u"[--scheme pep440|semver] A B | -"_s;
    command.summary = u"Compare versions: prints -1, 0 or 1."_s;
    command.description = u"With - pairs come from standard input, one a line with a tab between; each line gets an "_s
                          u"answer, “invalid” for a pair that cannot be read, which ends in exit status 2."_s;
    command.options = {schemeOption()};
    command.examples = {u"tagboat-cli version compare 1.2.3rc1 1.2.3"_s,
                        u"tagboat-cli version compare --scheme semver - < pairs.tsv"_s};
    command.minimumArguments = 1;
    command.maximumArguments = 2;
    command.run = run;
    return command;
}

} // namespace tagboat::cli
