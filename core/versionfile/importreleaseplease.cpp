// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/draftrulevalue.h"
#include "versionfile/importreader.h"

#include <QDir>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

// release-please 17: "Manifest driven release-please", "Customizing releases", its schema config.json.

namespace tagboat
{

namespace
{

const QString tool = u"release-please"_s;
const QString configFile = u"release-please-config.json"_s;
const QString manifestFile = u".release-please-manifest.json"_s;
const QString besideWorkflows = u".github/"_s; ///< where some keep the two

const QHash<QString, QString> &reasons()
{
    static const QString pull = u"it is about release-please's own pull request"_s;
    static const QString notes = u"the changelog keeps the form that it has"_s;
    static const QString bump = u"what a change asks for follows Tagboat's own rules"_s;
    static const QHash<QString, QString> all{
        {u"$schema"_s, u"it is for editors"_s},
        {u"release-type"_s, u"the version's place is found by the build's own rules"_s},
        {u"changelog-type"_s, notes},
        {u"changelog-host"_s, notes},
        {u"skip-changelog"_s, notes},
        {u"bump-minor-pre-major"_s, bump},
        {u"bump-patch-for-minor-pre-major"_s, bump},
        {u"versioning"_s, bump},
        {u"release-as"_s, u"the next version is chosen when it is released"_s},
        {u"initial-version"_s, u"the next version is chosen when it is released"_s},
        {u"pull-request-title-pattern"_s, pull},
        {u"pull-request-header"_s, pull},
        {u"pull-request-footer"_s, pull},
        {u"draft-pull-request"_s, pull},
        {u"separate-pull-requests"_s, pull},
        {u"group-pull-request-title-pattern"_s, pull},
        {u"always-update"_s, pull},
        {u"extra-label"_s, pull},
        {u"label"_s, pull},
        {u"release-label"_s, pull},
        {u"draft"_s, u"the flow says what is published"_s},
        {u"prerelease"_s, u"a candidate is told by its version"_s},
        {u"prerelease-type"_s, u"candidates are named rc"_s},
        {u"plugins"_s, u"they are programs of the other tool"_s},
        {u"exclude-paths"_s, u"a package's commits are those of its folder"_s},
        {u"bootstrap-sha"_s, u"the history is read to the last tag"_s},
        {u"last-release-sha"_s, u"the history is read to the last tag"_s},
    };
    return all;
}

/// A package's options, each of which the file may say once for all packages.
class Options
{
public:
    Options(const SettingNode &all, const SettingNode &own) : m_all(all), m_own(own) {}

