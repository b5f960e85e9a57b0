// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/policy.h"

#include "base/files.h"
#include "scan/policyentry.h"
#include "scan/treereading.h"
#include "version/taggrammar.h"

#include <QRegularExpression>

#include <functional>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using Entry = PolicyEntry;

/// A name that git accepts once the placeholders are filled in.
Result<void> checkName(const Entry &entry, QString pattern)
{
    static const QRegularExpression placeholder(u"\\{(version|tag|n)\\}"_s);
    const auto checked = checkTagName(pattern.replace(placeholder, u"1"_s));
    if (!checked)
        return entry.invalid(checked.error().message, u"Choose a name that git allows."_s, checked.error().detail);
    return {};
}

Result<QString> tagPattern(const Entry &entry, bool candidate)
{
    TB_TRY(const QString value, entry.filledText());
    for (const QString &placeholder : candidate ? QStringList{u"{version}"_s, u"{n}"_s} : QStringList{u"{version}"_s}) {
        if (value.count(placeholder) != 1)
            return entry.invalid(u"\"%1\" does not hold %2 once"_s.arg(value, placeholder),
                                 candidate ? u"Write it as \"v{version}-rc{n}\"."_s : u"Write it as \"v{version}\"."_s);
    }
    TB_CHECK(checkName(entry, value));
    return value;
}

Result<QString> branchName(const Entry &entry, bool mayBeEmpty)
{
    TB_TRY(const QString value, entry.text());
    if (value.isEmpty() && mayBeEmpty)
        return value;
    TB_CHECK(checkName(entry, value));
    return value;
}

using Setter = std::function<Result<void>(const Entry &, ReleasePolicy &)>;

/// A setter from a reader of the value and the place that gets it.
template <typename Place, typename Reader, typename... More>
Setter into(Place place, Reader reader, More... more)
{
    return [=](const Entry &entry, ReleasePolicy &policy) -> Result<void> {
        TB_TRY(auto value, std::invoke(reader, entry, more...));
        policy.*place = std::move(value);
        return {};
    };
}

Result<VersionScheme> scheme(const Entry &entry)
{
    TB_TRY(const QString value, entry.oneOf({u"pep440"_s, u"semver"_s}));
    return value == u"semver"_s ? VersionScheme::SemVer : VersionScheme::Pep440;
}

Result<bool> isFinal(const Entry &entry)
{
    TB_TRY(const QString value, entry.oneOf({u"candidate"_s, u"final"_s}));
    return value == u"final"_s;
}

Result<QStringList> sectionNames(const Entry &entry)
{
    TB_TRY(QStringList names, entry.texts());
    if (names.removeDuplicates() > 0)
        return entry.invalid(u"a section stands twice"_s, u"Name each section once."_s);
    return names;
}

/// Paths below the root, with wildcards in the last part alone.
Result<QStringList> filePatterns(const Entry &entry)
{
    TB_TRY(const QStringList patterns, entry.texts());
    for (const QString &pattern : patterns) {
        TB_CHECK(entry.withinRepository(pattern));
        if (const QString folder = pattern.section(u'/', 0, -2); folder.contains(u'*') || folder.contains(u'?'))
            return entry.invalid(u"\"%1\" has a wildcard in the name of a folder"_s.arg(pattern),
                                 u"Use * and ? in the last part alone, and name each folder."_s);
    }
    return patterns;
}

