// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/versionprovider.h"

#include "versionfile/tomlfile.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using Kind = VersionProvider::Kind;

/// A tool that takes the version from the tags: what is required for the build, or the table that switches it on.
struct TagTool {
    const char *name;
    const char *table; ///< below [tool]; nullptr if it has none
};

constexpr std::array<TagTool, 11> tagTools{{{"setuptools-scm", "setuptools_scm"},
                                            {"hatch-vcs", nullptr},
                                            {"versioningit", "versioningit"},
                                            {"vcs-versioning", "vcs-versioning"},
                                            {"versioneer", "versioneer"},
                                            {"setuptools-git-versioning", "setuptools-git-versioning"},
                                            {"uv-dynamic-versioning", "uv-dynamic-versioning"},
                                            {"flit-scm", nullptr},
                                            {"setuptools-git-version", nullptr},
                                            {"poetry-dynamic-versioning", nullptr},
                                            {"pbr", nullptr}}};

/// Names of distributions in build requirements: "setuptools_scm[toml]>=8" is setuptools-scm.
QStringList requiredNames(const QStringList &requirements)
{
    static const QRegularExpression name(u"^\\s*([A-Za-z0-9._-]+)"_s);
    static const QRegularExpression separators(u"[-_.]+"_s);
    QStringList names;
    for (const QString &requirement : requirements)
        names.append(name.match(requirement).captured(1).toLower().replace(separators, u"-"_s));
    return names;
}

class ProviderReader
{
public:
    ProviderReader(const toml::table &root, const QString &backend) : m_root(root), m_backend(backend) {}

    [[nodiscard]] VersionProvider read() const
    {
        if (has({"tool", "hatch", "version"}))
            return hatch();
        if (has({"tool", "setuptools", "dynamic", "version"}))
            return setuptools();
        if (const QString tool = tagTool(); !tool.isEmpty())
            return {Kind::Vcs, tool, {}};
        if (has({"tool", "pdm", "version"}))
            return pdm();
        if (has({"tool", "scikit-build", "metadata", "version"}))
            return scikitBuild();
        if (m_backend.startsWith(u"flit"_s))
            return {Kind::Module, {}, {}};
        // A back end in the tree may only wrap maturin, as maturin's own does.
        if (m_backend == u"maturin"_s || (has({"build-system", "backend-path"}) && has({"tool", "maturin"})))
            return {Kind::Cargo, tomlString(m_root, {"tool", "maturin", "manifest-path"}), {}};
        if (m_backend == u"mesonpy"_s)
            return {Kind::Meson, {}, {}};
        if (m_backend.isEmpty() || m_backend.startsWith(u"setuptools"_s))
            return {}; // setup.cfg or setup.py decides
        return {Kind::Computed, {}, {}};
    }

private:
    [[nodiscard]] bool has(std::initializer_list<std::string_view> keys) const
    {
        return tomlNode(m_root, keys) != nullptr;
    }

    [[nodiscard]] QString tagTool() const
    {
        const QStringList required = requiredNames(tomlStrings(m_root, {"build-system", "requires"}));
        for (const TagTool &tool : tagTools) {
            if (required.contains(QLatin1String(tool.name)) || (tool.table != nullptr && has({"tool", tool.table})))
                return QString::fromLatin1(tool.name);
        }
        return {};
    }

    /// Hatchling, "Versioning". The source "code" runs the file and reads the name that "expression" gives; a plain
    /// name can be read without running anything.
    [[nodiscard]] VersionProvider hatch() const
    {
        static const QRegularExpression name(u"^[A-Za-z_][A-Za-z0-9_]*$"_s);
        const QString source = tomlString(m_root, {"tool", "hatch", "version", "source"});
        const QString path = tomlString(m_root, {"tool", "hatch", "version", "path"});
        const QString pattern = tomlString(m_root, {"tool", "hatch", "version", "pattern"});
        const QString expression = tomlString(m_root, {"tool", "hatch", "version", "expression"});
        if (source == u"vcs"_s)
            return {Kind::Vcs, u"hatch-vcs"_s, {}};
        if (source == u"versioningit"_s || source == u"uv-dynamic-versioning"_s || source == u"scm"_s)
            return {Kind::Vcs, source, {}};
        if (source == u"nodejs"_s)
            return {Kind::Npm, path, {}};
        if (source == u"code"_s && !path.isEmpty() && (expression.isEmpty() || name.match(expression).hasMatch()))
            return {Kind::Path, path, {}};
        // pattern = true is the default expression too.
        if ((source.isEmpty() || source == u"regex"_s) && !path.isEmpty())
            return pattern.isEmpty() ? VersionProvider{Kind::HatchPath, path, {}}
                                     : VersionProvider{Kind::Path, path, pattern};
        return {Kind::Computed, {}, {}};
    }

    [[nodiscard]] VersionProvider setuptools() const
    {
        const QString attribute = tomlString(m_root, {"tool", "setuptools", "dynamic", "version", "attr"});
        const QStringList files = tomlStrings(m_root, {"tool", "setuptools", "dynamic", "version", "file"});
        if (!attribute.isEmpty())
            return {Kind::Attribute, attribute, {}};
        if (files.size() == 1)
            return {Kind::PlainFile, files.constFirst(), {}};
        return {Kind::Computed, {}, {}};
    }

    [[nodiscard]] VersionProvider pdm() const
    {
        const QString source = tomlString(m_root, {"tool", "pdm", "version", "source"});
        const QString path = tomlString(m_root, {"tool", "pdm", "version", "path"});
        if (source == u"scm"_s)
            return {Kind::Vcs, u"pdm-scm"_s, {}};
        if (source == u"file"_s && !path.isEmpty())
            return {Kind::Path, path, {}};
        return {Kind::Computed, {}, {}};
    }

    /// scikit-build-core, "Dynamic metadata". A result that is put together of several groups cannot be taken apart.
    [[nodiscard]] VersionProvider scikitBuild() const
    {
        const QString provider = tomlString(m_root, {"tool", "scikit-build", "metadata", "version", "provider"});
        const QString input = tomlString(m_root, {"tool", "scikit-build", "metadata", "version", "input"});
        const QString regex = tomlString(m_root, {"tool", "scikit-build", "metadata", "version", "regex"});
        const QString result = tomlString(m_root, {"tool", "scikit-build", "metadata", "version", "result"});
        if (provider.endsWith(u"setuptools_scm"_s))
            return {Kind::Vcs, u"setuptools-scm"_s, {}};
        const bool whole = result.isEmpty() || result == u"{value}"_s || result == u"{version}"_s;
        if (provider.endsWith(u"regex"_s) && !input.isEmpty() && whole)
            return regex.isEmpty() ? VersionProvider{Kind::HatchPath, input, {}}
                                   : VersionProvider{Kind::Path, input, regex};
        return {Kind::Computed, {}, {}};
    }

    const toml::table &m_root;
    const QString &m_backend;
};

} // namespace

QString hatchExpression()
{
    return uR"-((?i)^(__version__|VERSION)(?: ?\: ?str)? *= *(['"])v?(?<version>.+?)\2)-"_s;
}

bool poetryFromTags(const toml::table &root)
{
    const toml::node *dynamic = tomlNode(root, {"tool", "poetry-dynamic-versioning", "enable"});
    return (dynamic != nullptr && dynamic->value_or(false)) ||
           tomlString(root, {"tool", "poetry-version-plugin", "source"}) == u"git-tag"_s;
}

VersionProvider versionProvider(const toml::table &root, const QString &backend)
{
    return ProviderReader(root, backend).read();
}

} // namespace tagboat
