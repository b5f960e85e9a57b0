// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/cfile.h"
#include "versionfile/cmakefile.h"
#include "versionfile/findercontext.h"
#include "versionfile/versionforms.h"
#include "versionfile/versionspelling.h"

#include <QMap>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using Form = VersionOccurrence::Form;
using Role = VersionOccurrence::Role;

/// A definition's name taken apart: "NET_VERSION_MAJOR" is the major number of "net".
struct MacroName {
    QString prefix;
    Form form = Form::Whole;
};

/// Versions of something else: a minimum, an interface, a file format.
bool isOther(const QString &name)
{
    static const QRegularExpression words(
        u"(?:^|_)(?:min|minimum|max|required|requires|abi|api|so|proto|protocol|format|schema|file|compat|db|wire|"
        u"soname|winver|rc|data)(?:_|$)"_s);
    return words.match(name).hasMatch();
}

/// HIREDIS_MAJOR of the project hiredis needs no "version" in its name.
std::optional<MacroName> ownNumber(const QString &name, const QString &packageName)
{
    static const QRegularExpression shape(u"^(.+)_(major|minor|patch|micro)$"_s);
    const QRegularExpressionMatch match = shape.match(name);
    if (!match.hasMatch() || comparableName(match.captured(1)) != comparableName(packageName))
        return {};
    const QString part = match.captured(2);
    return MacroName{match.captured(1), part == u"major"_s   ? Form::Major
                                        : part == u"minor"_s ? Form::Minor
                                                             : Form::Patch};
}

std::optional<MacroName> macroName(const QByteArray &raw, const QString &packageName)
{
    // kVersionMajor, versionMajor and VERSION_MAJOR are one name.
    static const QRegularExpression hump(u"([a-z0-9])([A-Z])"_s);
    static const QRegularExpression shape(
        u"^(?:k_)?(?:(.*?)_)?(?:version(?:_(string|str|text|major|minor|patch|micro|revision|hex|num|number|int))?|"
        u"(major|minor|patch|micro)_version)_*$"_s);
    const QString name = QString::fromUtf8(raw).replace(hump, u"\\1_\\2"_s).toLower();
    const QRegularExpressionMatch match = shape.match(name);
    if (!match.hasMatch())
        return ownNumber(name, packageName);
    if (isOther(name))
        return {};
    const QString part = match.captured(2) + match.captured(3);
    MacroName result{match.captured(1), Form::Whole};
    if (part == u"major"_s)
        result.form = Form::Major;
    else if (part == u"minor"_s)
        result.form = Form::Minor;
    else if (part == u"patch"_s || part == u"micro"_s || part == u"revision"_s)
        result.form = Form::Patch;
    else if (part == u"hex"_s || part == u"num"_s || part == u"number"_s || part == u"int"_s)
        result.form = Form::Hex;
    return result;
}

/// The definitions of one prefix, which say one version together.
using Group = QList<VersionOccurrence>;

/// Where the third number is the revision, what is called patch is a fourth (libgit2).
void dropFourthNumbers(Group &group)
{
    static const QString revision = u"revision"_s;
    const auto isRevision = [](const VersionOccurrence &place) {
        return place.form == Form::Patch && place.kind.endsWith(revision, Qt::CaseInsensitive);
    };
    if (std::any_of(group.cbegin(), group.cend(), isRevision))
        group.removeIf([&](const auto &place) { return place.form == Form::Patch && !isRevision(place); });
}

QMap<QString, Group> groupsOf(const QList<CDefinition> &definitions, const QByteArray &bytes, const QString &path,
                              const QString &packageName)
{
    static const QRegularExpression number(u"^[0-9]+$"_s);
    QMap<QString, Group> groups;
    for (const CDefinition &definition : definitions) {
        const auto name = macroName(definition.name, packageName);
        if (!name)
            continue;
        VersionOccurrence place{path,
                                u"c."_s + QString::fromUtf8(definition.name),
                                definition.literal.line,
                                definition.literal.offset,
                                definition.literal.length,
                                QString::fromUtf8(definition.literal.of(bytes)),
                                {}};
        place.form = name->form;
        const bool text = name->form == Form::Whole;
        const bool hex = name->form == Form::Hex;
        const bool fits = text  ? definition.isString && parseEither(place.text, VersionScheme::SemVer).has_value()
                          : hex ? !hexVersion(place.text).isEmpty()
                                : !definition.isString && number.match(place.text).hasMatch();
        if (!fits)
            continue;
        if (text)
            place.version = place.text;
        groups[name->prefix].append(place);
    }
    for (Group &group : groups)
        dropFourthNumbers(group);
    return groups;
}

