// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/cfile.h"
#include "versionfile/findercontext.h"
#include "versionfile/versionforms.h"
#include "versionfile/versionspelling.h"

#include <QMap>
#include <QRegularExpression>

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

std::optional<MacroName> macroName(const QByteArray &raw)
{
    // kVersionMajor, versionMajor and VERSION_MAJOR are one name.
    static const QRegularExpression hump(u"([a-z0-9])([A-Z])"_s);
    static const QRegularExpression shape(
        u"^(?:k_)?(?:(.*?)_)?(?:version(?:_(string|str|text|major|minor|patch|micro|revision|hex|num|number|int))?|"
        u"(major|minor|patch|micro)_version)_*$"_s);
    const QString name = QString::fromUtf8(raw).replace(hump, u"\\1_\\2"_s).toLower();
    const QRegularExpressionMatch match = shape.match(name);
    if (!match.hasMatch() || isOther(name))
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

QMap<QString, Group> groupsOf(const QList<CDefinition> &definitions, const QByteArray &bytes, const QString &path)
{
    static const QRegularExpression number(u"^[0-9]+$"_s);
    QMap<QString, Group> groups;
    for (const CDefinition &definition : definitions) {
        const auto name = macroName(definition.name);
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
    for (const QString &name : headerPaths(context.set().packageName)) {
        const QString path = context.place(name);
        const QByteArray *bytes = context.foreign(path);
        const auto definitions = bytes != nullptr ? cDefinitions(*bytes, path) : Result<QList<CDefinition>>();
        if (bytes != nullptr && definitions)
            takeGroups(context, groupsOf(*definitions, *bytes, path));
    }
}

} // namespace tagboat
