// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/pythonpackage.h"

#include "versionfile/inifile.h"
#include "versionfile/plainfile.h"
#include "versionfile/pythonfile.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using Kind = VersionProvider::Kind;
using Origin = VersionFileSet::Origin;
using Role = VersionOccurrence::Role;

/// Options of setup.cfg that matter here.
struct SetupCfg {
    bool isPackage = false;
    QString name;
    IniEntry version;
    QStringList modules;
    QStringList roots;
};

class PythonFinder
{
public:
    explicit PythonFinder(FinderContext &context) : m_context(context), m_set(context.set()) {}

    bool find()
    {
        const QString path = m_context.place(u"pyproject.toml"_s);
        if (const QByteArray *bytes = m_context.optional(path)) {
            m_project = readPyProject(*bytes, path);
            if (bytes->trimmed().isEmpty())
                m_project.problems.append({Error::Kind::Invalid,
                                           u"The file is empty"_s,
                                           {},
                                           u"Add a [project] table, or remove the file."_s,
                                           path,
                                           0});
        }
        m_set.problems += m_project.problems;
        if (!m_project.readable) {
            m_set.ecosystem = u"python"_s;
            return true;
        }
        readSetupCfg();
        m_setupPy = m_context.guessed(m_context.place(u"setup.py"_s));
        if (!m_project.isPackage && !m_cfg.isPackage && m_setupPy == nullptr)
            return false;
        describe();
        for (const VersionOccurrence &occurrence : std::as_const(m_project.occurrences))
            m_context.add(occurrence);
        PythonModules modules(m_context, m_project.modules + m_cfg.modules, m_project.roots + m_cfg.roots,
                              m_set.packageName);
        bool resolved = follow(m_project.provider, modules);
        resolved = setupCfg(modules) || resolved;
        setupPy();
        if (m_origin != Origin::Vcs)
            modules.findAll();
        conclude(resolved);
        modules.findBackend(m_project.backends);
        return true;
    }

private:
    void readSetupCfg()
    {
        const QString path = m_context.place(u"setup.cfg"_s);
        const QByteArray *bytes = m_context.optional(path);
        if (bytes == nullptr)
            return;
        const auto entries = iniEntries(*bytes, path);
        if (!entries) {
            m_context.problem(entries.error());
            return;
        }
        for (const IniEntry &entry : *entries) {
            const QString option = entry.section + u'.' + entry.key;
            if (option == u"metadata.name"_s)
                m_cfg.name = entry.value;
            else if (option == u"metadata.version"_s)
                m_cfg.version = entry;
            else if (option == u"options.package_dir"_s)
                m_cfg.roots += packageDirs(entry.value);
            else if (option == u"options.packages.find.where"_s)
                m_cfg.roots += entry.value.trimmed();
            else if (option == u"options.packages"_s || option == u"options.py_modules"_s)
                m_cfg.modules += moduleNames(entry.value);
        }
        m_cfg.isPackage = !m_cfg.name.isEmpty() || m_cfg.version.line > 0;
    }

    /// "= src", or "name = folder" where the folder's parent counts.
    static QStringList packageDirs(const QString &value)
    {
        QStringList roots;
        for (const QString &line : value.split(u'\n', Qt::SkipEmptyParts)) {
            const QString folder = line.section(u'=', 1).trimmed();
            roots += line.section(u'=', 0, 0).trimmed().isEmpty() ? folder : folder.section(u'/', 0, -2);
            if (roots.constLast().isEmpty())
                roots.last() = u"."_s;
        }
        return roots;
    }

    static QStringList moduleNames(const QString &value)
    {
        static const QRegularExpression separators(u"[,\\s]+"_s);
        QStringList names;
        for (const QString &name : value.split(separators, Qt::SkipEmptyParts)) {
            if (!name.contains(u':'))
                names += QString(name).replace(u'.', u'/');
        }
        return names;
    }

    void describe()
    {
        m_set.ecosystem = u"python"_s;
        m_set.scheme = VersionScheme::Pep440;
        m_set.buildBackend = m_project.buildBackend;
        m_set.packageName = m_project.name.isEmpty() ? m_cfg.name : m_project.name;
        if (!m_set.packageName.isEmpty() || m_setupPy == nullptr)
            return;
        const auto name = pythonKeyword(*m_setupPy, setupPyPath(), "setup", "name");
        if (name && name->value == PythonAssignment::Value::String)
            m_set.packageName = QString::fromUtf8(name->literal.of(*m_setupPy));
        else if (name && !name->names.isEmpty())
            m_set.packageName = setupPyString(QString::fromUtf8(name->literal.of(*m_setupPy)));
    }

