// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/pythonfile.h"
#include "versionfile/pythonpackage.h"
#include "versionfile/pythontuple.h"
#include "versionfile/versionforms.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using Role = VersionOccurrence::Role;
using Value = PythonAssignment::Value;

/// Files of a package that hold its version by custom, the package itself first.
const QStringList &versionModules()
{
    static const QStringList names{u"__init__"_s, u"_version"_s,  u"__version__"_s,
                                   u"version"_s,  u"__about__"_s, u"release"_s};
    return names;
}

bool isPackageFile(const QString &path)
{
    return path.endsWith(u"/__init__.py"_s) || path == u"__init__.py"_s;
}

/// The name under which an assignment says the package's version; empty if it does not. Names without underscores count
/// only in files made for the version, and, as tuples, in the package itself (Django's VERSION).
QString versionName(const PythonAssignment &assignment, const QString &path)
{
    for (const QString &name : {u"__version__"_s, u"__version_info__"_s}) {
        if (assignment.names.contains(name))
            return name;
    }
    if (assignment.value == Value::Computed)
        return {};
    if (assignment.value == Value::Hex) {
        for (const QString &name : {u"__build__"_s, u"__hexversion__"_s, u"hexversion"_s, u"HEXVERSION"_s,
                                    u"version_hex"_s, u"VERSION_HEX"_s, u"__version_hex__"_s}) {
            if (assignment.names.contains(name))
                return name;
        }
        return {};
    }
    const bool tuple = assignment.value == Value::Tuple;
    for (const QString &name : {u"VERSION"_s, u"version"_s, u"version_info"_s, u"VERSION_INFO"_s}) {
        const bool mustBeTuple = isPackageFile(path) || name.endsWith(u"info"_s, Qt::CaseInsensitive);
        if (assignment.names.contains(name) && (tuple || !mustBeTuple))
            return name;
    }
    return {};
}

QStringList withCustomaryNames(QStringList modules, const QString &packageName)
{
    static const QRegularExpression separators(u"[-_.]+"_s);
    if (packageName.isEmpty())
        return modules;
    QString joined = packageName;
    joined.replace(separators, u"_"_s);
    QString nested = packageName;
    nested.replace(u'-', u'_').replace(u'.', u'/');
    QString spaced = packageName; // poetry-core is poetry/core, in a namespace package
    spaced.replace(separators, u"/"_s);
    for (const QString &name : {joined.toLower(), joined, nested.toLower(), nested, spaced.toLower(), spaced}) {
        if (!modules.contains(name))
            modules.append(name);
    }
    return modules;
}

void readTuple(VersionOccurrence &occurrence, const QByteArray &bytes)
{
    occurrence.form = VersionOccurrence::Form::Tuple;
    occurrence.version = tupleVersion(bytes.mid(occurrence.offset, occurrence.length));
}

} // namespace

PythonModules::PythonModules(FinderContext &context, QStringList modules, QStringList roots, const QString &packageName)
    : m_context(context), m_modules(withCustomaryNames(std::move(modules), packageName)), m_roots(std::move(roots))
{
    for (const QString &root : {u"src"_s, u"."_s, u"lib"_s}) {
        if (!m_roots.contains(root))
            m_roots.append(root);
    }
}

/// @p only: the one name that counts; empty for all that say a version.
bool PythonModules::scan(const QString &path, const QByteArray &bytes, const QString &only, Role role)
{
    const auto assignments = pythonAssignments(bytes, path);
    if (!assignments) {
        m_context.problem(assignments.error());
        return false;
    }
    bool found = false;
    for (const PythonAssignment &assignment : *assignments) {
        const QString name = only.isEmpty()                    ? versionName(assignment, path)
                             : assignment.names.contains(only) ? only
                                                               : QString();
        if (name.isEmpty())
            continue;
        VersionOccurrence occurrence{path,
                                     u"python."_s + name,
                                     assignment.literal.line,
                                     assignment.literal.offset,
                                     assignment.literal.length,
                                     QString::fromUtf8(assignment.literal.of(bytes)),
                                     {},
                                     role};
        if (assignment.value == Value::Computed)
            occurrence.role = Role::Derived;
        else if (assignment.value == Value::String)
            occurrence.version = occurrence.text;
        else if (assignment.value == Value::Hex)
            occurrence.form = VersionOccurrence::Form::Hex;
        else
            readTuple(occurrence, bytes);
        // A tuple that says no version, such as a minimum, is none of ours.
        if (assignment.value == Value::Tuple && occurrence.version.isEmpty())
            continue;
        if (assignment.value == Value::Hex && hexVersion(occurrence.text).isEmpty())
            continue;
        if (role == Role::Mirror)
            occurrence.confidence = VersionOccurrence::Confidence::Likely;
        m_context.add(occurrence);
        found = found || occurrence.role == role;
    }
    return found;
}