/// What a repository's work has to reach before it wants a release: a kind of change, or a number of commits.
Result<void> minimum(const Entry &entry, ReleasePolicy &policy)
{
    if (const auto *number = entry.node.as_integer()) {
        if (number->get() < 1 || number->get() > 100'000)
            return entry.invalid(u"%1 is no number of commits"_s.arg(number->get()), u"Give a number from 1."_s);
        policy.minimumCommits = static_cast<int>(number->get());
        return {};
    }
    TB_TRY(const QString value, entry.oneOf({u"fix"_s, u"feat"_s}));
    policy.minimumLevel = value == u"feat"_s ? CommitEvidence::Level::Minor : CommitEvidence::Level::Patch;
    return {};
}

using Keys = std::vector<std::pair<std::string_view, Setter>>;

/// Every key of every table but [[version-file]].
const std::vector<std::pair<std::string_view, Keys>> &tables()
{
    using P = ReleasePolicy;
    static const std::vector<std::pair<std::string_view, Keys>> all{
        {"release",
         {{"flow", into(&P::flow, &Entry::oneOf, flowNames())},
          {"base-branch", into(&P::baseBranch, branchName, false)},
          {"tag", into(&P::tag, tagPattern, false)},
          {"candidate-tag", into(&P::candidateTag, tagPattern, true)},
          {"release-branch", into(&P::releaseBranch, branchName, true)},
          {"commit-message", into(&P::commitMessage, &Entry::filledText)},
          {"version-scheme", into(&P::versionScheme, scheme)},
          {"candidate-version", into(&P::finalVersionForCandidate, isFinal)},
          {"next-dev-version", into(&P::nextDevVersion, &Entry::boolean)},
          {"milestones", into(&P::milestones, &Entry::oneOf, QStringList{u"close-and-next"_s, u"close"_s, u"off"_s})},
          {"assets", into(&P::assets, filePatterns)}}},
        {"changelog",
         {{"path", into(&P::changelogPath, &Entry::filePath)},
          {"sections", into(&P::changelogSections, sectionNames)},
          {"leave-out", readLeftOut},
          {"patterns", readDraftPatterns},
          {"types", readDraftTypes},
          {"labels", readDraftLabels},
          {"breaking-labels", readBreakingLabels},
          {"group-by-scope", readGroupByScope},
          {"bots", readBots},
          {"notes", readNotes}}},
        {"checks",
         {{"commands", into(&P::checkCommands, &Entry::texts)},
          {"checklist", into(&P::checklist, &Entry::filePath)},
          {"block", into(&P::blockingChecks, &Entry::texts)}}},
        {"verify",
         {{"import", into(&P::verifyImport, &Entry::filledText)},
          {"entry-points", into(&P::entryPoints, &Entry::texts)}}},
        {"index",
         {{"candidate", into(&P::candidateIndex, &Entry::text)}, {"release", into(&P::releaseIndex, &Entry::text)}}},
        {"overview", {{"minimum", minimum}}},
    };
    return all;
}

template <typename Value>
const Value *named(const std::vector<std::pair<std::string_view, Value>> &list, std::string_view name)
{
    for (const auto &[key, value] : list) {
        if (key == name)
            return &value;
    }
    return nullptr;
}

class PolicyReader
{
public:
    explicit PolicyReader(const QString &path) : m_path(path) {}

    Result<ReleasePolicy> read(const toml::table &root)
    {
        m_policy.file = m_path;
        for (const auto &[key, node] : root) {
            const Entry entry{node, text(key), m_path};
            const Keys *keys = named(tables(), key.str());
            if (key.str() == "version-file") {
                TB_CHECK(versionFiles(entry));
            } else if (keys == nullptr) {
                warn(entry);
            } else {
                TB_CHECK(table(entry, *keys));
            }
        }
        return m_policy;
    }

private:
    static QString text(const toml::key &key) { return QString::fromUtf8(key.data(), qsizetype(key.length())); }

    void warn(const Entry &entry)
    {
        m_policy.warnings.append(
            u"%1:%2: the key %3 is not known and is not used"_s.arg(m_path).arg(tomlLine(entry.node)).arg(entry.name));
    }

    Result<void> table(const Entry &entry, const Keys &keys)
    {
        const toml::table *table = entry.node.as_table();
        if (table == nullptr)
            return entry.invalid(u"it is not a table"_s, u"Write it as [%1] with its keys below."_s.arg(entry.name));
        for (const auto &[key, node] : *table) {
            const Entry each{node, entry.name + u'.' + text(key), m_path};
            if (const Setter *setter = named(keys, key.str())) {
                TB_CHECK((*setter)(each, m_policy));
                m_policy.lines.insert(each.name, tomlLine(node));
            } else {
                warn(each);
            }
        }
        return {};
    }

    Result<void> versionFiles(const Entry &entry)
    {
        const toml::array *array = entry.node.as_array();
        if (array == nullptr)
            return entry.invalid(u"it is not a list of tables"_s, u"Write [[version-file]] with double brackets."_s);
        for (const toml::node &element : *array)
            TB_CHECK(versionFile({element, entry.name, m_path}));
        return {};
    }

    Result<void> versionFile(const Entry &entry)
    {
        const toml::table *table = entry.node.as_table();
        if (table == nullptr)
            return entry.invalid(u"it is not a list of tables"_s, u"Write [[version-file]] with double brackets."_s);
        VersionFilePattern pattern;
        for (const auto &[key, node] : *table) {
            const Entry each{node, entry.name + u'.' + text(key), m_path};
            if (key.str() == "path") {
                TB_TRY(pattern.path, each.filePath());
            } else if (key.str() == "pattern") {
                TB_TRY(pattern.pattern, placeholders(each));
            } else if (key.str() == "role") {
                TB_TRY(pattern.role, role(each));
            } else {
                warn(each);
            }
        }
        if (pattern.path.isEmpty() || (pattern.pattern.isEmpty() && !pattern.role)) {
            return entry.invalid(u"it has no %1"_s.arg(pattern.path.isEmpty() ? u"path"_s : u"pattern"_s),
                                 u"Give path = \"…\" and pattern = '…{version}…', or a role."_s);
        }
        m_policy.versionFiles.append(pattern);
        return {};
    }

    static Result<VersionOccurrence::Role> role(const Entry &entry)
    {
        using Role = VersionOccurrence::Role;
        TB_TRY(const QString value, entry.oneOf({u"source"_s, u"mirror"_s, u"unrelated"_s}));
        return value == u"source"_s ? Role::Source : value == u"mirror"_s ? Role::Mirror : Role::Unrelated;
    }

    static Result<QString> placeholders(const Entry &entry)
    {
        TB_TRY(const QString value, entry.filledText());
        for (const QString &name : {u"{version}"_s, u"{major}"_s, u"{minor}"_s, u"{patch}"_s}) {
            if (value.contains(name))
                return value;
        }
        return entry.invalid(u"the pattern has no placeholder"_s,
                             u"Write {version}, or {major}, {minor} and {patch}, where the version stands."_s);
    }

    const QString &m_path;
    ReleasePolicy m_policy;
};

} // namespace