    /// The plain string that setup.py itself gives to a name, once: name=NAME.
    [[nodiscard]] QString setupPyString(const QString &variable) const
    {
        const auto assignments = pythonAssignments(*m_setupPy, setupPyPath());
        QStringList texts;
        for (const PythonAssignment &assignment : assignments ? *assignments : QList<PythonAssignment>()) {
            if (assignment.names.contains(variable))
                texts += assignment.value == PythonAssignment::Value::String
                             ? QString::fromUtf8(assignment.literal.of(*m_setupPy))
                             : QString();
        }
        return texts.size() == 1 ? texts.constFirst() : QString();
    }

    [[nodiscard]] QString setupPyPath() const { return m_context.place(u"setup.py"_s); }

    /// True if the place that the build reads is found, or the tags decide.
    bool follow(const VersionProvider &provider, PythonModules &modules)
    {
        switch (provider.kind) {
        case Kind::None:
        case Kind::Computed:
            return false;
        case Kind::Vcs:
            m_origin = Origin::Vcs;
            m_set.tagRules = m_project.tagRules;
            return true;
        case Kind::Attribute:
            return modules.resolveAttribute(provider.value);
        case Kind::Meson:
            return addMesonVersion(m_context, m_context.place(u"meson.build"_s));
        case Kind::HatchPath:
            return hatchPath(provider, modules);
        case Kind::Path:
            return provider.expression.isEmpty() ? modules.resolveFile(m_context.place(provider.value))
                                                 : searched(provider);
        case Kind::PlainFile:
            return plainFile(provider.value);
        case Kind::Module:
            return modules.resolveModule();
        case Kind::Cargo:
            return manifest(provider.value, u"Cargo.toml"_s);
        case Kind::Npm:
            return manifest(provider.value, u"package.json"_s);
        }
        return false;
    }

    /// hatchling takes the first match of its expression, wherever that stands: what it takes must be the assignment
    /// that Python sees, and Python's own must be one that it finds.
    bool hatchPath(const VersionProvider &provider, PythonModules &modules)
    {
        const QString path = m_context.place(provider.value);
        const QByteArray *bytes = m_context.named(path);
        if (bytes == nullptr)
            return false;
        const auto taken = expressionPlace(*bytes, path, hatchExpression());
        if (!path.endsWith(u".py"_s))
            return searched({Kind::Path, provider.value, hatchExpression()});
        const bool resolved = modules.resolveFile(path);
        const auto &places = m_set.occurrences;
        const auto source = std::find_if(places.cbegin(), places.cend(), [&](const VersionOccurrence &place) {
            return place.path == path && place.role == Role::Source;
        });
        if (source == places.cend())
            return resolved;
        if (!taken) {
            m_context.problem({Error::Kind::Conflict,
                               u"The build back end does not find the version on line %1: it looks for a plain "
                               "assignment at the begin of a line"_s.arg(source->line),
                               {},
                               u"Write it as __version__ = \"1.2.3\", or give the back end a pattern."_s,
                               path,
                               source->line});
        } else if (taken->offset != source->offset && taken->offset != source->offset + 1) {
            m_context.problem(
                {Error::Kind::Conflict,
                 u"The build back end takes the version from line %1, Python from line %2"_s.arg(taken->line)
                     .arg(source->line),
                 {},
                 u"Let the assignment that counts be the first of its kind in the file."_s,
                 path,
                 taken->line});
        }
        return resolved;
    }

    bool searched(const VersionProvider &provider)
    {
        const QString path = m_context.place(provider.value);
        const QByteArray *bytes = m_context.named(path);
        if (bytes == nullptr)
            return false;
        const auto slice = expressionPlace(*bytes, path, provider.expression);
        if (!slice) {
            m_context.problem(slice.error());
            return false;
        }
        m_context.addLiteral(path, *bytes, *slice, u"expression.version"_s, m_context.nextRole());
        return true;
    }

    bool plainFile(const QString &name)
    {
        const QString path = m_context.place(name);
        const QByteArray *bytes = m_context.named(path);
        if (bytes == nullptr)
            return false;
        const auto slice = plainVersion(*bytes, path);
        if (!slice) {
            m_context.problem(slice.error());
            return false;
        }
        m_context.addLiteral(path, *bytes, *slice, u"plain.version"_s, m_context.nextRole());
        return true;
    }

    bool manifest(const QString &named, const QString &usual)
    {
        const QString path = m_context.place(named.isEmpty() ? usual : named);
        return usual == u"Cargo.toml"_s ? addCargoVersion(m_context, path) : addNpmVersion(m_context, path);
    }

    /// [metadata] version of setup.cfg: a literal, "attr: a.b", "file: VERSION" (setuptools, "Declarative config").
    bool setupCfg(PythonModules &modules)
    {
        const IniEntry &entry = m_cfg.version;
        if (entry.line == 0 || m_origin == Origin::Vcs)
            return false;
        const QString path = m_context.place(u"setup.cfg"_s);
        const QString target = entry.value.section(u':', 1).trimmed();
        if (entry.value.startsWith(u"attr:"_s))
            return m_context.hasSource() || modules.resolveAttribute(target);
        if (entry.value.startsWith(u"file:"_s))
            return m_context.hasSource() || plainFile(target);
        if (entry.slice.length == 0 || entry.value.contains(u'%')) {
            m_context.problem({Error::Kind::Invalid, u"The version is not one plain value"_s, entry.value,
                               u"Write it as version = 1.2.3."_s, path, entry.line});
            return false;
        }
        if (const QByteArray *bytes = m_context.named(path))
            m_context.addLiteral(path, *bytes, entry.slice, u"setup.cfg.metadata.version"_s, m_context.nextRole());
        return true;
    }

