// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "require.h"
#include "version/taggrammar.h"
#include "versionfile/memberfolders.h"
#include "versionfile/versionfile.h"

#include <QMap>

#include <array>
#include <cstddef>
#include <cstdint>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

using Tree = QMap<QString, QByteArray>;

constexpr std::array settingsFiles{".bumpversion.toml",
                                   ".bumpversion.cfg",
                                   "bumpver.toml",
                                   "setup.cfg",
                                   "tbump.toml",
                                   ".cz.toml",
                                   ".cz.json",
                                   "cz.yaml",
                                   "releaserc.toml",
                                   "release-please-config.json",
                                   ".release-please-manifest.json",
                                   "cliff.toml",
                                   "towncrier.toml",
                                   "pnpm-workspace.yaml",
                                   "pyproject.toml"};

/// A project of version 1.2.3 that says it in several files, some of them deep.
Tree project()
{
    return {{u"pyproject.toml"_s, "[project]\nname = \"p\"\nversion = \"1.2.3\"\n"},
            {u"src/p/__init__.py"_s, "__version__ = \"1.2.3\"\n"},
            {u"README.md"_s, "# p v1.2.3\n\n    pip install p==1.2.3\n"},
            {u"a/pom.xml"_s, "<project><version>1.2.3</version></project>\n"},
            {u"a/b/x.json"_s, "{\"version\": \"1.2.3\"}\n"},
            {u"a/b/x.yaml"_s, "image:\n  tag: 1.2.3 # x-release-please-version\n"},
            {u"VERSION"_s, "v1.2.3\n"},
            {u"CHANGELOG.md"_s, "# Changelog\n\n## 1.2.3\n\n- a\n"}};
}

bool isOutside(const QString &path)
{
    return path.startsWith(u'/') || path.split(u'/').contains(u".."_s);
}

/// Serves what lies outside as gladly as what lies inside: only the finders' own care keeps it out.
TreeReader readerOf(const Tree &tree)
{
    const auto read = [&tree](const QString &path) -> Result<QByteArray> {
        if (isOutside(path))
            return QByteArray("p 1.2.3\n");
        if (tree.contains(path))
            return tree.value(path);
        return failAt(Error::Kind::NotFound, path, 0, u"There is no such file"_s);
    };
    const auto names = [&tree](const QString &folder, bool files) {
        const QString above = folder == u"."_s ? QString() : folder + u'/';
        QStringList found;
        for (auto file = tree.cbegin(); file != tree.cend(); ++file) {
            if (file.key().startsWith(above) && (file.key().indexOf(u'/', above.size()) < 0) == files)
                found += file.key().sliced(above.size()).section(u'/', 0, 0);
        }
        found.removeDuplicates();
        return found;
    };
    return {read, [names](const QString &folder) { return names(folder, false); },
            [names](const QString &folder) { return names(folder, true); }};
}

void checkImport(const ImportedSettings &import)
{
    require(!isOutside(import.path), "the settings lie inside", import.path);
    for (const ImportedSetting &setting : import.taken) {
        const bool isPath = setting.name == u"changelog-path"_s || setting.name == u"version-place"_s;
        require(!isPath || !isOutside(setting.value), "a path of the settings lies inside", setting.value);
        require(!setting.key.isEmpty() && !isOutside(setting.path), "a setting says its key", setting.name);
        require(setting.name != u"tag-format"_s ||
                    TagGrammar::fromPatterns(setting.value, setting.value + u"-rc{n}"_s, VersionScheme::Pep440),
                "a tag format can be used", setting.value);
    }
    for (const SettingLeft &setting : import.left)
        require(!setting.reason.isEmpty(), "what is left has its reason", setting.key);
    require(!import.error || !import.error->message.isEmpty(), "a fault has its words", import.path);
}

} // namespace

/// The settings of another tool, the first byte says which: reading them ends, gives what can be used, explains the
/// rest, and neither it nor an edit ever names a place outside the repository.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    Tree tree = project();
    const QByteArray content(reinterpret_cast<const char *>(data) + 1, static_cast<qsizetype>(size) - 1);
    tree[QString::fromLatin1(settingsFiles[data[0] % settingsFiles.size()])] += content;
    const TreeReader read = readerOf(tree);
    for (const QString &folder : memberFolders(read, npmWorkspacePatterns(read)))
        require(!isOutside(folder), "a member lies inside", folder);
    const VersionFileSet set = findVersions(read, u"."_s);
    for (const ImportedSettings &import : set.imports)
        checkImport(import);
    for (const VersionOccurrence &place : set.occurrences) {
        require(place.declaredBy.isEmpty() || !isOutside(place.path), "a declared place lies inside", place.path);
        const QByteArray literal = tree.value(place.path).mid(place.offset, place.length);
        require(isOutside(place.path) || QString::fromUtf8(literal) == place.text, "a place says its text", place.path);
    }
    const auto edits = editsForVersion(set, read, *Version::parse(u"7.6.5rc4"_s, VersionScheme::Pep440));
    for (const FileEdit &edit : edits ? *edits : QList<FileEdit>())
        require(tree.contains(edit.path) && tree.value(edit.path) == edit.before, "an edit is of a file", edit.path);
    return 0;
}
