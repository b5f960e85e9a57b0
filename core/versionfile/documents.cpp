// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/findercontext.h"
#include "versionfile/pythonfile.h"
#include "versionfile/versionspelling.h"
#include "versionfile/yamlfile.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using Form = VersionOccurrence::Form;
using Role = VersionOccurrence::Role;

void addConf(FinderContext &context, const QByteArray &bytes, const QString &path)
{
    static const QRegularExpression twoNumbers(u"^[0-9]+\\.[0-9]+$"_s);
    const auto assignments = pythonAssignments(bytes, path);
    if (!assignments) {
        context.problem(assignments.error());
        return;
    }
    const auto known = context.known();
    for (const PythonAssignment &assignment : *assignments) {
        const QString name = assignment.names.contains(u"release"_s)   ? u"release"_s
                             : assignment.names.contains(u"version"_s) ? u"version"_s
                                                                       : QString();
        const QString text = QString::fromUtf8(assignment.literal.of(bytes));
        const bool literal = assignment.value == PythonAssignment::Value::String;
        if (name.isEmpty() || (literal && text.isEmpty()))
            continue; // Sphinx' own default is an empty text
        const SourceSlice &slice = assignment.literal;
        VersionOccurrence place{path, u"sphinx."_s + name, slice.line, slice.offset, slice.length, text, {}};
        if (!literal) {
            place.role = Role::Derived;
            context.add(place);
            continue;
        }
        // "version" is the short X.Y where it was cut so before: beside a version of more numbers.
        const bool isShort = name == u"version"_s && twoNumbers.match(text).hasMatch() && known &&
                             (known->release().size() > 2 || known->isPreRelease() || known->isPostRelease());
        place.form = isShort ? Form::Short : Form::Whole;
        place.version = isShort ? QString() : text;
        if (!isShort && !parseEither(text, VersionScheme::Pep440))
            continue; // "dev", "latest": says none
        place.confidence = VersionOccurrence::Confidence::Likely;
        context.addCompanion(place, true);
    }
}

/// A version number without its "v", which stays before it.
SourceSlice withoutV(SourceSlice slice, const QByteArray &bytes)
{
    if (slice.length > 1 && (bytes[slice.offset] == 'v' || bytes[slice.offset] == 'V')) {
        ++slice.offset;
        --slice.length;
    }
    return slice;
}

Error problemAt(const QString &path, int line, const QString &message, const QString &remedy)
{
    return {Error::Kind::Invalid, message, {}, remedy, path, line};
}

void addCitationVersion(FinderContext &context, const QByteArray &bytes, const QString &path, const YamlScalar &scalar)
{
    if (!scalar.isVerbatim) {
        context.problem(problemAt(path, scalar.slice.line, u"\"version\" is not a plain string"_s,
                                  u"Write it as version: \"1.2.3\"."_s));
        return;
    }
    static const QRegularExpression number(u"^[0-9]+\\.[0-9]+$"_s);
    if (scalar.isPlain && number.match(scalar.value).hasMatch()) {
        context.problem(problemAt(path, scalar.slice.line,
                                  u"The version is a number in YAML: readers take %1 for %2"_s.arg(
                                      scalar.value, QString::number(scalar.value.toDouble())),
                                  u"Write it in quotes, for example version: \"1.10\"."_s));
    }
    const SourceSlice slice = withoutV(scalar.slice, bytes);
    const QString text = QString::fromUtf8(slice.of(bytes));
    VersionOccurrence place{path, u"citation.version"_s, slice.line, slice.offset, slice.length, text, text};
    place.confidence = VersionOccurrence::Confidence::Likely;
    context.addCompanion(place, true);
}

} // namespace

void findSphinxSettings(FinderContext &context)
{
    for (const QString &name : {u"docs/conf.py"_s, u"doc/conf.py"_s, u"docs/source/conf.py"_s, u"doc/source/conf.py"_s,
                                u"docs/src/conf.py"_s}) {
        const QString path = context.place(name);
        if (const QByteArray *bytes = context.guessed(path))
            addConf(context, *bytes, path);
    }
}

void findCitation(FinderContext &context)
{
    const QString path = context.place(u"CITATION.cff"_s);
    const QByteArray *bytes = context.guessed(path);
    if (bytes == nullptr)
        return;
    const auto scalars = yamlScalars(*bytes, path);
    if (!scalars) {
        context.problem(scalars.error());
        return;
    }
    bool versioned = false;
    for (const YamlScalar &scalar : *scalars) {
        // Versions below references and preferred-citation are those of other works; cff-version is the format's.
        if (scalar.path == QStringList{u"version"_s} && !scalar.value.isEmpty()) {
            addCitationVersion(context, *bytes, path, scalar);
            versioned = true;
        }
    }
    for (const YamlScalar &scalar : *scalars) {
        if (!versioned || scalar.path != QStringList{u"date-released"_s} || !scalar.isVerbatim ||
            !QDate::fromString(scalar.value, Qt::ISODate).isValid())
            continue;
        VersionOccurrence place{path,
                                u"citation.date-released"_s,
                                scalar.slice.line,
                                scalar.slice.offset,
                                scalar.slice.length,
                                scalar.value,
                                {},
                                Role::Mirror};
        place.form = Form::Date;
        place.confidence = VersionOccurrence::Confidence::Likely;
        context.add(place);
    }
}

} // namespace tagboat
