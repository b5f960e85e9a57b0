// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/files.h"
#include "versionfile/filefacts.h"
#include "versionfile/plainfile.h"
#include "versionfile/versionfile.h"
#include "versionfile/versionforms.h"
#include "versionfile/versionplaces.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// A literal and what shall stand in its place.
struct Replacement {
    VersionOccurrence occurrence;
    QByteArray text; ///< what is written
    QByteArray says; ///< what a reader then finds: without the quotes that the text may bring
};

/// The edits of one file.
struct FilePlan {
    QByteArray before;
    QByteArray after;
    QList<Replacement> replacements;
};

qsizetype commonPrefix(const QByteArray &a, const QByteArray &b)
{
    return std::mismatch(a.cbegin(), a.cend(), b.cbegin(), b.cend()).first - a.cbegin();
}

/// True if @p after is @p before with one or more of the replacements made in it; those are taken off the list. Each
/// must lie where the two texts part.
bool explains(const QByteArray &before, const QByteArray &after, QList<Replacement> &left)
{
    QList<QByteArray> states{before};
    for (qsizetype i = 0; i < left.size(); ++i) {
        const QByteArray from = left[i].occurrence.text.toUtf8();
        for (const QByteArray &state : QList<QByteArray>(states)) {
            const qsizetype parts = commonPrefix(state, after);
            qsizetype at = state.indexOf(from, qMax(parts - from.size(), qsizetype(0)));
            for (; at >= 0 && at <= parts && states.size() < 64; at = state.indexOf(from, at + 1)) {
                const QByteArray changed = QByteArray(state).replace(at, from.size(), left[i].says);
                if (changed == after) {
                    left.remove(0, i + 1);
                    return true;
                }
                states.append(changed);
            }
        }
    }
    return false;
}

Error unproven(const QString &path, const QString &detail)
{
    return {Error::Kind::Conflict,
            u"The edit of the file could not be proven, so nothing was changed"_s,
            detail,
            u"Edit this file by hand, or name the place with a [[version-file]] pattern in .tagboat.toml."_s,
            path,
            0};
}

/// Found by a pattern or an expression alone: nothing is known of the file's language.
bool isAnchored(const Replacement &replacement)
{
    const QString &kind = replacement.occurrence.kind;
    return kind.startsWith(u"pattern."_s) || kind.startsWith(u"expression."_s) || kind.startsWith(u"plain."_s);
}

/// Reads the file before and after, and wants every fact the same but those that hold a replaced literal.
Result<void> proveFile(const QString &path, const FilePlan &plan)
{
    // A large lock is not taken apart whole: its bytes are spliced, and its entry is looked for again.
    const bool large = isLockFile(path) && std::max(plan.before.size(), plan.after.size()) > versionFileLimit;
    const bool byLine = std::all_of(plan.replacements.cbegin(), plan.replacements.cend(), isAnchored);
    const FactReader facts = large ? lineFacts : factReaderOf(path, byLine);
    TB_TRY(const auto before, facts(plan.before, path));
    const auto after = facts(plan.after, path);
    if (!after)
        return tl::unexpected(unproven(path, describe(after.error())));
    if (before.size() != after->size())
        return tl::unexpected(unproven(path, u"The number of values changed"_s));
    QList<Replacement> left;
    for (const Replacement &replacement : plan.replacements) {
        if (replacement.says != replacement.occurrence.text.toUtf8())
            left.append(replacement);
    }
    if (facts == lineFacts)
        return {}; // line by line the file is its spliced bytes; the second search proves the values
    // TOML and JSON values come sorted by key, the replacements by place: each may explain any of the facts.
    for (qsizetype i = 0; i < before.size(); ++i) {
        if (before[i] == after->at(i))
            continue;
        QList<Replacement> candidates = left;
        bool explained = false;
        for (qsizetype first = 0; first < left.size() && !explained; ++first) {
            candidates = left.mid(first);
            explained = explains(before[i], after->at(i), candidates);
            if (explained)
                left = left.first(first) + candidates;
        }
        if (!explained)
            return tl::unexpected(unproven(path, u"Another value changed: %1"_s.arg(QString::fromUtf8(before[i]))));
    }
    return left.isEmpty() ? Result<void>() : tl::unexpected(unproven(path, u"A value did not change"_s));
}

class Editor
{
public:
    Editor(const VersionFileSet &set, const TreeReader &read, const Version &to, QDate released)
        : m_set(set), m_read(read), m_to(to), m_released(released)
    {
    }

