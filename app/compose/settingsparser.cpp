// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// toml++ stays inside this file and core/base/toml.h.
#include "base/toml.h"
#include "compose/settings.h"
#include "compose/settingstext.h"
#include "compose/urlfence.h"
#include "compose/viewsettings.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// Walks over one settings file and knows how to say what is wrong with it.
class Reader
{
public:
    explicit Reader(Settings &settings) : m_settings(settings) {}

    void read(const toml::table &root)
    {
        for (const auto &[key, node] : root) {
            const QString name = text(key.str());
            if (name == u"workspace"_s) {
                keep(readWorkspace(node));
            } else if (name == u"appearance"_s) {
                keep(readAppearance(node));
            } else if (name == u"forge"_s) {
                keep(readForges(node));
            } else if (name == u"index"_s) {
                keep(readIndexes(node));
            } else if (name == u"account"_s) {
                keep(readAccounts(node));
            } else if (name == u"view"_s) {
                readViews();
            } else {
                warn(name, node);
            }
        }
    }

private:
    /// What is wrong stands beside what is right, and costs it nothing.
    void keep(const Result<void> &read)
    {
        if (!read)
            m_settings.problems += read.error();
    }

    void readViews()
    {
        keep([this]() -> Result<void> {
            TB_TRY(m_settings.views,
                   parseViews(m_settings.bytes, m_settings.file, m_settings.warnings, &m_settings.problems));
            return {};
        }());
    }

    static QString text(std::string_view view) { return QString::fromUtf8(view.data(), qsizetype(view.size())); }

    void warn(const QString &key, const toml::node &node)
    {
        m_settings.warnings += u"%1:%2: the key “%3” is not known and was left alone"_s.arg(
            m_settings.file, QString::number(tomlLine(node)), key);
    }

    [[nodiscard]] tl::unexpected<Error> wrong(const QString &key, const toml::node &node, const QString &what,
                                              const QString &remedy) const
    {
        return failAt(Error::Kind::Invalid, m_settings.file, tomlLine(node), u"%1: %2"_s.arg(key, what), {}, remedy);
    }

    [[nodiscard]] Result<const toml::table *> tableOf(const QString &key, const toml::node &node) const
    {
        if (const toml::table *table = node.as_table())
            return table;
        return wrong(key, node, u"it must be a table"_s, u"Write it as [%1]."_s.arg(key));
    }

    [[nodiscard]] Result<QString> stringOf(const QString &key, const toml::node &node) const
    {
        if (const auto *value = node.as_string())
            return tomlText(*value);
        return wrong(key, node, u"it must be a string"_s, u"Write it in quotes."_s);
    }

    [[nodiscard]] Result<QUrl> urlOf(const QString &key, const toml::node &node) const
    {
        TB_TRY(const QString value, stringOf(key, node));
        const auto url = fencedUrl(value);
        if (!url)
            return wrong(key, node, url.error().message, url.error().remedy);
        return *url;
    }

    Result<void> readWorkspace(const toml::node &node)
    {
        TB_TRY(const toml::table *table, tableOf(u"workspace"_s, node));
        for (const auto &[key, value] : *table) {
            const QString name = u"workspace."_s + text(key.str());
            if (name != u"workspace.folders"_s) {
                warn(name, value);
                continue;
            }
            keep(readFolders(name, value));
        }
        return {};
    }

    Result<void> readFolders(const QString &name, const toml::node &value)
    {
        const toml::array *folders = value.as_array();
        if (folders == nullptr)
            return wrong(name, value, u"it must be an array of folders"_s, u"Write it as [\"/home/me/src\"]."_s);
        for (const toml::node &folder : *folders) {
            if (const auto path = stringOf(name, folder))
                m_settings.workspaceFolders += *path;
            else
                m_settings.problems += path.error();
        }
        return {};
    }

