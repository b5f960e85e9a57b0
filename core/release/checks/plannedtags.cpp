// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/checks/check.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat::checks
{

namespace
{

using State = CheckResult::State;

Findings tagName(const Premises &in)
{
    Findings findings;
    for (const QString &name : in.plannedTags()) {
        if (const auto legal = checkTagName(name); !legal)
            findings += blocks(legal.error().message, legal.error().remedy, name);
    }
    return findings;
}

/// A tag among @p tags that names the same version as @p name, in any spelling, or differs by case alone.
QString sameVersion(const Premises &in, const QString &name, const QStringList &tags)
{
    const auto wanted = in.grammar.versionOf(name);
    for (const QString &tag : tags) {
        if (tag.compare(name, Qt::CaseInsensitive) == 0)
            return tag;
        if (!wanted)
            continue;
        const auto version = in.grammar.versionOf(tag);
        if (version && *version == *wanted)
            return tag;
    }
    return {};
}

Findings tagFree(const Premises &in)
{
    Findings findings;
    for (const QString &name : in.plannedTags()) {
        if (!checkTagName(name))
            continue;
        QString holder = sameVersion(in, name, in.localTagNames());
        const QString where = holder.isEmpty() ? u"on the remote"_s : u"here"_s;
        if (holder.isEmpty())
            holder = sameVersion(in, name, in.remoteTagNames());
        if (holder.isEmpty())
            findings += passed(u"The tag %1 is free"_s.arg(name));
        else
            findings += blocks(u"The tag %1 exists already %2"_s.arg(holder, where),
                               u"Choose the next version; a tag that was published is never moved."_s);
    }
    return findings;
}

Findings tagBranch(const Premises &in)
{
    Findings findings;
    for (const QString &name : in.plannedTags()) {
        const QString full = u"refs/heads/"_s + name;
        const auto read = checkTagName(name) ? in.repository.reference(full) : Result<std::optional<QString>>();
        if (!read) {
            findings += unreadable(name, read.error());
            continue;
        }
        const bool here = read->has_value();
        if (here || in.remoteReference(full) != nullptr)
            findings += blocks(here ? u"A branch is called %1 too"_s.arg(name)
                                    : u"A branch on the remote is called %1 too"_s.arg(name),
                               u"Rename the branch."_s);
    }
    return findings;
}

/// Git keeps references as files: v1 and v1/rc cannot both be.
Findings tagFolder(const Premises &in)
{
    Findings findings;
    const QStringList known = in.localTagNames() + in.remoteTagNames();
    for (const QString &name : in.plannedTags()) {
        const auto found = std::ranges::find_if(
            known, [&name](const QString &tag) { return tag.startsWith(name + u'/') || name.startsWith(tag + u'/'); });
        if (found != known.end())
            findings += blocks(u"Git cannot keep the tags %1 and %2 beside each other"_s.arg(name, *found),
                               u"Set another pattern under [release] tag in .tagboat.toml."_s);
    }
    return findings;
}

/// Whether the planned tag is written as those before it.
Findings tagSpelling(const Premises &in)
{
    if (!in.target)
        return {};
    QStringList names = in.localTagNames();
    names.removeIf([&in](const QString &name) { return !in.grammar.versionOf(name); });
    if (names.isEmpty())
        return {};
    const QString package = in.row.packages.size() > 1 && in.package ? in.package->name : QString();
    const TagGrammar learnt = TagGrammar::learn(names, in.grammar.scheme(), package);
    const bool candidate = in.target->isCandidate();
    const QString usual = candidate ? learnt.candidatePattern() : learnt.releasePattern();
    const QString planned = candidate ? in.plan.candidatePattern : in.plan.releasePattern;
    const bool known = std::ranges::any_of(
        names, [&](const QString &name) { return in.grammar.versionOf(name)->isCandidate() == candidate; });
    if (!known || usual == planned)
        return known ? passed(u"The tag is written as those before it"_s, planned) : Findings();
    return warns(u"Tags so far are written %1, this one %2"_s.arg(usual, planned),
                 u"Set [release] tag in .tagboat.toml, if the old form should stay."_s, someOf(names));
}

} // namespace

QList<Check> plannedTagChecks()
{
    const QString group = u"Tags"_s;
    const QString git = u"git"_s;
    return {
        {{u"tag-name"_s, group, u"Git allows the tag's name"_s, git}, tagName},
        {{u"tag-free"_s, group, u"No tag names this version, in any spelling"_s, git}, tagFree},
        {{u"tag-branch"_s, group, u"No branch has the tag's name"_s, git}, tagBranch},
        {{u"tag-folder"_s, group, u"No other tag stands in the way of the name"_s, git}, tagFolder},
        {{u"tag-spelling"_s, group, u"The tag is written as those before it"_s, git, State::Warns}, tagSpelling},
    };
}

} // namespace tagboat::checks
