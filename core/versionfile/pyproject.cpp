// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/pyproject.h"

#include "versionfile/tagrules.h"
#include "versionfile/tomlfile.h"
#include "versionfile/versionprovider.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

QString rootOf(const QString &folder)
{
    return folder.isEmpty() ? u"."_s : folder;
}

class PyProjectReader
{
public:
    PyProjectReader(const QByteArray &bytes, const QString &path, const toml::table &root)
        : m_bytes(bytes), m_path(path), m_root(root)
    {
    }

    PyProject read()
    {
        m_result.buildBackend = tomlString(m_root, {"build-system", "build-backend"});
        const toml::node *project = tomlNode(m_root, {"project"});
        const toml::node *poetry = tomlNode(m_root, {"tool", "poetry"});
        const bool poetryPackage = poetry != nullptr && (!tomlString(m_root, {"tool", "poetry", "name"}).isEmpty() ||
                                                         tomlNode(m_root, {"tool", "poetry", "version"}) != nullptr);
        const bool legacyFlit = tomlNode(m_root, {"tool", "flit", "metadata"}) != nullptr;
        m_result.isPackage = (project != nullptr && project->is_table()) || poetryPackage || legacyFlit;
        if (!m_result.isPackage)
            return m_result;
        m_result.name = tomlString(m_root, {"project", "name"});
        if (m_result.name.isEmpty())
            m_result.name = tomlString(m_root, {"tool", "poetry", "name"});
        readLayout();
        readVersion(project != nullptr, legacyFlit);
        if (m_result.provider.kind == VersionProvider::Kind::Vcs)
            m_result.tagRules = tagRulesOf(m_root, m_result.provider.value);
        return m_result;
    }

private:
    void problem(int line, const QString &message, const QString &remedy)
    {
        m_result.problems.append({Error::Kind::Invalid, message, {}, remedy, m_path, line});
    }

    /// True if there is such a key, good or bad.
    bool literal(std::initializer_list<std::string_view> keys, const QString &kind)
    {
        const toml::node *node = tomlNode(m_root, keys);
        if (node == nullptr)
            return false;
        auto occurrence = tomlOccurrence(m_bytes, *node, m_path, kind);
        if (!occurrence) {
            m_result.problems.append(occurrence.error());
            return true;
        }
        if (!m_result.occurrences.isEmpty())
            occurrence->role = VersionOccurrence::Role::Mirror;
        m_result.occurrences.append(*occurrence);
        return true;
    }

    void readVersion(bool hasProject, bool legacyFlit)
    {
        const toml::node *dynamic = tomlNode(m_root, {"project", "dynamic"});
        if (dynamic != nullptr && tomlStrings(m_root, {"project", "dynamic"}).contains(u"version"_s))
            m_result.dynamicLine = tomlLine(*dynamic);
        const bool vcs = poetryFromTags(m_root);
        const bool inProject = literal({"project", "version"}, u"pyproject.project.version"_s);
        const bool inPoetry = literal({"tool", "poetry", "version"}, u"pyproject.tool.poetry.version"_s);
        if (inProject && m_result.dynamicLine > 0) {
            problem(m_result.dynamicLine, u"\"dynamic\" lists the version, which [project] also gives"_s,
                    u"Remove \"version\" from \"dynamic\", or the key \"version\"."_s);
        }
        if (vcs) {
            m_result.provider = {VersionProvider::Kind::Vcs, u"poetry-dynamic-versioning"_s, {}};
            for (VersionOccurrence &occurrence : m_result.occurrences)
                occurrence.role = VersionOccurrence::Role::Derived;
            return;
        }
        if (inProject || inPoetry)
            return;
        if (m_result.dynamicLine > 0 || legacyFlit) {
            m_result.provider = versionProvider(m_root, m_result.buildBackend);
        } else {
            const toml::node *table = hasProject ? tomlNode(m_root, {"project"}) : tomlNode(m_root, {"tool", "poetry"});
            problem(table != nullptr ? tomlLine(*table) : 0,
                    u"There is no version at project.version or tool.poetry.version"_s,
                    u"Add version = \"…\", or list \"version\" in \"dynamic\"."_s);
        }
    }

    void addModule(const QString &module)
    {
        QString path = module;
        path.replace(u'.', u'/');
        if (!path.isEmpty() && !path.contains(u'*') && !m_result.modules.contains(path))
            m_result.modules.append(path);
    }

    void addRoot(const QString &root)
    {
        if (!m_result.roots.contains(rootOf(root)))
            m_result.roots.append(rootOf(root));
    }

    void addPackagePath(const QString &path)
    {
        const qsizetype cut = path.lastIndexOf(u'/');
        addRoot(cut < 0 ? QString() : path.first(cut));
        addModule(path.mid(cut + 1));
    }

    void readLayout()
    {
        addModule(tomlString(m_root, {"tool", "flit", "module", "name"}));
        addModule(tomlString(m_root, {"tool", "flit", "metadata", "module"}));
        const QString backend = m_result.buildBackend.section(u':', 0, 0).section(u'.', 0, 0);
        for (const QString &folder : tomlStrings(m_root, {"build-system", "backend-path"}))
            m_result.backends.append(folder + u'/' + backend);
        for (const QString &path : tomlStrings(m_root, {"tool", "hatch", "build", "targets", "wheel", "packages"}))
            addPackagePath(path);
        for (const QString &root : tomlStrings(m_root, {"tool", "setuptools", "packages", "find", "where"}))
            addRoot(root);
        if (const auto *map = tomlNode(m_root, {"tool", "setuptools", "package-dir"});
            map != nullptr && map->is_table())
            readPackageDir(*map->as_table());
        for (const QString &module : tomlStrings(m_root, {"tool", "setuptools", "packages"}))
            addModule(module);
        for (const QString &module : tomlStrings(m_root, {"tool", "setuptools", "py-modules"}))
            addModule(module);
        if (const auto *list = tomlNode(m_root, {"tool", "poetry", "packages"}); list != nullptr && list->is_array()) {
            for (const toml::node &entry : *list->as_array()) {
                if (const auto *table = entry.as_table()) {
                    addRoot(tomlString(*table, {"from"}));
                    addModule(tomlString(*table, {"include"}).remove(u".py"_s));
                }
            }
        }
        for (const QString &module : tomlStrings(m_root, {"tool", "uv", "build-backend", "module-name"}))
            addModule(module);
        for (const QString &root : tomlStrings(m_root, {"tool", "uv", "build-backend", "module-root"}))
            addRoot(root);
        for (const QString &root : tomlStrings(m_root, {"tool", "pdm", "build", "package-dir"}))
            addRoot(root);
        for (const QString &root : tomlStrings(m_root, {"tool", "maturin", "python-source"}))
            addRoot(root);
    }

    void readPackageDir(const toml::table &map)
    {
        for (const auto &[key, value] : map) {
            if (!value.is_string())
                continue;
            const QString folder = tomlText(*value.as_string());
            if (key.str().empty())
                addRoot(folder);
            else
                addPackagePath(folder);
        }
    }

    const QByteArray &m_bytes;
    const QString &m_path;
    const toml::table &m_root;
    PyProject m_result;
};

} // namespace

PyProject readPyProject(const QByteArray &bytes, const QString &path)
{
    const auto root = parseToml(bytes, path);
    if (!root) {
        PyProject unreadable;
        unreadable.readable = false;
        unreadable.problems.append(root.error());
        return unreadable;
    }
    return PyProjectReader(bytes, path, *root).read();
}

} // namespace tagboat