    Result<void> readAppearance(const toml::node &node)
    {
        TB_TRY(const toml::table *table, tableOf(u"appearance"_s, node));
        for (const auto &[key, value] : *table) {
            const QString name = u"appearance."_s + text(key.str());
            if (name == u"appearance.theme"_s) {
                keep(readTheme(name, value));
            } else if (name == u"appearance.motion"_s) {
                keep(readMotion(name, value));
            } else {
                warn(name, value);
            }
        }
        return {};
    }

    Result<void> readTheme(const QString &name, const toml::node &value)
    {
        TB_TRY(const QString theme, stringOf(name, value));
        if (theme == u"system"_s)
            m_settings.theme = ThemeChoice::System;
        else if (theme == u"light"_s)
            m_settings.theme = ThemeChoice::Light;
        else if (theme == u"dark"_s)
            m_settings.theme = ThemeChoice::Dark;
        else if (theme == u"contrast"_s)
            m_settings.theme = ThemeChoice::Contrast;
        else
            return wrong(name, value, u"there is no theme “%1”"_s.arg(theme),
                         u"Use system, light, dark or contrast."_s);
        return {};
    }

    Result<void> readMotion(const QString &name, const toml::node &value)
    {
        TB_TRY(const QString motion, stringOf(name, value));
        if (motion == u"system"_s)
            m_settings.motion = MotionChoice::System;
        else if (motion == u"full"_s)
            m_settings.motion = MotionChoice::Full;
        else if (motion == u"reduced"_s)
            m_settings.motion = MotionChoice::Reduced;
        else
            return wrong(name, value, u"“%1” is no way to move"_s.arg(motion), u"Use system, full or reduced."_s);
        return {};
    }

    Result<void> readForges(const toml::node &node)
    {
        TB_TRY(const toml::table *forges, tableOf(u"forge"_s, node));
        for (const auto &[host, value] : *forges)
            keep(readForge(text(host.str()), value));
        return {};
    }

    /// Notes in an entry that it cannot be followed; the first reason stays.
    static tl::unexpected<Error> follow(std::optional<Error> &problem, const Error &error)
    {
        problem = problem.value_or(error);
        return tl::unexpected(error);
    }

    Result<void> readForge(const QString &host, const toml::node &value)
    {
        m_settings.forges.append({host, {}});
        ForgeSettings &forge = m_settings.forges.last();
        const QString prefix = u"forge.\"%1\""_s.arg(forge.host);
        const auto table = tableOf(prefix, value);
        if (!table)
            return follow(forge.problem, table.error());
        for (const auto &[key, entry] : **table) {
            const QString name = prefix + u'.' + text(key.str());
            if (key.str() == "api") {
                // A token meant for one address goes to no other.
                if (const auto api = urlOf(name, entry))
                    forge.api = *api;
                else
                    keep(follow(forge.problem, api.error()));
            } else if (key.str() == "client-id") {
                if (const auto id = clientOf(name, entry))
                    forge.clientId = *id;
                else
                    keep(tl::unexpected(id.error()));
            } else {
                warn(name, entry);
            }
        }
        return {};
    }

    /// It goes into a form; nothing that GitHub gives out has other characters.
    Result<QString> clientOf(const QString &name, const toml::node &entry) const
    {
        TB_TRY(const QString id, stringOf(name, entry));
        const bool fits = !id.isEmpty() && id.size() <= 100 && std::ranges::all_of(id, [](QChar c) {
            return (c.unicode() < 128 && c.isLetterOrNumber()) || c == u'.' || c == u'_' || c == u'-';
        });
        if (!fits)
            return wrong(name, entry, u"it is no client id"_s, u"Copy it from the app's page at the forge."_s);
        return id;
    }

    Result<void> readIndexes(const toml::node &node)
    {
        TB_TRY(const toml::table *indexes, tableOf(u"index"_s, node));
        for (const auto &[name, value] : *indexes)
            keep(readIndex(text(name.str()), value));
        return {};
    }

