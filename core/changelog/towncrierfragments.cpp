// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/changelogoutline.h"
#include "changelog/towncrier.h"

#include <QCryptographicHash>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
bool isNumber(const QString &text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// Keep a Changelog's types in towncrier's words, the best first.
QStringList relatives(const QString &kind)
{
    static const QHash<QString, QStringList> all{
        {u"added"_s, {u"feature"_s, u"features"_s, u"added"_s, u"enhancement"_s, u"minor"_s}},
        {u"changed"_s, {u"change"_s, u"changed"_s, u"improvement"_s, u"enhancement"_s, u"feature"_s, u"features"_s}},
        {u"deprecated"_s, {u"deprecation"_s, u"deprecated"_s, u"removal"_s}},
        {u"removed"_s, {u"removal"_s, u"removed"_s, u"breaking"_s, u"deprecation"_s}},
        {u"fixed"_s, {u"bugfix"_s, u"bugfixes"_s, u"bug"_s, u"fix"_s, u"fixed"_s, u"patch"_s}},
        {u"security"_s, {u"security"_s, u"bugfix"_s, u"bug"_s, u"fix"_s}},
    };
    return all.value(kind);
}

const FragmentType *typeFor(const TowncrierSettings &settings, const QString &kind)
{
    const QString key = sectionKey(kind);
    for (const FragmentType &type : settings.types) {
        if (type.key.compare(kind.trimmed(), Qt::CaseInsensitive) == 0 || sectionKey(type.name) == key)
            return &type;
    }
    for (const QString &relative : relatives(key)) {
        if (const FragmentType *type = settings.type(relative))
            return type;
    }
    return nullptr;
}
} // namespace

const FragmentType *TowncrierSettings::type(const QString &key) const
{
    const auto found = std::ranges::find(types, key, &FragmentType::key);
    return found != types.end() ? &*found : nullptr;
}

QString TowncrierSettings::folderOf(const FragmentSection &section) const
{
    QStringList parts;
    for (const QString &part : {directory, section.path, appended}) {
        if (!part.isEmpty() && part != u"."_s)
            parts.append(part);
    }
    return parts.join(u'/');
}

QList<FragmentType> defaultFragmentTypes()
{
    return {{u"feature"_s, u"Features"_s, true},
            {u"bugfix"_s, u"Bugfixes"_s, true},
            {u"doc"_s, u"Improved Documentation"_s, true},
            {u"removal"_s, u"Deprecations and Removals"_s, true},
            {u"misc"_s, u"Misc"_s, false}};
}

std::optional<FragmentName> readFragmentName(const QString &name, const TowncrierSettings &settings)
{
    const QStringList parts = name.split(u'.');
    for (qsizetype i = parts.size() - 1; i > 0; --i) {
        if (!settings.type(parts[i]))
            continue;
        FragmentName found{parts.first(i).join(u'.').trimmed(), parts[i], 0};
        if (isNumber(found.issue)) {
            while (found.issue.size() > 1 && found.issue.startsWith(u'0'))
                found.issue.remove(0, 1);
        }
        if (i + 1 < parts.size() && isNumber(parts[i + 1]))
            found.counter = parts[i + 1].left(9).toInt();
        return found;
    }
    return std::nullopt;
}

bool isIgnoredFragment(const QString &name, const TowncrierSettings &settings)
{
    const QString lower = name.toLower();
    static const QStringList always{u".gitignore"_s, u".gitkeep"_s,  u".keep"_s,
                                    u"readme"_s,     u"readme.md"_s, u"readme.rst"_s};
    if (always.contains(lower) || lower == settings.ownTemplate.section(u'/', -1).toLower())
        return true;
    return std::ranges::any_of(settings.ignored, [&lower](const QString &pattern) {
        const auto expression = QRegularExpression::wildcardToRegularExpression(pattern.toLower());
        return QRegularExpression(expression).match(lower).hasMatch();
    });
}

