// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/rowcodec.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QIODevice>

#include <algorithm>
#include <functional>
#include <type_traits>
#include <utility>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

constexpr auto streamVersion = QDataStream::Qt_6_4;

template <typename Value, typename Plain>
concept Is = std::is_same_v<std::remove_const_t<Value>, Plain>;

// The members of every type in a row. Each list must name all of them: with a new member it does not compile, so that
// nothing is forgotten here, and rowFormat goes up.

void members(Is<Error> auto &value, auto &&stream)
{
    auto &[kind, message, detail, remedy, path, line] = value;
    stream(kind, message, detail, remedy, path, line);
}

void members(Is<GitTag> auto &value, auto &&stream)
{
    auto &[name, object, commit, date, annotated] = value;
    stream(name, object, commit, date, annotated);
}

void members(Is<WorkingState> auto &value, auto &&stream)
{
    auto &[branch, head, detached, shallow, bare, staged, modified, untracked, conflicted, operation, remoteName,
           remoteUrl, upstream, ahead, behind, submodules, nested, hasHooks, signsCommits, signsTags] = value;
    stream(branch, head, detached, shallow, bare, staged, modified, untracked, conflicted, operation, remoteName,
           remoteUrl, upstream, ahead, behind, submodules, nested, hasHooks, signsCommits, signsTags);
}

void members(Is<VersionOccurrence> auto &value, auto &&stream)
{
    auto &[path, kind, line, offset, length, text, version, role, form, confidence, declaredBy] = value;
    stream(path, kind, line, offset, length, text, version, role, form, confidence, declaredBy);
}

void members(Is<VersionQuestion> auto &value, auto &&stream)
{
    auto &[path, line, message, ifOurs, ifAnother] = value;
    stream(path, line, message, ifOurs, ifAnother);
}

void members(Is<TagRules> auto &value, auto &&stream)
{
    auto &[tool, settings] = value;
    stream(tool, settings);
}

void members(Is<TagPrediction> auto &value, auto &&stream)
{
    auto &[version, tag, caveats] = value;
    stream(version, tag, caveats);
}

void members(Is<ImportedSetting> auto &value, auto &&stream)
{
    auto &[name, text, key, line, stated, path] = value;
    stream(name, text, key, line, stated, path);
}

void members(Is<SettingLeft> auto &value, auto &&stream)
{
    auto &[key, reason, line] = value;
    stream(key, reason, line);
}

void members(Is<ImportedSettings> auto &value, auto &&stream)
{
    auto &[tool, path, table, line, taken, left, error] = value;
    stream(tool, path, table, line, taken, left, error);
}

void members(Is<VersionFileSet> auto &value, auto &&stream)
{
    auto &[folder, origin, version, agree, scheme, ecosystem, packageName, buildBackend, occurrences, tagRules,
           questions, imports, problems] = value;
    stream(folder, origin, version, agree, scheme, ecosystem, packageName, buildBackend, occurrences, tagRules,
           questions, imports, problems);
}

void members(Is<VersionFilePattern> auto &value, auto &&stream)
{
    auto &[path, pattern, role] = value;
    stream(path, pattern, role);
}

void members(Is<CommitEvidence> auto &value, auto &&stream)
{
    auto &[features, fixes, others, breaking, level, reasons] = value;
    stream(features, fixes, others, breaking, level, reasons);
}

void members(Is<CommitReason> auto &value, auto &&stream)
{
    auto &[message, level, subject] = value;
    stream(message, level, subject);
}

void members(Is<EvidenceLine> auto &value, auto &&stream)
{
    auto &[source, level, place, text] = value;
    stream(source, level, place, text);
}

void members(Is<DraftRule> auto &value, auto &&stream)
{
    auto &[type, pattern, section, wholeTitle, source, reach] = value;
    stream(type, pattern, section, wholeTitle, source, reach);
}

void members(Is<LabelRule> auto &value, auto &&stream)
{
    auto &[label, section, breaking, source] = value;
    stream(label, section, breaking, source);
}

void members(Is<DraftSettings> auto &value, auto &&stream)
{
    auto &[rules, labels, groupByScope, bots, notes] = value;
    stream(rules, labels, groupByScope, bots, notes);
}

void members(Is<ReleasePolicy> auto &value, auto &&stream)
{
    auto &[flow, baseBranch, tag, candidateTag, releaseBranch, commitMessage, versionScheme, finalVersion, nextDev,
           milestones, assets, versionFiles, changelogPath, changelogSections, drafts, checkCommands, checklist,
           blockingChecks, verifyImport, entryPoints, candidateIndex, releaseIndex, minimumLevel, minimumCommits,
           warnings, file, lines] = value;
    stream(flow, baseBranch, tag, candidateTag, releaseBranch, commitMessage, versionScheme, finalVersion, nextDev,
           milestones, assets, versionFiles, changelogPath, changelogSections, drafts, checkCommands, checklist,
           blockingChecks, verifyImport, entryPoints, candidateIndex, releaseIndex, minimumLevel, minimumCommits,
           warnings, file, lines);
}

