// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/cmakefile.h"
#include "versionfile/findercontext.h"
#include "versionfile/mesonfile.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using Form = VersionOccurrence::Form;
using Origin = VersionFileSet::Origin;
using Role = VersionOccurrence::Role;

/// What a CMakeLists.txt says of its project's version.
struct CMakeProject {
    QString name;
    QList<VersionOccurrence> places;
};

VersionOccurrence occurrence(const QString &path, const SourceSlice &slice, const QByteArray &text, const QString &kind,
                             Form form)
{
    VersionOccurrence place{path, kind, slice.line, slice.offset, slice.length, QString::fromUtf8(text), {}};
    place.form = form;
    if (form == Form::Whole || form == Form::Numeric)
        place.version = place.text;
    return place;
}

/// Reads the first project() and the variables that it and older projects take the version from. Look-alikes
/// (cmake_minimum_required, find_package, the property VERSION of a library) are other commands.
class CMakeReader
{
public:
    CMakeReader(const QList<CMakeCommand> &commands, const QString &path) : m_commands(commands), m_path(path) {}

    CMakeProject read()
    {
        for (const CMakeCommand &command : m_commands) {
            if (command.name != "project" || command.arguments.isEmpty())
                continue;
            const QString name = QString::fromUtf8(command.arguments.constFirst().text);
            if (m_project.name.isEmpty())
                m_project.name = name;
            if (name == m_project.name)
                projectVersion(command);
        }
        if (m_project.places.isEmpty() && !m_project.name.isEmpty())
            ownVariables();
        return m_project;
    }

private:
    void projectVersion(const CMakeCommand &command)
    {
        for (qsizetype i = 1; i + 1 < command.arguments.size(); ++i) {
            if (command.arguments[i].text == "VERSION") {
                value(command.arguments[i + 1]);
                return;
            }
        }
    }

    /// A literal of numbers, or a variable, or several with dots between them, that set() gave literals.
    void value(const CMakeArgument &argument)
    {
        static const QRegularExpression numbers(u"^[0-9]+(\\.[0-9]+){0,3}$"_s);
        static const QRegularExpression variables(u"^\\$\\{[A-Za-z0-9_.-]+\\}(\\.\\$\\{[A-Za-z0-9_.-]+\\}){0,3}$"_s);
        const QString text = QString::fromUtf8(argument.text);
        if (numbers.match(text).hasMatch()) {
            add(argument, u"cmake.project.version"_s, Form::Numeric);
            return;
        }
        VersionOccurrence derived =
            occurrence(m_path, argument.slice, argument.text, u"cmake.project.version"_s, Form::Whole);
        derived.version.clear();
        derived.role = Role::Derived;
        m_project.places.append(derived);
        if (!variables.match(text).hasMatch())
            return;
        const QStringList names = QString(text).remove(u"${"_s).remove(u'}').split(u'.');
        if (names.size() == 1) {
            variable(names[0], Form::Numeric);
            return;
        }
        const QList<Form> forms{Form::Major, Form::Minor, Form::Patch};
        for (qsizetype i = 0; i < names.size() && i < forms.size(); ++i)
            variable(names[i], forms[i]);
    }

    /// set(<NAME>_VERSION 1.2.3), set(PROJECT_VERSION …), or the numbers one by one, as before CMake 3.0.
    void ownVariables()
    {
        QStringList prefixes{m_project.name, m_project.name.toUpper(), u"PROJECT"_s};
        prefixes.removeDuplicates();
        for (const QString &prefix : prefixes) {
            if (variable(prefix + u"_VERSION"_s, Form::Whole))
                return;
        }
        for (const QString &prefix : prefixes) {
            if (!variable(prefix + u"_VERSION_MAJOR"_s, Form::Major))
                continue;
            variable(prefix + u"_VERSION_MINOR"_s, Form::Minor);
            variable(prefix + u"_VERSION_PATCH"_s, Form::Patch);
            return;
        }
    }

    bool variable(const QString &name, Form form)
    {
        static const QRegularExpression number(u"^[0-9]+$"_s);
        static const QRegularExpression version(u"^[0-9]+\\.[0-9]+[0-9A-Za-z.+-]*$"_s);
        bool found = false;
        for (const CMakeCommand &command : m_commands) {
            const bool names = command.name == "set" && command.arguments.size() >= 2 &&
                               QString::fromUtf8(command.arguments[0].text) == name;
            const QString text = names ? QString::fromUtf8(command.arguments[1].text) : QString();
            const bool part = form == Form::Major || form == Form::Minor || form == Form::Patch;
            if (!names || !(part ? number : version).match(text).hasMatch())
                continue;
            add(command.arguments[1], u"cmake.set."_s + name, form);
            found = true;
        }
        return found;
    }

