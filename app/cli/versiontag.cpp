// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "commands.h"
#include "version/taggrammar.h"
#include "versionscheme.h"

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{

/// Both patterns from the one that --pattern gives. A pattern with {n} is the candidates' one, and its release pattern
/// ends where {version} ends; a pattern without it spells candidates as the scheme does: v1.2.3rc1, v1.2.3-rc.1.
Result<TagGrammar> grammarOf(const QString &pattern, VersionScheme scheme)
{
    if (pattern.contains(u"{n}"_s)) {
        const qsizetype end = pattern.indexOf(u"{version}"_s) + QStringView(u"{version}").size();
        const QString release = pattern.contains(u"{version}"_s) ? pattern.first(end) : pattern;
        return TagGrammar::fromPatterns(release, pattern, scheme);
    }
    const QString candidate = scheme == VersionScheme::Pep440 ? u"{version}rc{n}"_s : u"{version}-rc.{n}"_s;
    return TagGrammar::fromPatterns(pattern, QString(pattern).replace(u"{version}"_s, candidate), scheme);
}

Result<int> run(Invocation &call)
{
    TB_TRY(const VersionScheme scheme, schemeOf(call));
    const bool reverse = call.has(u"reverse"_s);
    if (reverse == !call.arguments.isEmpty())
        return fail(Error::Kind::Usage, u"version tag wants either a version or --reverse with a tag"_s);
    TB_TRY(const TagGrammar grammar, grammarOf(call.value(u"pattern"_s), scheme));
    QString version;
    QString tag;
    if (reverse) {
        tag = call.value(u"reverse"_s);
        TB_TRY(const Version parsed, grammar.versionOf(tag));
        version = parsed.normalized();
    } else {
        TB_TRY(const Version parsed, Version::parse(call.arguments.constFirst(), scheme));
        version = parsed.normalized();
        tag = grammar.tagFor(parsed);
        TB_CHECK(checkTagName(tag));
    }
    if (call.session.out.json())
        call.session.out.document({{u"version"_s, version}, {u"tag"_s, tag}});
    else
        call.session.out.line(reverse ? version : tag);
    return 0;
}

} // namespace

Command versionTagCommand()
{
    Command command;
    command.name = u"version tag"_s;
    command.arguments = u"V [--pattern PATTERN] | --reverse TAG [--pattern PATTERN]"_s;
    command.summary = u"Print the tag of a version, or the version of a tag."_s;
    command.options = {
        schemeOption(),
        {u"pattern"_s, u"How tags are written; {n} is the candidate's number."_s, u"PATTERN"_s, u"v{version}-rc{n}"_s},
        {u"reverse"_s, u"Print the version that TAG names."_s, u"TAG"_s}};
    command.examples = {u"tagboat-cli version tag 1.2.3rc1"_s,
                        u"tagboat-cli version tag 1.2.3rc1 --pattern 'v{version}rc{n}'"_s,
                        u"tagboat-cli version tag --reverse v1.2.3-rc1"_s};
    command.minimumArguments = 0;
    command.maximumArguments = 1;
    command.run = run;
    return command;
}

} // namespace tagboat::cli
