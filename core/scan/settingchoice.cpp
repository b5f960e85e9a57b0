// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/settingchoice.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using Origin = SettingSource::Origin;

const QString versionPlace = u"{version}"_s;

SettingSource own(const ReleasePolicy &policy, const QString &name, const QString &value, const QString &key)
{
    return {name, value, Origin::Own, {}, key, policy.file, policy.lines.value(key), {}};
}

SettingSource imported(const FoundSetting &found)
{
    const ImportedSettings &tool = *found.tool;
    const ImportedSetting &setting = *found.setting;
    const QString key = tool.table.isEmpty() ? setting.key : tool.table + u' ' + setting.key;
    SettingSource source{setting.name,
                         setting.value,
                         Origin::Imported,
                         tool.tool,
                         key,
                         setting.path.isEmpty() ? tool.path : setting.path,
                         setting.line,
                         {}};
    if (!setting.stated)
        source.note = u"a default of %1"_s.arg(tool.tool);
    return source;
}

/// The newest of @p tags, by the version in it as either the learned grammar or another pattern reads it; empty if none
/// has one.
QString newestTag(const TagGrammar &grammar, const FoundSetting &found, const QStringList &tags)
{
    const auto other =
        TagGrammar::fromPatterns(found.setting->value, found.setting->value + u"-rc{n}"_s, grammar.scheme());
    QString newest;
    std::optional<Version> highest;
    for (const QString &tag : tags) {
        auto version = grammar.versionOf(tag);
        if (!version && other)
            version = other->versionOf(tag);
        if (version && (!highest || *version > *highest)) {
            highest = *version;
            newest = tag;
        }
    }
    return newest;
}

bool isWrittenAs(const QString &tag, const QString &pattern)
{
    const QString before = pattern.section(versionPlace, 0, 0);
    const QString after = pattern.section(versionPlace, 1);
    return tag.size() > before.size() + after.size() && tag.startsWith(before) && tag.endsWith(after) &&
           tag[before.size()].isDigit();
}

SettingSource releaseForm(const ReleasePolicy &policy, const PackageRow &package, const QStringList &tags)
{
    const QString name = u"tag-format"_s;
    const QString learned = package.grammar.releasePattern();
    if (policy.tag)
        return own(policy, name, *policy.tag, u"release.tag"_s);
    const FoundSetting found = findImported(package.versions.imports, name);
    // A repository may have thousands of tags, and hundreds of packages.
    const bool any = std::any_of(tags.cbegin(), tags.cend(),
                                 [&package](const QString &tag) { return package.grammar.versionOf(tag).has_value(); });
    SettingSource source{name, learned, any ? Origin::Detected : Origin::Default, {}, {}, {}, 0, {}};
    if (found.setting == nullptr)
        return source;
    const QString newest = newestTag(package.grammar, found, tags);
    // The tags that stand are what others' tools read; a pattern that the newest does not follow is out of use.
    if (newest.isEmpty() || (found.setting->stated && isWrittenAs(newest, found.setting->value)))
        return imported(found);
    if (found.setting->stated && found.setting->value != learned) {
        source.note = u"%1 in %2 says %3, but the newest tag is %4"_s.arg(found.tool->tool, found.tool->path,
                                                                          found.setting->value, newest);
    }
    return source;
}

SettingSource candidateForm(const ReleasePolicy &policy, const PackageRow &package, const QStringList &tags,
                            const SettingSource &release)
{
    const QString name = u"candidate-tag"_s;
    const QString ending = package.versions.scheme == VersionScheme::SemVer ? u"-rc.{n}"_s : u"-rc{n}"_s;
    if (policy.candidateTag)
        return own(policy, name, *policy.candidateTag, u"release.candidate-tag"_s);
    if (policy.tag)
        return {name, release.value + ending, Origin::Default, {}, {}, {}, 0, {}};
    const auto isCandidate = [&package](const QString &tag) {
        const auto version = package.grammar.versionOf(tag);
        return version && version->isCandidate();
    };
    const FoundSetting found = findImported(package.versions.imports, name);
    if (found.setting != nullptr && found.setting->value.startsWith(release.value) &&
        std::none_of(tags.cbegin(), tags.cend(), isCandidate))
        return imported(found);
    const bool learned = release.value == package.grammar.releasePattern();
    const QString pattern = learned ? package.grammar.candidatePattern() : release.value + ending;
    const Origin origin = pattern == release.value + ending ? Origin::Default : Origin::Detected;
    return {name, pattern, origin, {}, {}, {}, 0, {}};
}

} // namespace

