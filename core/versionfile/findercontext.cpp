// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/findercontext.h"

#include "versionfile/versionforms.h"
#include "versionfile/versionspelling.h"

#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

QString FinderContext::place(const QString &relative) const
{
    // A path that climbs out of the repository keeps its "..": the reader refuses it.
    return QDir::cleanPath(m_set.folder + u'/' + relative);
}

const Result<QByteArray> &FinderContext::read(const QString &path)
{
    auto known = m_files.find(path);
    if (known == m_files.end())
        known = m_files.emplace(path, m_reader(path)).first;
    return known->second;
}

const QByteArray *FinderContext::named(const QString &path)
{
    const auto &content = read(path);
    if (content)
        return &*content;
    Error error = content.error();
    if (error.path.isEmpty())
        error.path = path;
    problem(error);
    return nullptr;
}

const QByteArray *FinderContext::optional(const QString &path)
{
    const auto &content = read(path);
    return !content && content.error().kind == Error::Kind::NotFound ? nullptr : named(path);
}

const QByteArray *FinderContext::guessed(const QString &path)
{
    const auto &content = read(path);
    if (content || content.error().kind == Error::Kind::NotFound || content.error().kind == Error::Kind::Refused)
        return content ? &*content : nullptr;
    return named(path);
}

const QByteArray *FinderContext::foreign(const QString &path)
{
    const auto &content = read(path);
    return content ? &*content : nullptr;
}

const QByteArray *FinderContext::lock(const QString &path, const QString &command)
{
    const auto &content = read(path);
    if (content)
        return &*content;
    if (content.error().kind == Error::Kind::Invalid) {
        Error error = content.error();
        error.path = path;
        error.detail = error.message;
        error.message = u"The lock file is not read, so the version in it stays behind"_s;
        error.remedy = u"Bring it in step: %1"_s.arg(command);
        problem(error);
    }
    return nullptr;
}

void FinderContext::add(const VersionOccurrence &occurrence)
{
    const auto samePlace = [&](const VersionOccurrence &other) {
        return other.path == occurrence.path && other.offset == occurrence.offset;
    };
    if (std::none_of(m_set.occurrences.cbegin(), m_set.occurrences.cend(), samePlace))
        m_set.occurrences.append(occurrence);
}

void FinderContext::addLiteral(const QString &path, const QByteArray &bytes, const SourceSlice &slice,
                               const QString &kind, VersionOccurrence::Role role)
{
    const QString text = QString::fromUtf8(slice.of(bytes));
    add({path, kind, slice.line, slice.offset, slice.length, text, text, role});
}

void FinderContext::addCompanion(VersionOccurrence occurrence, bool drifts)
{
    using Role = VersionOccurrence::Role;
    using Confidence = VersionOccurrence::Confidence;
    const auto whole = known();
    const bool same = whole && placeSays(occurrence, *whole, m_set.scheme);
    occurrence.role = same || drifts ? Role::Mirror : Role::Unrelated;
    if (!drifts)
        occurrence.confidence = same ? Confidence::Likely : Confidence::Guessed;
    add(occurrence);
}

std::optional<Version> FinderContext::known() const
{
    for (const VersionOccurrence &place : m_set.occurrences) {
        if (place.role != VersionOccurrence::Role::Source || place.version.isEmpty())
            continue;
        if (const auto version = parseEither(place.version, schemeOf(place, m_set.scheme)))
            return *version;
    }
    return {};
}

bool FinderContext::hasSource() const
{
    return std::any_of(m_set.occurrences.cbegin(), m_set.occurrences.cend(),
                       [](const VersionOccurrence &o) { return o.role == VersionOccurrence::Role::Source; });
}

VersionOccurrence::Role FinderContext::nextRole() const
{
    return hasSource() ? VersionOccurrence::Role::Mirror : VersionOccurrence::Role::Source;
}

} // namespace tagboat