/// Looks into a package's folder and the single file beside it.
bool PythonModules::scanModule(const QString &base, const QString &only, bool asSource)
{
    bool present = false;
    bool found = false;
    const auto look = [&](const QString &path) {
        const QByteArray *bytes = m_context.guessed(path);
        if (bytes == nullptr || (asSource && found))
            return;
        present = true;
        found = scan(path, *bytes, only, asSource ? Role::Source : Role::Mirror) || found;
    };
    for (const QString &name : versionModules())
        look(m_context.place(base + u'/' + name + u".py"_s));
    look(m_context.place(base + u".py"_s));
    return asSource ? found : present;
}

void PythonModules::findAll()
{
    for (const QString &module : std::as_const(m_modules)) {
        for (const QString &root : std::as_const(m_roots)) {
            if (scanModule(root + u'/' + module, {}, false))
                break;
        }
    }
}

void PythonModules::findBackend(const QStringList &modules)
{
    for (const QString &module : modules) {
        const QString path = m_context.place(module + u"/__init__.py"_s);
        const QByteArray *bytes = m_context.hasSource() ? m_context.guessed(path) : nullptr;
        const auto assignments = bytes != nullptr ? pythonAssignments(*bytes, path) : Result<QList<PythonAssignment>>();
        for (const PythonAssignment &each : assignments ? *assignments : QList<PythonAssignment>()) {
            if (!each.names.contains(u"__version__"_s) || each.value != PythonAssignment::Value::String)
                continue;
            const QString text = QString::fromUtf8(each.literal.of(*bytes));
            m_context.addCompanion({path, u"python.__version__"_s, each.literal.line, each.literal.offset,
                                    each.literal.length, text, text, Role::Mirror});
        }
    }
}

bool PythonModules::resolveAttribute(const QString &dotted)
{
    const qsizetype cut = dotted.lastIndexOf(u'.');
    if (cut <= 0)
        return false;
    const QString name = dotted.mid(cut + 1);
    QString module = dotted.first(cut);
    module.replace(u'.', u'/');
    for (const QString &root : std::as_const(m_roots)) {
        for (const QString &file : {u".py"_s, u"/__init__.py"_s}) {
            const QString path = m_context.place(root + u'/' + module + file);
            const QByteArray *bytes = m_context.guessed(path);
            if (bytes != nullptr && (scan(path, *bytes, name, Role::Source) || followImport(path, *bytes, name)))
                return true;
        }
        // The attribute may itself be imported from a module beside it.
        if (scanModule(root + u'/' + module, name, true))
            return true;
    }
    return false;
}

/// The place that an import of @p name in a module leads to, a few modules deep.
bool PythonModules::followImport(const QString &path, const QByteArray &bytes, const QString &name, int depth)
{
    const auto import = pythonImportOf(bytes, path, name);
    if (!import || depth > 4)
        return false;
    qsizetype dots = 0;
    while (dots < import->module.size() && import->module[dots] == u'.')
        ++dots;
    QString module = import->module.mid(dots);
    module.replace(u'.', u'/');
    QStringList bases;
    if (dots > 0) {
        QString folder = path.section(u'/', 0, -2);
        for (qsizetype up = 1; up < dots; ++up)
            folder = folder.section(u'/', 0, -2);
        bases.append(folder.isEmpty() ? module : module.isEmpty() ? folder : QString(folder + u'/' + module));
    } else {
        for (const QString &root : std::as_const(m_roots))
            bases.append(m_context.place(root + u'/' + module));
    }
    for (const QString &base : std::as_const(bases)) {
        for (const QString &file : {u".py"_s, u"/__init__.py"_s}) {
            const QByteArray *next = m_context.guessed(base + file);
            if (next != nullptr && (scan(base + file, *next, import->name, Role::Source) ||
                                    followImport(base + file, *next, import->name, depth + 1)))
                return true;
        }
    }
    return false;
}

bool PythonModules::resolveFile(const QString &path)
{
    const QByteArray *bytes = m_context.named(path);
    if (bytes == nullptr)
        return false;
    for (const QString &name : {u"__version__"_s, u"VERSION"_s, u"version"_s}) {
        if (scan(path, *bytes, name, Role::Source))
            return true;
    }
    return false;
}

bool PythonModules::resolveModule()
{
    for (const QString &module : std::as_const(m_modules)) {
        for (const QString &root : std::as_const(m_roots)) {
            if (scanModule(root + u'/' + module, u"__version__"_s, true))
                return true;
        }
    }
    return false;
}

} // namespace tagboat
