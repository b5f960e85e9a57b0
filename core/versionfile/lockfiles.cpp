// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/cargoworkspace.h"
#include "versionfile/findercontext.h"
#include "versionfile/jsonfile.h"

#include <QRegularExpression>
#include <QSet>

#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// A lock file that lists packages as tables of TOML, and how it marks the one of its own folder.
struct TomlLock {
    const char *file;
    const char *kind;
    bool localWithoutSource; ///< an entry that names no source is of this repository
    const char *command;     ///< writes it anew
};

constexpr std::array<TomlLock, 4> tomlLocks{{
    {"uv.lock", "uv.lock.version", true, "uv lock"},
    {"poetry.lock", "poetry.lock.version", false, "poetry lock"},
    {"pdm.lock", "pdm.lock.version", false, "pdm lock"},
    {"pylock.toml", "pylock.version", false, "uv export -o pylock.toml"},
}};

/// No line that says a name, a version or a source is longer.
constexpr qsizetype longestLine = 4096;

/// Reads the entries of such a file line by line, as all these tools write them, because a lock is long and its rest is
/// none of ours.
class EntryFinder
{
public:
    /// @p names as comparableName() gives them; @p folder: what the entry calls the package's folder.
    EntryFinder(const QByteArray &bytes, const QStringList &names, QString folder, bool localWithoutSource)
        : m_bytes(bytes), m_names(names.cbegin(), names.cend()), m_folder(std::move(folder)),
          m_localDefault(localWithoutSource)
    {
    }

    /// The versions of the packages of these names that are of this repository: the first of each.
    QList<SourceSlice> find()
    {
        int number = 0;
        for (qsizetype start = 0; start < m_bytes.size(); ++number) {
            qsizetype end = m_bytes.indexOf('\n', start);
            end = end < 0 ? m_bytes.size() : end;
            QByteArrayView line = QByteArrayView(m_bytes).sliced(start, end - start);
            if (line.endsWith('\r'))
                line.chop(1);
            if (line.startsWith("[["))
                endEntry();
            take(line, start, number + 1);
            start = end + 1;
        }
        endEntry();
        return m_found;
    }

private:
    void endEntry()
    {
        if (m_version && m_local.value_or(m_localDefault) && m_names.remove(m_name))
            m_found.append(*m_version);
    }

    void take(QByteArrayView line, qsizetype start, int number)
    {
        if (line.startsWith("[[")) {
            m_inEntry = line == "[[package]]" || line == "[[packages]]";
            m_inTable = false;
            m_name.clear();
            m_version.reset();
            m_local.reset();
        } else if (line.startsWith('[')) {
            m_inTable = true;
            m_inSource = line == "[package.source]" || line == "[packages.directory]";
        } else if (m_inEntry && !m_inTable) {
            entryLine(line, start, number);
        } else if (m_inEntry && m_inSource) {
            sourceLine(line);
        }
    }

