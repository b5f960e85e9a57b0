// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/declaredplaces.h"

#include "versionfile/declaredsearch.h"
#include "versionfile/filefacts.h"
#include "versionfile/findercontext.h"
#include "versionfile/versionspelling.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using Confidence = VersionOccurrence::Confidence;
using Form = VersionOccurrence::Form;
using Role = VersionOccurrence::Role;
using Search = DeclaredPlace::Search;

const QString bareSearch = u"{current_version}"_s;
/// What may be read for one package's declared places; settings that name more are no settings.
constexpr qsizetype workLimit = 32 * 1024 * 1024;

class PlaceFinder
{
public:
    explicit PlaceFinder(FinderContext &context) : m_context(context) {}

    void find(const DeclaredPlace &place)
    {
        static const QRegularExpression changelog(u"(?:^|/)(?:changelog|changes|history|news)(?:\\.\\w+)?$"_s,
                                                  QRegularExpression::CaseInsensitiveOption);
        if (changelog.match(place.path).hasMatch())
            return leave(place, u"the changelog is kept by Tagboat's own step"_s);
        const QByteArray *bytes = m_context.foreign(place.path);
        if (bytes == nullptr)
            return leave(place, u"%1 can't be read"_s.arg(place.path));
        m_work += bytes->size();
        if (m_work > workLimit)
            return leave(place, u"the settings name too much to search"_s);
        if (place.search == Search::Text && place.what == bareSearch && markKnown(place))
            return take(place, QString());
        const auto slices = slicesOf(*bytes, place);
        if (!slices)
            return leave(place, slices.error().message);
        if (slices->isEmpty() && place.mayLack)
            return;
        if (slices->isEmpty())
            return leave(place, u"the version does not stand there in %1"_s.arg(place.path));
        if (slices->size() > declaredSlicesLimit)
            return leave(place,
                         u"the version stands more than %1 times in %2"_s.arg(declaredSlicesLimit).arg(place.path));
        QStringList lines;
        for (const DeclaredSlice &slice : *slices) {
            if (add(place, *bytes, slice))
                lines.append(QString::number(slice.slice.line));
        }
        if (!lines.isEmpty())
            take(place, lines.join(u", "_s));
    }

private:
    ImportedSettings *importOf(const DeclaredPlace &place)
    {
        auto &imports = m_context.set().imports;
        const auto found = std::ranges::find(imports, place.tool, &ImportedSettings::tool);
        return found != imports.end() ? &*found : nullptr;
    }

    void leave(const DeclaredPlace &place, const QString &reason)
    {
        if (ImportedSettings *import = importOf(place))
            import->left.append({place.key, reason, place.line});
    }

    void take(const DeclaredPlace &place, const QString &lines)
    {
        const QString where = lines.isEmpty() ? place.path : place.path + u':' + lines;
        if (ImportedSettings *import = importOf(place))
            import->taken.append({u"version-place"_s, where, place.key, place.line, true, {}});
    }

    /// A file whose places are known by its own rules needs no search for the bare version, which may also be that of
    /// a dependency. False if it has none.
    bool markKnown(const DeclaredPlace &place)
    {
        bool known = false;
        for (VersionOccurrence &occurrence : m_context.set().occurrences) {
            if (occurrence.path == place.path && occurrence.isEdited()) {
                mark(occurrence, place);
                known = true;
            }
        }
        return known;
    }

    static void mark(VersionOccurrence &occurrence, const DeclaredPlace &place)
    {
        if (occurrence.declaredBy.isEmpty())
            occurrence.declaredBy = place.tool;
        if (occurrence.role == Role::Unrelated)
            occurrence.role = Role::Mirror;
        if (occurrence.role != Role::Derived)
            occurrence.confidence = Confidence::Certain;
    }

    /// The package's own version is looked for first. The one that the tool remembers, which may be old, counts only
    /// where the settings say what stands around it, or nothing else is known.
    Result<QList<DeclaredSlice>> slicesOf(const QByteArray &bytes, const DeclaredPlace &place)
    {
        QStringList versions;
        for (const VersionOccurrence &occurrence : std::as_const(m_context.set().occurrences)) {
            if (occurrence.role == Role::Source && !occurrence.version.isEmpty())
                versions.append(occurrence.version);
        }
        if (versions.isEmpty() || place.what != bareSearch)
            versions.append(place.current);
        versions.removeDuplicates();
        Result<QList<DeclaredSlice>> slices;
        for (const QString &version : std::as_const(versions)) {
            slices = searchDeclared(bytes, place, version);
            if (!slices || !slices->isEmpty())
                break;
        }
        return slices;
    }

    bool add(const DeclaredPlace &place, const QByteArray &bytes, const DeclaredSlice &found)
    {
        const SourceSlice &slice = found.slice;
        for (VersionOccurrence &known : m_context.set().occurrences) {
            if (known.path == place.path && known.offset < slice.end() && slice.offset < known.offset + known.length) {
                mark(known, place);
                return true;
            }
        }
        const QString text = QString::fromUtf8(slice.of(bytes));
        if (found.form == Form::Whole && !parseEither(text, m_context.set().scheme)) {
            leave(place, u"line %1 of %2 says no version"_s.arg(slice.line).arg(place.path));
            return false;
        }
        m_work += 2 * bytes.size();
        if (m_work > workLimit || !isProvable(place.path, bytes, slice)) {
            leave(place, u"line %1 of %2 is a comment, or the file can't be understood: an edit could not be proven"_s
                             .arg(slice.line)
                             .arg(place.path));
            return false;
        }
        VersionOccurrence made{place.path, place.kind, slice.line, slice.offset, slice.length, text, {}, Role::Mirror};
        made.version = found.form == Form::Whole ? text : QString();
        made.form = found.form;
        made.declaredBy = place.tool;
        m_context.add(made);
        return true;
    }

    /// Whether the file says something else once the place does: what is in a comment can't be compared.
    static bool isProvable(const QString &path, const QByteArray &bytes, const SourceSlice &slice)
    {
        const FactReader facts = factReaderOf(path, false);
        QByteArray probe = bytes;
        probe.replace(slice.offset, slice.length, slice.of(bytes) == "0" ? "1" : "0");
        const auto before = facts(bytes, path);
        const auto after = facts(probe, path);
        return before && after && before->size() == after->size() && *before != *after;
    }

    FinderContext &m_context;
    qsizetype m_work = 0;
};

} // namespace

void findDeclaredPlaces(FinderContext &context)
{
    PlaceFinder finder(context);
    for (const DeclaredPlace &place : context.declared())
        finder.find(place);
}

} // namespace tagboat
