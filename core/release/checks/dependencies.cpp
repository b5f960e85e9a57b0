// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/checks/check.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tagboat::checks
{

namespace
{

using State = CheckResult::State;

QString lineOf(const QList<MetadataText> &texts)
{
    QStringList names;
    for (const MetadataText &text : texts)
        names.append(text.text);
    return someOf(names);
}

/// PyPI: "Can't have direct dependency".
Findings directReferences(const Premises &in)
{
    if (!in.metadata || in.metadata->directReferences.isEmpty())
        return {};
    const QList<MetadataText> &found = in.metadata->directReferences;
    const QString title = counted(found.size(), u"A dependency is an address or a path, which PyPI refuses"_s,
                                  u"%1 dependencies are addresses or paths, which PyPI refuses"_s);
    const QString remedy = u"Depend on a released version."_s;
    return at(in.publishes() ? blocks(title, remedy, lineOf(found)) : warns(title, remedy, lineOf(found)),
              in.metadata->path, found.constFirst().line);
}

/// Installing the release would pull in a pre-release, or fail where those are not wanted.
Findings preReleasePins(const Premises &in)
{
    if (!in.metadata || (in.target && in.target->isPreRelease()))
        return {};
    static const QRegularExpression pre(u"[=~>^]=?\\s*v?\\d+(?:\\.\\d+)*[._-]?(?:a|b|rc|alpha|beta|dev)[._-]?\\d*"_s,
                                        QRegularExpression::CaseInsensitiveOption);
    QList<MetadataText> found;
    for (const MetadataText &dependency : in.metadata->dependencies) {
        if (pre.match(dependency.text.section(u';', 0, 0)).hasMatch())
            found.append(dependency);
    }
    if (found.isEmpty())
        return {};
    return at(warns(counted(found.size(), u"A dependency asks for a pre-release"_s,
                            u"%1 dependencies ask for a pre-release"_s),
                    u"Wait for their release, or release a candidate."_s, lineOf(found)),
              in.metadata->path, found.constFirst().line);
}

/// Exact pins in a library clash with everybody else's.
Findings exactPins(const Premises &in)
{
    if (!in.metadata || !in.publishes())
        return {};
    static const QRegularExpression exact(u"={2,3}\\s*\\d+(?:\\.\\d+)*(?!\\S*\\*)"_s);
    QList<MetadataText> found;
    for (const MetadataText &dependency : in.metadata->dependencies) {
        const QString requirement = dependency.text.section(u';', 0, 0);
        if (exact.match(requirement).hasMatch() && !requirement.contains(u'*'))
            found.append(dependency);
    }
    if (found.isEmpty())
        return {};
    return at(warns(counted(found.size(), u"A dependency is pinned to one version"_s,
                            u"%1 dependencies are pinned to one version"_s),
                    u"Right for an application; a library asks for a range."_s, lineOf(found)),
              in.metadata->path, found.constFirst().line);
}

} // namespace

QList<Check> dependencyChecks()
{
    const QString group = u"Dependencies"_s;
    const QString files = u"files"_s;
    return {
        {{u"direct-references"_s, group, u"Every dependency comes from an index"_s, files}, directReferences},
        {{u"pre-release-pins"_s, group, u"No dependency asks for a pre-release"_s, files, State::Warns},
         preReleasePins},
        {{u"exact-pins"_s, group, u"No dependency is pinned to one version"_s, files, State::Warns}, exactPins},
    };
}

} // namespace tagboat::checks