    void add(const CMakeArgument &argument, const QString &kind, Form form)
    {
        m_project.places.append(occurrence(m_path, argument.slice, argument.text, kind, form));
    }

    const QList<CMakeCommand> &m_commands;
    const QString &m_path;
    CMakeProject m_project;
};

Result<CMakeProject> readCMake(const QByteArray &bytes, const QString &path)
{
    TB_TRY(const auto commands, cmakeCommands(bytes, path));
    return CMakeReader(commands, path).read();
}

VersionOccurrence mesonPlace(const MesonProject &project, const QByteArray &bytes, const QString &path)
{
    VersionOccurrence place =
        occurrence(path, project.version, project.version.of(bytes), u"meson.project.version"_s, Form::Whole);
    if (!project.isLiteral) {
        place.version.clear();
        place.role = Role::Derived;
    }
    return place;
}

void describe(FinderContext &context, const QString &ecosystem, const QString &name)
{
    VersionFileSet &set = context.set();
    set.ecosystem = ecosystem;
    set.scheme = VersionScheme::SemVer;
    set.packageName = name.contains(u'$') ? QString() : name;
}

} // namespace

bool findCMakePackage(FinderContext &context)
{
    const QString path = context.place(u"CMakeLists.txt"_s);
    const QByteArray *bytes = context.guessed(path);
    const auto project = bytes != nullptr ? readCMake(*bytes, path) : Result<CMakeProject>();
    if (bytes == nullptr || (project && project->name.isEmpty()))
        return false;
    if (!project) {
        context.problem(project.error());
        return false;
    }
    describe(context, u"cmake"_s, project->name);
    for (const VersionOccurrence &place : project->places)
        context.add(place);
    context.set().origin = context.hasSource() ? Origin::Static : Origin::None;
    return true;
}

bool findMesonPackage(FinderContext &context)
{
    const QString path = context.place(u"meson.build"_s);
    const QByteArray *bytes = context.guessed(path);
    const auto project = bytes != nullptr ? readMeson(*bytes, path) : Result<MesonProject>();
    if (bytes == nullptr || (project && project->name.isEmpty()))
        return false;
    if (!project) {
        context.problem(project.error());
        return false;
    }
    describe(context, u"meson"_s, project->name);
    addMesonVersion(context, path);
    context.set().origin = context.hasSource() ? Origin::Static : Origin::None;
    return true;
}

bool addMesonVersion(FinderContext &context, const QString &path)
{
    const QByteArray *bytes = context.named(path);
    if (bytes == nullptr)
        return false;
    const auto project = readMeson(*bytes, path);
    if (!project) {
        context.problem(project.error());
        return false;
    }
    if (project->version.length == 0)
        return false;
    VersionOccurrence place = mesonPlace(*project, *bytes, path);
    if (place.role == Role::Source)
        place.role = context.nextRole();
    context.add(place);
    return place.role != Role::Derived;
}

void findForeignBuilds(FinderContext &context)
{
    // What cannot be read here is another tool's business: the package's own files say its version.
    const QString cmake = context.place(u"CMakeLists.txt"_s);
    const QString &ecosystem = context.set().ecosystem;
    if (const QByteArray *bytes = context.foreign(cmake); bytes != nullptr && ecosystem != u"cmake"_s) {
        const auto project = readCMake(*bytes, cmake);
        for (const VersionOccurrence &place : project ? project->places : QList<VersionOccurrence>()) {
            if (place.form == Form::Numeric || place.form == Form::Whole)
                place.role == Role::Derived ? context.add(place) : context.addCompanion(place);
        }
    }
    const QString meson = context.place(u"meson.build"_s);
    if (const QByteArray *bytes = context.foreign(meson); bytes != nullptr && ecosystem != u"meson"_s) {
        const auto project = readMeson(*bytes, meson);
        if (!project || project->version.length == 0)
            return;
        VersionOccurrence place = mesonPlace(*project, *bytes, meson);
        const QString &name = context.set().packageName;
        const bool silent = ecosystem == u"cmake"_s && context.set().occurrences.isEmpty();
        if (place.role == Role::Derived || (silent && comparableName(project->name) == comparableName(name)))
            context.add(place); // of two builds of one project the other one alone says the version (harfbuzz)
        else
            context.addCompanion(place);
    }
}

} // namespace tagboat
