// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/towncriersettings.h"

#include "versionfile/settingsdocument.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
constexpr qsizetype fragmentsLimit = 10'000;

/// Python's str.title(): each word begins with a capital.
QString titled(const QString &name)
{
    QString text = name.toLower();
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i].isLetter() && (i == 0 || !text[i - 1].isLetter()))
            text[i] = text[i].toUpper();
    }
    return text;
}

/// Path parts below a folder, without "." and with ".." resolved; empty for the root. A path that leaves the root stays
/// as it is: reading below the root refuses it.
QString joined(const QString &base, const QString &path)
{
    QStringList parts;
    for (const QString &part : QString(base + u'/' + path).split(u'/', Qt::SkipEmptyParts)) {
        if (part == u"."_s)
            continue;
        if (part == u".."_s && !parts.isEmpty() && parts.last() != u".."_s)
            parts.removeLast();
        else
            parts.append(part);
    }
    return parts.join(u'/');
}

bool flag(const SettingNode &table, const QString &key, bool otherwise)
{
    const SettingNode *node = table.find(key);
    return node != nullptr && node->kind == SettingNode::Kind::Boolean ? node->isTrue() : otherwise;
}

QList<FragmentType> typesOf(const SettingNode &table)
{
    QList<FragmentType> types;
    // An array keeps its order; tables are sorted by their keys, whatever theirs is.
    if (const SettingNode *list = table.find(u"type"_s); list != nullptr && list->kind == SettingNode::Kind::List) {
        for (const SettingNode &entry : list->children) {
            const QString name = entry.textOf(u"name"_s);
            const QString key = entry.textOf(u"directory"_s);
            const FragmentType type{key.isEmpty() ? name.toLower() : key, name, flag(entry, u"showcontent"_s, true)};
            const auto same = std::ranges::find(types, type.key, &FragmentType::key);
            if (same != types.end())
                *same = type; // the later one counts, in the place of the first
            else
                types.append(type);
        }
    } else if (const SettingNode *tables = table.find(u"fragment"_s);
               tables != nullptr && tables->kind == SettingNode::Kind::Table) {
        for (const SettingNode &entry : tables->children) {
            const QString name = entry.textOf(u"name"_s);
            const QString own = entry.key.left(1).toUpper() + entry.key.mid(1).toLower();
            types.append({entry.key, name.isEmpty() ? own : name, flag(entry, u"showcontent"_s, true)});
        }
        std::ranges::sort(types, {}, &FragmentType::key);
    }
    return types.isEmpty() ? defaultFragmentTypes() : types;
}

QList<FragmentSection> sectionsOf(const SettingNode &table)
{
    QList<FragmentSection> sections;
    const SettingNode *list = table.find(u"section"_s);
    if (list == nullptr || list->kind != SettingNode::Kind::List)
        return {FragmentSection{}};
    for (const SettingNode &entry : list->children)
        sections.append({entry.textOf(u"name"_s), joined(QString(), entry.textOf(u"path"_s))});
    return sections;
}

void readTitle(const SettingNode &table, TowncrierSettings &settings)
{
    const SettingNode *title = table.find(u"title_format"_s);
    if (title == nullptr)
        return;
    settings.templatesTitle = title->kind == SettingNode::Kind::Text && title->text.isEmpty();
    if (title->kind == SettingNode::Kind::Text)
        settings.titleFormat = title->text;
}

void readTemplate(const SettingNode &table, const QString &base, TowncrierSettings &settings)
{
    const QString name = table.textOf(u"template"_s);
    static const QStringList known{u""_s, u"towncrier:default"_s, u"towncrier:default.md"_s,
                                   u"towncrier:default.rst"_s};
    const bool other =
        (name.endsWith(u".md"_s) && !settings.isMarkdown()) || (name.endsWith(u".rst"_s) && settings.isMarkdown());
    if (!known.contains(name) || other)
        settings.ownTemplate = name.contains(u':') ? name : joined(base, name);
}

TowncrierSettings settingsFrom(const SettingNode &table, const QString &base, const QString &path)
{
    TowncrierSettings settings;
    settings.path = path;
    const QString filename = table.textOf(u"filename"_s);
    settings.changelog = joined(base, filename.isEmpty() ? u"NEWS.rst"_s : filename);
    settings.singleFile = flag(table, u"single_file"_s, true);
    const QString package = table.textOf(u"package"_s);
    settings.name = table.textOf(u"name"_s);
    if (settings.name.isEmpty())
        settings.name = titled(package);
    if (const SettingNode *directory = table.find(u"directory"_s); directory != nullptr) {
        settings.directory = joined(base, directory->text);
    } else {
        const QString inside = joined(table.textOf(u"package_dir"_s), QString(package).replace(u'.', u'/'));
        settings.directory = joined(base, inside);
        settings.appended = u"newsfragments"_s;
    }
    settings.startString = table.textOf(u"start_string"_s);
    if (settings.startString.isEmpty())
        settings.startString = settings.isMarkdown() ? u"<!-- towncrier release notes start -->\n"_s
                                                     : u".. towncrier release notes start\n"_s;
    readTitle(table, settings);
    if (const SettingNode *format = table.find(u"issue_format"_s); format != nullptr)
        settings.issueFormat = format->text;
    if (const SettingNode *underlines = table.find(u"underlines"_s); underlines != nullptr) {
        settings.underlines = underlines->texts();
        // One text is taken mark by mark.
        if (underlines->kind == SettingNode::Kind::Text)
            settings.underlines = underlines->text.split(QString(), Qt::SkipEmptyParts);
    }
    settings.wrap = flag(table, u"wrap"_s, false);
    settings.allBullets = flag(table, u"all_bullets"_s, true);
    if (const SettingNode *prefix = table.find(u"orphan_prefix"_s); prefix != nullptr)
        settings.orphanPrefix = prefix->text;
    settings.addExtension = flag(table, u"create_add_extension"_s, true);
    settings.endsWithLine = flag(table, u"create_eof_newline"_s, true);
    if (const SettingNode *ignored = table.find(u"ignore"_s); ignored != nullptr)
        settings.ignored = ignored->texts();
    readTemplate(table, base, settings);
    settings.types = typesOf(table);
    settings.sections = sectionsOf(table);
    return settings;
}
} // namespace

