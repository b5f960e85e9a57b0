// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/evidence.h"

#include "changelog/placeholder.h"
#include "version/version.h"
#include "versionfile/tomlfile.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using Level = CommitEvidence::Level;

bool isBreaking(const QString &entry)
{
    QStringView text(entry);
    while (text.startsWith(u'*') || text.startsWith(u'_') || text.startsWith(u'['))
        text = text.sliced(1);
    return text.startsWith(u"breaking"_s, Qt::CaseInsensitive) ||
           text.startsWith(u"backwards incompatible"_s, Qt::CaseInsensitive) ||
           text.startsWith(u"backward incompatible"_s, Qt::CaseInsensitive);
}

/// Of the name without emoji and marks: "💥 Breaking changes", "**Removed**".
Level levelOfSection(const QString &name)
{
    QStringView plain(name);
    while (!plain.isEmpty() && !plain.front().isLetterOrNumber())
        plain = plain.sliced(1);
    const QString lower = plain.toString().toLower();
    if (lower.startsWith(u"removed"_s) || lower.startsWith(u"removal"_s) || lower.contains(u"breaking"_s) ||
        lower.contains(u"incompatible"_s))
        return Level::Major;
    for (const QString &minor : {u"added"_s, u"changed"_s, u"deprecat"_s, u"feature"_s, u"new feature"_s}) {
        if (lower.startsWith(minor))
            return Level::Minor;
    }
    return Level::Patch;
}

/// The least version that a requires-python lets in; nothing where it names none.
std::optional<Version> leastPython(const QString &specifier)
{
    std::optional<Version> least;
    static const QRegularExpression clause(u"(?:>=|~=|==|>|\\^|~)\\s*([0-9][0-9A-Za-z.]*)"_s);
    for (auto it = clause.globalMatch(specifier); it.hasNext();) {
        QString text = it.next().captured(1);
        while (text.endsWith(u'.'))
            text.chop(1);
        if (const auto version = Version::parse(text, VersionScheme::Pep440); version && (!least || *least < *version))
            least = *version;
    }
    return least;
}

QStringList keysOf(const toml::table &root, std::initializer_list<std::string_view> path)
{
    QStringList keys;
    const toml::node *node = tomlNode(root, path);
    if (node == nullptr || !node->is_table())
        return keys;
    for (const auto &[key, value] : *node->as_table())
        keys.append(QString::fromUtf8(key.str().data(), static_cast<qsizetype>(key.str().size())));
    return keys;
}

class Losses
{
public:
    Losses(const toml::table &before, const toml::table &now, QString path)
        : m_before(before), m_now(now), m_path(std::move(path))
    {
    }

    QList<EvidenceLine> find()
    {
        python();
        names("scripts", "scripts", u"script"_s);
        names("gui-scripts", "scripts", u"script"_s);
        names("optional-dependencies", "extras", u"extra"_s);
        entryPoints();
        classifiers();
        return m_lines;
    }

private:
    void add(const QString &text) { m_lines.append({EvidenceLine::Source::Metadata, Level::Major, m_path, text}); }

    void python()
    {
        const QString old = requiresPython(m_before);
        const QString fresh = requiresPython(m_now);
        const auto least = leastPython(fresh);
        const auto was = leastPython(old);
        if (least && (!was || *was < *least))
            add(old.isEmpty() ? u"requires-python is now %1"_s.arg(fresh)
                              : u"requires-python raised from %1 to %2"_s.arg(old, fresh));
    }

    static QString requiresPython(const toml::table &root)
    {
        const QString said = tomlString(root, {"project", "requires-python"});
        return said.isEmpty() ? tomlString(root, {"tool", "poetry", "dependencies", "python"}) : said;
    }

    /// The keys of a table of PEP 621, and of Poetry's own: a project that goes over to the former loses nothing.
    static QStringList namesIn(const toml::table &root, std::string_view standard, std::string_view poetry)
    {
        return keysOf(root, {"project", standard}) + keysOf(root, {"tool", "poetry", poetry});
    }