void members(Is<UnreleasedWork> auto &value, auto &&stream)
{
    auto &[oldestFix, securityCommits, securityEntries] = value;
    stream(oldestFix, securityCommits, securityEntries);
}

void members(Is<SettingSource> auto &value, auto &&stream)
{
    auto &[name, text, origin, tool, key, path, line, note] = value;
    stream(name, text, origin, tool, key, path, line, note);
}

void members(Is<PackageRow> auto &value, auto &&stream)
{
    auto &[name, path, versions, latestTag, latestTagVersion, latestTagIsCandidate, commitsSinceTag, built, evidence,
           unreleased, suggestedBump, suggestedVersion, changelogPath, changelogFormat, hasUnreleased,
           unreleasedEntries, unreleasedLevel, flow, grammar, calendar, reasons, disagreement, settings] = value;
    static_cast<void>(calendar); // rows that depend on the day are not remembered
    stream(name, path, versions, latestTag, latestTagVersion, latestTagIsCandidate, commitsSinceTag, built, evidence,
           unreleased, suggestedBump, suggestedVersion, changelogPath, changelogFormat, hasUnreleased,
           unreleasedEntries, unreleasedLevel, flow, grammar, reasons, disagreement, settings);
}

void members(Is<RepositoryRow> auto &value, auto &&stream)
{
    auto &[path, name, remote, state, policy, packages, error, rememberedFrom] = value;
    stream(path, name, remote, state, policy, packages, error, rememberedFrom);
}

void members(Is<RepositorySources> auto &value, auto &&stream)
{
    auto &[gitFolder, commonFolder, leftOut, otherPlaces] = value;
    stream(gitFolder, commonFolder, leftOut, otherPlaces);
}

template <typename Value>
concept Compound = requires(Value &value)
{
    members(value, [](auto &...) {});
};

class Writer
{
public:
    explicit Writer(QByteArray &bytes) : m_stream(&bytes, QIODevice::WriteOnly) { m_stream.setVersion(streamVersion); }

    template <typename... Values>
    void operator()(const Values &...values)
    {
        (put(values), ...);
    }

private:
    void put(const QString &text) { m_stream << text.toUtf8(); }
    void put(bool value) { m_stream << value; }
    void put(int value) { m_stream << qint32(value); }
    void put(qsizetype value) { m_stream << qint64(value); }
    void put(const QDateTime &time) { m_stream << (time.isValid() ? time.toMSecsSinceEpoch() : -1) << time.isValid(); }
    void put(const TagGrammar &grammar)
    {
        (*this)(grammar.releasePattern(), grammar.candidatePattern(), grammar.scheme(), grammar.padding().widths(),
                grammar.underscored());
    }
    template <typename Value>
    requires std::is_enum_v<Value>
    void put(const Value &value) { m_stream << quint8(value); }
    template <typename Value>
    void put(const std::optional<Value> &value)
    {
        m_stream << value.has_value();
        if (value)
            put(*value);
    }
    template <typename Value>
    void put(const QList<Value> &values)
    {
        m_stream << qint32(values.size());
        for (const Value &value : values)
            put(value);
    }
    template <typename Value>
    void put(const QMap<QString, Value> &map)
    {
        m_stream << qint32(map.size());
        for (auto entry = map.cbegin(); entry != map.cend(); ++entry)
            (*this)(entry.key(), entry.value());
    }
    template <Compound Value>
    void put(const Value &value)
    {
        members(value, *this);
    }

    QDataStream m_stream;
};

/// Reads what Writer wrote; after bad bytes everything is empty, and good() says so.
class Reader
{
public:
    using FindGrammar = std::function<Result<TagGrammar>(const QString &, const QString &, VersionScheme)>;
    Reader(const QByteArray &bytes, FindGrammar grammar) : m_stream(bytes), m_grammar(std::move(grammar))
    {
        m_stream.setVersion(streamVersion);
    }