Result<std::optional<TowncrierSettings>> readTowncrierSettings(const TreeReader &read, const QString &folder)
{
    const QString base = folder == u"."_s ? QString() : folder;
    for (const QString &name : {u"towncrier.toml"_s, u"pyproject.toml"_s}) {
        const QString path = joined(base, name);
        const auto bytes = read(path);
        if (!bytes && bytes.error().kind == Error::Kind::NotFound)
            continue;
        if (!bytes)
            return tl::unexpected(bytes.error());
        if (!bytes->contains("towncrier"))
            continue;
        TB_TRY(const SettingNode document, readSettingsDocument(*bytes, path));
        const SettingNode *table = document.find({u"tool"_s, u"towncrier"_s});
        if (table != nullptr && table->kind == SettingNode::Kind::Table)
            return settingsFrom(*table, base, path);
    }
    return std::nullopt;
}

Result<QList<Fragment>> readFragments(ListedTree &tree, const TowncrierSettings &settings)
{
    QList<Fragment> fragments;
    for (qsizetype s = 0; s < settings.sections.size(); ++s) {
        const QString folder = settings.folderOf(settings.sections[s]);
        const auto listed = tree.folder(folder.isEmpty() ? u"."_s : folder);
        if (!listed && listed.error().kind == Error::Kind::NotFound)
            continue; // there are none yet
        if (!listed)
            return tl::unexpected(listed.error());
        QStringList names;
        for (const FolderEntry &entry : *listed) {
            if (entry.kind == FolderEntry::Kind::File && !isIgnoredFragment(entry.name, settings))
                names.append(entry.name);
        }
        names.sort();
        for (const QString &name : std::as_const(names)) {
            const auto said = readFragmentName(name, settings);
            if (!said)
                continue;
            Fragment fragment{joined(folder, name), s, *said, {}, {}};
            const bool orphan = !settings.orphanPrefix.isEmpty() && said->issue.startsWith(settings.orphanPrefix);
            if (orphan)
                fragment.name.issue.clear();
            const auto same = std::ranges::find_if(fragments, [&fragment, s](const Fragment &other) {
                return other.section == s && other.name == fragment.name;
            });
            if (!orphan && same != fragments.end())
                return failAt(Error::Kind::Conflict, fragment.path, 0,
                              u"%1 is a fragment of the same issue, type and number"_s.arg(same->path), {},
                              u"Give one of them another number."_s);
            if (fragments.size() >= fragmentsLimit)
                return failAt(Error::Kind::Refused, folder, 0, u"There are more than 10,000 fragments"_s);
            TB_TRY(const QByteArray bytes, tree.file(fragment.path));
            fragment.bytes = bytes;
            fragment.text = QString::fromUtf8(bytes);
            fragments.append(fragment);
        }
    }
    return fragments;
}

Result<std::optional<TowncrierWork>> openTowncrier(ListedTree &tree, const QString &folder, const QString &changelog)
{
    TB_TRY(auto settings, readTowncrierSettings(tree.reader(), folder));
    if (!settings || (!changelog.isEmpty() && settings->changelog != changelog))
        return std::nullopt;
    TB_TRY(QList<Fragment> fragments, readFragments(tree, *settings));
    return TowncrierWork{*std::move(settings), std::move(fragments)};
}

Result<QList<FileEdit>> buildEdits(const TowncrierWork &work, const QByteArray &changelog, bool created,
                                   const TowncrierVersion &version)
{
    if (!work.settings.singleFile)
        return failAt(Error::Kind::Refused, work.settings.path, 0, u"Each version has a changelog file of its own."_s,
                      {}, u"Run towncrier build, then plan the release."_s);
    TB_TRY(const QByteArray after, withFragments(work.settings, changelog, work.fragments, version));
    QList<FileEdit> edits{{work.settings.changelog, changelog, after, created}};
    for (const Fragment &fragment : work.fragments)
        edits.append({fragment.path, fragment.bytes, {}, false, true});
    return edits;
}

} // namespace tagboat
