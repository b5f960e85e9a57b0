// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/importreader.h"

#include "version/taggrammar.h"
#include "versionfile/pathpattern.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

constexpr std::array importers{importBumpMyVersion, importCommitizen, importSemanticRelease, importReleasePlease,
                               importTbump,         importBumpVer,    importTowncrier,       importGitCliff};

/// What a forge reads as "start no workflow", also for the tag on that commit.
bool skipsWorkflows(const QString &message)
{
    static const QStringList marks{u"[skip ci]"_s, u"[ci skip]"_s, u"[no ci]"_s, u"[skip actions]"_s,
                                   u"[actions skip]"_s};
    return std::any_of(marks.cbegin(), marks.cend(),
                       [&message](const QString &mark) { return message.contains(mark, Qt::CaseInsensitive); });
}

/// The most files that one pattern of another tool's settings is believed to mean, and the most patterns.
constexpr qsizetype patternFilesLimit = 50;
constexpr int patternsLimit = 100;

/// A cleaned path below the repository's root that leads out of it.
bool isOutside(const QString &path)
{
    return path == u".."_s || path.startsWith(u"../"_s) || path.startsWith(u'/') || path.contains(QChar(0));
}

QString tableName(const QStringList &keys)
{
    return keys.isEmpty() ? QString() : u'[' + keys.join(u'.') + u']';
}

} // namespace

const ImportedSetting *ImportedSettings::find(const QString &name) const
{
    const auto found = std::ranges::find(taken, name, &ImportedSetting::name);
    return found != taken.end() ? &*found : nullptr;
}

FoundSetting findImported(const QList<ImportedSettings> &tools, const QString &name)
{
    FoundSetting first;
    for (const ImportedSettings &tool : tools) {
        const ImportedSetting *setting = tool.find(name);
        if (setting != nullptr && setting->stated)
            return {&tool, setting};
        if (setting != nullptr && first.setting == nullptr)
            first = {&tool, setting};
    }
    return first;
}

bool ImportReader::open(const QString &path, const QStringList &keys, const QByteArray &mark)
{
    const QByteArray *bytes = m_context.foreign(path);
    if (bytes == nullptr || !bytes->contains(mark))
        return false;
    const auto document = readSettingsDocument(*bytes, path);
    if (!document) {
        if (!m_found.error)
            m_found.error = document.error();
        if (m_found.error->remedy.isEmpty())
            m_found.error->remedy = u"Correct the file at this place."_s;
        if (m_found.path.isEmpty())
            m_found.path = path;
        m_any = true;
        return false;
    }
    const SettingNode *table = document->find(keys);
    if (table == nullptr || table->kind != SettingNode::Kind::Table)
        return false;
    m_found.path = path;
    m_found.table = tableName(keys);
    m_found.line = std::max(table->line, 1);
    m_table = *table;
    m_any = true;
    return true;
}

void ImportReader::take(const QString &name, const QString &value, const QString &key, int line, const QString &path)
{
    if (name == u"changelog-path"_s && isOutside(value))
        return leave(key, u"it lies outside the repository"_s, line);
    m_found.taken.append({name, value, key, line, true, path});
}

void ImportReader::takeDefault(const QString &name, const QString &value, const QString &key)
{
    m_found.taken.append({name, value, key, m_found.line, false});
}

void ImportReader::leave(const QString &key, const QString &reason, int line)
{
    m_found.left.append({key, reason, line});
}

void ImportReader::place(DeclaredPlace place)
{
    if (isOutside(place.path))
        return leave(place.key, u"it lies outside the repository"_s, place.line);
    place.tool = m_found.tool;
    if (place.current.isEmpty()) {
        const ImportedSetting *current = m_found.find(u"current-version"_s);
        place.current = current != nullptr ? current->value : QString();
    }
    m_places.append(std::move(place));
}