    Result<void> readIndex(const QString &indexName, const toml::node &value)
    {
        IndexSettings index{indexName, {}, {}, {}};
        TB_TRY(const toml::table *table, tableOf(u"index."_s + index.name, value));
        for (const auto &[key, entry] : *table) {
            const QString name = u"index.%1.%2"_s.arg(index.name, text(key.str()));
            QUrl *target = key.str() == "simple"   ? &index.simple
                           : key.str() == "json"   ? &index.json
                           : key.str() == "upload" ? &index.upload
                                                   : nullptr;
            if (target == nullptr) {
                warn(name, entry);
                continue;
            }
            TB_TRY(*target, urlOf(name, entry));
        }
        m_settings.indexes.append(index);
        return {};
    }

    Result<void> readAccounts(const toml::node &node)
    {
        const toml::array *accounts = node.as_array();
        if (accounts == nullptr || !accounts->is_homogeneous(toml::node_type::table)) {
            const Error error =
                wrong(u"account"_s, node, u"it must be a list of tables"_s, u"Write each as [[account]]."_s).value();
            m_settings.accounts.append({{}, {}, error});
            return tl::unexpected(error);
        }
        for (const toml::node &account : *accounts)
            keep(readAccount(*account.as_table()));
        return {};
    }

    Result<void> readAccount(const toml::table &table)
    {
        m_settings.accounts.append(AccountChoice());
        AccountChoice &choice = m_settings.accounts.last();
        for (const auto &[key, value] : table) {
            const QString name = u"account."_s + text(key.str());
            if (key.str() == "token") {
                if (const auto token = stringOf(name, value))
                    choice.token = *token;
                else
                    keep(follow(choice.problem, token.error()));
            } else if (key.str() == "repositories") {
                if (const auto patterns = patternsOf(name, value))
                    choice.repositories = *patterns;
                else
                    keep(follow(choice.problem, patterns.error()));
            } else {
                warn(name, value);
            }
        }
        if (!choice.problem && (choice.token.isEmpty() || choice.repositories.isEmpty()))
            return follow(choice.problem, wrong(u"account"_s, table, u"it needs a token and repositories"_s,
                                                u"Write token = \"NAME\" and repositories = [\"owner/*\"]."_s)
                                              .value());
        return {};
    }

    Result<QStringList> patternsOf(const QString &name, const toml::node &value) const
    {
        QStringList patterns;
        const toml::array *list = value.as_array();
        if (list == nullptr)
            return wrong(name, value, u"it must be a list of repositories"_s, u"Write it as [\"owner/*\"]."_s);
        for (const toml::node &each : *list) {
            TB_TRY(const QString pattern, stringOf(name, each));
            const bool whole = pattern.count(u'/') == 1 && !pattern.startsWith(u'/') && !pattern.endsWith(u'/');
            if (!whole || pattern.section(u'/', 0, 0).contains(u'*') ||
                (pattern.contains(u'*') && !pattern.endsWith("/*"_L1)))
                return wrong(name, each, u"“%1” is no repository"_s.arg(pattern), u"Write owner/name or owner/*."_s);
            patterns += pattern;
        }
        return patterns;
    }

    Settings &m_settings;
};

/// Whether two files say the same; the order of views is nobody's business.
bool sayTheSame(const Settings &a, const Settings &b)
{
    const auto sameView = [](const SavedView &x, const SavedView &y) { return x == y; };
    return a.workspaceFolders == b.workspaceFolders && a.forges == b.forges && a.indexes == b.indexes &&
           a.accounts == b.accounts && a.theme == b.theme && a.motion == b.motion &&
           a.warnings.size() == b.warnings.size() &&
           std::is_permutation(a.views.begin(), a.views.end(), b.views.begin(), b.views.end(), sameView);
}

/// The bytes of workspace.folders' value, or where its line can be put in.
struct Place {
    qsizetype offset = 0;
    qsizetype length = 0;
    QByteArray before; ///< what has to stand before the array
    QByteArray after;
};