    Result<QList<FileEdit>> edit(const QList<VersionFilePattern> &patterns)
    {
        TB_CHECK(refuse());
        for (const VersionOccurrence &occurrence : m_set.occurrences) {
            if (occurrence.isEdited())
                TB_CHECK(plan(occurrence));
        }
        QList<FileEdit> edits;
        for (auto &[path, file] : m_files) {
            splice(file);
            TB_CHECK(proveFile(path, file));
            if (file.after != file.before)
                edits.append({path, file.before, file.after, false});
        }
        TB_CHECK(proveSet(patterns));
        return edits;
    }

private:
    Result<void> refuse() const
    {
        const auto isPattern = [](const VersionOccurrence &o) { return o.kind.startsWith(u"pattern."_s); };
        const auto &all = m_set.occurrences;
        if (m_set.origin == VersionFileSet::Origin::Dynamic && std::none_of(all.cbegin(), all.cend(), isPattern)) {
            return fail(Error::Kind::Refused, u"The version is computed when the package is built"_s, {},
                        u"Name the place of the version with a [[version-file]] pattern in .tagboat.toml."_s);
        }
        for (qsizetype i = 0; i < all.size(); ++i) {
            for (qsizetype j = 0; j < i; ++j) {
                if (isAmbiguous(all[j], all[i]))
                    return tl::unexpected(ambiguity(all[j], all[i]));
            }
        }
        return {};
    }

    Result<void> plan(const VersionOccurrence &occurrence)
    {
        auto known = m_files.find(occurrence.path);
        if (known == m_files.end()) {
            TB_TRY(const QByteArray bytes, m_read(occurrence.path));
            known = m_files.emplace(occurrence.path, FilePlan{bytes, {}, {}}).first;
        }
        FilePlan &file = known->second;
        if (file.before.mid(occurrence.offset, occurrence.length) != occurrence.text.toUtf8()) {
            return failAt(Error::Kind::Conflict, occurrence.path, occurrence.line,
                          u"The file was changed since it was looked at"_s, {}, u"Look at the repository again."_s);
        }
        auto text = textFor(occurrence, m_set, file.before, m_to, m_released);
        if (!text) {
            Error error = text.error();
            error.path = occurrence.path;
            error.line = occurrence.line;
            return tl::unexpected(error);
        }
        file.replacements.append({occurrence, text->written, text->says});
        return {};
    }

    static void splice(FilePlan &file)
    {
        std::sort(file.replacements.begin(), file.replacements.end(),
                  [](const Replacement &a, const Replacement &b) { return a.occurrence.offset < b.occurrence.offset; });
        qsizetype at = 0;
        for (const Replacement &replacement : std::as_const(file.replacements)) {
            file.after += file.before.mid(at, replacement.occurrence.offset - at) + replacement.text;
            at = replacement.occurrence.offset + replacement.occurrence.length;
        }
        file.after += file.before.mid(at);
    }

    [[nodiscard]] const Replacement *replacementOf(const VersionOccurrence &occurrence) const
    {
        const auto file = m_files.find(occurrence.path);
        if (file == m_files.end())
            return nullptr;
        for (const Replacement &replacement : file->second.replacements) {
            if (replacement.occurrence.offset == occurrence.offset)
                return &replacement;
        }
        return nullptr;
    }

    /// Looks for the versions again in the edited tree: the same places must say the new version, and no other.
    Result<void> proveSet(const QList<VersionFilePattern> &patterns) const
    {
        const auto readEdited = [this](const QString &path) -> Result<QByteArray> {
            const auto file = m_files.find(path);
            return file != m_files.end() ? Result<QByteArray>(file->second.after) : m_read(path);
        };
        const TreeReader edited(
            readEdited, [this](const QString &folder) { return m_read.folders(folder); },
            [this](const QString &folder) { return m_read.files(folder); });
        const VersionFileSet now = findVersions(edited, m_set.folder, patterns);
        qsizetype at = 0;
        for (const VersionOccurrence &old : m_set.occurrences) {
            while (at < now.occurrences.size() &&
                   (now.occurrences[at].path != old.path || now.occurrences[at].kind != old.kind))
                ++at;
            const Replacement *replacement = replacementOf(old);
            const QString wanted = replacement != nullptr ? QString::fromUtf8(replacement->says) : old.text;
            if (at >= now.occurrences.size() || now.occurrences[at].text != wanted ||
                (old.isEdited() && now.occurrences[at].role != old.role))
                return tl::unexpected(unproven(old.path, u"The place on line %1 is not found again"_s.arg(old.line)));
            ++at;
        }
        const bool says = std::all_of(now.occurrences.cbegin(), now.occurrences.cend(), [&](const auto &place) {
            return !place.isEdited() || placeSays(place, m_to, now.scheme);
        });
        if (!now.agree || !says)
            return tl::unexpected(unproven({}, u"The version files would not agree"_s));
        return {};
    }

    const VersionFileSet &m_set;
    const TreeReader &m_read;
    const Version &m_to;
    QDate m_released;
    std::map<QString, FilePlan> m_files;
};

} // namespace

Result<QList<FileEdit>> editsForVersion(const VersionFileSet &set, const TreeReader &read, const Version &to,
                                        const QList<VersionFilePattern> &patterns, QDate released)
{
    return Editor(set, read, to, released).edit(patterns);
}

} // namespace tagboat
