// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/importreader.h"
#include "versionfile/pathpattern.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

// BumpVer 2025: its README, "Configuration", "Part Overview" and "Searching for Patterns".

namespace tagboat
{

namespace
{

const QString tool = u"bumpver"_s;
const QString version = u"{version}"_s;
const QString current = u"{current_version}"_s;

/// The parts that a pattern may be made of; anything else in it is plain text.
const QRegularExpression &part()
{
    static const QRegularExpression parts(u"YYYY|YY|0Y|GGGG|GG|0G|Q|MM|0M|DD|0D|JJJ|00J|WW|0W|UU|0U|VV|0V|MAJOR|MINOR|"
                                          "PATCH|BUILD|BLD|TAG|PYTAG|GITHASH|NUM|INC0|INC1"_s);
    return parts;
}

/// The reader of INI files leaves the quotes that the tool strips.
QString unquoted(const QString &text)
{
    static const QRegularExpression quotes(u"^['\" ]+|['\" ]+$"_s);
    return QString(text).remove(quotes);
}

/// A pattern of the tool's for a text around the version.
struct Around {
    QString before;
    QString after;
    bool lineStart = false;
    bool lineEnd = false;
    bool normalised = false; ///< "{pep440_version}"
};

/// Nothing where the pattern holds other parts than the version, or it not once.
std::optional<Around> readPattern(QString pattern, const QString &versionPattern)
{
    Around around;
    if (!versionPattern.isEmpty())
        pattern.replace(versionPattern, version);
    around.normalised = pattern.contains(u"{pep440_version}"_s);
    pattern.replace(u"{pep440_version}"_s, version);
    around.lineStart = pattern.startsWith(u'^');
    around.lineEnd = pattern.endsWith(u'$');
    pattern = pattern.sliced(around.lineStart ? 1 : 0);
    pattern.chop(around.lineEnd ? 1 : 0);
    if (pattern.count(version) != 1)
        return std::nullopt;
    static const QRegularExpression optional(u"(?<!\\\\)[\\[\\]]"_s);
    const QStringList pieces = pattern.split(version);
    for (const QString &piece : pieces) {
        if (piece.contains(part()) || piece.contains(optional))
            return std::nullopt;
    }
    const auto plain = [](QString text) { return text.replace(u"\\["_s, u"["_s).replace(u"\\]"_s, u"]"_s); };
    around.before = plain(pieces[0]);
    around.after = plain(pieces[1]);
    return around;
}

class BumpVerReader
{
public:
    BumpVerReader(ImportReader &reader, const SettingNode &main, const SettingNode *files)
        : m_reader(reader), m_main(main), m_files(files), m_pattern(unquoted(main.textOf(u"version_pattern"_s)))
    {
    }

    void read()
    {
        m_current = unquoted(m_main.textOf(u"current_version"_s));
        const SettingNode *said = m_main.find(u"current_version"_s);
        if (!m_current.isEmpty())
            m_reader.take(u"current-version"_s, withoutV(m_current), said->key, said->line);
        readVersionPattern();
        readMessage(u"commit-message"_s, u"commit_message"_s);
        readMessage(u"tag-message"_s, u"tag_message"_s);
        for (const SettingNode &file : m_files != nullptr ? m_files->children : QList<SettingNode>())
            readFile(file);
        leaveTheRest();
    }

private:
    /// What the tool names "v1.2.3" is the version 1.2.3 with a "v" before it.
    [[nodiscard]] bool hasV() const { return m_pattern.startsWith(u'v'); }
    [[nodiscard]] QString withoutV(const QString &text) const
    {
        return hasV() && text.startsWith(u'v') ? text.sliced(1) : text;
    }

    /// The tag is the version as the pattern writes it.
    void readVersionPattern()
    {
        const SettingNode *said = m_main.find(u"version_pattern"_s);
        if (said == nullptr)
            return;
        const bool old = m_pattern.contains(u'{'); // the form of PyCalVer
        const SettingNode *tags = m_main.find(u"tag"_s);
        const bool setsTags = tags != nullptr && tags->isTrue() && !old;
        if (setsTags)
            m_reader.take(u"tag-format"_s, hasV() ? u"v{version}"_s : version, said->key, said->line);
        static const QRegularExpression preRelease(u"\\[([-._]?)(?:PYTAG([-._]?)NUM|TAG([-._]?)NUM)\\]$"_s);
        const QRegularExpressionMatch match = preRelease.match(m_pattern);
        if (setsTags && match.hasMatch())
            m_reader.takeCandidate(match.captured(1) + u"rc"_s + match.captured(2) + match.captured(3), said->key,
                                   said->line, true);
        const QString numbers = m_pattern.section(u'[', 0, 0);
        if (withoutV(numbers) == u"MAJOR.MINOR.PATCH"_s && match.hasMatch())
            m_reader.take(u"version-scheme"_s, match.captured(1) == u"-"_s ? u"semver"_s : u"pep440"_s, said->key,
                          said->line);
        else if (m_pattern.contains(QRegularExpression(u"YY|0Y|GG|0G"_s)))
            m_reader.leave(said->key, u"the form of calendar versions is read from the tags"_s, said->line);
        else if (!setsTags)
            m_reader.leave(said->key, u"versions are read by PEP 440 or SemVer"_s, said->line);
    }