    [[nodiscard]] const SettingNode *find(const QString &name) const
    {
        const SettingNode *own = m_own.find(name);
        return own != nullptr ? own : m_all.find(name);
    }
    [[nodiscard]] bool isTrue(const QString &name, bool otherwise) const
    {
        const SettingNode *node = find(name);
        return node != nullptr ? node->isTrue() : otherwise;
    }

private:
    const SettingNode &m_all;
    const SettingNode &m_own;
};

/// "$.a['b'][0].c" as keys; empty for what looks for its place.
QStringList jsonPathKeys(const QString &path)
{
    static const QRegularExpression step(
        u"\\G(?:\\.([A-Za-z_][\\w-]*)|\\[(?:'([^'\\]]*)'|\"([^\"\\]]*)\"|(\\d+))\\])"_s);
    QStringList keys;
    qsizetype at = path.startsWith(u'$') ? 1 : path.size();
    while (at < path.size()) {
        const QRegularExpressionMatch match = step.match(path, at);
        if (!match.hasMatch())
            return {};
        keys.append(match.captured(match.lastCapturedIndex()));
        at = match.capturedEnd();
    }
    return keys;
}

void readExtraFile(ImportReader &reader, const SettingNode &entry, int line)
{
    const bool plain = entry.kind == SettingNode::Kind::Text;
    const QString type = plain ? u"generic"_s : entry.textOf(u"type"_s);
    const QString file = plain ? entry.text : entry.textOf(u"path"_s);
    // A path with a slash before it begins at the repository's root, others in the package's folder.
    DeclaredPlace place{tool, u"release-please.extra-file"_s,
                        file.startsWith(u'/') ? QDir::cleanPath(file.sliced(1)) : reader.context().place(file)};
    place.key = u"extra-files: "_s + file;
    place.line = line;
    const SettingNode *glob = entry.find(u"glob"_s);
    const auto found = [&reader, glob](const DeclaredPlace &made) {
        if (glob != nullptr && glob->isTrue())
            reader.placeEach(made, {made.path});
        else
            reader.place(made);
    };
    // A path alone means the file's own top "version" where the format has one, and marked lines.
    static const QRegularExpression data(u"\\.(?:json|ya?ml|toml)$"_s);
    if (plain && data.match(file).hasMatch()) {
        place.search = DeclaredPlace::Search::Member;
        place.members = QStringList{u"version"_s};
        const QByteArray *bytes = reader.context().foreign(place.path);
        if (bytes == nullptr || !bytes->contains("x-release-please"))
            return reader.place(place);
    }
    if (type == u"generic"_s) {
        place.search = DeclaredPlace::Search::Annotations;
        return found(place);
    }
    static const QRegularExpression names(u"^//?[\\w.-]+(?:/[\\w.-]+)*$"_s);
    if (type == u"xml"_s && names.match(entry.textOf(u"xpath"_s)).hasMatch()) {
        place.search = DeclaredPlace::Search::Element;
        place.what = entry.textOf(u"xpath"_s);
        return found(place);
    }
    if (type == u"xml"_s)
        return reader.leave(place.key, u"\"%1\" looks for its place"_s.arg(entry.textOf(u"xpath"_s)), line);
    if (type != u"json"_s && type != u"toml"_s && type != u"yaml"_s)
        return reader.leave(place.key, u"files of the kind \"%1\" are not read"_s.arg(type), line);
    place.search = DeclaredPlace::Search::Member;
    place.members = jsonPathKeys(entry.textOf(u"jsonpath"_s));
    if (place.members.isEmpty())
        return reader.leave(place.key, u"\"%1\" looks for its place"_s.arg(entry.textOf(u"jsonpath"_s)), line);
    found(place);
}

/// "component-v{version}": the component is named by the package itself where nothing names it.
void readTag(ImportReader &reader, const Options &options, const SettingNode &own)
{
    const bool withV = options.isTrue(u"include-v-in-tag"_s, true);
    const SettingNode *separator = options.find(u"tag-separator"_s);
    const SettingNode *component = own.find(u"component"_s);
    if (component == nullptr)
        component = own.find(u"package-name"_s);
    const SettingNode *said = options.find(u"include-component-in-tag"_s);
    QString before;
    if (options.isTrue(u"include-component-in-tag"_s, true)) {
        const QString name = component != nullptr ? component->text : reader.context().set().packageName;
        const QString plain = name.section(u'/', -1);
        before = plain.isEmpty() ? QString() : plain + (separator != nullptr ? separator->text : u"-"_s);
    }
    const QString pattern = before + (withV ? u"v"_s : QString()) + u"{version}"_s;
    const SettingNode *key = component != nullptr ? component : said;
    if (key != nullptr || !before.isEmpty())
        reader.takeTagFormat(key != nullptr ? key->key : u"packages"_s, pattern, key != nullptr ? key->line : own.line,
                             {});
    else
        reader.takeDefault(u"tag-format"_s, pattern, u"include-component-in-tag"_s);
}

/// Each type's section; hidden ones are not offered.
void readSections(ImportReader &reader, const SettingNode &sections)
{
    QStringList order;
    for (const SettingNode &entry : sections.children) {
        const QString type = entry.textOf(u"type"_s);
        const SettingNode *hidden = entry.find(u"hidden"_s);
        const bool left = hidden != nullptr && hidden->isTrue();
        const QString section = left ? QString() : entry.textOf(u"section"_s);
        const int line = entry.line > 0 ? entry.line : sections.line;
        if (type.isEmpty())
            continue;
        reader.take(u"draft-rule"_s, draftRuleValue(type, {}, section), u"changelog-sections: "_s + type, line);
        if (!section.isEmpty() && !order.contains(section))
            order.append(section);
    }
    if (!order.isEmpty())
        reader.take(u"changelog-sections"_s, order.join(u", "_s), u"changelog-sections"_s, sections.line);
}

void read(ImportReader &reader, const SettingNode &own)
{
    const SettingNode &all = reader.table();
    const Options options(all, own);
    readTag(reader, options, own);
    if (const SettingNode *file = options.find(u"changelog-path"_s))
        reader.take(u"changelog-path"_s, reader.context().place(file->text), u"changelog-path"_s, file->line);
    if (const SettingNode *sections = options.find(u"changelog-sections"_s))
        readSections(reader, *sections);
    if (const SettingNode *file = options.find(u"version-file"_s)) {
        DeclaredPlace place{tool, u"release-please.version-file"_s, reader.context().place(file->text)};
        place.search = DeclaredPlace::Search::Whole;
        place.key = u"version-file"_s;
        place.line = file->line;
        reader.place(place);
    }
    if (const SettingNode *files = options.find(u"extra-files"_s)) {
        for (const SettingNode &entry : files->children)
            readExtraFile(reader, entry, entry.line);
    }
    const QStringList done{u"packages"_s,          u"component"_s,      u"package-name"_s,
                           u"tag-separator"_s,     u"changelog-path"_s, u"include-component-in-tag"_s,
                           u"include-v-in-tag"_s,  u"version-file"_s,   u"extra-files"_s,
                           u"changelog-sections"_s};
    reader.leaveRest(own, done, reasons(), u"packages.%1."_s.arg(own.key));
    reader.leaveRest(all, done, reasons());
}

} // namespace

void importReleasePlease(FinderContext &context)
{
    ImportReader reader(context, tool);
    const QString folder = context.set().folder;
    std::optional<SettingNode> manifest;
    if (reader.open(manifestFile, {}, "\"") || reader.open(besideWorkflows + manifestFile, {}, "\""))
        manifest = reader.table();
    const QString manifestPath = reader.path();
    const bool opened =
        reader.open(configFile, {}, "packages") || reader.open(besideWorkflows + configFile, {}, "packages");
    const SettingNode *own = opened ? reader.table().find(QStringList{u"packages"_s, folder}) : nullptr;
    const SettingNode *version = manifest ? manifest->find(folder) : nullptr;
    if (opened && own == nullptr)
        return; // of other packages of the repository
    if (version != nullptr)
        reader.take(u"current-version"_s, version->text, folder, version->line, manifestPath);
    if (own != nullptr)
        read(reader, *own);
    if (own != nullptr || version != nullptr || folder == u"."_s)
        reader.finish();
}

} // namespace tagboat