void ImportReader::placeEach(const DeclaredPlace &place, const QStringList &patterns, const QStringList &without)
{
    QStringList paths;
    bool complete = true;
    m_patterns += static_cast<int>(patterns.size() + without.size());
    if (m_patterns > patternsLimit)
        return leave(place.key, u"the settings name too much to search"_s, place.line);
    for (const QString &pattern : patterns) {
        const PathMatches found = PathPattern(pattern).files(m_context.reader());
        complete = complete && found.complete;
        paths += found.paths;
    }
    for (const QString &pattern : without) {
        const PathPattern left(pattern);
        paths.removeIf([&left](const QString &path) { return left.matches(path); });
    }
    paths.removeDuplicates();
    if (!complete || paths.size() > patternFilesLimit)
        return leave(place.key, u"it names too many files; name each under [[version-file]]"_s, place.line);
    if (paths.isEmpty())
        return leave(place.key, u"no file has such a name"_s, place.line);
    for (const QString &path : std::as_const(paths)) {
        DeclaredPlace each = place;
        each.path = path;
        this->place(each);
    }
}

void ImportReader::leaveRest(const SettingNode &table, const QStringList &done, const QHash<QString, QString> &reasons,
                             const QString &prefix)
{
    for (const SettingNode &member : table.children) {
        if (!done.contains(member.key))
            leave(prefix + member.key, reasons.value(member.key, u"Tagboat has no setting like it"_s), member.line);
    }
}

void ImportReader::finish()
{
    if (!m_any)
        return;
    m_context.set().imports.append(m_found);
    for (const DeclaredPlace &place : std::as_const(m_places))
        m_context.declare(place);
}

void ImportReader::takeTagFormat(const QString &key, const QString &text, int line, const QStringList &versions)
{
    QString pattern = text;
    for (const QString &version : versions) {
        if (pattern.contains(u"{version}"_s))
            break;
        pattern.replace(version, u"{version}"_s);
    }
    const auto grammar = TagGrammar::fromPatterns(pattern, pattern + u"-rc{n}"_s, VersionScheme::Pep440);
    if (pattern.contains(u'$') || pattern.count(u'{') != 1)
        leave(key, u"\"%1\" is made of more than the version"_s.arg(text), line);
    else if (!grammar)
        leave(key, grammar.error().message, line);
    else
        take(u"tag-format"_s, pattern, key, line);
}

void ImportReader::takeMessage(const QString &name, const QString &key, const QString &text, int line,
                               const QString &version)
{
    QString message = text.trimmed();
    message.replace(version, u"{version}"_s);
    QString rest = message;
    rest.remove(u"{version}"_s);
    if (!message.contains(u"{version}"_s))
        leave(key, u"it does not name the new version"_s, line);
    else if (rest.contains(u'{') || rest.contains(u'$'))
        leave(key, u"it holds more than the new version, as the old one"_s, line);
    else if (skipsWorkflows(message))
        leave(key, u"it asks to start no workflows, and Tagboat's releases wait for them"_s, line);
    else if (message.contains(u"generated by"_s, Qt::CaseInsensitive))
        leave(key, u"it says that %1 made the commit"_s.arg(m_found.tool), line);
    else
        take(name, message, key, line);
}

void ImportReader::takeCandidate(const QString &between, const QString &key, int line, bool stated)
{
    const ImportedSetting *release = m_found.find(u"tag-format"_s);
    if (release == nullptr)
        return;
    const QString pattern = release->value + between + u"{n}"_s;
    if (!release->value.endsWith(u"{version}"_s) ||
        !TagGrammar::fromPatterns(release->value, pattern, VersionScheme::Pep440)) {
        leave(key, u"the tags of candidates can't be told from it"_s, line);
        return;
    }
    m_found.taken.append({u"candidate-tag"_s, pattern, key, line, stated});
}

void importToolSettings(FinderContext &context)
{
    for (const auto &import : importers)
        import(context);
}

} // namespace tagboat