    void readMessage(const QString &name, const QString &key)
    {
        if (const SettingNode *message = m_main.find(key))
            m_reader.takeMessage(name, key, unquoted(message->text), message->line, u"{new_version}"_s);
    }

    void readFile(const SettingNode &file)
    {
        const QStringList patterns = file.kind == SettingNode::Kind::Text ? file.text.split(u'\n') : file.texts();
        for (const QString &pattern : patterns) {
            if (!pattern.trimmed().isEmpty())
                readPlace(file, pattern);
        }
    }

    void readPlace(const SettingNode &file, const QString &pattern)
    {
        DeclaredPlace place{tool, u"bumpver.file"_s, m_reader.context().place(file.key)};
        place.key = u"file_patterns: "_s + file.key;
        place.line = file.line;
        const auto around = readPattern(pattern, m_pattern);
        if (!around)
            return m_reader.leave(place.key, u"\"%1\" writes more than the version"_s.arg(pattern), file.line);
        const auto known = Version::parse(m_current, VersionScheme::Pep440);
        place.current = around->normalised && known ? known->normalized() : withoutV(m_current);
        const QString before = around->before + (hasV() && !around->normalised ? u"v"_s : QString());
        place.search = DeclaredPlace::Search::Expression;
        place.what = (around->lineStart ? u"^"_s : QString()) + QRegularExpression::escape(before) + current +
                     QRegularExpression::escape(around->after) + (around->lineEnd ? u"$"_s : QString());
        place.replacement = before + current + around->after;
        place.replacement.replace(u'\\', u"\\\\"_s);
        if (hasWildcards(file.key))
            m_reader.placeEach(place, {place.path});
        else
            m_reader.place(place);
    }

    void leaveTheRest()
    {
        static const QString git = u"git's side of a release is Tagboat's own"_s;
        static const QString command = u"commands of another tool are not run"_s;
        static const QHash<QString, QString> reasons{
            {u"commit"_s, git},
            {u"push"_s, git},
            {u"tag_scope"_s, u"all tags of the repository are looked at"_s},
            {u"allowed_branches"_s, u"the branch of a release is chosen in its plan"_s},
            {u"pre_commit_hook"_s, command},
            {u"post_commit_hook"_s, command},
        };
        QStringList done{u"current_version"_s, u"version_pattern"_s, u"commit_message"_s, u"tag_message"_s, u"tag"_s,
                         u"file_patterns"_s};
        for (const QString &hook : {u"pre_commit_hook"_s, u"post_commit_hook"_s}) {
            if (unquoted(m_main.textOf(hook)).isEmpty())
                done.append(hook);
        }
        m_reader.leaveRest(m_main, done, reasons);
    }

    ImportReader &m_reader;
    const SettingNode &m_main;
    const SettingNode *m_files;
    QString m_pattern;
    QString m_current;
};

} // namespace

void importBumpVer(FinderContext &context)
{
    ImportReader reader(context, tool);
    const QByteArray mark = "bumpver]";
    const QStringList own{u"bumpver"_s};
    const QStringList below{u"tool"_s, u"bumpver"_s};
    // The first file that has the section counts, in the tool's own order.
    if (reader.open(context.place(u"bumpver.toml"_s), own, mark) ||
        reader.open(context.place(u"bumpver.toml"_s), below, mark) ||
        reader.open(context.place(u".bumpver.toml"_s), own, mark) ||
        reader.open(context.place(u".bumpver.toml"_s), below, mark) ||
        reader.open(context.place(u"pyproject.toml"_s), below, mark) ||
        reader.open(context.place(u"pyproject.toml"_s), own, mark)) {
        const SettingNode table = reader.table();
        BumpVerReader(reader, table, table.find(u"file_patterns"_s)).read();
    } else if (reader.open(context.place(u"setup.cfg"_s), {}, mark)) {
        const SettingNode sections = reader.table();
        if (const SettingNode *main = sections.find(u"bumpver"_s))
            BumpVerReader(reader, *main, sections.find(u"bumpver:file_patterns"_s)).read();
    }
    reader.finish();
}

} // namespace tagboat