    void entryLine(QByteArrayView line, qsizetype start, int number)
    {
        if (!line.startsWith('n') && !line.startsWith('v') && !line.startsWith('s') && !line.startsWith('p') &&
            !line.startsWith('d'))
            return;
        if (line.size() > longestLine)
            return;
        static const QRegularExpression shape(uR"-(^(name|version|path) = "([^"\\]*)"$)-"_s);
        static const QRegularExpression inlineTable(
            uR"-(^(?:source|directory) = \{ .*?(?:editable|virtual|directory|path) = "([^"\\]*)".*\}$)-"_s);
        const QString text = QString::fromUtf8(line);
        if (const auto match = shape.match(text); match.hasMatch()) {
            const QString key = match.captured(1);
            if (key == u"name"_s)
                m_name = comparableName(match.captured(2));
            else if (key == u"version"_s)
                m_version = SourceSlice{start + match.capturedStart(2), match.capturedLength(2), number};
            else
                m_local = isFolder(match.captured(2));
        } else if (const auto table = inlineTable.match(text); table.hasMatch()) {
            m_local = isFolder(table.captured(1));
        } else if (line.startsWith("source = ")) {
            m_local = false;
        }
    }

    void sourceLine(QByteArrayView line)
    {
        static const QRegularExpression shape(uR"-(^(?:url|path) = "([^"\\]*)"$)-"_s);
        if (const auto match = shape.match(QString::fromUtf8(line)); match.hasMatch())
            m_local = isFolder(match.captured(1));
    }

    [[nodiscard]] bool isFolder(QString text) const
    {
        if (text.startsWith(u"./"_s) && text.size() > 2)
            text = text.sliced(2);
        if (text.endsWith(u'/') && text.size() > 1)
            text.chop(1);
        return text == m_folder;
    }

    const QByteArray &m_bytes;
    QSet<QString> m_names;
    QString m_folder;
    bool m_localDefault;
    bool m_inEntry = false;
    bool m_inTable = false;
    bool m_inSource = false;
    QString m_name;
    std::optional<SourceSlice> m_version;
    std::optional<bool> m_local;
    QList<SourceSlice> m_found;
};

/// Where a lock may lie, and what it calls the package's folder: beside the package, or in the workspace's root.
QList<std::pair<QString, QString>> lockPlaces(FinderContext &context, const QString &file)
{
    QList<std::pair<QString, QString>> places{{context.place(file), u"."_s}};
    if (context.set().folder != u"."_s)
        places.append({file, context.set().folder});
    return places;
}

void findTomlLock(FinderContext &context, const TomlLock &lock, const QString &name)
{
    for (const auto &[path, folder] : lockPlaces(context, QString::fromLatin1(lock.file))) {
        const QByteArray *bytes = context.lock(path, QString::fromLatin1(lock.command));
        if (bytes == nullptr)
            continue;
        const bool local = lock.localWithoutSource && folder == u"."_s;
        for (const SourceSlice &slice : EntryFinder(*bytes, {name}, folder, local).find())
            context.addLiteral(path, *bytes, slice, QString::fromLatin1(lock.kind), VersionOccurrence::Role::Lock);
    }
}

/// Cargo.lock lies in the workspace's root; the members that inherit the version change with it.
void findCargoLock(FinderContext &context, const QString &name)
{
    QStringList names;
    if (!name.isEmpty())
        names.append(name);
    for (const QString &member : cargoInheritors(context))
        names.append(comparableName(member));
    names.removeDuplicates();
    for (const auto &[path, folder] : lockPlaces(context, u"Cargo.lock"_s)) {
        const QByteArray *bytes = names.isEmpty() ? nullptr : context.lock(path, u"cargo update --workspace"_s);
        if (bytes == nullptr)
            continue;
        for (const SourceSlice &slice : EntryFinder(*bytes, names, folder, true).find())
            context.addLiteral(path, *bytes, slice, u"cargo.lock.version"_s, VersionOccurrence::Role::Lock);
    }
}

/// The version at the top of npm's lock (version 1), and that of packages[""] or packages["folder"] (2 and 3).
void findNpmLock(FinderContext &context, const QString &file)
{
    for (const auto &[path, folder] : lockPlaces(context, file)) {
        const QByteArray *bytes = context.lock(path, u"npm install --package-lock-only"_s);
        if (bytes == nullptr)
            continue;
        QList<QStringList> members;
        if (folder == u"."_s)
            members << QStringList{u"version"_s} << QStringList{u"packages"_s, QString(), u"version"_s};
        else
            members << QStringList{u"packages"_s, folder, u"version"_s};
        const auto places = jsonPlaces(*bytes, path, members);
        if (!places) {
            context.problem(places.error());
            continue;
        }
        for (const JsonPlace &place : *places) {
            if (place.line > 0 && place.isString)
                context.addLiteral(path, *bytes, place.slice, u"package-lock.version"_s, VersionOccurrence::Role::Lock);
        }
    }
}

} // namespace

void findLockFiles(FinderContext &context)
{
    const auto &places = context.set().occurrences;
    const bool npm = std::any_of(places.cbegin(), places.cend(), [](const VersionOccurrence &place) {
        return place.kind == u"package.json.version"_s && place.isEdited();
    });
    if (npm) {
        findNpmLock(context, u"package-lock.json"_s);
        findNpmLock(context, u"npm-shrinkwrap.json"_s);
    }
    const QString name = comparableName(context.set().packageName);
    if (!context.hasSource())
        return;
    for (const TomlLock &lock : tomlLocks) {
        if (!name.isEmpty())
            findTomlLock(context, lock, name);
    }
    findCargoLock(context, name);
}

} // namespace tagboat