    /// The keyword of setup(), which a pyproject.toml that says the version overrides.
    void setupPy()
    {
        if (m_setupPy == nullptr || m_origin == Origin::Vcs)
            return;
        const auto byTags = pythonKeyword(*m_setupPy, setupPyPath(), "setup", "use_scm_version");
        const auto version = pythonKeyword(*m_setupPy, setupPyPath(), "setup", "version");
        if (!byTags || !version) {
            m_context.problem(byTags ? version.error() : byTags.error());
            return;
        }
        if (!byTags->names.isEmpty() && !m_context.hasSource()) {
            m_origin = Origin::Vcs;
            m_set.tagRules = TagRules{u"setuptools-scm"_s, {}};
            // A dictionary of settings is code; True is none.
            if (byTags->literal.of(*m_setupPy) != "True")
                m_set.tagRules->settings.insert(u"parse"_s, u"use_scm_version"_s);
            return;
        }
        if (version->value == PythonAssignment::Value::String)
            m_context.addLiteral(setupPyPath(), *m_setupPy, version->literal, u"setup.py.version"_s,
                                 m_context.nextRole());
        else
            setupPyVariable(QString::fromUtf8(version->literal.of(*m_setupPy)));
    }

    /// version=VERSION, where the file itself assigns that name a plain string.
    void setupPyVariable(const QString &name)
    {
        const auto assignments = pythonAssignments(*m_setupPy, setupPyPath());
        for (const PythonAssignment &assignment : assignments ? *assignments : QList<PythonAssignment>()) {
            if (assignment.names.contains(name) && assignment.value == PythonAssignment::Value::String)
                m_context.addLiteral(setupPyPath(), *m_setupPy, assignment.literal, u"python."_s + name,
                                     m_context.nextRole());
        }
    }

    /// setup.py computes the version by reading a file of ours: the one literal that it can mean is the source.
    void promoteSoleLiteral()
    {
        if (m_setupPy == nullptr)
            return;
        VersionOccurrence *sole = nullptr;
        for (VersionOccurrence &occurrence : m_set.occurrences) {
            if (occurrence.role != Role::Mirror || occurrence.kind != u"python.__version__"_s)
                continue;
            if (sole != nullptr)
                return;
            sole = &occurrence;
        }
        if (sole != nullptr) {
            sole->role = Role::Source;
            return;
        }
        for (const QString &name : {u"VERSION"_s, u"version.txt"_s, u"VERSION.txt"_s}) {
            const QByteArray quoted = '"' + name.toUtf8() + '"';
            const bool read = m_setupPy->contains(quoted) || m_setupPy->contains(QByteArray(quoted).replace('"', '\''));
            if (read && m_context.guessed(m_context.place(name)) != nullptr && plainFile(name))
                return;
        }
    }

    void conclude(bool resolved)
    {
        const bool mayFollow = m_project.provider.kind == Kind::None && m_cfg.version.line == 0;
        if (!resolved && mayFollow && m_origin != Origin::Vcs && !m_context.hasSource())
            promoteSoleLiteral();
        if (m_origin == Origin::Vcs) {
            m_set.origin = Origin::Vcs;
            return;
        }
        if (m_context.hasSource()) {
            m_set.origin = Origin::Static;
            return;
        }
        const bool computed = m_project.dynamicLine > 0 || m_cfg.version.line > 0 || m_setupPy != nullptr ||
                              m_project.provider.kind != Kind::None;
        m_set.origin = computed ? Origin::Dynamic : Origin::None;
        if (!computed)
            return;
        const QString file = m_project.isPackage      ? u"pyproject.toml"_s
                             : m_cfg.version.line > 0 ? u"setup.cfg"_s
                                                      : u"setup.py"_s;
        const int line = m_project.isPackage ? m_project.dynamicLine : m_cfg.version.line;
        m_context.problem({Error::Kind::NotFound,
                           u"The version is computed when the package is built, and Tagboat does not run that"_s,
                           {},
                           u"Name the place of the version with a [[version-file]] pattern in .tagboat.toml."_s,
                           m_context.place(file),
                           line});
    }

    FinderContext &m_context;
    VersionFileSet &m_set;
    PyProject m_project;
    SetupCfg m_cfg;
    const QByteArray *m_setupPy = nullptr;
    Origin m_origin = Origin::None;
};

} // namespace

bool findPythonPackage(FinderContext &context)
{
    return PythonFinder(context).find();
}

} // namespace tagboat