Result<Place> placeOfFolders(const QByteArray &bytes, const QString &file)
{
    TB_TRY(const toml::table root, parseToml(bytes, file));
    const QByteArray lineEnd = bytes.contains("\r\n") ? "\r\n" : "\n";
    const toml::node *workspace = root.get("workspace");
    if (workspace == nullptr) {
        const bool needsBreak = !bytes.isEmpty() && !bytes.endsWith('\n');
        const QByteArray gap = (needsBreak ? lineEnd : QByteArray()) + (bytes.isEmpty() ? QByteArray() : lineEnd);
        return Place{bytes.size(), 0, gap + "[workspace]" + lineEnd + "folders = ", lineEnd};
    }
    if (const toml::node *folders = workspace->is_table() ? workspace->as_table()->get("folders") : nullptr) {
        const auto &source = folders->source();
        const qsizetype begin = offsetAt(bytes, int(source.begin.line), int(source.begin.column));
        const qsizetype end = offsetAt(bytes, int(source.end.line), int(source.end.column));
        if (begin >= 0 && end > begin)
            return Place{begin, end - begin, {}, {}};
    }
    const qsizetype line = offsetAt(bytes, tomlLine(*workspace), 1);
    qsizetype next = bytes.indexOf('\n', line) + 1;
    const bool header = line >= 0 && bytes.mid(line).trimmed().startsWith("[workspace]");
    if (!header) {
        return failAt(Error::Kind::Refused, file, tomlLine(*workspace),
                      u"The folders cannot be written into this layout"_s, {},
                      u"Write [workspace] on a line of its own."_s);
    }
    const QByteArray gap = next == 0 ? lineEnd : QByteArray();
    next = next == 0 ? bytes.size() : next;
    return Place{next, 0, gap + "folders = ", lineEnd};
}

} // namespace

Result<Settings> Settings::parse(const QByteArray &bytes, const QString &file)
{
    TB_TRY(Settings settings, parseWhatHolds(bytes, file));
    if (!settings.problems.isEmpty())
        return tl::unexpected(settings.problems.constFirst());
    return settings;
}

Result<Settings> Settings::parseWhatHolds(const QByteArray &bytes, const QString &file)
{
    Settings settings;
    settings.file = file;
    settings.bytes = bytes;
    TB_TRY(const toml::table root, parseToml(bytes, file));
    Reader(settings).read(root);
    // In the order of the file, whatever order the keys have in memory.
    std::ranges::stable_sort(settings.problems, {}, &Error::line);
    return settings;
}

Result<QByteArray> Settings::withWorkspaceFolders(const QStringList &folders) const
{
    if (folders == workspaceFolders)
        return bytes;
    TB_TRY(const Place place, placeOfFolders(bytes, file));
    QByteArray content = bytes;
    const QByteArray array = place.before + tomlArray(folders).toUtf8() + place.after;
    content.replace(place.offset, place.length, array);
    // Proven by reading it again: the folders are the new ones, and nothing else moved.
    TB_TRY(Settings proof, parse(content, file));
    Settings wanted = *this;
    wanted.workspaceFolders = folders;
    if (!sayTheSame(proof, wanted))
        return failAt(Error::Kind::Refused, file, 0,
                      u"The folders cannot be written without changing something else"_s);
    return content;
}

Result<QByteArray> Settings::withViews(const QList<SavedView> &wanted) const
{
    if (wanted == views)
        return bytes;
    TB_TRY(const QByteArray content, tagboat::withViews(bytes, file, wanted));
    TB_TRY(Settings proof, parse(content, file));
    Settings expected = *this;
    expected.views = wanted;
    if (!sayTheSame(proof, expected))
        return failAt(Error::Kind::Refused, file, 0, u"The views cannot be written without changing something else"_s);
    return content;
}

} // namespace tagboat