/// The version that a group says: by its text, else by its numbers. Empty if it has neither.
QString versionOf(const Group &group)
{
    QStringList numbers;
    for (const Form form : {Form::Whole, Form::Major, Form::Minor, Form::Patch}) {
        for (const VersionOccurrence &place : group) {
            if (place.form != form)
                continue;
            if (form == Form::Whole)
                return place.text;
            numbers += place.text;
            break;
        }
    }
    return numbers.size() >= 2 ? numbers.join(u'.') : QString();
}

/// A header's group is ours if it says our version as far as its numbers go; headers speak of much else.
bool says(const Group &group, const Version &whole, VersionScheme scheme)
{
    const QString version = versionOf(group);
    const auto own = parseEither(version, scheme);
    if (!own)
        return false;
    for (qsizetype i = 0; i < qMax(own->release().size(), whole.release().size()); ++i) {
        if (own->releaseNumber(i) != whole.releaseNumber(i))
            return false;
    }
    return true;
}

QStringList headerPaths(const QString &packageName)
{
    QStringList names;
    if (!packageName.isEmpty()) {
        const QString under = comparableName(packageName).replace(u'-', u'_');
        names << packageName << packageName.toLower() << under << comparableName(packageName);
        if (under.startsWith(u"lib"_s) && under.size() > 3)
            names << under.sliced(3); // libuv's header is uv.h
        names.removeDuplicates();
    }
    QStringList bases{u"version"_s, u"src/version"_s, u"include/version"_s, u"source/version"_s};
    for (const QString &name : names) {
        bases << u"include/%1/version"_s.arg(name) << u"include/%1/%1_version"_s.arg(name)
              << u"include/%1/%1"_s.arg(name) << u"include/%1_version"_s.arg(name) << u"include/%1"_s.arg(name)
              << u"src/%1_version"_s.arg(name) << u"src/%1/version"_s.arg(name) << u"src/%1"_s.arg(name) << name
              << u"%1/version"_s.arg(name) << u"%1_version"_s.arg(name);
    }
    QStringList paths;
    for (const QString &base : bases) {
        for (const QString &ending : {u".h"_s, u".hpp"_s})
            paths += base + ending;
    }
    return paths;
}

/// The headers that CMakeLists.txt reads, as file(STRINGS include/curl/curlver.h …) does, to find the version there.
QStringList headersOfCMake(FinderContext &context)
{
    static const QRegularExpression below(
        u"^(?:\\$\\{[A-Za-z0-9_.-]*SOURCE_DIR\\}/)?(?:\\./)?([^$]+\\.(?:h|hpp|hh|hxx))$"_s);
    const QString path = context.place(u"CMakeLists.txt"_s);
    const QByteArray *bytes = context.foreign(path);
    const auto commands = bytes != nullptr ? cmakeCommands(*bytes, path) : Result<QList<CMakeCommand>>();
    QStringList headers;
    for (const CMakeCommand &command : bytes != nullptr && commands ? *commands : QList<CMakeCommand>()) {
        const auto &arguments = command.arguments;
        if (command.name != "file" || arguments.size() < 3 ||
            (arguments[0].text != "STRINGS" && arguments[0].text != "READ"))
            continue;
        const QRegularExpressionMatch match = below.match(QString::fromUtf8(arguments[1].text));
        if (match.hasMatch())
            headers += match.captured(1);
    }
    headers.removeDuplicates();
    return headers;
}

void takeGroups(FinderContext &context, const QMap<QString, Group> &groups)
{
    const auto known = context.known();
    const bool mirrors = context.hasSource();
    for (const Group &group : groups) {
        if (known && !says(group, *known, context.set().scheme))
            continue;
        // Without another source one group alone can be meant.
        if (!known && (mirrors || groups.size() > 1 || versionOf(group).isEmpty()))
            continue;
        for (VersionOccurrence place : group) {
            place.role = mirrors ? Role::Mirror : Role::Source;
            place.confidence = VersionOccurrence::Confidence::Likely;
            context.add(place);
        }
    }
}

} // namespace

void findHeaders(FinderContext &context)
{
    static const QStringList compiled{u"cmake"_s, u"meson"_s, u"generic"_s};
    const bool built = compiled.contains(context.set().ecosystem) ||
                       context.foreign(context.place(u"CMakeLists.txt"_s)) != nullptr ||
                       context.foreign(context.place(u"meson.build"_s)) != nullptr;
    if (!built)
        return;
    const QString packageName = context.set().packageName;
    for (const QString &name : headersOfCMake(context) + headerPaths(packageName)) {
        const QString path = context.place(name);
        const QByteArray *bytes = context.foreign(path);
        const auto definitions = bytes != nullptr ? cDefinitions(*bytes, path) : Result<QList<CDefinition>>();
        if (bytes != nullptr && definitions)
            takeGroups(context, groupsOf(*definitions, *bytes, path, packageName));
    }
}

} // namespace tagboat