    void names(std::string_view standard, std::string_view poetry, const QString &what)
    {
        if (dynamic(standard))
            return;
        const QStringList now = namesIn(m_now, standard, poetry);
        for (const QString &key :
             keysOf(m_before, {"project", standard}) +
                 (standard == "gui-scripts" ? QStringList() : keysOf(m_before, {"tool", "poetry", poetry}))) {
            if (!now.contains(key))
                add(u"%1 “%2” removed"_s.arg(what, key));
        }
    }

    /// PEP 621: a field named under "dynamic" is made by the build; that it is not written means nothing.
    [[nodiscard]] bool dynamic(std::string_view field) const
    {
        return tomlStrings(m_now, {"project", "dynamic"})
            .contains(QString::fromUtf8(field.data(), static_cast<qsizetype>(field.size())));
    }

    /// Classifiers that promise where the package runs.
    void classifiers()
    {
        const QStringList now = tomlStrings(m_now, {"project", "classifiers"});
        if (dynamic("classifiers") || now.isEmpty())
            return;
        for (const QString &classifier : tomlStrings(m_before, {"project", "classifiers"})) {
            const bool promise = classifier.startsWith(u"Programming Language :: Python :: "_s) ||
                                 classifier.startsWith(u"Operating System :: "_s);
            if (promise && !now.contains(classifier))
                add(u"classifier “%1” removed"_s.arg(classifier));
        }
    }

    void entryPoints()
    {
        if (dynamic("entry-points"))
            return;
        for (const QString &group : keysOf(m_before, {"project", "entry-points"})) {
            const std::string name = group.toStdString();
            const QStringList now = keysOf(m_now, {"project", "entry-points", name});
            for (const QString &key : keysOf(m_before, {"project", "entry-points", name})) {
                if (!now.contains(key))
                    add(u"entry point “%1” of %2 removed"_s.arg(key, group));
            }
        }
    }

    const toml::table &m_before;
    const toml::table &m_now;
    QString m_path;
    QList<EvidenceLine> m_lines;
};

} // namespace

QString evidenceSourceName(EvidenceLine::Source source)
{
    switch (source) {
    case EvidenceLine::Source::Commit:
        return u"commit"_s;
    case EvidenceLine::Source::Changelog:
        return u"changelog"_s;
    case EvidenceLine::Source::Metadata:
        return u"metadata"_s;
    }
    return {};
}

QString evidenceLevelName(Level level)
{
    switch (level) {
    case Level::None:
        return u"none"_s;
    case Level::Patch:
        return u"patch"_s;
    case Level::Minor:
        return u"minor"_s;
    case Level::Major:
        return u"major"_s;
    }
    return {};
}

QList<EvidenceLine> changelogEvidence(const ChangelogRelease &unreleased, const QString &path)
{
    QList<EvidenceLine> lines;
    for (const ChangelogSection &section : unreleased.sections) {
        for (const ChangelogEntry &entry : section.entries) {
            if (isPlaceholder(entry.text))
                continue;
            const Level level = isBreaking(entry.text) ? Level::Major : levelOfSection(section.name);
            const QString first = entry.text.section(u'\n', 0, 0);
            lines.append({EvidenceLine::Source::Changelog, level, u"%1:%2"_s.arg(path).arg(entry.firstLine),
                          section.name.isEmpty() ? first : section.name + u": "_s + first});
        }
    }
    return lines;
}

Level weighChangelog(const ChangelogRelease &unreleased)
{
    return strongestOf(changelogEvidence(unreleased, {}));
}

QList<EvidenceLine> metadataEvidence(const QByteArray &before, const QByteArray &now, const QString &path)
{
    const auto old = parseToml(before, path);
    const auto fresh = parseToml(now, path);
    const auto describesPackage = [](const toml::table &root) {
        return tomlNode(root, {"project"}) != nullptr || tomlNode(root, {"tool", "poetry"}) != nullptr;
    };
    if (!old || !fresh || !describesPackage(*old) || !describesPackage(*fresh))
        return {};
    return Losses(*old, *fresh, path).find();
}

Level strongestOf(const QList<EvidenceLine> &lines)
{
    const auto strongest = std::ranges::max_element(lines, {}, &EvidenceLine::level);
    return strongest == lines.end() ? Level::None : strongest->level;
}

} // namespace tagboat