QStringList flowNames()
{
    return {u"rc-gated"_s, u"release-triggered"_s, u"trusted-publishing"_s, u"validated-token"_s,
            u"direct"_s,   u"tag-only"_s};
}

QList<VersionFilePattern> ReleasePolicy::versionFilesOf(const QString &folder) const
{
    if (folder == u"."_s)
        return versionFiles;
    QList<VersionFilePattern> own;
    for (const VersionFilePattern &pattern : versionFiles) {
        if (pattern.path.startsWith(folder + u'/'))
            own.append(pattern);
    }
    return own;
}

Result<ReleasePolicy> readPolicy(const QString &root)
{
    ListedTree tree(root);
    return readPolicy(tree);
}

Result<ReleasePolicy> readPolicy(ListedTree &tree)
{
    const QString pyproject = u"pyproject.toml"_s;
    const auto bytes = tree.file(ReleasePolicy::fileName());
    if (!bytes && bytes.error().kind != Error::Kind::NotFound)
        return tl::unexpected(bytes.error());
    const auto shared = tree.file(pyproject);
    std::optional<ReleasePolicy> below;
    if (shared && shared->contains("tagboat")) {
        // A file that is no TOML is reported where the package's version is looked for.
        auto parsed = ReleasePolicy::parsePyproject(*shared, pyproject);
        if (!parsed && !bytes)
            return tl::unexpected(parsed.error());
        below = parsed.value_or(std::nullopt);
    }
    if (bytes && below) {
        return failAt(Error::Kind::Conflict, ReleasePolicy::fileName(), 0,
                      u"Both .tagboat.toml and [tool.tagboat] in pyproject.toml hold settings"_s, {},
                      u"Keep them in one of the two files."_s);
    }
    if (bytes)
        return ReleasePolicy::parse(*bytes, ReleasePolicy::fileName());
    return below.value_or(ReleasePolicy());
}

QString ReleasePolicy::fileName()
{
    return u".tagboat.toml"_s;
}

Result<std::optional<ReleasePolicy>> ReleasePolicy::parsePyproject(const QByteArray &bytes, const QString &path)
{
    TB_TRY(const toml::table root, parseToml(bytes, path));
    const toml::table *tools = root["tool"].as_table();
    const toml::node *own = tools != nullptr ? tools->get("tagboat") : nullptr;
    if (own == nullptr)
        return std::nullopt;
    if (own->as_table() == nullptr) {
        return failAt(Error::Kind::Invalid, path, tomlLine(*own), u"tool.tagboat: it is not a table"_s, {},
                      u"Write it as [tool.tagboat.release] with its keys below."_s);
    }
    TB_TRY(ReleasePolicy policy, PolicyReader(path).read(*own->as_table()));
    return policy;
}

QStringList ReleasePolicy::knownKeys()
{
    QStringList names{u"version-file.path"_s, u"version-file.pattern"_s, u"version-file.role"_s};
    for (const auto &[table, keys] : tables()) {
        for (const auto &[key, setter] : keys)
            names.append(QString::fromUtf8(table.data(), qsizetype(table.size())) + u'.' +
                         QString::fromUtf8(key.data(), qsizetype(key.size())));
    }
    names.sort();
    return names;
}

Result<ReleasePolicy> ReleasePolicy::parse(const QByteArray &bytes, const QString &path)
{
    TB_TRY(const toml::table root, parseToml(bytes, path));
    return PolicyReader(path).read(root);
}

} // namespace tagboat
