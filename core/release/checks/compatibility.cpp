// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/checks/check.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tagboat::checks
{

namespace
{

using State = CheckResult::State;

enum class Level { Patch, Minor, Major };

/// By how much the target differs from the last final release.
Level levelOf(const Version &from, const Version &to)
{
    if (from.epoch() != to.epoch() || from.releaseNumber(0) != to.releaseNumber(0))
        return Level::Major;
    return from.releaseNumber(1) != to.releaseNumber(1) ? Level::Minor : Level::Patch;
}

/// What users lose is a breaking change: a patch release never has it, a minor one of a stable package had better not.
/// Years say nothing about breaking.
Findings loses(const Premises &in, const QString &title, const QString &evidence, int line)
{
    const bool calendar = in.lastFinal->release().constFirst().size() >= 4;
    const bool stable = in.lastFinal->releaseNumber(0) != u"0"_s;
    const Level level = levelOf(*in.lastFinal, *in.target);
    if (calendar || level == Level::Major || (level == Level::Minor && !stable))
        return at(passed(title, evidence), in.metadata->path, line);
    Findings findings =
        level == Level::Patch
            ? blocks(title + u" in a patch release"_s,
                     stable ? u"Release a major version, or a minor one with a word in the notes."_s
                            : u"Release a minor version."_s,
                     evidence)
            : warns(title + u" in a minor release"_s, u"Release a major version, or say it in the notes."_s, evidence);
    findings.first().fix = level == Level::Minor ? u"level-major"_s : u"level-minor"_s;
    return at(findings, in.metadata->path, line);
}

/// pyproject.toml as the last release has it.
std::optional<PackageMetadata> released(const Premises &in)
{
    if (!in.metadata || !in.lastFinalTag || !in.lastFinal || !in.target)
        return {};
    const auto bytes = in.repository.fileAt(in.lastFinalTag->commit, in.metadata->path);
    if (!bytes)
        return {};
    auto metadata = readPackageMetadata(*bytes, in.metadata->path);
    return metadata ? std::optional(*std::move(metadata)) : std::nullopt;
}

/// The lowest Python of ">=3.9,<4", "~=3.9" or Poetry's "^3.9"; empty if none is said.
QList<int> lowestPython(const QString &specifier)
{
    static const QRegularExpression bound(u"(?:>=?|~=|==|\\^|~)\\s*(\\d+)(?:\\.(\\d+))?"_s);
    const auto match = bound.match(specifier);
    if (!match.hasMatch())
        return {};
    return {match.captured(1).toInt(), match.captured(2).toInt()};
}

Findings requiresPython(const Premises &in)
{
    const auto before = released(in);
    if (!before)
        return {};
    const QString was = before->requiresPython.text;
    const MetadataText &is = in.metadata->requiresPython;
    const QList<int> from = lowestPython(was);
    const QList<int> to = lowestPython(is.text);
    if (to.isEmpty() || (!from.isEmpty() && to <= from))
        return is.text.isEmpty() ? Findings()
                                 : at(passed(u"No Python version is dropped"_s, is.text), in.metadata->path, is.line);
    return loses(in, u"Python versions are dropped"_s,
                 u"requires-python was %1, is %2"_s.arg(was.isEmpty() ? u"not said"_s : was, is.text), is.line);
}

QStringList lost(const QList<MetadataText> &before, const QList<MetadataText> &now, const QString &beginning = {})
{
    QSet<QString> kept;
    for (const MetadataText &text : now)
        kept.insert(text.text);
    QStringList gone;
    for (const MetadataText &text : before) {
        if (text.text.startsWith(beginning) && !kept.contains(text.text))
            gone.append(text.text);
    }
    return gone;
}

Findings classifiers(const Premises &in)
{
    const auto before = released(in);
    if (!before)
        return {};
    QStringList gone;
    for (const QString &beginning : {u"Programming Language :: Python :: "_s, u"Operating System :: "_s})
        gone += lost(before->classifiers, in.metadata->classifiers, beginning);
    if (gone.isEmpty() || in.metadata->classifiers.isEmpty())
        return {};
    return at(warns(counted(gone.size(), u"A classifier of a supported platform is gone"_s,
                            u"%1 classifiers of supported platforms are gone"_s),
                    u"Say in the notes what is no longer supported."_s, someOf(gone)),
              in.metadata->path, in.metadata->classifiers.constFirst().line);
}

Findings entryPoints(const Premises &in)
{
    const auto before = released(in);
    const QStringList gone = before ? lost(before->scripts, in.metadata->scripts) : QStringList();
    return gone.isEmpty() ? Findings()
                          : loses(in, counted(gone.size(), u"A command is removed"_s, u"%1 commands are removed"_s),
                                  someOf(gone), 0);
}

Findings extras(const Premises &in)
{
    const auto before = released(in);
    const QStringList gone = before ? lost(before->extras, in.metadata->extras) : QStringList();
    return gone.isEmpty()
               ? Findings()
               : loses(in, counted(gone.size(), u"An extra is removed"_s, u"%1 extras are removed"_s), someOf(gone), 0);
}

/// SemVer 4 and the published processes: below 1.0.0 a minor version may break, and wants a word on migration.
Findings breakingCommits(const Premises &in)
{
    if (!in.package || !in.lastFinal || !in.target || in.package->evidence.breaking == 0)
        return {};
    if (in.lastFinal->release().constFirst().size() >= 4 || levelOf(*in.lastFinal, *in.target) != Level::Patch)
        return {};
    Findings findings =
        warns(counted(in.package->evidence.breaking, u"A commit since the last release says that it breaks something"_s,
                      u"%1 commits since the last release say that they break something"_s),
              u"Release a higher level than a patch."_s);
    findings.first().fix = in.lastFinal->releaseNumber(0) == u"0"_s ? u"level-minor"_s : u"level-major"_s;
    return findings;
}

} // namespace

QList<Check> compatibilityChecks()
{
    const QString group = u"Compatibility"_s;
    const QString git = u"git"_s;
    return {
        {{u"requires-python"_s, group, u"No Python is dropped without the right level"_s, git, State::Blocks, true},
         requiresPython},
        {{u"classifiers"_s, group, u"No supported platform is gone"_s, git, State::Warns}, classifiers},
        {{u"entry-points"_s, group, u"No command is removed without the right level"_s, git, State::Blocks, true},
         entryPoints},
        {{u"extras"_s, group, u"No extra is removed without the right level"_s, git, State::Blocks, true}, extras},
        {{u"breaking-commits"_s, group, u"Commits that break something get more than a patch"_s, git, State::Warns},
         breakingCommits},
    };
}

} // namespace tagboat::checks