QString settingOriginName(SettingSource::Origin origin)
{
    switch (origin) {
    case Origin::Own:
        return u"own"_s;
    case Origin::Imported:
        return u"imported"_s;
    case Origin::Detected:
        return u"detected"_s;
    case Origin::Default:
        break;
    }
    return u"default"_s;
}

QString describeSetting(const SettingSource &setting)
{
    QString text = QString(setting.name).replace(u'-', u' ') + u' ' + setting.value;
    if (setting.origin == Origin::Own || setting.origin == Origin::Imported) {
        text += u": from %1 in %2"_s.arg(setting.key, setting.path);
        if (setting.line > 0)
            text += u" line %1"_s.arg(setting.line);
    } else {
        text += setting.origin == Origin::Detected ? u": as the repository has it"_s : u": by default"_s;
    }
    return setting.note.isEmpty() ? text : text + u" ("_s + setting.note + u')';
}

TagForm chooseTagForm(const ReleasePolicy &policy, PackageRow &package, const QStringList &tags)
{
    const SettingSource release = releaseForm(policy, package, tags);
    const SettingSource candidate = candidateForm(policy, package, tags, release);
    package.settings.append(release);
    package.settings.append(candidate);
    return {release.value, candidate.value};
}

std::optional<QString> commitMessageOf(const ReleasePolicy &policy, const PackageRow &package)
{
    const FoundSetting found = findImported(package.versions.imports, u"commit-message"_s);
    if (policy.commitMessage || found.setting == nullptr)
        return policy.commitMessage;
    return found.setting->value;
}

void addSettingSources(const ReleasePolicy &policy, PackageRow &package)
{
    const auto &imports = package.versions.imports;
    const QString scheme = package.versions.scheme == VersionScheme::SemVer ? u"semver"_s : u"pep440"_s;
    const FoundSetting otherScheme = findImported(imports, u"version-scheme"_s);
    if (policy.versionScheme)
        package.settings.append(own(policy, u"version-scheme"_s, scheme, u"release.version-scheme"_s));
    else if (otherScheme.setting != nullptr && otherScheme.setting->value == scheme)
        package.settings.append(imported(otherScheme));
    else
        package.settings.append({u"version-scheme"_s, scheme, Origin::Detected, {}, {}, {}, 0, {}});

    const FoundSetting otherPath = findImported(imports, u"changelog-path"_s);
    if (policy.changelogPath && package.path == u"."_s)
        package.settings.append(own(policy, u"changelog-path"_s, *policy.changelogPath, u"changelog.path"_s));
    else if (otherPath.setting != nullptr && otherPath.setting->value == package.changelogPath)
        package.settings.append(imported(otherPath));
    else if (!package.changelogPath.isEmpty())
        package.settings.append({u"changelog-path"_s, package.changelogPath, Origin::Detected, {}, {}, {}, 0, {}});

    const FoundSetting otherMessage = findImported(imports, u"commit-message"_s);
    if (policy.commitMessage)
        package.settings.append(own(policy, u"commit-message"_s, *policy.commitMessage, u"release.commit-message"_s));
    else if (otherMessage.setting != nullptr)
        package.settings.append(imported(otherMessage));

    if (policy.flow)
        package.settings.append(own(policy, u"flow"_s, *policy.flow, u"release.flow"_s));
    else if (!package.flow.isEmpty())
        package.settings.append({u"flow"_s, package.flow, Origin::Detected, {}, {}, {}, 0, {}});
}

} // namespace tagboat