    template <typename... Values>
    void operator()(Values &...values)
    {
        (get(values), ...);
    }
    [[nodiscard]] bool good() const { return m_good && m_stream.status() == QDataStream::Ok && m_stream.atEnd(); }

private:
    void get(QString &text)
    {
        QByteArray bytes;
        m_stream >> bytes;
        text = QString::fromUtf8(bytes);
    }
    void get(bool &value) { m_stream >> value; }
    void get(int &value)
    {
        qint32 read = 0;
        m_stream >> read;
        value = read;
    }
    void get(qsizetype &value)
    {
        qint64 read = 0;
        m_stream >> read;
        value = read;
    }
    void get(QDateTime &time)
    {
        qint64 milliseconds = 0;
        bool valid = false;
        m_stream >> milliseconds >> valid;
        if (valid)
            time = QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC);
    }
    void get(TagGrammar &grammar)
    {
        QString release;
        QString candidate;
        VersionScheme scheme = VersionScheme::Pep440;
        QList<qsizetype> widths;
        bool underscored = false;
        (*this)(release, candidate, scheme, widths, underscored);
        if (auto known = m_grammar(release, candidate, scheme))
            grammar = known->withPadding(ZeroPadding(std::move(widths))).withUnderscores(underscored);
        else
            m_good = false;
    }
    template <typename Value>
    requires std::is_enum_v<Value>
    void get(Value &value)
    {
        quint8 read = 0;
        m_stream >> read;
        value = Value(read);
    }
    template <typename Value>
    void get(std::optional<Value> &value)
    {
        bool there = false;
        m_stream >> there;
        if (there)
            get(value.emplace());
    }
    template <typename Value>
    void get(QList<Value> &values)
    {
        qint32 size = 0;
        m_stream >> size;
        for (qint32 i = 0; i < size && m_good && m_stream.status() == QDataStream::Ok; ++i)
            get(values.emplaceBack());
    }
    template <typename Value>
    void get(QMap<QString, Value> &map)
    {
        qint32 size = 0;
        m_stream >> size;
        for (qint32 i = 0; i < size && m_good && m_stream.status() == QDataStream::Ok; ++i) {
            QString key;
            get(key);
            get(map[key]);
        }
    }
    template <Compound Value>
    void get(Value &value)
    {
        members(value, *this);
    }

    QDataStream m_stream;
    FindGrammar m_grammar;
    bool m_good = true;
};

constexpr qsizetype checksumSize = 8;

/// A database notices by itself only what makes it unreadable.
QByteArray checksum(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Blake2b_160).first(checksumSize);
}

tl::unexpected<Error> unreadable()
{
    return fail(Error::Kind::Invalid, u"What was remembered of the last scan cannot be read"_s);
}

} // namespace

Result<TagGrammar> RowCodec::grammar(const QString &release, const QString &candidate, VersionScheme scheme)
{
    const QString key = release + u'\n' + candidate + u'\n' + QString::number(int(scheme));
    if (const auto known = m_grammars.constFind(key); known != m_grammars.cend())
        return *known;
    TB_TRY(const TagGrammar made, TagGrammar::fromPatterns(release, candidate, scheme));
    m_grammars.insert(key, made);
    return made;
}

Result<QByteArray> RowCodec::write(const RepositoryRow &row)
{
    for (const PackageRow &package : row.packages) {
        const TagGrammar &own = package.grammar;
        TB_TRY(const TagGrammar again, grammar(own.releasePattern(), own.candidatePattern(), own.scheme()));
        if (package.dated())
            return fail(Error::Kind::Invalid, u"What comes next in this repository depends on the day"_s);
        if (again.withPadding(own.padding()).withUnderscores(own.underscored()) != own)
            return fail(Error::Kind::Invalid, u"The tags of this repository are not told by their patterns alone"_s);
    }
    QByteArray bytes;
    members(row, Writer(bytes));
    return bytes + checksum(bytes);
}

Result<RepositoryRow> RowCodec::read(const QByteArray &bytes)
{
    const QByteArray content = bytes.chopped(std::min(checksumSize, bytes.size()));
    if (!bytes.endsWith(checksum(content)))
        return unreadable();
    RepositoryRow row;
    Reader reader(content, [this](const QString &release, const QString &candidate, VersionScheme scheme) {
        return grammar(release, candidate, scheme);
    });
    members(row, reader);
    if (!reader.good())
        return unreadable();
    return row;
}

QByteArray RowCodec::writeSources(const RepositorySources &sources)
{
    QByteArray bytes;
    members(sources, Writer(bytes));
    return bytes;
}

Result<RepositorySources> RowCodec::readSources(const QByteArray &bytes)
{
    RepositorySources sources;
    Reader reader(bytes,
                  [](const QString &, const QString &, VersionScheme) -> Result<TagGrammar> { return unreadable(); });
    members(sources, reader);
    if (!reader.good())
        return unreadable();
    return sources;
}

} // namespace tagboat