QList<FragmentLane> fragmentLanes(const TowncrierSettings &settings, const QList<Fragment> &fragments)
{
    QList<FragmentLane> lanes;
    for (qsizetype s = 0; s < settings.sections.size(); ++s) {
        for (const FragmentType &type : settings.types) {
            const QString group = settings.sections[s].name;
            FragmentLane lane{s, type.key, group.isEmpty() ? type.name : QString(group + u": "_s + type.name), {}};
            for (qsizetype i = 0; i < fragments.size(); ++i) {
                if (fragments[i].section == s && fragments[i].name.type == type.key)
                    lane.fragments.append(i);
            }
            lanes.append(std::move(lane));
        }
    }
    return lanes;
}

ChangelogRelease releaseOf(const TowncrierSettings &settings, const QList<Fragment> &fragments)
{
    ChangelogRelease release;
    release.heading = u"Unreleased"_s;
    release.unreleased = true;
    for (const FragmentLane &lane : fragmentLanes(settings, fragments)) {
        ChangelogSection section;
        section.name = lane.name;
        for (const qsizetype i : lane.fragments) {
            const QString text = fragments[i].text.trimmed();
            const QString issue = fragments[i].name.issue;
            const QString number = isNumber(issue) ? QString(u'#' + issue) : issue;
            const QString behind = issue.isEmpty() || text.contains(number) ? QString()
                                   : text.isEmpty()                         ? number
                                                                            : QString(u" ("_s + number + u')');
            section.entries.append({text + behind, 0, 0});
        }
        if (!section.entries.isEmpty())
            release.sections.append(section);
    }
    return release;
}

Result<NewFragment> newFragment(const TowncrierSettings &settings, const QList<Fragment> &fragments,
                                const QString &kind, const QString &issue, const QString &text, qsizetype section)
{
    const QString words = QString(text).replace(u"\r\n"_s, u"\n"_s).trimmed();
    if (words.isEmpty())
        return failAt(Error::Kind::Usage, settings.path, 0, u"A fragment needs a text."_s);
    const FragmentType *type = typeFor(settings, kind);
    if (type == nullptr) {
        QStringList names;
        for (const FragmentType &one : settings.types)
            names.append(one.key);
        return failAt(Error::Kind::Usage, settings.path, 0, u"There is no type of fragments “%1”."_s.arg(kind), {},
                      u"Choose one of: %1."_s.arg(names.join(u", "_s)));
    }
    static const QRegularExpression plain(u"^[\\w#+-][\\w#+ .-]*$"_s);
    if (!issue.isEmpty() && !plain.match(issue).hasMatch())
        return failAt(Error::Kind::Usage, settings.path, 0, u"“%1” can't be the name of a file."_s.arg(issue), {},
                      u"Give the issue's number alone."_s);
    for (const Fragment &fragment : fragments) {
        if (fragment.section == section && fragment.name.type == type->key && fragment.name.issue == issue &&
            fragment.text.trimmed() == words)
            return failAt(Error::Kind::Conflict, fragment.path, 1, u"This fragment is there already."_s);
    }
    // An orphan's name only has to differ from others': towncrier takes random digits, the text's hash stays the same.
    const QString orphan =
        QString::fromLatin1(QCryptographicHash::hash(words.toUtf8(), QCryptographicHash::Sha256).toHex().first(8));
    const QString stem = issue.isEmpty() ? QString(settings.orphanPrefix + orphan) : issue;
    const QString suffix = settings.changelog.section(u'/', -1).contains(u'.')
                               ? QString(u'.' + settings.changelog.section(u'.', -1))
                               : QString();
    const QString folder = settings.folderOf(settings.sections.value(section));
    const auto pathFor = [&](int counter) {
        return QString((folder.isEmpty() ? QString() : QString(folder + u'/')) + stem + u'.' + type->key +
                       (counter > 0 ? QString(u'.' + QString::number(counter)) : QString()) +
                       (settings.addExtension ? suffix : QString()));
    };
    int counter = 0;
    const auto taken = [&](int number) {
        return std::ranges::any_of(fragments, [&](const Fragment &other) {
            const QString base = pathFor(number);
            const bool same =
                !issue.isEmpty() && other.section == section && other.name == FragmentName{issue, type->key, number};
            return same || other.path == base;
        });
    };
    while (taken(counter))
        ++counter;
    return NewFragment{pathFor(counter), (words + (settings.endsWithLine ? u"\n"_s : u""_s)).toUtf8()};
}

} // namespace tagboat
